using MediaProviders.Safety.Claims;
using MediaProviders.Safety.Confirming;
using MediaProviders.Safety.Guards;
using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Decides which resource an entry belongs to: the one door to what this session has seen of the program and to the claims it shares with the other processes
/// of the command's phase. It hears of everything that is done here, and what it cannot know never counts as yes. It belongs to a session and outlives a
/// second configuration. Used by many calls at a time.
/// </summary>
internal sealed partial class Ownership : IDisposable
{
    private readonly ProgramMemory memory = new();
    private readonly Handovers handovers;
    private readonly IClaims claims;
    private readonly bool isDirect;
    private int holders = 1;

    /// <param name="claims">What the processes of the phase share; disposed of with the last holder of this.</param>
    /// <param name="isDirect">True when one command works directly on single entries, false when a program's resources are worked on.</param>
    public Ownership(IClaims claims, bool isDirect = false, TimeProvider? time = null)
    {
        handovers = new Handovers(time ?? TimeProvider.System);
        this.claims = claims;
        this.isDirect = isDirect;
    }

    /// <summary>
    /// Yes when every claim of this session reaches the other processes of the phase and theirs are known here, as of this moment; else unknowable.
    /// </summary>
    public Permission Sharing => claims.Obstacle is { Length: > 0 } obstacle ? new Permission.Unknowable(obstacle) : Permission.Given;

    /// <summary>This, for one more holder, who disposes of it as well.</summary>
    public Ownership Share()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>True when the resource has been checked with that name in this session, and nothing was wrong with it.</summary>
    public bool HasAccepted(string address, string name) => memory.HasAccepted(address, name);

    /// <summary>
    /// Hears of a check. An engine that replaces a resource for its own reasons checks it once more after the comparison, now as a new one, and a generated
    /// name is then another one: the resource's own entry is claimed no longer. What an engine deletes first has to go; what it creates first is claimed
    /// again by the create.
    /// </summary>
    /// <param name="wanted">The entry it wants; null when that is unknown, or something is wrong with the inputs.</param>
    /// <param name="isNew">True when the check accepted it as a new resource.</param>
    /// <param name="holds">The entry it has by the state; null when it has none yet, or the state does not say.</param>
    /// <param name="there">What the state says that entry is; null when it does not say all of it.</param>
    /// <param name="isRefused">True when something is wrong with its inputs: it goes no further then, and has what it had.</param>
    /// <returns>The address of another resource of this session that wants the same entry; null for none.</returns>
    public string? Checked(string address, EntryKey? wanted, bool isNew, EntryKey? holds = null, MediaProvider? there = null, bool isRefused = false)
    {
        memory.Check(address);
        handovers.Check(address, holds, wanted, isNew);
        string? other = null;
        if (wanted is not null && memory.Want(address, wanted) is { } twin)
        {
            handovers.Double(address, wanted);
            other = twin;
        }

        if (isRefused || other is not null)
        {
            if (holds is not null)
            {
                Claim(address, holds, there);
            }

            return other;
        }

        if (memory.OwnOf(address) is { } own && (isNew || (wanted is not null && wanted != own)))
        {
            claims.Release(own, address);
        }

        return null;
    }

    /// <summary>
    /// Hears of a comparison. A refresh compares without a check, also resources that the program has dropped: only what the program still holds claims its
    /// entry.
    /// </summary>
    /// <param name="there">What the state says the entry is; null when it does not say all of it.</param>
    /// <param name="isUnconfirmed">True when the create of the resource was never confirmed.</param>
    public void Compared(string address, EntryKey entry, bool isReplacement, MediaProvider? there, bool isUnconfirmed = false)
    {
        if (!memory.IsInProgram(address))
        {
            handovers.Hold(address, entry);
            return;
        }

        memory.Compare(address, entry, isUnconfirmed, there);
        handovers.Compare(address, entry, isReplacement);
        if (isReplacement)
        {
            claims.Release(entry, address);
        }
        else
        {
            Claim(address, entry, there);
        }
    }

    /// <summary>Hears that a resource without a state has read an entry, by <paramref name="id"/>.</summary>
    public void Read(string address, EntryKey entry, string id, MediaProvider there)
    {
        memory.Read(address, entry, id);
        Claim(address, entry, there);
    }

    /// <summary>Hears in a preview that nothing stands against a create: what the resource has now will then have been left.</summary>
    public void Foresee(string address, EntryKey entry) => memory.Foresee(address, entry);

    /// <summary>Hears that a write is confirmed. Nothing less frees the entry that was the resource's own before.</summary>
    public void Confirmed(string address, EntryKey entry, MediaProvider there)
    {
        Claim(address, entry, there);
        memory.Settle(address, entry);
        handovers.Leave(address);
    }

    /// <summary>Hears that the API refused a write. An entry that is the resource's own still is what it was; of another the claim stays in doubt.</summary>
    /// <param name="there">What was there before the write; null for nothing.</param>
    public void NotWritten(string address, EntryKey entry, MediaProvider? there)
    {
        if (there is not null && memory.OwnOf(address) == entry)
        {
            Claim(address, entry, there);
        }
    }

    /// <summary>Hears that the state says where a resource lives, whether or not a program still holds it.</summary>
    public void Lives(string address, EntryKey entry) => handovers.Hold(address, entry);

