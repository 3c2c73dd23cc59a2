namespace MediaProviders.LocalEngine.Deployment;

/// <summary>What a program is run for.</summary>
internal enum ProgramUse
{
    /// <summary>To make the stack what the program says.</summary>
    Update,

    /// <summary>Only to register providers with the stack's configuration; resources stand for what the state has of them and are read afterwards.</summary>
    Refresh,

    /// <summary>Only to register providers; resources are counted as unchanged and deleted afterwards.</summary>
    Destroy,
}
