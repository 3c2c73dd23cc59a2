namespace MediaProviders.Emulator.Tests;

public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("emulator-state-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_OnAStateFile_GoesOnWhereItEnded()
    {
        await using (var first = await StartAsync())
        {
            using var api = new Api(first);
            await api.PostAsync(Api.BearerBody("a"));
            await api.PostAsync(Api.BearerBody("b"));
            await api.DeleteAsync("a");
        }

        await using var second = await StartAsync();

        second.Store.Entries(Api.Bot).ShouldHaveSingleItem().BearerToken.ShouldBe("first");
        Directory.GetFiles(_folder).ShouldBe([Path]);
    }

    [Fact]
    public async Task Write_OfAState_IsForItsOwnerOnly()
    {
        await using var emulator = await StartAsync();
        emulator.Store.Put(Api.Bot, Entry.Bearer("a", "first"));

        (await File.ReadAllTextAsync(Path)).ShouldBe(emulator.Export());
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Start_OnSomethingElse_ThrowsAndLeavesItAlone()
    {
        await File.WriteAllTextAsync(Path, "my letter");

        await Should.ThrowAsync<FormatException>(StartAsync);

        (await File.ReadAllTextAsync(Path)).ShouldBe("my letter");
    }

    [Fact]
    public async Task Start_WhereNothingCanBeWritten_ThrowsBeforeItServes()
    {
        Directory.CreateDirectory(Path + ".new");

        await Should.ThrowAsync<UnauthorizedAccessException>(StartAsync);

        File.Exists(Path).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_WithoutAWrite_LeavesNoFile()
    {
        await (await SinchEmulator.StartAsync(new EmulatorOptions { StateFile = Path })).DisposeAsync();

        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    private Task<SinchEmulator> StartAsync() => SinchEmulator.StartAsync(new EmulatorOptions
    {
        Bots = [new BotAccess(Api.Bot, Api.Token)], StateFile = Path,
    });
}
