using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>A resource that has been found.</summary>
/// <param name="Id">What it is found by, in its one canonical spelling.</param>
/// <param name="Inputs">What a user would have to give to get it.</param>
/// <param name="State">What it is.</param>
internal sealed record Found(string Id, ObjectValue Inputs, ObjectValue State);
