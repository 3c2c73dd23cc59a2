using MediaProviders.Safety;

namespace MediaProviders.Commands.Owners;

/// <summary>An entry that a stack has in its state.</summary>
/// <param name="Id">Bot and name.</param>
/// <param name="Stack">The stack, as <c>project/stack</c>.</param>
/// <param name="Resource">What the program calls the resource.</param>
/// <param name="Service">The base address its provider had, in its one spelling; null when the state does not say.</param>
internal sealed record ManagedEntry(EntryId Id, string Stack, string Resource, string? Service)
{
    /// <summary>True when the state says that it lives at another base address than <paramref name="service"/>.</summary>
    public bool IsElsewhere(string service) => Service is not null && Service != service;
}
