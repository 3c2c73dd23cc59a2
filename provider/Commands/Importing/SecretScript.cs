using System.Text;

namespace MediaProviders.Commands.Importing;

/// <summary>A shell script that puts each secret into the stack's configuration through a pipe: none is ever in a file or on a command line.</summary>
internal static class SecretScript
{
    /// <summary>The script's text.</summary>
    /// <param name="plan">What is imported.</param>
    /// <param name="host">What the command finds around it.</param>
    /// <param name="folder">The folder of this executable, where the script looks when it is not on the PATH; null when nobody knows.</param>
    public static byte[] Write(ImportPlan plan, CommandHost host, string? folder)
    {
        var text = new StringBuilder()
            .Append("#!/usr/bin/env bash\n")
            .Append("# Puts the secrets of Pulumi.yaml into the configuration of the selected stack, encrypted. No secret is in this file.\n")
            .Append("# It needs the same SINCH_... variables as import-file. It may be run again.\n")
            .Append("set -euo pipefail\n");
        if (folder is not null)
        {
            text.Append($"PATH=\"$PATH\":{ShellText.Of(folder)}\n");
        }

        foreach (var entry in plan.Entries)
        {
            if (entry.IsMasked)
            {
                text.Append($"echo {ShellText.Of($"The API hides the secret of {entry.Id.Shown}; type it.")}\n").Append($"pulumi config set --secret {entry.ConfigKey}\n");
            }
            else
            {
                text.Append($"{host.Executable} secret {ShellText.Of(entry.Id.ToString())} | pulumi config set --secret {entry.ConfigKey}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
