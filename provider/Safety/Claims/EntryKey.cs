namespace MediaProviders.Safety;

/// <param name="Service">The normalised base address of the service it lives at.</param>
internal sealed record EntryKey(string Service, string Container, string Name);
