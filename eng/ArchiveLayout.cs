using System.Buffers.Binary;
using System.Formats.Tar;

namespace MediaProviders.Release;

/// <summary>Whether an archive is what the CLI can install (https://www.pulumi.com/docs/iac/guides/building-extending/packages) and what we promise.</summary>
internal static class ArchiveLayout
{
    private static readonly string[] Texts = [PluginArchive.Licence, PluginArchive.Notices];

    /// <summary>What is wrong with the archive <paramref name="file"/>; empty: nothing.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="platform">The platform it must be for.</param>
    /// <param name="version">The version its name must carry.</param>
    public static IReadOnlyList<string> Problems(string file, Platform platform, string version)
    {
        var problems = new List<string>();
        if (Path.GetFileName(file) != platform.ArchiveName(version))
        {
            problems.Add($"the CLI asks for '{platform.ArchiveName(version)}', but the file is called '{Path.GetFileName(file)}'");
        }

        var entries = PluginArchive.Read(file);
        var names = entries.Select(entry => entry.Entry.Name).ToList();
        var expected = Texts.Append(platform.Executable).Order(StringComparer.Ordinal).ToList();
        if (!names.SequenceEqual(expected))
        {
            problems.Add($"it must hold {Quoted(expected)} in this order, but holds {Quoted(names)}");
        }

        foreach (var (entry, content) in entries)
        {
            problems.AddRange(Problems(entry, entry.Name == platform.Executable).Select(problem => $"'{entry.Name}' {problem}"));
            if (entry.Name == platform.Executable && !IsProgramOf(content, platform))
            {
                problems.Add($"'{entry.Name}' is not a program for {platform.Os} on {platform.Arch}");
            }
        }

        if (entries.Select(entry => entry.Entry.ModificationTime).Distinct().Count() > 1)
        {
            problems.Add("its entries differ in their times");
        }

        return problems;
    }

    private static IEnumerable<string> Problems(TarEntry entry, bool program)
    {
        var mode = Convert.ToString((int)entry.Mode, 8);
        var expected = program ? "755" : "644";
        if (entry.EntryType is not TarEntryType.RegularFile)
        {
            yield return "is not a plain file";
        }

        if (mode != expected)
        {
            yield return $"must have the rights {expected}, but has {mode}";
        }

        if (entry.Uid != 0 || entry.Gid != 0)
        {
            yield return "names an owner";
        }
    }

    /// <summary>Whether the head of a program is that of the platform: ELF, Mach-O or PE, for its processor.</summary>
    private static bool IsProgramOf(ReadOnlySpan<byte> program, Platform platform)
    {
        if (program.Length < 1024)
        {
            return false;
        }

        var arm = platform.Arch == "arm64";
        switch (platform.Os)
        {
            case "linux":
                return program.StartsWith("\u007fELF"u8) && BinaryPrimitives.ReadUInt16LittleEndian(program[18..]) == (arm ? 0xB7 : 0x3E);
            case "darwin":
                return BinaryPrimitives.ReadUInt32LittleEndian(program) == 0xFEEDFACF
                    && BinaryPrimitives.ReadUInt32LittleEndian(program[4..]) == (arm ? 0x0100000Cu : 0x01000007u);
            default:
                var head = BinaryPrimitives.ReadInt32LittleEndian(program[0x3C..]);
                return program.StartsWith("MZ"u8) && head > 0 && head < program.Length - 6
                    && program[head..].StartsWith("PE\0\0"u8) && BinaryPrimitives.ReadUInt16LittleEndian(program[(head + 4)..]) == (arm ? 0xAA64 : 0x8664);
        }
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
