using System.Text;
using MediaProviders.Resources;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>A Pulumi YAML program of what is imported, with every secret taken from the stack's configuration.</summary>
internal static class ProgramFile
{
    private const string Project = "media";

    public static byte[] Write(ImportPlan plan, CommandHost host)
    {
        var text = new StringBuilder()
            .Append($"# The media providers of bot '{Printable.Of(plan.BotId)}' as {host.Executable} {host.Environment.Version} found them. No secret is in "
                + "this file.\n")
            .Append($"name: {Project}\nruntime: yaml\nconfig:\n");
        foreach (var entry in plan.Entries)
        {
            text.Append($"  {YamlText.Of(entry.ConfigKey)}: {{type: string, secret: true}}\n");
        }

        text.Append("resources:\n");
        foreach (var entry in plan.Entries)
        {
            Append(text, entry);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, ImportPlan.Entry entry)
    {
        text.Append($"  {YamlText.Of(entry.ResourceName)}:\n")
            .Append($"    type: {Package.Name}:{WhatsAppMediaProvider.Shape.Name}\n    properties:\n")
            .Append($"      botId: {YamlText.Literal(entry.Id.BotId)}\n")
            .Append($"      name: {YamlText.Literal(entry.Id.Name)}\n      config:\n");
        if (entry.Kind == CredentialsKind.Basic)
        {
            text.Append($"        basic:\n          username: {YamlText.Literal(entry.Username)}\n          password: ${{{entry.ConfigKey}}}\n");
        }
        else
        {
            text.Append($"        bearer: ${{{entry.ConfigKey}}}\n");
        }

        // The import protects what it takes; a program without this would take the protection away at once.
        text.Append("    options:\n      protect: true\n");
    }
}
