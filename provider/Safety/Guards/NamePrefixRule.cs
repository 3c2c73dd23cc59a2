using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// Separates environments on a shared bot: only names that start with the required prefix are allowed. The prefix is the configuration's
/// <c>requiredNamePrefix</c>, and in addition the variable <c>SINCH_REQUIRED_NAME_PREFIX</c>. The variable is read only when the provider is configured and
/// never stored in the state, so it also applies to <c>refresh</c> and <c>destroy</c>, which take their configuration from the state.
/// </summary>
/// <param name="Prefix">The required prefix; empty when every name is allowed.</param>
/// <param name="IsFromEnvironment">True when the prefix comes from the variable, false when it comes from the configuration.</param>
internal sealed record NamePrefixRule(string Prefix, bool IsFromEnvironment = false)
{
    public const string Key = "requiredNamePrefix";

    public const string Variable = "SINCH_REQUIRED_NAME_PREFIX";

    public static NamePrefixRule None { get; } = new("");

    /// <summary>The rule for a message, as the rest of a sentence about a name: "must start with …".</summary>
    public string Rule => $"must start with '{Prefix}' ({(IsFromEnvironment ? Source : $"{Source} of the provider's configuration")})";

    private string Source => IsFromEnvironment ? $"the environment variable {Variable}" : Key;

    /// <summary>True when the name is allowed. One like <c>dev-/../prod</c> is not: a server may read it as another name, without the prefix.</summary>
    public bool Permits(string name) => Prefix.Length == 0 || (name.StartsWith(Prefix, StringComparison.Ordinal) && PathElement.IsUnambiguous(name));

    /// <summary>A sentence that says how to change the prefix. A refresh and a destroy take the configuration of the last update from the state.</summary>
    public string HowToChange(IAdvice advice) => IsFromEnvironment ? $"Change or unset {Source}." : $"Change '{Source}' and {advice.Reconfigure}.";

    /// <summary>Refuses an operation on an entry of the state whose name is not allowed.</summary>
    /// <param name="doing">The operation, as the beginning of a sentence: "Reading".</param>
    /// <param name="isInState">False when the state does not have the entry, as in an import, so that it cannot be removed from it.</param>
    public void ThrowIfForbidden(string doing, EntryId id, IAdvice advice, bool isInState = true)
    {
        if (!Permits(id.Name))
        {
            ThrowIfForbidden(doing, id, isInState ? $"{HowToChange(advice)} Or {advice.Forget}." : HowToChange(advice));
        }
    }

    /// <summary>Refuses an operation on an entry whose name is not allowed.</summary>
    /// <param name="wayOut">A sentence that says what to do instead.</param>
    public void ThrowIfForbidden(string doing, EntryId id, string wayOut)
    {
        if (!Permits(id.Name))
        {
            var fault = id.Name.StartsWith(Prefix, StringComparison.Ordinal) ? "may be read as another name by a server" : "does not";
            throw new OperationFailedException(
                FailureKind.Forbidden,
                $"{doing} '{id.Shown}' is refused: this provider only touches names that start with '{Prefix}' ({Source}), and '{Printable.Of(id.Name)}' "
                    + $"{fault}. {wayOut}");
        }
    }
}
