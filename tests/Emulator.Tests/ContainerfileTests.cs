namespace MediaProviders.Emulator.Tests;

/// <summary>The container file, as far as it can be judged without a container engine.</summary>
public sealed class ContainerfileTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.At("tests/Emulator/Containerfile"));

    [Fact]
    public void Copy_FromTheRepository_NamesWhatIsThere()
    {
        string[] sources = [.. Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1])];

        sources.Length.ShouldBeGreaterThan(3);
        sources.Where(source => !Path.Exists(Repository.At(source))).ShouldBeEmpty();
    }

    [Fact]
    public void Images_AreOfTheSdkOfTheRepository()
    {
        using var global = JsonDocument.Parse(Repository.Read("global.json"));
        string version = string.Join('.', global.RootElement.GetProperty("sdk").GetProperty("version").GetString()!.Split('.').Take(2));

        Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .ShouldBe([$"mcr.microsoft.com/dotnet/sdk:{version}", $"mcr.microsoft.com/dotnet/aspnet:{version}"]);
    }

    [Fact]
    public void EntryPoint_StartsTheEmulatorForOtherMachinesWithItsPage()
    {
        string[] words = JsonSerializer.Deserialize<string[]>(
            Lines.Single(line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal))["ENTRYPOINT ".Length..])!;

        words[..2].ShouldBe(["dotnet", Path.GetFileName(typeof(SinchEmulator).Assembly.Location)]);
        var options = CommandLine.Read(words[2..], (_, _) => "").Options;
        options.Listen.ToString().ShouldBe("0.0.0.0");
        options.OfferControl.ShouldBeTrue();
        Lines.ShouldContain($"EXPOSE {options.Port}");
        Lines.ShouldContain("USER $APP_UID");
    }
}
