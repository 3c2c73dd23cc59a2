using MediaProviders.Resources.Configuration;
using MediaProviders.Safety;
using MediaProviders.Safety.Operations;
using MediaProviders.Schema;
using MediaProviders.Sinch.Calls;
using MediaProviders.Values;

namespace MediaProviders.Resources.Functions;

/// <summary>Answers which entries a bot has, without their credentials.</summary>
internal sealed class GetWhatsAppMediaProvidersFunction(ProviderConfig config, IMediaProvidersApi api, OperationGuard guard) : Function
{
    /// <inheritdoc/>
    public override FunctionShape Shape => GetWhatsAppMediaProviders.Shape;

    /// <inheritdoc/>
    public override async Task<Function.Answer> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken)
    {
        var problems = Shape.Inputs.Validate(arguments);
        if (problems.Count > 0)
        {
            return new Function.Answer(ObjectValue.Empty, problems);
        }

        var listing = new EntryListing(config, api, guard);
        var providers = await listing.ListAsync<Value>(operation, arguments, Describe, cancellationToken);
        return new Function.Answer(
            new ObjectValue(
                KeyValuePair.Create<string, Value>(MediaProviderInputs.Key.BotId, new Value.Text(listing.BotOf(arguments))),
                KeyValuePair.Create<string, Value>(MediaProviderInputs.Key.Providers, new Value.List(providers))),
            []);
    }

    private static ObjectValue Describe(EntryListing.Summary entry) => new(
        KeyValuePair.Create<string, Value>(MediaProviderInputs.Key.Id, new Value.Text(entry.Id)),
        KeyValuePair.Create<string, Value>(MediaProviderInputs.Key.Name, new Value.Text(entry.Name)),
        KeyValuePair.Create<string, Value>(MediaProviderInputs.Key.Type, new Value.Text(entry.Type)),
        KeyValuePair.Create<string, Value>(MediaProviderInputs.Key.Authentication, new Value.Text(entry.Authentication)));
}
