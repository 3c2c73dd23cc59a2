using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Decides what a create may do to an existing entry. A preview warns; a create, and the delete of what it replaces, wait if another resource of the command
/// may be about to give up the entry. The API would overwrite it silently: Sinch, "Media provider", "reusing a name will overwrite the previous entry".
/// </summary>
internal sealed class CreateGuard(IMediaProvidersApi api, Ownership ownership, OperationGuard guard, string service, TimeProvider time)
{
    /// <summary>
    /// Refuses to write a new name when the list has one that the service may treat as the same name: the vendor does not document whether the API
    /// distinguishes the two, and if it does not, the write would overwrite that entry. A list with two spellings of any name proves that it does.
    /// </summary>
    public static void ThrowIfOtherSpelling(Operation operation, string refused, MediaProviderList list, EntryId id, bool overwrite)
    {
        if (SpellingIn(list, id, _ => false) is { } other)
        {
            operation.Reporter.Warn(overwrite ? CreateRefusal.OverwrittenSpelling(id, other) : throw new OperationFailedException(
                FailureKind.AlreadyExists, CreateRefusal.OfSpelling(refused, id, other)));
        }
    }

    /// <summary>
    /// In a preview: checks what the create will find, and warns; also when the check fails, but not while a part of the desired entry is unknown. If nothing
    /// prevents the create, the entry that the resource gives up by it is noted, because a later create may take it.
    /// </summary>
    public async Task PreviewAsync(Operation operation, MediaProviderInputs desired, CancellationToken cancellationToken)
    {
        if (desired.Id is { } id && await MayFollowAsync(operation, id, desired, cancellationToken))
        {
            ownership.Previewed(operation.Address, id.At(service));
        }
    }

