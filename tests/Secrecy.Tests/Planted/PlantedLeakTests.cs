using MediaProviders.Secrecy.Tests.Canaries;
using MediaProviders.Secrecy.Tests.Sweeping;

namespace MediaProviders.Secrecy.Tests.Planted;

/// <summary>The sweep can fail: a leak planted in any channel is found there.</summary>
public class PlantedLeakTests
{
    [Theory]
    [InlineData(Channel.StandardOutput, "base64")]
    [InlineData(Channel.StandardError, "URL-escaped")]
    [InlineData(Channel.LogMessage, "raw")]
    [InlineData(Channel.StatusLine, "reversed")]
    [InlineData(Channel.ErrorText, "raw")]
    [InlineData(Channel.ErrorDetail, "raw")]
    [InlineData(Channel.Answer, "raw")]
    [InlineData(Channel.Diff, "raw")]
    [InlineData(Channel.CheckFailure, "raw")]
    [InlineData(Channel.File, "UTF-16")]
    [InlineData(Channel.Argument, "raw")]
    [InlineData(Channel.ChildEnvironment, "hex")]
    public async Task Sweep_LeakPlantedInAChannel_IsFoundThere(Channel channel, string form)
    {
        if (channel is Channel.Argument or Channel.ChildEnvironment && !OperatingSystem.IsLinux())
        {
            return;
        }

        await using var stack = await StartAsync($"{channel}");
        await stack.UpAsync(Programs.Ordinary());
        if (channel == Channel.Diff)
        {
            stack.SetSecret("password", Secrets.NextPassword.Text);
            await stack.UpAsync(Programs.Ordinary());
        }

        stack.Evidence.Leaks.ShouldContain(leak => leak.Channel == channel && leak.Sighting.Form == form, string.Join('\n', stack.Evidence.Leaks));
    }

    [Theory]
    [InlineData(Channel.StateFile)]
    [InlineData(Channel.StackOutput)]
    public async Task Sweep_AnswerWithoutMarks_IsFoundInWhatTheEngineMakesOfIt(Channel channel)
    {
        await using var stack = await StartAsync($"{Channel.Answer}");
        await stack.UpAsync(Programs.Ordinary());

        stack.Evidence.Leaks.ShouldContain(leak => leak.Channel == channel);
    }

    private static Task<SecretStack> StartAsync(string plant) =>
        SecretStack.StartProcessesAsync(PlantedExecutable.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["SECRECY_PLANT"] = plant });
}
