namespace MediaProviders.Provider.Tests.Resources;

/// <summary>An emulator of its own and sessions that work against it. Bot "bot" has the token "token".</summary>
internal sealed class ResourceFixture : IAsyncDisposable
{
    private readonly List<ConfiguredProvider> sessions = [];

    private ResourceFixture(SinchEmulator emulator, TimeProvider time)
    {
        Emulator = emulator;
        Time = time;
    }

    public SinchEmulator Emulator { get; }

    public TimeProvider Time { get; }

    public RecordingReporter Reporter { get; } = new();

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The session of a command; <see cref="NextCommand"/> starts another one.</summary>
    public Resource Resource => (sessions.Count == 0 ? Open() : sessions[^1]).FindResource("WhatsAppMediaProvider")!;

    public static async Task<ResourceFixture> StartAsync(TimeProvider? time = null)
    {
        time ??= new HurriedTimeProvider();
        var emulator = await SinchEmulator.StartAsync(
            new EmulatorOptions { Bots = [new BotAccess("bot", "token"), new BotAccess("bot2", "token")], Time = time, Store = new Store(time) });
        return new ResourceFixture(emulator, time);
    }

    public static Operation Operation(string name = "images", bool preview = false, TimeSpan? timeout = null, Reporter? reporter = null) => new()
    {
        Address = $"urn:{name}",
        Name = name,
        Preview = preview,
        Timeout = timeout ?? MediaProviders.Safety.Operation.DefaultTimeout,
        Reporter = reporter ?? new RecordingReporter(),
    };

    public ConfiguredProvider Open(params (string Name, object? Value)[] config) => OpenWith(new SharedClaims("", _ => null), config);

    /// <summary>Another process of the command, with claims that a test can add to.</summary>
    public SharedClaims OpenWithClaims()
    {
        var claims = new SharedClaims("", _ => null);
        OpenWith(claims);
        return claims;
    }

    public ConfiguredProvider OpenWith(IClaims claims, params (string Name, object? Value)[] config)
    {
        var session = Catalog.Configure(
            Tree.Of([("apiToken", "token"), ("endpoint", Emulator.Address), ("botId", "bot"), .. config]),
            new HostEnvironment { Variable = name => Environment.GetValueOrDefault(name), Version = "1.2.3", Time = Time, Claims = () => claims });
        sessions.Add(session);
        return session;
    }

    public Resource NextCommand(params (string Name, object? Value)[] config) => Open(config).FindResource("WhatsAppMediaProvider")!;

    public Operation Op(string name = "images", bool preview = false, TimeSpan? timeout = null) => Operation(name, preview, timeout, Reporter);

    public Checked Check(string resourceName, ObjectValue given, ObjectValue? last = null) =>
        Resource.Check(Op(resourceName), given, last ?? ObjectValue.Empty, new Naming(Naming.Rule.Default, null, new byte[] { 1, 2, 3 }));

    /// <summary>Checks, creates and expects both to succeed.</summary>
    public async Task<Resource.Created> UpAsync(string resourceName, ObjectValue given, bool preview = false, TimeSpan? timeout = null)
    {
        var inputs = Check(resourceName, given);
        inputs.Problems.ShouldBeEmpty();
        return await Resource.CreateAsync(Op(resourceName, preview, timeout), inputs.Inputs, CancellationToken.None);
    }

    /// <summary>The same for the resource 'images', as what an earlier command did.</summary>
    public async Task<Resource.Created> HaveAsync(ObjectValue given, params (string Name, object? Value)[] nextConfig)
    {
        var created = await UpAsync("images", given);
        NextCommand(nextConfig);
        return created;
    }

    /// <summary>Checks and compares as an engine does for a resource it has in its state.</summary>
    public (ObjectValue Inputs, Plan Plan) CheckAndDiff(string resourceName, Kept was, ObjectValue given)
    {
        var inputs = Check(resourceName, given, was.Inputs);
        inputs.Problems.ShouldBeEmpty();
        return (inputs.Inputs, Resource.Diff(Op(resourceName), was.Id, was.LastKnown, inputs.Inputs, []));
    }

