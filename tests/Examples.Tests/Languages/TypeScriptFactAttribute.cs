namespace MediaProviders.Examples.Tests.Languages;

/// <summary>A fact that needs Node and the packages of this project; skipped, with the reason, where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TypeScriptFactAttribute : FactAttribute
{
    public TypeScriptFactAttribute() => Skip =
        ProgramRun.OnPath("node") is null ? "Node.js is not on the PATH: install version 20 or later to check the TypeScript programs."
        : File.Exists(Path.Combine(TypeScriptTests.Packages, ".package-lock.json")) ? null
        : "The TypeScript compiler is not installed, because npm or its registry could not be reached when the tests were built: build again where both are there.";
}
