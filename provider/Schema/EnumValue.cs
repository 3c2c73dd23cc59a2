namespace MediaProviders.Schema;

/// <summary>One permitted text of an <see cref="EnumType"/>.</summary>
/// <param name="Value">The text.</param>
/// <param name="Name">The name of the choice in programming languages, in Pascal case.</param>
/// <param name="Description">What choosing it means.</param>
internal sealed record EnumValue(string Value, string Name, string Description);
