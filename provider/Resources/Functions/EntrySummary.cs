namespace MediaProviders.Resources.Functions;

/// <summary>An entry of a listing: all but its credentials.</summary>
/// <param name="Id">What it can be imported by.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Authentication">Which kind of credentials it holds, in the words of the program; <c>unknown</c> when it can be read as neither.</param>
internal sealed record EntrySummary(string Id, string Name, string Type, string Authentication);
