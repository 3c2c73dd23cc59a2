using System.Text;
using MediaProviders.Resources;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>A Pulumi YAML program with the imported resources, which takes every secret from the stack's configuration.</summary>
internal static class ProgramFile
{
    public static byte[] Write(ImportPlan plan, CommandHost host) => Encoding.UTF8.GetBytes($"""
        # The media providers of bot '{Printable.Of(plan.BotId)}' as {host.Executable} {host.Environment.Version} found them. No secret is in this file.
        name: media
        runtime: yaml
        config:
        {string.Join('\n', plan.Entries.Select(entry => $"  {YamlText.Of(entry.ConfigKey)}: {{type: string, secret: true}}"))}
        resources:
        {string.Join('\n', plan.Entries.Select(ResourceOf))}

        """);

    // An import protects its resources; a program without this option would remove the protection.
    private static string ResourceOf(ImportPlan.Entry entry) => $"""
          {YamlText.Of(entry.ResourceName)}:
            type: {Package.Name}:{WhatsAppMediaProvider.Shape.Name}
            properties:
              botId: {YamlText.Literal(entry.Id.BotId)}
              name: {YamlText.Literal(entry.Id.Name)}
              config:
        {(entry.Kind == CredentialsKind.Basic
            ? $"        basic:\n          username: {YamlText.Literal(entry.Username)}\n          password: ${{{entry.ConfigKey}}}"
            : $"        bearer: ${{{entry.ConfigKey}}}")}
            options:
              protect: true
        """;
}
