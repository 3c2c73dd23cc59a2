using MediaProviders.Protocol.Plugin;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

public sealed class PluginArgumentsTests
{
    [Theory]
    [InlineData("", nameof(PluginCommand.Serve), "")]
    [InlineData("127.0.0.1:4242", nameof(PluginCommand.Serve), "127.0.0.1:4242")]
    [InlineData("--logtostderr -v=9 127.0.0.1:4242", nameof(PluginCommand.Serve), "127.0.0.1:4242")]
    [InlineData("--tracing tcp://127.0.0.1:99 127.0.0.1:4242", nameof(PluginCommand.Serve), "127.0.0.1:4242")]
    [InlineData("--tracing=tcp://127.0.0.1:99 127.0.0.1:4242", nameof(PluginCommand.Serve), "127.0.0.1:4242")]
    [InlineData("--tracing tcp://127.0.0.1:99", nameof(PluginCommand.Serve), "")]
    [InlineData("--new-flag value 127.0.0.1:4242", nameof(PluginCommand.Serve), "127.0.0.1:4242")]
    [InlineData("127.0.0.1:4242 --late", nameof(PluginCommand.Serve), "127.0.0.1:4242")]
    [InlineData("-v=9", nameof(PluginCommand.Serve), "")]
    [InlineData("--tracing", nameof(PluginCommand.Serve), "")]
    [InlineData("[::1]:4242", nameof(PluginCommand.Serve), "[::1]:4242")]
    [InlineData("--help", nameof(PluginCommand.Help), "")]
    [InlineData("-h", nameof(PluginCommand.Help), "")]
    [InlineData("--version", nameof(PluginCommand.Version), "")]
    [InlineData("schema", nameof(PluginCommand.Schema), "")]
    [InlineData("shema", nameof(PluginCommand.Unknown), "shema")]
    [InlineData("host:port", nameof(PluginCommand.Unknown), "host:port")]
    [InlineData(":4242", nameof(PluginCommand.Unknown), ":4242")]
    public void Parse_CommandLine_TellsWhatIsAskedFor(string line, string command, string subject) =>
        PluginArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(new PluginArguments(Enum.Parse<PluginCommand>(command), subject));
}