    /// <summary>
    /// As <see cref="ClearAsync"/>; then claims the entry and warns about what will be overwritten. While another resource is deleting the entry, this waits
    /// and tries again, for a limited time.
    /// </summary>
    /// <exception cref="OperationFailedException">The entry must not be created, or that is not known.</exception>
    public async Task<Finding> ClaimAsync(
        Operation operation, string refused, EntryId id, MediaProvider wanted, bool overwrite, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time, operation.Reporter);
        while (true)
        {
            var settled = ownership.SettledSpellings(operation.Address, id.At(service));
            var finding = await ClearAsync(operation, refused, id, wanted, overwrite, leaves: null, cancellationToken);
            var answer = ownership.MayCreateNow(operation.Address, id.At(service), wanted, settled);
            if (answer == Permission.Given)
            {
                Tell(operation, id, finding, wanted);
                return finding;
            }

            finding.Dispose();
            if (answer is not Permission.Unknowable { MayPass: true } || backoff.Elapsed >= GuardedDelete.Patience)
            {
                answer.ThrowIfRefused(refused);
            }

            await backoff.WaitAsync(wait => $"next look in {wait}: another resource is working on the same entry", cancellationToken);
        }
    }

    /// <summary>Waits until nothing prevents the create.</summary>
    /// <param name="leaves">The entry that will be deleted before; null for none.</param>
    /// <exception cref="OperationFailedException">Another entry is there and stays, and the program does not allow overwriting it.</exception>
    public async Task<Finding> ClearAsync(
        Operation operation, string refused, EntryId id, MediaProvider wanted, bool overwrite, EntryId? leaves, CancellationToken cancellationToken)
    {
        EntryComparison.ThrowIfMasked(refused, wanted);
        ownership.MayCreate(operation.Address, id.At(service)).ThrowIfRefused(refused);
        var hasWaited = false;
        while (true)
        {
            Finding finding;
            var patience = overwrite ? TimeSpan.Zero : BeforeWrite.Patience;
            using (var list = await BeforeWrite.LookAsync(api, time, id, patience, operation.Reporter, cancellationToken))
            {
                finding = Judge(list, id, wanted, other => other == leaves || ownership.MayOverwrite(operation.Address, other.At(service)));
            }

            if (finding.Before.Doubt is { } doubt && !overwrite)
            {
                throw UnprovenList.StopsCreate(refused, doubt);
            }

            if (overwrite || finding is { Differences.Count: 0, OtherSpelling: null })
            {
                EntryComparison.ThrowIfSentBack(refused, wanted, overwrite, finding.Before.Entry, ownership.StatedOf(operation.Address));
                return finding;
            }

            finding.Dispose();

            // An entry that is still there after another resource has given it up belongs to a program outside this command.
            var obstacle = finding.OtherSpelling ?? id;
            var handover = hasWaited ? default : await ownership.WaitAsync(operation.Address, obstacle.At(service), cancellationToken);
            if (handover.End != Handover.Ending.Left)
            {
                throw new OperationFailedException(FailureKind.AlreadyExists, finding.OtherSpelling is { } other
                    ? CreateRefusal.OfSpelling(refused, id, other)
                    : CreateRefusal.OfDifferent(refused, operation, id, finding.Differences, handover));
            }

            hasWaited = true;
        }
    }

    private static Finding Judge(MediaProviderList list, EntryId id, MediaProvider wanted, Func<EntryId, bool> mayOverwrite)
    {
        var before = BeforeWrite.Of(list, id.Name);
        var isOwn = mayOverwrite(id);
        List<string> differences = before.Entry is null || isOwn ? [] : EntryComparison.Differences(before.Entry, wanted, maskedIsEqual: false);
        return new Finding(before, SpellingIn(list, id, mayOverwrite), isOwn, differences);
    }

    // An entry whose name the service may treat as the same name, unless the list has that name too or proves that the API distinguishes such spellings.
    private static EntryId? SpellingIn(MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite)
    {
        if (list.Names.Contains(id.Name) || list.FindLike(id.Name) is not { Count: > 0 } others)
        {
            return null;
        }

        var tellsCasesApart = list.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < list.Names.Count;
        return others.Where(name => !(tellsCasesApart && NameLikeness.IsByCase(name, id.Name))).Select(name => id with { Name = name })
            .FirstOrDefault(other => !mayOverwrite(other));
    }

    private void Tell(Operation operation, EntryId id, Finding finding, MediaProvider wanted)
    {
        var (there, doubt) = (finding.Before.Entry, finding.Before.Doubt);
        if (there is not null && finding.IsOwn)
        {
            if (ownership.StatedOf(id.At(service)) is { } stated)
            {
                StateGuard.WarnOfLost(operation, id, there, stated, wanted);
            }
        }
        else if (there is not null)
        {
            operation.Reporter.Warn(finding.Differences.Count == 0
                ? $"'{id.Shown}' already existed, exactly as the program describes it. This program now manages it."
                : $"'{id.Shown}' already existed and was overwritten, because of 'overwrite: true'. It differed in: {string.Join(", ", finding.Differences)}.");
        }
        else if (doubt is not null && !finding.IsOwn)
        {
            operation.Reporter.Warn(UnprovenList.LetsOverwrite(id, doubt));
        }

        if (finding.OtherSpelling is { } other)
        {
            operation.Reporter.Warn(CreateRefusal.OverwrittenSpelling(id, other));
        }
    }

    private async Task<bool> MayFollowAsync(Operation operation, EntryId id, MediaProviderInputs desired, CancellationToken cancellationToken)
    {
        var entry = id.At(service);
        if (desired.Entry is not { } wanted || ownership.MayOverwrite(operation.Address, entry))
        {
            return true;
        }

        if (ownership.MayCreate(operation.Address, entry).Refusal($"Creating '{id.Shown}' will be refused") is { } refusal)
        {
            return operation.Stop(refusal);
        }

        var looking = $"Checking whether '{id.Shown}' already exists";
        try
        {
            return await guard.RunAsync(operation, looking, id.BotId, LookAsync, cancellationToken);
        }
        catch (OperationFailedException late) when (late.Kind == FailureKind.TimedOut)
        {
            return operation.Stop($"{late.Message} This preview cannot tell.");
        }

        async Task<bool> LookAsync(CancellationToken token)
        {
            try
            {
                using var list = await api.GetAsync(id.BotId, Freshness.Recent, operation.Reporter, token);
                using var finding = Judge(list, id, wanted, WillOverwrite);
                return finding.IsOwn || MayFollow(operation, id, finding, desired.Overwrites);
            }
            catch (ApiException failure)
            {
                return operation.Stop($"{looking} failed, so this preview cannot tell. {failure.Message}");
            }
        }

        bool WillOverwrite(EntryId other) => ownership.WillOverwrite(operation.Address, other.At(service))
            || ownership.FindObstacle(operation.Address, other.At(service)) is null;
    }

    // True when the create will not be refused. Warns about what it will do.
    private bool MayFollow(Operation operation, EntryId id, Finding finding, bool overwrite)
    {
        var refused = $"Creating '{id.Shown}' will be refused";
        if (finding.Before.Entry is null)
        {
            return overwrite
                || (finding.Before.Doubt is { } doubt ? operation.Stop(UnprovenList.MayStopCreate(id, doubt))
                    : finding.OtherSpelling is not { } other || operation.Stop(CreateRefusal.OfSpelling(refused, id, other)));
        }

        var differences = finding.Differences;
        var handover = ownership.FindObstacle(operation.Address, id.At(service)) ?? default;
        operation.Reporter.Warn(differences.Count == 0
            ? $"'{id.Shown}' already exists, exactly as the program describes it. This program will manage it."
            : overwrite
                ? $"'{id.Shown}' already exists and will be overwritten, because of 'overwrite: true'. It differs in: {string.Join(", ", differences)}."
                : CreateRefusal.OfDifferent(refused, operation, id, differences, handover));
        return differences.Count == 0 || overwrite;
    }

    /// <param name="Before">What is there, with the members that a write has to send again. Wiped by <see cref="Dispose"/>.</param>
    /// <param name="OtherSpelling">An entry that may be the same, because its name differs only in case or the like; null for none.</param>
    /// <param name="IsOwn">True when the entry belongs to the resource, or another resource has given it up.</param>
    /// <param name="Differences">The fields in which the entry differs from the desired one; empty when <paramref name="IsOwn"/>.</param>
    internal sealed record Finding(BeforeWrite Before, EntryId? OtherSpelling, bool IsOwn, IReadOnlyList<string> Differences) : IDisposable
    {
        public void Dispose() => Before.Dispose();
    }
}
