using Pulumi;

namespace Media;

/// <summary>What a <see cref="RotatingMediaProvider"/> is made of.</summary>
public sealed class RotatingMediaProviderArgs
{
    /// <summary>Which of the two messages name: <c>blue</c> or <c>green</c>.</summary>
    public required string Active { get; init; }

    /// <summary>The password of the user for blue; left out, there is no blue entry.</summary>
    public Output<string>? BluePassword { get; init; }

    /// <summary>The password of the user for green; left out, there is no green entry.</summary>
    public Output<string>? GreenPassword { get; init; }

    /// <summary>The bot; left out, it is the provider's.</summary>
    public Input<string>? BotId { get; init; }
}
