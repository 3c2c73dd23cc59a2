using System.Collections;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>A resource that does what a test says, and remembers what it was asked.</summary>
internal sealed class FakeResource : Resource
{
    public override ResourceShape Shape { get; } = new()
    {
        Name = "Thing",
        Description = "",
        Inputs = new ObjectType("", ""),
        Outputs = new ObjectType("", ""),
        ListInputs = new ObjectType("", "", new Property("prefix", TypeShape.Scalar.String, "")),
    };

    public Operation? Operation { get; private set; }

    public string Id { get; private set; } = "";

    public LastKnown? LastKnown { get; private set; }

    public ObjectValue? Given { get; private set; }

    public Naming? Naming { get; private set; }

    public IReadOnlyList<PropertyPath> Ignored { get; private set; } = [];

    public Func<ObjectValue, Checked> OnCheck { get; set; } = given => new Checked(given, []);

    public Plan Plan { get; set; } = new([]);

    public Func<ObjectValue, CancellationToken, Task<Resource.Created>> OnCreate { get; set; } = (desired, _) =>
        Task.FromResult(new Resource.Created("thing-1", desired));

    public Func<string, CancellationToken, Task<Resource.Found?>> OnRead { get; set; } = (_, _) => Task.FromResult<Resource.Found?>(null);

    public Func<ObjectValue, Task<ObjectValue>> OnUpdate { get; set; } = Task.FromResult;

    public Func<Task> OnDelete { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<Resource.Listed> Existing { get; set; } = [];

    /// <summary>Tells the engine something from within an operation.</summary>
    public Task Report(Action<Reporter> tell)
    {
        tell(Operation!.Reporter);
        return Task.CompletedTask;
    }

    /// <summary>Lets every create wait until it is cancelled, and then end in this way.</summary>
    /// <returns>What completes when one waits, and when it was cancelled.</returns>
    public (Task Entered, Task Stopped) HoldCreates(Func<ObjectValue, Resource.Created> end)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        OnCreate = async (desired, cancellation) =>
        {
            entered.SetResult();
            await using var registration = cancellation.Register(stopped.SetResult);
            await stopped.Task;
            return end(desired);
        };
        return (entered.Task, stopped.Task);
    }

    /// <summary>Lets every create wait until it is released, cancelled or not.</summary>
    /// <returns>What completes when one waits, and when it was cancelled; and what releases it.</returns>
    public (Task Entered, Task Cancelled, TaskCompletionSource Release) HoldCreatesUntilReleased()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        OnCreate = async (desired, cancellation) =>
        {
            cancellation.Register(cancelled.SetResult);
            entered.SetResult();
            await release.Task;
            return new Resource.Created("thing-1", desired);
        };
        return (entered.Task, cancelled.Task, release);
    }

    public override Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming)
    {
        (Operation, Given, LastKnown, Naming) = (operation, given, new LastKnown(lastInputs, ObjectValue.Empty), naming);
        return OnCheck(given);
    }

    public override Plan Diff(Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored)
    {
        (Operation, Id, LastKnown, Given, Ignored) = (operation, id, lastKnown, desired, ignored);
        return Plan;
    }

    public override Task<Resource.Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken)
    {
        (Operation, Given) = (operation, desired);
        return OnCreate(desired, cancellationToken);
    }

    public override Task<Resource.Found?> ReadAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken)
    {
        (Operation, Id, LastKnown) = (operation, id, lastKnown);
        return OnRead(id, cancellationToken);
    }

    public override Task<ObjectValue> UpdateAsync(
        Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken)
    {
        (Operation, Id, LastKnown, Given, Ignored) = (operation, id, lastKnown, desired, ignored);
        return OnUpdate(desired);
    }

    public override Task DeleteAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken)
    {
        (Operation, Id, LastKnown) = (operation, id, lastKnown);
        return OnDelete();
    }

    public override Task<IReadOnlyList<Resource.Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken)
    {
        (Operation, Given) = (operation, query);
        return Task.FromResult(Existing);
    }
}

/// <summary>Results of a listing that are made when they are asked for, one by one.</summary>
internal sealed class MadeList(int count, Func<int, Resource.Listed> make) : IReadOnlyList<Resource.Listed>
{
    public int Count => count;

    public Resource.Listed this[int index] => make(index);

    public IEnumerator<Resource.Listed> GetEnumerator() => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
}
