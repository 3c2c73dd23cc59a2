using System.Text;

namespace MediaProviders.Commands;

/// <summary>
/// <c>set-secrets.sh</c>: pipes each secret into the stack's configuration, so that none is ever in a file or on a command line. One process reads all of them
/// before the first is stored. It runs on bash 3.2, the version of macOS.
/// </summary>
internal static class BashScript
{
    public const string File = "set-secrets.sh";

    /// <param name="folder">The folder of this executable, for a script that does not find it on the PATH; null when it is not known.</param>
    public static byte[] Write(ImportPlan plan, CommandHost host, string? folder)
    {
        var keys = string.Join('\n', plan.Entries.Select(entry => $"{entry.ConfigKey} {entry.ResourceName}"));

        // No here-string for secrets: bash may write it to a file.
        return Encoding.UTF8.GetBytes($$"""
            #!/usr/bin/env bash
            # Puts the secrets of import.json into the configuration of the selected stack, encrypted. No secret is in this file.
            # Run it in the folder of the program, with the SINCH_... variables that import-file had. It can be run again.
            # A trace would show the secrets, and a variable that is exported already would hand one to each program.
            { set +avx; } 2> /dev/null
            unset key name found secret
            set -euo pipefail
            here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
            {{(folder is null ? "" : $"PATH=\"$PATH\":{Word(folder)}")}}
            total={{plan.Entries.Count}}
            done=0
            stop() { echo "$1 Stored: $done of $total." >&2; exit 1; }
            progress() { if [ -t 2 ]; then printf '\r%s of %s' "$done" "$total" >&2; else echo "$done of $total" >&2; fi; }
            exec 3<&0
            {{host.Executable}} secrets "$here/import.json" | {
              while read -r key name <&4; do
                read -r found secret || stop "The secrets could not be read."
                [ "$found" = "$name" ] || stop "import.json is not the one this script was written with: run import-file again."
                if [ "$secret" = - ]; then
                  IFS= read -rsp "The API hides the secret of $name; type it: " secret <&3 || secret=
                  echo >&2
                  [ -n "$secret" ] || stop "No secret was given for $name."
                  printf '%s\n' "$secret" | pulumi config set --secret "$key" || stop "Storing $key failed."
                else
                  [ -n "$secret" ] || stop "The secret of $name is empty."
                  printf '%b\n' "$secret" | pulumi config set --secret "$key" || stop "Storing $key failed."
                fi
                done=$((done + 1))
                progress
              done
              ! read -r found secret || stop "import.json holds more than this script was written with: run import-file again."
              if [ -t 2 ]; then echo >&2; fi
            } 4<<'KEYS'
            {{keys}}
            KEYS

            """);
    }

    /// <summary>The text as one word of a POSIX shell.</summary>
    public static string Word(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '=' or ',') && text[0] != '-'
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
