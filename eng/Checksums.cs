using System.Security.Cryptography;
using System.Text;

namespace MediaProviders.Release;

/// <summary>The SHA-256 sums of a release, in the form that 'sha256sum --check' reads.</summary>
internal static class Checksums
{
    /// <summary>The name of the file with the sums.</summary>
    public const string FileName = "SHA256SUMS";

    /// <summary>Writes the sums of every other file in the folder, by name.</summary>
    /// <exception cref="ReleaseException">There is no file.</exception>
    public static void Write(string folder)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != FileName)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            text.Append(Of(file)).Append("  ").Append(Path.GetFileName(file)).Append('\n');
        }

        if (text.Length == 0)
        {
            throw new ReleaseException($"'{folder}' holds no file to sum up.");
        }

        File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
    }

    /// <summary>The sum of one file, in hexadecimal.</summary>
    public static string Of(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
