using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Makes sure that a create may write, before it does and before the delete of what it replaces: looks at what is there, and waits where another resource of
/// the command may be about to leave it.
/// </summary>
internal sealed class CreateClearance(IMediaProvidersApi api, Ownership ownership, string service, TimeProvider time)
{
    private readonly LookBeforeWrite look = new(api, time);

    /// <summary>As <see cref="ClearAsync"/>, and claims the entry. Where another resource is deleting it, this waits for a while and looks again.</summary>
    /// <exception cref="OperationFailedException">The entry may not be created, or it cannot be known.</exception>
    public async Task<Cleared> ClaimAsync(
        Operation operation, string refused, EntryId id, MediaProvider wanted, bool overwrite, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time, operation.Reporter);
        while (true)
        {
            var settled = ownership.SettledSpellings(operation.Address, id.At(service));
            var cleared = await ClearAsync(operation, refused, id, wanted, overwrite, leaves: null, cancellationToken);
            var answer = ownership.MayCreateNow(operation.Address, id.At(service), wanted, settled);
            if (answer == Permission.Given)
            {
                return cleared;
            }

            cleared.Dispose();
            if (answer is not Permission.Unknowable { MayPass: true } || backoff.Elapsed >= GuardedDelete.Patience)
            {
                answer.ThrowIfRefused(refused);
            }

            await backoff.WaitAsync(wait => $"next look in {wait}: another resource is at work on the same entry", cancellationToken);
        }
    }

    /// <summary>Looks and waits until nothing prevents the create.</summary>
    /// <param name="leaves">The entry that is deleted before; null for none.</param>
    /// <exception cref="OperationFailedException">Something else is there and stays, and the program does not let it be overwritten.</exception>
    public async Task<Cleared> ClearAsync(
        Operation operation, string refused, EntryId id, MediaProvider wanted, bool overwrite, EntryId? leaves, CancellationToken cancellationToken)
    {
        EntryComparison.ThrowIfMasked(refused, wanted);
        ownership.MayCreate(operation.Address, id.At(service)).ThrowIfRefused(refused);
        var hasWaited = false;
        while (true)
        {
            BeforeWrite before;
            Doubt? unproven = null;
            EntryId? otherSpelling;
            using (var list = await look.ListAsync(id, overwrite ? TimeSpan.Zero : LookBeforeWrite.Patience, operation.Reporter, cancellationToken))
            {
                var entry = list.LookNow(id.Name).EntryOr(doubt =>
                {
                    unproven = doubt;
                    return overwrite ? null : throw UnprovenList.StopsCreate(refused, doubt);
                });
                otherSpelling = CreateGuard.OtherSpelling(list, id, MayOverwrite);
                before = BeforeWrite.Of(list, id.Name, entry);
            }

            var there = before.Entry;
            var isOwn = MayOverwrite(id);
            List<string> differences = there is null || isOwn ? [] : EntryComparison.Differences(there, wanted, maskedIsEqual: false);
            if (overwrite || (differences.Count == 0 && otherSpelling is null))
            {
                return new Cleared(before, unproven, otherSpelling, isOwn, differences);
            }

            before.Dispose();

            // What is there after another resource has given it up belongs to a program outside of this command.
            var obstacle = otherSpelling ?? id;
            var handover = hasWaited ? default : await ownership.Handovers.WaitAsync(operation.Address, obstacle.At(service), cancellationToken);
            if (handover.End != Handover.Ending.Left)
            {
                throw new OperationFailedException(
                    FailureKind.AlreadyExists,
                    otherSpelling is null
                        ? CreateGuard.Refusal(refused, operation, id, differences, handover)
                        : CreateGuard.SpellingRefusal(refused, id, otherSpelling));
            }

            hasWaited = true;
        }

        bool MayOverwrite(EntryId entry) => entry == leaves || ownership.MayOverwrite(operation.Address, entry.At(service));
    }

    /// <param name="Before">What is there, with what a write of it has to carry; nothing where the list does not tell. Wiped with this.</param>
    /// <param name="Doubt">Why the list does not tell; null where it does.</param>
    /// <param name="OtherSpelling">An entry that may be the same, as its name differs in case or the like; null for none.</param>
    /// <param name="IsOwn">Whether what is there is the resource's own, or left by another one.</param>
    /// <param name="Differences">The fields in which it differs from what is wanted, where it is neither.</param>
    internal sealed record Cleared(BeforeWrite Before, Doubt? Doubt, EntryId? OtherSpelling, bool IsOwn, IReadOnlyList<string> Differences) : IDisposable
    {
        /// <summary>What is there; null for nothing, or where the list does not tell.</summary>
        public MediaProvider? There => Before.Entry;

        public void Dispose() => Before.Dispose();
    }
}
