using MediaProviders.Resources;

namespace MediaProviders.Commands;

/// <summary>What a command gets from its process.</summary>
internal sealed class CommandHost
{
    public required string Executable { get; init; }

    public required Screen Screen { get; init; }

    /// <summary>Opens standard input; asked only by a command that reads it.</summary>
    public required Func<Stream> Input { get; init; }

    public required HostEnvironment Environment { get; init; }
}
