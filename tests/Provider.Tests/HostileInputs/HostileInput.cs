namespace MediaProviders.Provider.Tests.HostileInputs;

/// <summary>An input that broke the promise once, or is of the kind of one that did: "never overwrites, never loses, never leaks".</summary>
/// <param name="Text">What comes, from the API, a proxy, the environment, the program or the state.</param>
/// <param name="Outcome">What must come of it, in a few words.</param>
/// <param name="Tests">Class and method of each test that gives this input and holds the outcome.</param>
internal sealed record HostileInput(string Text, string Outcome, params string[] Tests);
