namespace MediaProviders.Safety.Tests.Cost;

/// <summary>
/// What a command asks of one provider about many resources of one bot, so many at a time, in a simulated world: nothing but the API takes time, and one seed
/// gives one run.
/// </summary>
internal sealed class SimulatedCommand
{
    private const string Address = "http://127.0.0.1:5001";
    private const string Token = "token-of-the-bot";

    private readonly SimulatedWorld world;
    private readonly SimulatedNetwork network;
    private readonly int inFlight;

    /// <summary>An API whose answers take <paramref name="latency"/>, and up to twice <paramref name="jitter"/> more.</summary>
    public SimulatedCommand(int seed, int inFlight, TimeSpan latency, TimeSpan jitter = default, params string[] bots)
    {
        this.inFlight = inFlight;
        world = new SimulatedWorld(seed);
        network = new SimulatedNetwork(world);
        Server = new SimulatedServer(
            world, new EmulatorOptions
                { Bots = [.. bots.Append("bot").Distinct(StringComparer.Ordinal).Select(bot => new BotAccess(bot, Token))], Time = world.Clock })
                { LongestWay = jitter };
        Server.Faults.Add(new Fault { Delay = latency });
        network.Add(Address, Server);
    }

    /// <summary>The API.</summary>
    public SimulatedServer Server { get; }

    /// <summary>How long the last command took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Creates resources.</summary>
    public Resource.Created[] Up(int count, int maxConcurrentRequests) => Run(count, maxConcurrentRequests, CreateAsync);

    /// <summary>Reads resources as a refresh does.</summary>
    public Resource.Found?[] Refresh(IReadOnlyList<Resource.Created> created, int maxConcurrentRequests) => Run(
        created.Count, maxConcurrentRequests,
        (resource, index) => resource.ReadAsync(OperationOf(index), created[index].Id, LastKnownOf(created[index]), CancellationToken.None));

    /// <summary>Deletes resources, as another command than the one that created them.</summary>
    public void Destroy(IReadOnlyList<Resource.Created> created, int maxConcurrentRequests) =>
        Run(created.Count, maxConcurrentRequests, async (resource, index) =>
    {
        await resource.DeleteAsync(OperationOf(index), created[index].Id, LastKnownOf(created[index]), CancellationToken.None);
        return true;
    });

    private T[] Run<T>(int count, int maxConcurrentRequests, Func<Resource, int, Task<T>> work)
    {
        Server.Requests.Clear();
        var started = world.Clock.GetUtcNow();
        var answers = new T[count];
        world.Run(new SimulatedProcess(world, "plugin"), async () =>
        {
            using var provider = Configure(maxConcurrentRequests);
            var resource = provider.FindResource("WhatsAppMediaProvider")!;
            var next = 0;
            await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => TakeTurnsAsync()));
            return true;

            async Task TakeTurnsAsync()
            {
                while (next < count)
                {
                    var index = next++;
                    answers[index] = await work(resource, index);
                }
            }
        });
        Elapsed = world.Clock.GetUtcNow() - started;
        return answers;
    }

    private ConfiguredProvider Configure(int maxConcurrentRequests) => Catalog.Configure(
        Object(("apiToken", new Value.Text(Token)), ("endpoint", new Value.Text(Address)), ("botId", new Value.Text("bot")),
            ("maxConcurrentRequests", new Value.Number(maxConcurrentRequests))),
        new HostEnvironment { Variable = _ => null, Version = "1.2.3", Time = world.Clock, Transport = network.Connect,
            Claims = () => new SharedClaims("", _ => null) });

    private static Task<Resource.Created> CreateAsync(Resource resource, int index)
    {
        var given = Object(("name", new Value.Text(NameOf(index))), ("config", Object(("bearer", new Value.Text($"secret of {NameOf(index)}")))));
        var inputs = resource.Check(OperationOf(index), given, ObjectValue.Empty, new Naming(Naming.Rule.Default, null, default));
        inputs.Problems.ShouldBeEmpty();
        return resource.CreateAsync(OperationOf(index), inputs.Inputs, CancellationToken.None);
    }

    private static LastKnown LastKnownOf(Resource.Created created) => new(created.State.With("authentication", null), created.State);

    private static ObjectValue Object(params (string Name, Value Value)[] members) =>
        new(Array.ConvertAll(members, member => KeyValuePair.Create(member.Name, member.Value)));

    private static Operation OperationOf(int index) => new() { Address = $"urn:{NameOf(index)}", Name = NameOf(index), Reporter = new SilentReporter() };

    // The API takes letters only.
    private static string NameOf(int index) => "entry-" + string.Concat($"{index:D5}".Select(digit => (char)('a' + digit - '0')));

    private sealed class SilentReporter : Reporter
    {
        public override void Warn(string text)
        {
        }

        public override void Status(string text)
        {
        }
    }
}
