using CommandLine = MediaProviders.Commands.CommandLine;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

public sealed class PluginArgumentsTests
{
    [Theory]
    [Each("", "--tracing tcp://127.0.0.1:99", "-v=9", "--tracing", "--verbose", "--helf -v=9", With = "")]
    [Each(
        "127.0.0.1:4242", "--logtostderr -v=9 127.0.0.1:4242", "--tracing tcp://127.0.0.1:99 127.0.0.1:4242",
        "--tracing=tcp://127.0.0.1:99 127.0.0.1:4242", "--new-flag value 127.0.0.1:4242", "127.0.0.1:4242 --late", With = "127.0.0.1:4242")]
    [InlineData("[::1]:4242", "[::1]:4242")]
    [Each("--help", "--helf", "-h", "--version", "schema", "doctor 127.0.0.1:4242", "shema", "host:port", ":4242", With = null)]
    public void Parse_CommandLine_TellsWhatIsAskedFor(string line, string? address) =>
        PluginArguments.FindEngine(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), CommandLine.Words).ShouldBe(address);
}
