namespace MediaProviders.Safety;

/// <summary>How the wait for an entry that another resource may leave has ended. Only <see cref="Ending.Left"/> lets a create look once more.</summary>
/// <param name="Other">The address of the other resource; null when none is known.</param>
internal readonly record struct Handover(Handover.Ending End, string? Other)
{
    internal enum Ending
    {
        /// <summary>No resource of the command was announced to leave it.</summary>
        NotLeft,

        /// <summary>Another resource has left it: its own replacement is confirmed, or its entry is gone.</summary>
        Left,

        /// <summary>Another resource is going to give it up, but that has not begun: an engine that does one thing at a time does this one first.</summary>
        NotBegun,

        /// <summary>Another resource was going to give it up, but its own replacement failed or is not confirmed.</summary>
        NotConfirmed,

        Circle,

        Double,
    }
}
