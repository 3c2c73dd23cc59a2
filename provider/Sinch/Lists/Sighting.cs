using MediaProviders.Sinch.Entries;

namespace MediaProviders.Sinch.Lists;

/// <summary>What a list tells of one name. It can only be asked with an answer for each of the three, so that doubt is never taken for absence.</summary>
internal abstract record Sighting
{
    private Sighting()
    {
    }

    /// <summary>The answer for the case that is true.</summary>
    /// <param name="present">For the entry that the list holds.</param>
    /// <param name="absent">For a list that proves that there is no such entry.</param>
    /// <param name="unproven">For a list that shows no such entry and does not prove that there is none.</param>
    public abstract T Match<T>(Func<MediaProvider, T> present, Func<T> absent, Func<Doubt, T> unproven);

    /// <summary>The list holds the entry.</summary>
    public sealed record Present(MediaProvider Entry) : Sighting
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<MediaProvider, T> present, Func<T> absent, Func<Doubt, T> unproven) => present(Entry);
    }

    /// <summary>The list proves that there is no such entry.</summary>
    public sealed record Absent : Sighting
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<MediaProvider, T> present, Func<T> absent, Func<Doubt, T> unproven) => absent();
    }

    /// <summary>The list tells nothing of it.</summary>
    public sealed record Unproven(Doubt Doubt) : Sighting
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<MediaProvider, T> present, Func<T> absent, Func<Doubt, T> unproven) => unproven(Doubt);
    }
}
