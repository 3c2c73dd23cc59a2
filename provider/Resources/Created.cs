using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>A resource that has been created.</summary>
/// <param name="Id">What it is found by; empty in a preview.</param>
/// <param name="State">What it is.</param>
internal sealed record Created(string Id, ObjectValue State);
