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

/// <summary>Writes strings so that YAML 1.1 and 1.2 both read them as strings.</summary>
internal static class YamlText
{
    private static readonly HashSet<string> OtherMeanings = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf",
    };

    /// <summary>The text as a key or value: plain if it can only be a string, else in double quotes.</summary>
    public static string Of(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !OtherMeanings.Contains(text)
            ? text
            : Quote(text);

    /// <summary>
    /// The text as a value of a Pulumi YAML program, where <c>${</c> starts a reference and <c>$$</c> means <c>$</c>.
    /// </summary>
    /// <remarks>Source: pulumi-yaml, pkg/pulumiyaml/ast/interpolation.go, https://github.com/pulumi/pulumi-yaml.</remarks>
    public static string Literal(string text) => Of(text.Replace("$", "$$", StringComparison.Ordinal));

    private static string Quote(string text) => $"\"{string.Concat(text.EnumerateRunes().Select(Escape))}\"";

    // Letters of all languages stay readable; other characters beyond ASCII are escaped.
    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' or '\\' => $"\\{rune}",
        >= ' ' and <= '~' => rune.ToString(),
        > 0xFFFF => $"\\U{rune.Value:X8}",
        _ => Rune.IsLetterOrDigit(rune) ? rune.ToString() : $"\\u{rune.Value:X4}",
    };
}

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

/// <summary>
/// <c>set-secrets.ps1</c>: the same as <see cref="BashScript"/>, for PowerShell 5.1 and later. Secrets are passed to the CLI as bytes, because PowerShell's own
/// pipes encode text by a setting of the session, ASCII in 5.1, and add the system's line end.
/// </summary>
internal static class PowerShellScript
{
    public const string File = "set-secrets.ps1";

    private const string QuotationMarks = "'\u2018\u2019\u201A\u201B";

    /// <summary>The script, with a byte order mark, without which Windows PowerShell reads it in the system's code page.</summary>
    /// <param name="folder">The folder of this executable, for a script that does not find it on the PATH; null when it is not known.</param>
    public static byte[] Write(ImportPlan plan, CommandHost host, string? folder)
    {
        var keys = string.Join('\n', plan.Entries.Select(entry => $"  '{entry.ConfigKey} {entry.ResourceName}'"));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($$"""
            # Puts the secrets of import.json into the configuration of the selected stack, encrypted. No secret is in this file.
            # Run it in the folder of the program, with the SINCH_... variables that import-file had. It can be run again.
            # A trace would show the secrets.
            Set-PSDebug -Off
            $ErrorActionPreference = 'Stop'
            $PSNativeCommandUseErrorActionPreference = $false
            $keys = @(
            {{keys}}
            )
            {{(folder is null ? "" : $"$env:PATH += [System.IO.Path]::PathSeparator + {Word(folder)}")}}
            $done = 0
            function Stop-Script([string]$Reason) {
              [Console]::Error.WriteLine("$Reason Stored: $done of $($keys.Count).")
              exit 1
            }
            $pulumi = Get-Command pulumi -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
            if (-not $pulumi) { Stop-Script 'The Pulumi CLI is not on the PATH.' }
            # Windows PowerShell would write a byte order mark before a secret where the console is set to UTF-8.
            try { [Console]::InputEncoding = New-Object System.Text.UTF8Encoding $false } catch { }
            function Set-Secret([string]$Key, [byte[]]$Secret) {
              $start = New-Object System.Diagnostics.ProcessStartInfo
              $start.FileName = $pulumi.Source
              $start.Arguments = "config set --secret $Key"
              $start.WorkingDirectory = (Get-Location -PSProvider FileSystem).ProviderPath
              $start.UseShellExecute = $false
              $start.RedirectStandardInput = $true
              $process = [System.Diagnostics.Process]::Start($start)
              try {
                $process.StandardInput.BaseStream.Write($Secret, 0, $Secret.Length)
                $process.StandardInput.BaseStream.WriteByte(10)
                $process.StandardInput.Close()
              } catch [System.IO.IOException] { } # It has ended already; its exit code says how.
              $process.WaitForExit()
              if ($process.ExitCode -ne 0) { Stop-Script "Storing $Key failed." }
            }
            $lines = @(& {{host.Executable}} secrets (Join-Path $PSScriptRoot 'import.json'))
            if ($LASTEXITCODE -ne 0) { Stop-Script 'The secrets could not be read.' }
            if ($lines.Count -ne $keys.Count) { Stop-Script 'import.json is not the one this script was written with: run import-file again.' }
            foreach ($line in $keys) {
              $key, $name = $line.Split(' ')
              $found, $secret = "$($lines[$done])".Split(' ')
              if ($found -cne $name) { Stop-Script 'import.json is not the one this script was written with: run import-file again.' }
              if ($secret -eq '-') {
                $typed = Read-Host -AsSecureString "The API hides the secret of $name; type it"
                $bytes = [System.Text.Encoding]::UTF8.GetBytes((New-Object System.Net.NetworkCredential '', $typed).Password)
              } else {
                $bytes = [byte[]]@($secret -split '\\x' -ne '' | ForEach-Object { [Convert]::ToByte($_, 16) })
              }
              if ($bytes.Length -eq 0) { Stop-Script "No secret was given for $name." }
              Set-Secret $key $bytes
              $done++
              Write-Host "$done of $($keys.Count)"
            }

            """)];
    }

    /// <summary>The text as one word of PowerShell, for which typographic quotation marks end a text too.</summary>
    /// <remarks>Source: PowerShell, CodeGeneration.EscapeSingleQuotedStringContent.</remarks>
    public static string Word(string text) => $"'{string.Concat(text.Select(c => QuotationMarks.Contains(c, StringComparison.Ordinal) ? $"{c}{c}" : $"{c}"))}'";
}
