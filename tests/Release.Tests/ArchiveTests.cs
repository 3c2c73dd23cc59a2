using System.Formats.Tar;
using System.IO.Compression;

namespace MediaProviders.Release.Tests;

/// <summary>An archive has the layout the CLI wants, and the same contents make the same bytes.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Version = "1.2.3";
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000);
    private static readonly Platform Linux = Platform.Named("linux-x64");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mediaproviders-test-");

    public static TheoryData<string> Platforms { get; } = [.. Platform.All.Select(platform => platform.Rid)];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Layout_OfAnArchiveWeWrite_IsRight(string rid)
    {
        var platform = Platform.Named(rid);

        ArchiveLayout.Problems(Write(platform, platform), platform, Version).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Layout_WithTheProgramOfAnotherProcessor_IsWrong(string rid)
    {
        var platform = Platform.Named(rid);
        var other = Platform.All.First(one => one.Os == platform.Os && one != platform);

        ArchiveLayout.Problems(Write(platform, other), platform, Version)
            .ShouldBe([$"'{platform.Executable}' is not a program for {platform.Os} on {platform.Arch}"]);
    }

    [Fact]
    public void Layout_UnderAnotherName_IsWrong()
    {
        var file = Write(Linux, Linux);

        ArchiveLayout.Problems(file, Linux, "1.2.4").ShouldBe(
            ["the CLI asks for 'pulumi-resource-mediaproviders-v1.2.4-linux-amd64.tar.gz', but the file is called "
                + "'pulumi-resource-mediaproviders-v1.2.3-linux-amd64.tar.gz'"]);
    }

    [Fact]
    public void Layout_WithTheProgramInAFolder_IsWrong()
    {
        var file = Path.Combine(folder.FullName, Linux.ArchiveName(Version));
        PluginArchive.Write(file,
            [("LICENSE", [1], false), ("THIRD-PARTY-NOTICES.txt", [1], false), ("bin/pulumi-resource-mediaproviders", Program(Linux), true)], Time);

        ArchiveLayout.Problems(file, Linux, Version).ShouldContain(
            "it must hold 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'pulumi-resource-mediaproviders' in this order, but holds 'LICENSE', "
                + "'THIRD-PARTY-NOTICES.txt', 'bin/pulumi-resource-mediaproviders'");
    }

    [Fact]
    public void Layout_WithAnOwnerALinkOrOtherRights_IsWrong()
    {
        var file = Path.Combine(folder.FullName, Linux.ArchiveName(Version));
        using (var stream = File.Create(file))
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest))
        using (var tar = new TarWriter(zip, TarEntryFormat.Ustar))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "LICENSE")
                { LinkName = "/etc/passwd", ModificationTime = Time, Mode = (UnixFileMode)Convert.ToInt32("644", 8) });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "THIRD-PARTY-NOTICES.txt")
                { Uid = 1000, ModificationTime = Time, Mode = (UnixFileMode)Convert.ToInt32("644", 8) });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "pulumi-resource-mediaproviders")
            {
                DataStream = new MemoryStream(Program(Linux)),
                ModificationTime = Time.AddSeconds(1),
                Mode = (UnixFileMode)Convert.ToInt32("644", 8),
            });
        }

        ArchiveLayout.Problems(file, Linux, Version).ShouldBe(
            [
                "'LICENSE' is not a plain file",
                "'THIRD-PARTY-NOTICES.txt' names an owner",
                "'pulumi-resource-mediaproviders' must have the rights 755, but has 644",
                "its entries differ in their times",
            ]);
    }

    [Fact]
    public void Bytes_OfTheSameContents_AreTheSame()
    {
        var first = File.ReadAllBytes(Write(Linux, Linux));
        var second = File.ReadAllBytes(Write(Linux, Linux));

        second.ShouldBe(first);
        // Bytes 4 to 7 of a gzip stream are its time (RFC 1952).
        first[4..8].ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public void Sums_OfAFolder_AreInTheFormOfSha256sum()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "b.txt"), "abc");
        File.WriteAllText(Path.Combine(folder.FullName, "a.txt"), "");
        Checksums.Write(folder.FullName);
        Checksums.Write(folder.FullName);

        File.ReadAllText(Path.Combine(folder.FullName, "SHA256SUMS")).ShouldBe(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  "
                + "b.txt\n");
    }

    [Fact]
    public void Sums_OfAnEmptyFolder_AreRefused() =>
        Should.Throw<ReleaseException>(() => Checksums.Write(folder.FullName)).Message.ShouldBe($"'{folder.FullName}' holds no file to sum up.");

    private string Write(Platform platform, Platform program)
    {
        var file = Path.Combine(folder.FullName, platform.ArchiveName(Version));
        PluginArchive.Write(file, [(platform.Executable, Program(program), true), ("THIRD-PARTY-NOTICES.txt", [1, 2], false), ("LICENSE", [3], false)], Time);
        return file;
    }

    // The first bytes of an ELF, a Mach-O and a PE file.
    private static byte[] Program(Platform platform)
    {
        var program = new byte[2048];
        byte[] head = (platform.Os, platform.Arch) switch
        {
            ("linux", var arch) => [0x7F, .. "ELF"u8, .. new byte[14], arch == "arm64" ? (byte)0xB7 : (byte)0x3E],
            ("darwin", var arch) => [0xCF, 0xFA, 0xED, 0xFE, arch == "arm64" ? (byte)0x0C : (byte)0x07, 0, 0, 1],
            (_, var arch) => [.. "MZ"u8, .. new byte[58], 0x80, 0, 0, 0, .. new byte[64], .. "PE\0\0"u8,
                .. arch == "arm64" ? (byte[])[0x64, 0xAA] : [0x64, 0x86]],
        };
        head.CopyTo(program, 0);
        return program;
    }
}