    /// <summary>Checks, compares and creates what takes the place of what there was.</summary>
    public async Task<Resource.Created> ReplaceAsync(string resourceName, Kept was, ObjectValue given)
    {
        var (inputs, plan) = CheckAndDiff(resourceName, was, given);
        plan.IsReplacement.ShouldBeTrue();
        return await Resource.CreateAsync(Op(resourceName), inputs, CancellationToken.None);
    }

    /// <summary>Checks, compares and updates.</summary>
    public Task<ObjectValue> UpdateAsync(Kept was, ObjectValue given, params string[] ignored)
    {
        var paths = ignored.Select(text => PropertyPath.TryParse(text, out var path) ? path : throw new FormatException(text));
        return Resource.UpdateAsync(Op(), was.Id, was.LastKnown, CheckAndDiff("images", was, given).Inputs, [.. paths], CancellationToken.None);
    }

    public Task<Resource.Found?> ReadAsync(Kept was) => Resource.ReadAsync(Op(), was.Id, was.LastKnown, CancellationToken.None);

    public Task DeleteAsync(Kept was, string resourceName = "images", TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Resource.DeleteAsync(Op(resourceName, timeout: timeout), was.Id, was.LastKnown, cancellationToken);

    public static ObjectValue InputsOf(Resource.Created created) => created.State.With("authentication", null);

    public static LastKnown LastKnownOf(Resource.Created created) => new(InputsOf(created), created.State);

    /// <summary>Lets the waits of some work pass on a manual clock: those of 10 seconds at most, since its limits are longer.</summary>
    public Task PassTimeAsync(Task work) => ((ManualTimeProvider)Time).PassAsync(work, TimeSpan.FromSeconds(10));

    public int Requests(string method) => Emulator.Requests.Count(method);

    public async ValueTask DisposeAsync()
    {
        foreach (var session in sessions)
        {
            session.Dispose();
        }

        await Emulator.DisposeAsync();
    }
}

/// <summary>Tests of the resource, each against an emulator of its own.</summary>
public abstract class ResourceTests : IAsyncLifetime
{
    private protected static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    private protected ResourceFixture fixture = null!;

    /// <summary>The clock of the tests of a class; null for one that hurries.</summary>
    private protected virtual TimeProvider? Clock => null;

    public async Task InitializeAsync() => fixture = await ResourceFixture.StartAsync(Clock);

    public async Task DisposeAsync() => await fixture.DisposeAsync();

    /// <summary>Starts again, with a clock that stands still.</summary>
    private protected async Task<ManualTimeProvider> StopTheClockAsync()
    {
        var clock = new ManualTimeProvider();
        await fixture.DisposeAsync();
        fixture = await ResourceFixture.StartAsync(clock);
        return clock;
    }

    /// <summary>What is left of a create whose every attempt ended in a 500 that did nothing. The next command begins.</summary>
    private protected async Task<PartlyDoneException> CreateInDoubtAsync()
    {
        fixture.NextCommand(("maxRetries", 0));
        fixture.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.Post));
        var partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.UpAsync("images", Images));
        fixture.NextCommand();
        return partly;
    }
}

/// <summary>What an engine's state has of a resource; by its id alone, when it is imported.</summary>
internal sealed record Kept(string Id, ObjectValue Inputs, ObjectValue State)
{
    public LastKnown LastKnown => new(Inputs, State);

    public static implicit operator Kept(string id) => new(id, ObjectValue.Empty, ObjectValue.Empty);

    public static implicit operator Kept(Resource.Created created) => new(created.Id, ResourceFixture.InputsOf(created), created.State);

    public static implicit operator Kept(Resource.Found found) => new(found.Id, found.Inputs, found.State);

    public static implicit operator Kept(PartlyDoneException partly) => new(partly.Id, partly.Inputs, partly.State);
}
