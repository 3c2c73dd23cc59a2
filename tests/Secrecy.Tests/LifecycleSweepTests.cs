namespace MediaProviders.Secrecy.Tests;

/// <summary>Every secret is a canary, and nothing that comes out of the built plugin over a whole life shows one.</summary>
public class LifecycleSweepTests
{
    [Fact]
    public async Task Life_OfThreeCredentials_LetsNoSecretOut()
    {
        await using var stack = await SecretStack.StartProcessesAsync();
        (await stack.PreviewAsync(Programs.Ordinary())).Succeeded.ShouldBeTrue();
        var up = await stack.UpAsync(Programs.Ordinary());
        up.Succeeded.ShouldBeTrue(string.Join('\n', up.Diagnostics.Select(d => d.Text)));

        stack.SetSecret("password", Secrets.NextPassword.Text);
        (await stack.UpAsync(Programs.Ordinary(), UpdateOnly)).Succeeded.ShouldBeTrue();
        (await stack.UpAsync(Programs.Ordinary("pictures", "old-archive", "renamed"), UpdateOnly)).Succeeded.ShouldBeTrue();

        stack.Emulator.Store.Put(SecretStack.Bot, Entry.Basic("pictures", Secrets.User, Secrets.Drift.Text));
        stack.Emulator.Store.Put(SecretStack.Bot, Entry.Basic("old-archive", Secrets.User, Secrets.Drift.Text));
        (await stack.RefreshAsync(Programs.Ordinary("pictures", "old-archive", "renamed"))).Succeeded.ShouldBeTrue();
        (await stack.UpAsync(Programs.Ordinary("pictures", "old-archive", "renamed"), UpdateOnly)).Succeeded.ShouldBeTrue();

        (await stack.ImportAsync(Programs.Ordinary(), "imported", "bot/old name.v1")).Succeeded.ShouldBeTrue();
        (await stack.UpAsync(Programs.Functions(), UpdateOnly)).Succeeded.ShouldBeFalse("the imported entry is protected");
        (await stack.DestroyAsync(Programs.Ordinary())).Succeeded.ShouldBeFalse();

        stack.Exits.ShouldAllBe(exit => exit.ExitCode == 0);
        stack.Evidence.ShouldBeClean();
        foreach (var channel in new[] { Channel.Answer, Channel.Diff, Channel.StackOutput, Channel.StateFile, Channel.File, Channel.Argument })
        {
            stack.Evidence.Count(channel).ShouldBeGreaterThan(0, $"{channel}");
        }
    }

    [Fact]
    public async Task Life_OfANameThatIsTaken_LetsNoSecretOut()
    {
        await using var stack = await SecretStack.StartInProcessAsync();

        (await stack.UpAsync(Programs.Taken(overwrite: false))).Succeeded.ShouldBeFalse();
        (await stack.UpAsync(Programs.Taken(overwrite: true), UpdateOnly)).Succeeded.ShouldBeTrue();
        (await stack.UpAsync(
            Programs.Taken(overwrite: true),
            new CommandOptions { SkipPreview = true,
                Replace = ["urn:pulumi:dev::secrecy::mediaproviders:index:WhatsAppMediaProvider::taken"] })).Succeeded.ShouldBeTrue();
        (await stack.UpAsync(Programs.Functions(), UpdateOnly)).Succeeded.ShouldBeTrue();
        (await stack.UpAsync(Programs.Functions("missing"), UpdateOnly)).Succeeded.ShouldBeFalse();
        (await stack.UpAsync(Programs.Literal(new { name = "taken" }), UpdateOnly)).Succeeded.ShouldBeFalse();
        (await stack.DestroyAsync(Programs.Functions())).Succeeded.ShouldBeTrue();

        stack.Evidence.ShouldBeClean();
        stack.Evidence.Count(Channel.ErrorText).ShouldBeGreaterThan(0);
        stack.Evidence.Count(Channel.CheckFailure).ShouldBeGreaterThan(0);
    }
}
