using MediaProviders.Commands.Terminal;
using MediaProviders.Resources;

namespace MediaProviders.Commands;

/// <summary>What a command finds around it.</summary>
internal sealed class CommandHost
{
    public required string Executable { get; init; }

    /// <summary>Where texts go.</summary>
    public required Screen Screen { get; init; }

    /// <summary>Opens standard input; asked only by a command that reads it.</summary>
    public required Func<Stream> Input { get; init; }

    /// <summary>The environment, the clock and the version.</summary>
    public required HostEnvironment Environment { get; init; }
}
