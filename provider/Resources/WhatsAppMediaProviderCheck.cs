using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;
using Key = MediaProviders.Safety.MediaProviderInputs.Key;

namespace MediaProviders.Resources;

/// <summary>Validates the inputs of a media provider and fills in what the program leaves out: bot, name and type.</summary>
internal sealed class WhatsAppMediaProviderCheck(ProviderConfig config, Ownership ownership)
{
    private static readonly PropertyPath BotIdPath = PropertyPath.Root.Then(Key.BotId);
    private static readonly PropertyPath NamePath = PropertyPath.Root.Then(Key.Name);

    private readonly NamePrefixRule namePrefix = config.RequiredNamePrefix;
    private readonly CredentialWarnings warnings = new();

    public Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming)
    {
        var shape = WhatsAppMediaProvider.Shape.Inputs;
        var problems = shape.Validate(given);
        var inputs = shape.Mark(given.Keep((_, value) => !value.IsAbsent));
        foreach (var property in shape.Properties.Where(p => p.Default is not null && inputs[p.Name].IsAbsent))
        {
            inputs = inputs.With(property.Name, property.Default);
        }

        if (inputs[Key.BotId].IsAbsent)
        {
            inputs = inputs.With(Key.BotId, config.BotId is null ? null : new Value.Text(config.BotId));
            if (config.BotId is null)
            {
                problems.Add(new Problem(BotIdPath, "is missing: give it here, or set 'botId' in the provider's configuration (or SINCH_BOT_ID) for every "
                    + "resource that names no bot."));
            }
        }

        if (inputs[Key.Name].IsAbsent)
        {
            inputs = WithName(inputs, operation, lastInputs, naming, problems);
        }
        else
        {
            CheckName(inputs[Key.Name], operation, lastInputs, problems);
        }

        var wanted = problems.Count > 0 ? null : MediaProviderInputs.Of(inputs);
        if (ownership.Checked(operation.Address, config.Service, wanted, MediaProviderInputs.Of(lastInputs)) is { } other)
        {
            problems.Add(new Problem(
                NamePath,
                $"is also the name of another resource of this program on this bot: '{Printable.Of(other)}'. Two resources cannot be one entry; give one of "
                    + "them another name, or remove it.",
                ShowsValue: IsShown(given[Key.Name])));
        }

        warnings.Tell(operation, inputs);
        return new Checked(inputs, problems);
    }

    private void CheckName(Value given, Operation operation, ObjectValue lastInputs, List<Problem> problems)
    {
        if (given.AsText() is not { Length: > 0 } name)
        {
            return;
        }

        // A name that is already in the state is older than the rule, or was imported: it stays valid while it is unchanged. An engine that forces a
        // replacement checks the resource again, without the state.
        var shows = IsShown(given);
        var isOld = lastInputs[Key.Name].Matches(given) || (lastInputs.Members.Count == 0 && ownership.HasAccepted(operation.Address, name));
        if (!NameRule.IsLegal(name) && !isOld)
        {
            problems.Add(new Problem(NamePath, $"{NameRule.InWords}{ButIs(name, shows)}. The API has accepted no other names since 2020-03-10.", shows));
        }

        CheckPrefix(name, shows, isGiven: true, problems);
    }

    private void CheckPrefix(string name, bool shows, bool isGiven, List<Problem> problems)
    {
        if (!namePrefix.Permits(name))
        {
            problems.Add(new Problem(NamePath, $"{namePrefix.Rule}{ButIs(name, shows)}.", shows && isGiven));
        }
    }

    private ObjectValue WithName(ObjectValue inputs, Operation operation, ObjectValue lastInputs, Naming naming, List<Problem> problems)
    {
        if (lastInputs[Key.Name].AsText() is { } last)
        {
            CheckPrefix(last, IsShown(lastInputs[Key.Name]), isGiven: false, problems);
            return inputs.With(Key.Name, lastInputs[Key.Name]);
        }

        var name = (naming.Mode, naming.Proposed) switch
        {
            (Naming.Rule.Disable, _) => null,
            (Naming.Rule.Propose, { Length: > 0 } proposed) => NameRule.Adapt(proposed, namePrefix.Prefix),
            (Naming.Rule.Enforce, { Length: > 0 } prescribed) => prescribed,
            _ => NameRule.Generate(operation.Name, namePrefix.Prefix, naming.Seed.Span),
        };
        if (name is null)
        {
            problems.Add(new Problem(NamePath, "is missing, and automatic naming is disabled: give the resource a name."));
            return inputs;
        }

        if (!NameRule.IsLegal(name))
        {
            problems.Add(new Problem(NamePath, $"{NameRule.InWords}, but automatic naming prescribes '{Printable.Of(name)}'. Give the resource a name, or "
                + "use a naming pattern of letters only."));
        }

        CheckPrefix(name, shows: true, isGiven: false, problems);
        return inputs.With(Key.Name, new Value.Text(name));
    }

    // A name that the program marks as secret is not shown.
    private static string ButIs(string name, bool shows) => shows ? $", but is '{Printable.Of(name)}'" : "";

    private static bool IsShown(Value name) => name is { IsSecret: false, Plain: Value.Text };
}
