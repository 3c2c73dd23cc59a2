namespace MediaProviders.Emulator;

/// <summary>A text file that an option or a variable names.</summary>
internal static class GivenFile
{
    private const long Largest = 64 * 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <param name="source">The option or the variable, for the error.</param>
    /// <exception cref="FormatException">It cannot be read; says why.</exception>
    public static string Read(string source, string path)
    {
        if (Directory.Exists(path))
        {
            throw new FormatException($"Reading '{source}' failed: '{path}' is a folder. Give a file.");
        }

        try
        {
            return new FileInfo(path).Length <= Largest ? File.ReadAllText(path)
                : throw new FormatException($"Reading '{source}' failed: '{path}' is larger than 64 MiB. Give another file.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FormatException($"Reading '{source}' failed: there is no file '{path}'.", missing);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException($"Reading '{source}' failed: '{path}' cannot be read. Check the path and its permissions.", wrong);
        }
    }
}
