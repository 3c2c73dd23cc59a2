namespace MediaProviders.Emulator;

/// <summary>Entries to look at, for a bot that has none.</summary>
internal static class SampleEntries
{
    /// <summary>One entry of each kind.</summary>
    public static IReadOnlyList<Entry> All { get; } = [Entry.Basic("sample-images", "reader", "sample-password"), Entry.Bearer("sample-archive", "sample-bearer")];
}
