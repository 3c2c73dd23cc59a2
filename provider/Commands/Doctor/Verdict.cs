namespace MediaProviders.Commands.Doctor;

/// <summary>How something is that was checked.</summary>
internal enum Verdict
{
    /// <summary>All is well.</summary>
    Good,

    /// <summary>It works, but something should be known.</summary>
    Odd,

    /// <summary>It cannot work.</summary>
    Bad,
}
