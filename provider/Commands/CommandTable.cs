using MediaProviders.Commands.Doctor;
using MediaProviders.Commands.Importing;
using MediaProviders.Commands.Owners;
using MediaProviders.Commands.Parsing;

namespace MediaProviders.Commands;

/// <summary>Every command, in the order of the help.</summary>
internal static class CommandTable
{
    /// <summary>The commands.</summary>
    public static IReadOnlyList<CommandSyntax> All { get; } =
        [ImportFileCommand.Syntax, SecretCommand.Syntax, SecretsCommand.Syntax, OwnersCommand.Syntax, DoctorCommand.Syntax, SchemaCommand.Syntax];
}
