using MediaProviders.Resources.Configuration;
using MediaProviders.Safety;
using MediaProviders.Safety.Guards;
using MediaProviders.Safety.Operations;
using MediaProviders.Schema;
using MediaProviders.Sinch.Calls;
using MediaProviders.Sinch.Entries;
using MediaProviders.Sinch.Reads;
using MediaProviders.Values;

namespace MediaProviders.Resources.Functions;

/// <summary>Answers which credentials an entry holds.</summary>
internal sealed class GetWhatsAppMediaProviderFunction(ProviderConfig config, IMediaProvidersApi api, OperationGuard guard) : Function
{
    /// <inheritdoc/>
    public override FunctionShape Shape => GetWhatsAppMediaProvider.Shape;

    /// <inheritdoc/>
    public override async Task<Function.Answer> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken)
    {
        var problems = Shape.Inputs.Validate(arguments);
        if (problems.Count > 0)
        {
            return new Function.Answer(ObjectValue.Empty, problems);
        }

        var name = ((Value.Text)arguments[MediaProviderInputs.Key.Name].Plain).Content;
        var id = new EntryId(new EntryListing(config, api, guard).BotOf(arguments), name);
        config.RequiredNamePrefix.ThrowIfForbidden("Looking up", id, "Ask for a name with the prefix, or use a provider without one.");
        var entry = await guard.RunAsync(operation, $"Looking up '{id.Shown}'", id.BotId, token => FindAsync(operation, id, token), cancellationToken);
        if (entry is null)
        {
            // No failure of an argument: 'pulumi do' shows an answer of failures as an empty one, and ends with 0.
            var what = arguments.ContainsSecret() ? "no such media provider" : $"no media provider '{Printable.Of(name)}' on bot '{Printable.Of(id.BotId)}'";
            throw new OperationFailedException(
                FailureKind.NotFound, $"There is {what}. Check the name; upper and lower case count. If this program creates it, let the call depend on its "
                    + "resource.");
        }

        var state = MediaProviderInputs.StateOf(MediaProviderInputs.TreeOf(id, entry, ObjectValue.Empty));
        return new Function.Answer(state.With(MediaProviderInputs.Key.Overwrite, null).With(MediaProviderInputs.Key.Id, new Value.Text(id.ToString())), []);
    }

    private async Task<MediaProvider?> FindAsync(Operation operation, EntryId id, CancellationToken cancellationToken)
    {
        using var list = await api.GetAsync(id.BotId, Freshness.Now, new ReportingObserver(operation.Reporter), cancellationToken);
        return list.LookNow(id.Name).Match(
            present: entry => entry,
            absent: () => (MediaProvider?)null,
            unproven: doubt => throw UnprovenList.StopsLookUp($"Looking up '{id.Shown}'", doubt));
    }
}
