namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>What a person reads in the engine's output, whole and in the words of the Pulumi CLI.</summary>
public sealed class MessageTests : WholeProviderTests
{
    [Theory]
    [InlineData(
        "reader",
        "exists, exactly as the program describes it. This program will manage it.",
        "existed, exactly as the program describes it. This program now manages it.")]
    [InlineData(
        "somebody",
        "exists and will be overwritten, because of 'overwrite: true'. It differs in: config.basic.username.",
        "existed and was overwritten, because of 'overwrite: true'. It differed in: config.basic.username.")]
    public async Task Preview_EntryThatWillBeAdoptedOrOverwritten_ForetellsIt(string username, string foretold, string done)
    {
        provider.Emulator.Store.Put("bot", Entry.Basic("images", username, "first-password"));
        var given = Images.With("overwrite", Value.Bool.Of(username == "somebody"));

        await provider.UpAsync(given, preview: true);
        await provider.UpAsync(given);

        provider.Engine.Lines.ShouldBe([$"Warning {Urn()} 'bot/images' already {foretold}", $"Warning {Urn()} 'bot/images' already {done}"]);
        provider.Emulator.Requests.Count("POST").ShouldBe(1);
    }

    [Fact]
    public async Task Preview_EntryOfAnotherProgram_ForetellsTheRefusalWithCommandsToCopy()
    {
        provider.Emulator.Store.Put("bot", Entry.Basic("images", "somebody", "strangers"));
        const string Differs = ": an entry of that name exists and differs in config.basic.username, config.basic.password. What to do:";
        const string Overwrite = "\n- To overwrite it, set 'overwrite: true' for this update.";
        const string Ways = "\n- If you renamed the resource, declare its old name in the option 'aliases'."
            + "\n- If this is a replacement, update credentials first."
            + "\n- If no stack manages it, import it:"
            + "\n  pulumi import mediaproviders:index:WhatsAppMediaProvider images 'bot/images' --generate-code=false";

        await provider.UpAsync(Images, preview: true);

        provider.Engine.Lines.ShouldBe(
            [$"Warning {Urn()} Creating 'bot/images' will be refused{Differs}{Overwrite}\n- If a resource of this stack gives it up, this waits.{Ways}"]);
        (await provider.UpAsync(Images).StatusAsync()).ShouldBe(
            (StatusCode.AlreadyExists,
                $"Creating 'bot/images' is refused{Differs}{Overwrite}\n- If a resource of this stack has it, remove that first.{Ways}"));
    }

    [Fact]
    public async Task Preview_ApiThatDoesNotAnswer_SaysThatItCannotTell()
    {
        await ConfigureAsync(("maxRetries", 0));
        provider.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.List));

        await provider.UpAsync(Images, preview: true);

        var host = provider.Emulator.BaseAddress.Authority;
        provider.Engine.Lines.ShouldHaveSingleItem().ShouldStartWith(
            $"Warning {Urn()} Checking whether 'bot/images' already exists failed, so this preview cannot tell. Listing the media providers of bot 'bot' at "
                + $"'{host}' failed: ");
    }

    [Fact]
    public async Task Delete_OfWhatAnotherResourceHasNow_SaysThatItWasKept()
    {
        var (_, created) = await provider.UpAsync(Images);

        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn("old"), Id = created.Id, Properties = created.Properties });
        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn("older"), Id = "bot/IMAGES", Properties = Renamed(created.Properties, "IMAGES") });

        provider.Engine.Lines.ShouldBe(
            ["Warning "
                + $"{Urn("old")} 'bot/images' was kept: another resource of this command has the same bot and name, or this resource was written again with them."]);
    }

    [Fact]
    public async Task Delete_OfANameThatDiffersInCaseOnly_SaysThatItWasKept()
    {
        provider.Emulator.Settings = new EmulatorSettings { NameComparison = NameComparison.CaseInsensitive };
        provider.Emulator.Store.Put("bot", Entry.Basic("IMAGES", "reader", "first-password"));
        var (_, created) = await provider.UpAsync(Images.With("overwrite", Value.Bool.True));
        provider.Emulator.Store.Remove("bot", "images");
        provider.Emulator.Store.Put("bot", Entry.Basic("IMAGES", "reader", "first-password"));
        var before = provider.Engine.Told.Count;

        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn("old"), Id = "bot/IMAGES", Properties = Renamed(created.Properties, "IMAGES") });

        provider.Engine.Lines.Skip(before)
            .ShouldBe([$"Warning {Urn("old")} 'bot/IMAGES' was kept: another resource of this command has a name that differs only in case, and the list does "
                + "not show both."]);
    }

    [Fact]
    public async Task Read_ThrottledApi_SaysHowLongItWaitsAndTakesItAwayAfterwards()
    {
        var (_, created) = await provider.UpAsync(Images);
        provider.Emulator.Faults.Add(
            new Fault { Route = FaultRoute.List, Count = 1, Status = 429,
                Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Retry-After"] = "1" } });

        await provider.Client.ReadAsync(new ReadRequest { Urn = Urn(), Id = created.Id });

        var waiting = provider.Engine.Lines.ToList();
        waiting.Count.ShouldBe(2);

        // What is left of the second when the line is written: less on a busy machine.
        waiting[0].ShouldMatch(
            $"^Info {System.Text.RegularExpressions.Regex.Escape(Urn())} attempt 2 of 5 in (1|1\\.0|0\\.\\d) s: the API limits the rate of requests \\(429\\) "
                + "\\(ephemeral\\)$");
        waiting[1].ShouldBe($"Info {Urn()}  (ephemeral)");
    }

    [Fact]
    public async Task Read_ServiceThatAnnouncesItsEnd_IsPassedOnOnce()
    {
        provider.Emulator.Faults.Add(
            new Fault { Route = FaultRoute.List, Count = null,
                Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Sunset"] = "Wed, 31 Dec 2031 23:59:59 GMT" } });

        await provider.Client.ReadAsync(new ReadRequest { Urn = Urn(), Id = "bot/images" });
        await provider.Client.ReadAsync(new ReadRequest { Urn = Urn(), Id = "bot/images" });

        provider.Engine.Lines.ShouldBe(
            [$"Warning {Urn()} The server says that the service ends on 2031-12-31 (Sunset header). The vendor ended support of this API on 2023-09-30."]);
    }

    private static Struct Renamed(Struct state, string name) => Bytes(PropertyCodec.Decode(state, "state").With("name", new Value.Text(name)));
}
