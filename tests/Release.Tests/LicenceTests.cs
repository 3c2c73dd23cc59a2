namespace MediaProviders.Release.Tests;

/// <summary>What the licences of the packages ask for is done.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Fit = ["Apache-2.0", "BSD-3-Clause", "MIT"];

    [Fact]
    public void Page_OfTheTree_IsWhatThePackagesSay() =>
        Plugin.Read(LicenceList.Place).ShouldBe(LicenceList.Of(Plugin.Graph), "Run 'dotnet run --project eng -- licences --write' and commit the page.");

    [Fact]
    public void Package_ThatIsShipped_HasALicenceThatFitsOurs() =>
        Plugin.Graph.Packages.Where(
            package => package.Role == PackageRole.Shipped && !Fit.Contains(PackageManifest.Of(package).Licence, StringComparer.Ordinal))
            .Select(package => package.Id).ShouldBeEmpty();

    [Fact]
    public void Notices_OfTheDownload_HoldEveryCopyrightAndText()
    {
        var notices = ThirdPartyNotices.Of(Plugin.Graph);

        foreach (var package in Plugin.Graph.Packages.Where(package => package.Role == PackageRole.Shipped))
        {
            notices.ShouldContain($"\n{package.Id} {package.Version}\n{PackageManifest.Of(package).Copyright}\n");
        }

        notices.ShouldContain("Redistributions in binary form must reproduce the above copyright notice");
        notices.ShouldContain("Apache License");
        notices.ShouldNotContain("SonarAnalyzer");
    }

    [Fact]
    public void Notices_OfAPackageWithoutAKnownText_SayWhereToAddIt()
    {
        var folder = Directory.CreateTempSubdirectory("mediaproviders-test-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.nuspec"),
                "<package><metadata><authors>A</authors><license type=\"expression\">Zlib</license></metadata></package>");
            var package = new Package { Id = "A", Version = "1.0.0", Role = PackageRole.Shipped, Folder = folder.FullName };

            Should.Throw<ReleaseException>(() => ThirdPartyNotices.Of(new([package], ["A"])))
                .Message.ShouldBe("The package 'A' brings no licence text, and 'eng/Licences' has none for 'Zlib'. Add it there.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
