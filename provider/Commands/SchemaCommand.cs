using MediaProviders.Commands.Parsing;

namespace MediaProviders.Commands;

/// <summary><c>schema</c>: writes the package schema.</summary>
internal static class SchemaCommand
{
    /// <summary>How it is called.</summary>
    public static CommandSyntax Syntax { get; } = new()
    {
        Name = "schema",
        Summary = "Write the package schema, JSON, to standard output.",
        Examples = ["{0} schema > schema.json"],
        Run = (_, host, _) =>
        {
            host.Screen.Write(host.Schema().Span);
            return Task.FromResult(ExitCode.Done);
        },
    };
}
