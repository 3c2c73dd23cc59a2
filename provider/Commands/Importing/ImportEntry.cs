using MediaProviders.Safety;
using MediaProviders.Sinch.Entries;

namespace MediaProviders.Commands.Importing;

/// <summary>An entry that is going to be imported, without its secret.</summary>
/// <param name="Id">Bot and name.</param>
/// <param name="ResourceName">What the program calls it.</param>
/// <param name="ConfigKey">The key of the stack's configuration that holds its secret.</param>
/// <param name="Kind">Basic or bearer.</param>
/// <param name="Username">The user name of basic credentials; empty for a bearer.</param>
/// <param name="IsMasked">True when the API hides the secret, so that a person has to type it.</param>
internal sealed record ImportEntry(EntryId Id, string ResourceName, string ConfigKey, CredentialsKind Kind, string Username, bool IsMasked);
