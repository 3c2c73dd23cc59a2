namespace MediaProviders.Release;

/// <summary>What a package has to do with the plugin.</summary>
internal enum PackageRole
{
    /// <summary>Only the build uses it.</summary>
    Build,

    /// <summary>Its code is in the plugin.</summary>
    Shipped,

    /// <summary>It is .NET's runtime or its framework, linked into a native program.</summary>
    Runtime,
}