    /// <summary>Hears that a create is under way, or the delete that comes before it.</summary>
    public void Begins(string address) => handovers.Begin(address);

    /// <summary>Hears that what is going to be replaced has been deleted first, and is surely gone.</summary>
    public void Gone(string address) => handovers.Leave(address);

    /// <summary>Hears that a delete that comes before a create did not take the entry away.</summary>
    public void Kept(string address) => handovers.Stay(address);

    /// <summary>True when the resource is to be replaced and that has not begun: a delete of its entry then comes before its create.</summary>
    public bool IsToBeReplaced(string address, EntryKey entry) => handovers.IsToBeReplaced(address, entry);

    /// <summary>Waits until another resource of the command has left an entry, or it is known that none will.</summary>
    public Task<Handover> WaitAsync(string address, EntryKey entry, CancellationToken cancellationToken) =>
        handovers.WaitAsync(address, entry, cancellationToken);

    /// <summary>How <see cref="WaitAsync"/> would end, as far as is known at this moment; null when nothing speaks against its success.</summary>
    public Handover? ForeseeHandover(string address, EntryKey entry) => handovers.Foresee(address, entry);

    /// <summary>
    /// Hears that a create failed. The resource goes on with the entry that is its own: a delete that follows in spite of the failure must not take it.
    /// </summary>
    public void NotCreated(string address)
    {
        if (memory.OwnOf(address) is { } own && !claims.Find(own).Any(match => match.IsSame && match.IsOwnedBy(address)))
        {
            claims.Claim(own, address, content: null, ClaimKind.Holds);
        }

        handovers.Stay(address);
    }

    /// <summary>
    /// Hears that a create of <paramref name="entry"/> is not confirmed. What was the resource's own before stays so, and it cannot be known whether it is
    /// still needed.
    /// </summary>
    public void NotConfirmed(string address, EntryKey entry)
    {
        memory.Doubt(address, entry);
        NotCreated(address);
    }

    /// <summary>
    /// Whether a resource may create an entry as far as the other resources of the command are concerned. A resource keeps its address when it moves to
    /// another provider.
    /// </summary>
    public Permission MayCreate(string address, EntryKey entry) =>
        Sharing is Permission.Unknowable doubt ? doubt
        : Held(entry).Any(match => match.IsSame && !match.IsOwnedBy(address)) ? new Permission.No(
            handovers.Foresee(address, entry) is { Other: not null } known ? CreateGuard.ClaimedRefusal(known)
            : "another resource of this command, under another provider with the same base address, has this bot and name. Two resources cannot be one entry; "
                + "give one of them another name, or remove it.")
        : Permission.Given;

    /// <summary>How many other resources have an entry that differs only in case: what they wrote is in every list from now on.</summary>
    public int SettledSpellings(string address, EntryKey entry) => OtherSpellings(address, entry).Count(match => match.Kind == ClaimKind.Holds);

    /// <summary>Claims an entry for a create and asks once more: where two processes do so at a time, both see the other's claim and stop.</summary>
    /// <param name="settled">What <see cref="SettledSpellings"/> was before the look.</param>
    public Permission MayCreateNow(string address, EntryKey entry, MediaProvider wanted, int settled)
    {
        Claim(address, entry, wanted, ClaimKind.Writes);
        var answer = MayCreate(address, entry) is var may && may == Permission.Given ? NotBeingDeleted(entry) : may;
        answer = answer == Permission.Given ? NotBeingWritten(address, entry, settled) : answer;
        if (answer != Permission.Given)
        {
            claims.Release(entry, address);
        }

        return answer;
    }

    /// <summary>
    /// Claims an entry for an update: yes when the claim has reached the other processes, and none of them is deleting what may be the same entry.
    /// </summary>
    /// <param name="writes">False when the entry is already as wanted, so that nothing will be sent.</param>
    public Permission MayUpdateNow(string address, EntryKey entry, MediaProvider wanted, bool writes)
    {
        Claim(address, entry, wanted, writes ? ClaimKind.Writes : ClaimKind.Holds);
        return Sharing is Permission.Unknowable doubt ? doubt : NotBeingDeleted(entry);
    }

    /// <summary>
    /// Whether a create may overwrite without asking what is there: it is the resource's own, or another resource has left it and its replacement is confirmed.
    /// False as long as a resource that is going to be replaced still has it.
    /// </summary>
    public bool MayOverwrite(string address, EntryKey entry) => memory.IsOwnOrLeft(address, entry);

    /// <summary>What the state of a resource of the program said of the entry; null when that is not known.</summary>
    public MediaProvider? StatedOf(EntryKey entry) => memory.StatedOf(entry);

    /// <summary>What <see cref="MayOverwrite"/> will say once everything that the preview has foreseen is done.</summary>
    public bool WillOverwrite(string address, EntryKey entry) => memory.WillBeLeft(entry) || MayOverwrite(address, entry);

    /// <summary>Ends one holder's use. The claims end with the last one.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            (claims as IDisposable)?.Dispose();
        }
    }

    private void Claim(string address, EntryKey entry, MediaProvider? content, ClaimKind kind = ClaimKind.Holds) =>
        claims.Claim(entry, address, content is null ? null : EntryComparison.Fingerprint(content), kind);
}
