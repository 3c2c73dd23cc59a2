using CommandLine = MediaProviders.Commands.CommandLine;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

public sealed class PluginArgumentsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("127.0.0.1:4242", "127.0.0.1:4242")]
    [InlineData("--logtostderr -v=9 127.0.0.1:4242", "127.0.0.1:4242")]
    [InlineData("--tracing tcp://127.0.0.1:99 127.0.0.1:4242", "127.0.0.1:4242")]
    [InlineData("--tracing=tcp://127.0.0.1:99 127.0.0.1:4242", "127.0.0.1:4242")]
    [InlineData("--tracing tcp://127.0.0.1:99", "")]
    [InlineData("--new-flag value 127.0.0.1:4242", "127.0.0.1:4242")]
    [InlineData("127.0.0.1:4242 --late", "127.0.0.1:4242")]
    [InlineData("-v=9", "")]
    [InlineData("--tracing", "")]
    [InlineData("[::1]:4242", "[::1]:4242")]
    [InlineData("--verbose", "")]
    [InlineData("--helf -v=9", "")]
    [InlineData("--help", null)]
    [InlineData("--helf", null)]
    [InlineData("-h", null)]
    [InlineData("--version", null)]
    [InlineData("schema", null)]
    [InlineData("doctor 127.0.0.1:4242", null)]
    [InlineData("shema", null)]
    [InlineData("host:port", null)]
    [InlineData(":4242", null)]
    public void Parse_CommandLine_TellsWhatIsAskedFor(string line, string? address) =>
        PluginArguments.FindEngine(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), CommandLine.Words).ShouldBe(address);
}
