using MediaProviders.Commands;
using MediaProviders.Plugin;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

public sealed class PluginArgumentsTests
{
    [Theory]
    [InlineData("", nameof(PluginArguments.Choice.Serve), "")]
    [InlineData("127.0.0.1:4242", nameof(PluginArguments.Choice.Serve), "127.0.0.1:4242")]
    [InlineData("--logtostderr -v=9 127.0.0.1:4242", nameof(PluginArguments.Choice.Serve), "127.0.0.1:4242")]
    [InlineData("--tracing tcp://127.0.0.1:99 127.0.0.1:4242", nameof(PluginArguments.Choice.Serve), "127.0.0.1:4242")]
    [InlineData("--tracing=tcp://127.0.0.1:99 127.0.0.1:4242", nameof(PluginArguments.Choice.Serve), "127.0.0.1:4242")]
    [InlineData("--tracing tcp://127.0.0.1:99", nameof(PluginArguments.Choice.Serve), "")]
    [InlineData("--new-flag value 127.0.0.1:4242", nameof(PluginArguments.Choice.Serve), "127.0.0.1:4242")]
    [InlineData("127.0.0.1:4242 --late", nameof(PluginArguments.Choice.Serve), "127.0.0.1:4242")]
    [InlineData("-v=9", nameof(PluginArguments.Choice.Serve), "")]
    [InlineData("--tracing", nameof(PluginArguments.Choice.Serve), "")]
    [InlineData("[::1]:4242", nameof(PluginArguments.Choice.Serve), "[::1]:4242")]
    [InlineData("--verbose", nameof(PluginArguments.Choice.Serve), "")]
    [InlineData("--helf -v=9", nameof(PluginArguments.Choice.Serve), "")]
    [InlineData("--help", nameof(PluginArguments.Choice.Person), "")]
    [InlineData("--helf", nameof(PluginArguments.Choice.Person), "")]
    [InlineData("-h", nameof(PluginArguments.Choice.Person), "")]
    [InlineData("--version", nameof(PluginArguments.Choice.Person), "")]
    [InlineData("schema", nameof(PluginArguments.Choice.Person), "")]
    [InlineData("doctor 127.0.0.1:4242", nameof(PluginArguments.Choice.Person), "")]
    [InlineData("shema", nameof(PluginArguments.Choice.Person), "")]
    [InlineData("host:port", nameof(PluginArguments.Choice.Person), "")]
    [InlineData(":4242", nameof(PluginArguments.Choice.Person), "")]
    public void Parse_CommandLine_TellsWhatIsAskedFor(string line, string command, string address) =>
        PluginArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), CommandLine.Words).ShouldBe(new PluginArguments(Enum.Parse<PluginArguments.Choice>(command), address));
}
