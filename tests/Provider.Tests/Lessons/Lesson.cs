namespace MediaProviders.Provider.Tests.Lessons;

/// <summary>Something that Pulumi 3.260 was seen to do, and the tests that hold the provider to it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">What the engine does.</param>
/// <param name="Tests">Class and method of each test, as <c>CreateTests.Create_Absent_WritesAndConfirms</c>.</param>
internal sealed record Lesson(int Number, string Text, params string[] Tests);
