namespace MediaProviders.Safety;

/// <param name="Service">The normalised base address of the service it lives at.</param>
/// <param name="Container">What its name is unique within: the bot.</param>
internal sealed record EntryKey(string Service, string Container, string Name);
