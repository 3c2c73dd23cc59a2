using MediaProviders.Commands;
using MediaProviders.Plugin;

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
    [InlineData("--verbose", nameof(PluginCommand.Serve), "")]
    [InlineData("--helf -v=9", nameof(PluginCommand.Serve), "")]
    [InlineData("--help", nameof(PluginCommand.Person), "")]
    [InlineData("--helf", nameof(PluginCommand.Person), "")]
    [InlineData("-h", nameof(PluginCommand.Person), "")]
    [InlineData("--version", nameof(PluginCommand.Person), "")]
    [InlineData("schema", nameof(PluginCommand.Person), "")]
    [InlineData("doctor 127.0.0.1:4242", nameof(PluginCommand.Person), "")]
    [InlineData("shema", nameof(PluginCommand.Person), "")]
    [InlineData("host:port", nameof(PluginCommand.Person), "")]
    [InlineData(":4242", nameof(PluginCommand.Person), "")]
    public void Parse_CommandLine_TellsWhatIsAskedFor(string line, string command, string address) =>
        PluginArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), CommandLine.Words).ShouldBe(new PluginArguments(Enum.Parse<PluginCommand>(command), address));
}
