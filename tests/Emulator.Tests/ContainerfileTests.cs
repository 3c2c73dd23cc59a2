using System.Text.Json;

namespace MediaProviders.Emulator.Tests;

/// <summary>The container file, as far as it can be judged without a container engine.</summary>
public sealed class ContainerfileTests
{
    private static readonly string Root = FindRoot();
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Root, "tests", "Emulator", "Containerfile"));

    [Fact]
    public void Copy_FromTheRepository_NamesWhatIsThere()
    {
        string[] sources = [.. Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..^1])];

        sources.Length.ShouldBeGreaterThan(3);
        sources.Where(source => !Path.Exists(Path.Combine(Root, source))).ShouldBeEmpty();
    }

    [Fact]
    public void Images_AreOfTheSdkOfTheRepository()
    {
        using var global = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "global.json")));
        string version = string.Join('.', global.RootElement.GetProperty("sdk").GetProperty("version").GetString()!.Split('.').Take(2));

        Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .ShouldBe([$"mcr.microsoft.com/dotnet/sdk:{version}", $"mcr.microsoft.com/dotnet/aspnet:{version}"]);
    }

    [Fact]
    public void EntryPoint_StartsTheEmulatorForOtherMachinesWithItsPage()
    {
        string[] words = JsonSerializer.Deserialize<string[]>(Lines.Single(line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal))["ENTRYPOINT ".Length..])!;

        words[..2].ShouldBe(["dotnet", Path.GetFileName(typeof(SinchEmulator).Assembly.Location)]);
        var options = CommandLine.Read(words[2..], (_, _) => "").Options;
        options.Listen.ToString().ShouldBe("0.0.0.0");
        options.OfferControl.ShouldBeTrue();
        Lines.ShouldContain($"EXPOSE {options.Port}");
        Lines.ShouldContain("USER $APP_UID");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MediaProviders.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside of the repository: no folder above them holds 'MediaProviders.sln'.");
    }
}
