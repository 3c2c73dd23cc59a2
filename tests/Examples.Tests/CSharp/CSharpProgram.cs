using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace MediaProviders.Examples.Tests.CSharp;

/// <summary>A C# program of a user, compiled against the SDK and the contract, with warnings as errors.</summary>
internal sealed class CSharpProgram
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation compilation;

    public CSharpProgram(params string[] sources) => compilation = CSharpCompilation.Create(
        "Program-" + Guid.NewGuid().ToString("N"),
        sources.Select(source => CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest))),
        References,
        new CSharpCompilationOptions(
            OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error));

    /// <summary>What the compiler objects to.</summary>
    public IReadOnlyList<string> Errors =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];

    /// <summary>Runs the program; what it registers is in the run that has begun.</summary>
    public void Run()
    {
        using var image = new MemoryStream();
        compilation.Emit(image).Success.ShouldBeTrue(string.Join('\n', Errors));
        var main = Assembly.Load(image.ToArray()).EntryPoint!;
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is not null)
        {
            throw failure.InnerException;
        }
    }
}
