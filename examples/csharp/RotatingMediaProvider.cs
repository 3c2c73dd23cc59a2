using System;
using System.Collections.Generic;
using MediaProviders.WhatsApp;
using MediaProviders.WhatsApp.Inputs;
using Pulumi;

namespace Media;

/// <summary>
/// A credential that is rotated without downtime: two entries, blue and green, of which messages name one. Give the other its password, flip
/// <see cref="RotatingMediaProviderArgs.Active"/>, and take the old password away when the last message that names it has been delivered.
/// </summary>
public sealed class RotatingMediaProvider : ComponentResource
{
    public RotatingMediaProvider(string name, RotatingMediaProviderArgs args, ComponentResourceOptions? options = null)
        : base("media:index:RotatingMediaProvider", name, options)
    {
        var entries = new Dictionary<string, WhatsAppMediaProvider>();
        foreach (var (colour, password) in new[] { ("blue", args.BluePassword), ("green", args.GreenPassword) })
        {
            if (password is not null)
            {
                entries[colour] = new WhatsAppMediaProvider($"{name}-{colour}", new WhatsAppMediaProviderArgs
                {
                    BotId = args.BotId,
                    Name = $"{name}-{colour}",
                    Config = new MediaProviderConfigArgs
                    {
                        Basic = new BasicAuthenticationArgs { Username = $"{name}-{colour}", Password = password },
                    },
                }, new CustomResourceOptions { Parent = this });
            }
        }

        if (!entries.TryGetValue(args.Active, out var active))
        {
            throw new ArgumentException(
                $"Rotating '{name}': '{args.Active}' is to be active but has no password. Set it with 'pulumi config set --secret {args.Active}Password'.",
                nameof(args));
        }

        Provider = active.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["provider"] = Provider });
    }

    /// <summary>What the senders of messages put into <c>provider</c>.</summary>
    [Output("provider")]
    public Output<string> Provider { get; private set; }
}
