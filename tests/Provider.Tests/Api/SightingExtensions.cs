namespace MediaProviders.Tests.Api;

internal static class SightingExtensions
{
    /// <summary>The entry that is present.</summary>
    public static MediaProvider Entry(this Sighting sighting) => sighting.ShouldBeOfType<Sighting.Present>().Entry;
}
