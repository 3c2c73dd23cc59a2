namespace MediaProviders.Secrecy.Tests.Planted;

/// <summary>The sweep can fail: a leak planted in any channel is found there.</summary>
public class PlantedLeakTests
{
    [Theory]
    [InlineData(Channel.LogMessage, "raw")]
    [InlineData(Channel.StatusLine, "reversed")]
    [InlineData(Channel.ErrorText, "raw")]
    [InlineData(Channel.ErrorDetail, "raw")]
    [InlineData(Channel.Answer, "raw")]
    [InlineData(Channel.Diff, "raw")]
    [InlineData(Channel.CheckFailure, "raw")]
    public async Task Sweep_LeakPlantedInWhatIsSaid_IsFoundThere(Channel channel, string form)
    {
        await using var stack = await SecretStack.StartInProcessAsync($"{channel}");
        await stack.UpAsync(Programs.One(), UpdateOnly);
        if (channel == Channel.Diff)
        {
            stack.SetSecret("password", Secrets.NextPassword.Text);
            await stack.UpAsync(Programs.One(), UpdateOnly);
        }

        stack.Evidence.Leaks.ShouldContain(leak => leak.Channel == channel && leak.Sighting.Form == form, string.Join('\n', stack.Evidence.Leaks));
    }

    [Theory]
    [InlineData(Channel.StateFile)]
    [InlineData(Channel.StackOutput)]
    public async Task Sweep_AnswerWithoutMarks_IsFoundInWhatTheEngineMakesOfIt(Channel channel)
    {
        await using var stack = await SecretStack.StartInProcessAsync($"{Channel.Answer}");
        await stack.UpAsync(Programs.Ordinary(), UpdateOnly);

        stack.Evidence.Leaks.ShouldContain(leak => leak.Channel == channel);
    }

    [Theory]
    [InlineData(Channel.StandardOutput, "base64")]
    [InlineData(Channel.StandardError, "URL-escaped")]
    [InlineData(Channel.File, "UTF-16")]
    [InlineData(Channel.Argument, "raw")]
    [InlineData(Channel.ChildEnvironment, "hex")]
    public async Task Sweep_LeakPlantedInTheProcess_IsFoundThere(Channel channel, string form)
    {
        if (channel is Channel.Argument or Channel.ChildEnvironment && !OperatingSystem.IsLinux())
        {
            return;
        }

        await using var stack = await StartAsync($"{channel}");
        await stack.UpAsync(Programs.One(), UpdateOnly);

        stack.Evidence.Leaks.ShouldContain(leak => leak.Channel == channel && leak.Sighting.Form == form, string.Join('\n', stack.Evidence.Leaks));
    }

    [Fact]
    public async Task Sweep_LeakPlantedInASpan_IsFoundInWhatIsSent()
    {
        var sent = new ConcurrentQueue<byte[]>();
        await using var sink = await TelemetrySink.StartAsync(sent);
        await using var stack = await StartAsync($"{Channel.Telemetry}", ("PULUMI_OTEL_EXPORTER_OTLP_ENDPOINT", $"localhost:{sink.Port}"));
        await stack.UpAsync(Programs.One(), UpdateOnly);
        foreach (var message in sent)
        {
            stack.Evidence.Add(Channel.Telemetry, "OTLP", message);
        }

        stack.Evidence.Leaks.ShouldContain(leak => leak.Channel == Channel.Telemetry);
    }

    private static Task<SecretStack> StartAsync(string plant, params (string Name, string Value)[] variables) => SecretStack.StartProcessesAsync(
        RealPackage.PlantedExecutable, variables.Append(("SECRECY_PLANT", plant)).ToDictionary(v => v.Item1, v => v.Item2, StringComparer.Ordinal));
}
