namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>A resource that does one thing wrong.</summary>
internal sealed class SpoiltResource(Resource inner) : Resource
{
    /// <summary>Creates in place of the real one.</summary>
    public Func<Operation, ObjectValue, CancellationToken, Task<Resource.Created>>? Create { get; init; }

    /// <summary>Called after each comparison.</summary>
    public Action<Operation, string>? Compared { get; init; }

    /// <summary>Called with the last inputs after each check that fails.</summary>
    public Action<Operation, ObjectValue>? Refused { get; init; }

    /// <summary>What becomes of a write that is not confirmed.</summary>
    public Func<PartlyDoneException, Resource.Created>? OnPartlyDone { get; init; }

    /// <summary>Deletes in place of the real one.</summary>
    public Resource? Deleter { get; init; }

    /// <summary>Reads in place of the real one.</summary>
    public Resource? Reader { get; init; }

    /// <summary>What becomes of what was known, for reads, updates and deletes.</summary>
    public Func<LastKnown, LastKnown> Known { get; init; } = static lastKnown => lastKnown;

    public Func<LastKnown, LastKnown> Diffed { get; init; } = static lastKnown => lastKnown;

    public Func<LastKnown, LastKnown> Updated { get; init; } = static lastKnown => lastKnown;

    public Func<LastKnown, LastKnown> Deleted { get; init; } = static lastKnown => lastKnown;

    /// <summary>What becomes of what was found.</summary>
    public Func<Found, Resource.Found> OnFound { get; init; } = static found => found;

    /// <summary>Whether updates know nothing of ignored paths.</summary>
    public bool ForgetsIgnored { get; init; }

    /// <summary>Whether comparisons, and so replacements, know nothing of ignored paths.</summary>
    public bool ForgetsKept { get; init; }

    /// <summary>Whether it says what it writes.</summary>
    public bool PrintsSecrets { get; init; }

    /// <summary>Whether it hears no cancellation.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>Whether deletes do nothing.</summary>
    public bool NeverDeletes { get; init; }

    /// <summary>Whether it forgets the bot and the name that the state holds beside an id.</summary>
    public bool ForgetsStatedId { get; init; }

    public override ResourceShape Shape => inner.Shape;

    public override Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming)
    {
        var answer = inner.Check(operation, given, lastInputs, naming);
        if (answer.Problems.Count > 0)
        {
            Refused?.Invoke(operation, lastInputs);
        }

        return answer;
    }

    public override Plan Diff(Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored)
    {
        var plan = inner.Diff(operation, id, Diffed(lastKnown), desired, ForgetsKept ? [] : ignored);
        Compared?.Invoke(operation, id);
        return plan;
    }

    public override async Task<Resource.Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken)
    {
        if (PrintsSecrets && desired["config"].Plain is ObjectValue config && config["bearer"].Plain is Value.Text bearer)
        {
            operation.Reporter.Warn($"Writing {bearer.Content}.");
        }

        try
        {
            var token = Heard(cancellationToken);
            return await (Create is null || operation.Preview ? inner.CreateAsync(operation, desired, token) : Create(operation, desired, token));
        }
        catch (PartlyDoneException partly) when (OnPartlyDone is not null)
        {
            return OnPartlyDone(partly);
        }
    }

    public override async Task<Resource.Found?> ReadAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken) =>
        await (Reader ?? inner).ReadAsync(operation, id, Stated(Known(lastKnown)), Heard(cancellationToken)) is { } found ? OnFound(found) : null;

    public override async Task<ObjectValue> UpdateAsync(
        Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.UpdateAsync(operation, id, Updated(lastKnown), desired, ForgetsIgnored ? [] : ignored, Heard(cancellationToken));
        }
        catch (PartlyDoneException partly) when (OnPartlyDone is not null)
        {
            return OnPartlyDone(partly).State;
        }
    }

    public override Task DeleteAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken) =>
        NeverDeletes ? Task.CompletedTask : (Deleter ?? inner).DeleteAsync(operation, id, Stated(Deleted(lastKnown)), Heard(cancellationToken));

    public override Task<IReadOnlyList<Resource.Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken) =>
        inner.ListAsync(operation, query, cancellationToken);

    private LastKnown Stated(LastKnown lastKnown) => ForgetsStatedId
        ? new LastKnown(lastKnown.Inputs.With("botId", null).With("name", null), lastKnown.State.With("botId", null).With("name", null))
        : lastKnown;

    private CancellationToken Heard(CancellationToken cancellationToken) => IsDeaf ? CancellationToken.None : cancellationToken;
}
