using MediaProviders.Resources;

namespace MediaProviders.Commands;

/// <summary>What a command gets from its process.</summary>
/// <param name="Input">Opens standard input; asked only by a command that reads it.</param>
internal sealed record CommandHost(string Executable, Screen Screen, Func<Stream> Input, HostEnvironment Environment);
