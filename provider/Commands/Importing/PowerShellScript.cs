using System.Text;

namespace MediaProviders.Commands;

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
