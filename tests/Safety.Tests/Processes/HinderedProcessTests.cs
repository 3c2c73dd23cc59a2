using System.Runtime.Versioning;

namespace MediaProviders.Safety.Tests.Processes;

/// <summary>Real plugin processes that find no folder for claims: nothing is written, and the text says what to set.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HinderedProcessTests
{
    private static readonly ProgramText Images = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"));

    [Fact]
    public async Task Command_NoFolderForClaims_WritesAndDeletesNothingAndSaysHow()
    {
        await using var stack = await ProcessStack.StartAsync();
        (await stack.UpAsync(Images)).Succeeded.ShouldBeTrue(stack.Said);
        TakeAway(stack);

        var more = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "second")).Add("pictures", "pictures", ProgramText.Bearer("third"));
        (await stack.PreviewAsync(more)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldContain("Updating 'bot/images' will be refused");
        stack.Said.ShouldContain("Creating 'bot/pictures' will be refused");
        (await stack.UpAsync(more)).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("is refused, because it cannot be known whether the entry is in use");
        stack.Said.ShouldContain("Set XDG_RUNTIME_DIR or TMPDIR to a folder");
        (await stack.DestroyAsync(Images)).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("Deleting 'bot/images' is refused");

        (stack.Count("POST") + stack.Count("DELETE")).ShouldBe(0);
        stack.One.Entries("bot").ShouldHaveSingleItem().Password.ShouldBe("first");
    }

    [Fact]
    public async Task Up_NoFolderForClaims_AdoptsNothing()
    {
        await using var stack = await ProcessStack.StartAsync();
        stack.One.Put("bot", Entry.Basic("images", "reader", "first"));
        TakeAway(stack);

        (await stack.UpAsync(Images)).Succeeded.ShouldBeFalse();

        stack.Count("POST").ShouldBe(0);
        stack.ReadState().Resources.ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_OnlyTheFolderOfPulumiCanBeWritten_IsUsed()
    {
        await using var stack = await ProcessStack.StartAsync();
        TakeAway(stack);
        stack.Environment["PULUMI_HOME"] = stack.ClaimFolder;

        (await stack.UpAsync(Images)).Succeeded.ShouldBeTrue(stack.Said);
        (await stack.DestroyAsync(Images)).Succeeded.ShouldBeTrue(stack.Said);

        stack.One.Entries("bot").ShouldBeEmpty();
        Directory.Exists(Path.Combine(stack.ClaimFolder, "mediaproviders", "claims")).ShouldBeTrue();
        stack.ClaimFiles.ShouldBeEmpty();
    }

    private static void TakeAway(ProcessStack stack)
    {
        foreach (var variable in new[] { "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "HOME", "PULUMI_HOME", "TMPDIR" })
        {
            stack.Environment[variable] = Path.Combine(stack.ClaimFolder, "missing");
        }
    }
}
