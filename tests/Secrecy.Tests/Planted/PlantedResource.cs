using System.Diagnostics;
using MediaProviders.Safety;
using MediaProviders.Schema;

namespace MediaProviders.Secrecy.Tests.Planted;

/// <summary>The real resource, but for one planted leak, or one crash with a secret in its hands.</summary>
/// <param name="plant">Which leak: the name of a <see cref="Channel"/>, or a kind of crash.</param>
internal sealed class PlantedResource(Resource real, string plant) : Resource
{
    private const int SmallStack = 256 * 1024;
    private static readonly ConcurrentBag<Process> Children = [];

    public override ResourceShape Shape => real.Shape;

    public override Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming) => plant == nameof(Channel.CheckFailure)
        ? new Checked(given, [new Problem(PropertyPath.Root.Then("config"), "is wrong.", ShowsValue: true)])
        : real.Check(operation, given, lastInputs, naming);

    public override Plan Diff(Operation operation, string id, LastKnown prior, ObjectValue desired, IReadOnlyList<PropertyPath> ignored) =>
        plant == nameof(Channel.Diff)
        ? new Plan([new Plan.Change(PropertyPath.Root.Then("config").Then(SecretOf(desired)), Plan.ChangeKind.Update, Replaces: false, InInputs: true)])
        : real.Diff(operation, id, prior, desired, ignored);

    public override async Task<Resource.Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken)
    {
        if (!operation.Preview)
        {
            await LeakAsync(operation, SecretOf(desired), desired, cancellationToken);
        }

        var created = await real.CreateAsync(operation, desired, cancellationToken);
        return plant == nameof(Channel.Answer) ? created with { State = created.State.With("config", Unmarked(created.State["config"])) } : created;
    }

    public override Task<Resource.Found?> ReadAsync(Operation operation, string id, LastKnown prior, CancellationToken cancellationToken) =>
        real.ReadAsync(operation, id, prior, cancellationToken);

    public override Task<ObjectValue> UpdateAsync(
        Operation operation, string id, LastKnown prior, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken) =>
        real.UpdateAsync(operation, id, prior, desired, ignored, cancellationToken);

    public override Task DeleteAsync(Operation operation, string id, LastKnown prior, CancellationToken cancellationToken) =>
        real.DeleteAsync(operation, id, prior, cancellationToken);

    public override Task<IReadOnlyList<Resource.Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken) =>
        real.ListAsync(operation, query, cancellationToken);

    private async Task LeakAsync(Operation operation, string secret, ObjectValue inputs, CancellationToken cancellationToken)
    {
        switch (plant)
        {
            case nameof(Channel.StandardOutput):
                await Console.Out.WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{secret}")));
                break;
            case nameof(Channel.StandardError):
                await Console.Error.WriteLineAsync(Uri.EscapeDataString(secret));
                break;
            case nameof(Channel.LogMessage):
                operation.Reporter.Warn($"The password is '{secret}'.");
                break;
            case nameof(Channel.StatusLine):
                operation.Reporter.Status(new string([.. secret.Reverse()]));
                break;
            case nameof(Channel.ErrorText):
                throw new OperationFailedException(FailureKind.Failed, $"Writing '{secret[4..12]}…' failed.");
            case nameof(Channel.ErrorDetail):
                throw new PartlyDoneException("bot/images", (ObjectValue)Unmarked(inputs), inputs, "Not confirmed.");
            case nameof(Channel.File):
                await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), "notes.txt"), secret, Encoding.Unicode, cancellationToken);
                break;
            case nameof(Channel.Argument):
                Start(secret, []);
                break;
            case nameof(Channel.ChildEnvironment):
                Start("30", [("NOTE", Convert.ToHexString(Encoding.UTF8.GetBytes(secret)))]);
                break;
            case "Throw":
                throw new InvalidOperationException(secret);
            case "ThrowOnAThread":
                new Thread(() => throw new InvalidOperationException(secret)).Start();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case nameof(Channel.Telemetry):
                Activity.Current?.SetTag("note", secret);
                break;
            case "OutOfMemory":
                Exhaust(secret);
                break;
            case "OutOfMemoryOnAThread":
                new Thread(() => Exhaust(secret)).Start();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case "Overflow":
                // A small stack: the whole of it is told before the process ends.
                new Thread(() => _ = Overflow(secret, 0), SmallStack).Start();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
        }
    }

    /// <summary>Takes all the memory that the runtime may have, full of the secret.</summary>
    private static void Exhaust(string secret)
    {
        const int Mebibyte = 1024 * 1024;
        var taken = new List<char[]>();
        for (var i = 0; i < 1024; i++)
        {
            taken.Add(new char[Mebibyte]);
            secret.CopyTo(taken[^1]);
        }

        throw new InvalidOperationException($"There was memory for {taken.Count} of them: the runtime was to have less.");
    }

    private static void Start(string argument, (string Name, string Value)[] variables)
    {
        // It reads until this process ends, and the pipe with it. One that slept would be gone before a busy machine has looked.
        var info = new ProcessStartInfo("sh", ["-c", "read line", argument])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            info.Environment[name] = value;
        }

        Children.Add(Process.Start(info)!);
    }

#pragma warning disable S2190 // That it never ends is meant.
    private static int Overflow(string secret, int depth) => secret.Length + Overflow(secret, depth + 1) + 1;
#pragma warning restore S2190

    private static string SecretOf(ObjectValue inputs) =>
        inputs["config"].Plain is ObjectValue config && config["basic"].Plain is ObjectValue basic && basic["password"].Plain is Value.Text password
            ? password.Content : Secrets.Bearer.Text;

    private static Value Unmarked(Value value) => value.Plain is ObjectValue members
        ? new ObjectValue([.. members.Members.Select(m => KeyValuePair.Create(m.Key, Unmarked(m.Value)))])
        : value.Plain;
}
