namespace MediaProviders.LocalEngine.Deployment;

/// <summary>
/// The state while a phase works on it: resources dealt with come first, in order of completion, then those of the old state that nobody touched. Safe to use
/// from many steps at once. Every change is handed to <paramref name="save"/>, so that a killed engine leaves its pending operations.
/// </summary>
internal sealed class Snapshot(StackState start, Action<StackState> save)
{
    private readonly List<ResourceState> _old = [.. start.Resources];
    private readonly List<ResourceState> _new = [];
    private readonly List<PendingOperation> _pending = [.. start.PendingOperations];
    private readonly Lock _lock = new();

    /// <summary>The old state's resources that have not been dealt with.</summary>
    public IReadOnlyList<ResourceState> Old => Locked<IReadOnlyList<ResourceState>>(() => [.. _old]);

    public StackState Current => Locked(() => new StackState([.. _new, .. _old], [.. _pending]));

    /// <summary>The old state's live resource of a urn: not one that waits for its delete.</summary>
    public ResourceState? FindOld(string urn) => Old.FirstOrDefault(resource => resource.Urn == urn && !resource.Delete);

    /// <summary>A resource of a urn as it stands now, dealt with or not.</summary>
    public ResourceState? Find(string urn) => Current.Resources.FirstOrDefault(resource => resource.Urn == urn && !resource.Delete);

    public PendingOperation Begin(string type, ResourceState resource)
    {
        var pending = new PendingOperation(type, resource);
        Change(() => _pending.Add(pending));
        return pending;
    }

    public void End(PendingOperation pending) => Change(() => _pending.RemoveAll(other => ReferenceEquals(other, pending)));

    /// <summary>Takes a resource in, in place of the one it was.</summary>
    public void Add(ResourceState resource, ResourceState? old = null) => Change(() =>
    {
        _old.RemoveAll(other => ReferenceEquals(other, old));
        _new.RemoveAll(other => ReferenceEquals(other, old));
        _new.Add(resource);
    });

    /// <summary>Keeps an old resource until its delete has been done, in this command or a later one.</summary>
    public ResourceState MarkForDelete(ResourceState old)
    {
        var marked = old with { Delete = true };
        Change(() => _old[_old.FindIndex(other => ReferenceEquals(other, old))] = marked);
        return marked;
    }

    /// <summary>Changes a resource that has been dealt with, where it stands.</summary>
    public void Replace(ResourceState before, ResourceState now) => Change(() => _new[_new.FindIndex(other => ReferenceEquals(other, before))] = now);

    /// <summary>Changes a resource where it stands, or takes it out when there is nothing left of it.</summary>
    public void Refresh(ResourceState old, ResourceState? now) => Change(() =>
    {
        var index = _old.FindIndex(other => ReferenceEquals(other, old));
        if (now is null)
        {
            _old.RemoveAt(index);
        }
        else
        {
            _old[index] = now;
        }
    });

    public void Remove(ResourceState resource) => Change(() =>
    {
        _old.RemoveAll(other => ReferenceEquals(other, resource));
        _new.RemoveAll(other => ReferenceEquals(other, resource));
    });

    /// <summary>Forgets operations of earlier commands that a refresh has settled.</summary>
    public void ClearPending(Predicate<PendingOperation> which) => Change(() => _pending.RemoveAll(which));

    /// <summary>Forgets dependencies on resources that are gone, as a refresh does; what is then empty goes too.</summary>
    public void PruneDependencies() => Change(() =>
    {
        var urns = _old.Concat(_new).Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < _old.Count; i++)
        {
            _old[i] = _old[i] with
            {
                Dependencies = [.. _old[i].Dependencies.Where(urns.Contains)],
                DeletedWith = _old[i].DeletedWith is { } with && urns.Contains(with) ? with : null,
                PropertyDependencies = _old[i].PropertyDependencies?
                    .Select(entry => KeyValuePair.Create(entry.Key, (IReadOnlyList<string>)[.. entry.Value.Where(urns.Contains)]))
                    .Where(entry => entry.Value.Count > 0)
                    .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal),
            };
        }
    });

    private void Change(Action change) => Locked(() =>
    {
        change();
        save(new StackState([.. _new, .. _old], [.. _pending]));
        return true;
    });

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}
