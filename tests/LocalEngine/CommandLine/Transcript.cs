namespace MediaProviders.LocalEngine.CommandLine;

/// <summary>A command's result for people: steps, changed paths without values, messages, outputs. A secret reads <c>[secret]</c>.</summary>
internal static class Transcript
{
    public static void Write(TextWriter to, CommandResult result)
    {
        foreach (var phase in result.Phases.Where(phase => phase.Kind != PhaseKind.SchemaOnly))
        {
            to.WriteLine(phase.Kind == PhaseKind.Preview ? $"Previewing {result.Command}:" : $"Running {result.Command}:");
            foreach (var step in phase.Steps)
            {
                to.WriteLine($"  {Mark(step.Operation)} {step.Name} {Word(step.Operation)}{Changes(step)}{(step.Succeeded ? string.Empty : " FAILED")}");
            }

            foreach (var diagnostic in phase.Diagnostics.Where(diagnostic => !diagnostic.Ephemeral && diagnostic.Severity != DiagnosticSeverity.Debug))
            {
                to.WriteLine($"  {Name(diagnostic.Urn)}{diagnostic.Severity.ToString().ToLowerInvariant()}: {diagnostic.Text}");
            }
        }

        foreach (var (name, value) in result.Outputs)
        {
            to.WriteLine($"  output {name}: {value}");
        }

        to.WriteLine(result.Succeeded ? "Done." : "Failed.");
    }

    private static string Name(string urn) => urn.Length == 0 ? string.Empty : urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..] + ": ";

    private static string Changes(ResourceStep step) =>
        step.Changes.Count == 0 ? string.Empty : $" [{string.Join(", ", step.Changes.Select(change => $"{change.Kind} {change.Path}"))}]";

    private static string Mark(StepOperation operation) => operation switch
    {
        StepOperation.Create => " +",
        StepOperation.Update => " ~",
        StepOperation.Delete => " -",
        StepOperation.Replace => "+-",
        StepOperation.CreateReplacement => "++",
        StepOperation.DeleteReplaced => "--",
        StepOperation.Import => " =",
        StepOperation.ImportReplacement => "=>",
        StepOperation.Refresh or StepOperation.Read => " ?",
        _ => "  ",
    };

    private static string Word(StepOperation operation) => operation switch
    {
        StepOperation.Same => "unchanged",
        StepOperation.CreateReplacement => "create replacement",
        StepOperation.DeleteReplaced => "delete original",
        StepOperation.ImportReplacement => "import replacement",
        _ => operation.ToString().ToLowerInvariant(),
    };
}
