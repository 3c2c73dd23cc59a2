namespace MediaProviders.Resources;

/// <summary>One resource of a listing.</summary>
/// <param name="Id">What it can be imported by.</param>
/// <param name="Name">Its name, for a person.</param>
internal sealed record Listed(string Id, string Name);
