using System.Globalization;
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

        text.Append("""
            done=0
            # store KEY VALUE: stops rather than store an empty value over a good one.
            store() {
              if [ -z "${2%$'\n'}" ]; then echo "The secret for $1 is empty; nothing was stored for it." >&2; exit 1; fi
              printf '%s' "$2" | pulumi config set --secret "$1"
              done=$((done + 1))
              echo "$done of ALL"
            }
            # take KEY ID: the secret is read whole before anything is stored, and a failure ends the script.
            take() {
              local secret
              secret=$(EXECUTABLE secret -- "$2" && printf x)
              store "$1" "${secret%x}"
            }
            # ask KEY ID: for a secret that the API hides.
            ask() {
              local secret
              read -rsp "The API hides the secret of $2; type it: " secret
              echo
              store "$1" "$secret"
            }

            """.Replace("EXECUTABLE", host.Executable, StringComparison.Ordinal).Replace("ALL", plan.Entries.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        foreach (var entry in plan.Entries)
        {
            text.Append($"{(entry.IsMasked ? "ask" : "take")} {entry.ConfigKey} {ShellText.Of(entry.IsMasked ? entry.Id.Shown : entry.Id.ToString())}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
