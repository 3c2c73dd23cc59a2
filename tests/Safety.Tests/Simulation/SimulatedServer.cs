namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>The emulator's endpoints, settings and faults without its sockets: an API server of a simulated world, which outlives its clients.</summary>
internal sealed class SimulatedServer
{
    private readonly SimulatedWorld world;
    private readonly SimulatedProcess process;
    private readonly MediaProvidersEndpoints endpoints;
    private readonly string basePath;

    /// <summary>Starts a server.</summary>
    public SimulatedServer(SimulatedWorld world, EmulatorOptions options)
    {
        this.world = world;
        process = new SimulatedProcess(world, "server");
        Store = options.Store ?? new Store(world.Clock);
        Settings = options.Settings;
        basePath = options.BasePath;
        foreach (var bot in options.Bots)
        {
            Store.AddBot(bot.Id, bot.Token, bot.Region);
            foreach (var name in Settings.SeededNames)
            {
                Store.Put(bot.Id, Entry.Bearer(name, "seeded-bearer"));
            }
        }

        endpoints = new MediaProvidersEndpoints(Store, options, new ThrottleGate(world.Clock));
    }

    /// <summary>The bots and their lists.</summary>
    public Store Store { get; }

    /// <summary>The answers to the API's open questions.</summary>
    public EmulatorSettings Settings { get; set; }

    /// <summary>The faults on order.</summary>
    public Faults Faults { get; } = new();

    /// <summary>True when nobody listens: connections are refused.</summary>
    public bool IsDown { get; set; }

    /// <summary>The longest a request or an answer takes on its way; drawn for each. Default 50 ms.</summary>
    public TimeSpan LongestWay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Method and target of every request that arrived.</summary>
    public List<(string Method, string Target, string? Token)> Requests { get; } = [];

    /// <summary>How many requests felt a fault, by what it did to them.</summary>
    public Dictionary<string, int> Felt { get; } = new(StringComparer.Ordinal);

    /// <summary>Called for each write that has been carried out.</summary>
    public Action<AppliedWrite>? Applied { get; set; }

    /// <summary>Called for each request that arrives: method, bot, entry.</summary>
    public Action<string, string, string>? Arrived { get; set; }

    /// <summary>Called for each write whose outcome its client cannot know from the answer: bot, entry.</summary>
    public Action<string, string>? Lost { get; set; }

    /// <summary>How many requests of a method arrived.</summary>
    public int Count(string method) => Requests.Count(request => request.Method == method);

    /// <summary>Answers a request, some time later. Runs on even when the client is gone.</summary>
    /// <param name="answered">Takes the answer, outside of every process.</param>
    public void Begin(ApiRequest request, Action<SimulatedAnswer> answered) =>
        process.Post(async _ => answered(await AnswerAsync(request with { Path = ApiPath.Read(request.Target, basePath) })), null);

    private async Task<SimulatedAnswer> AnswerAsync(ApiRequest request)
    {
        await TravelAsync();
        Requests.Add((request.Method, request.Target, request.BearerToken));
        var (bot, name) = (request.Path?.BotId ?? "", request.EntryName() ?? "");
        Arrived?.Invoke(request.Method, bot, name);
        if (Faults.Take(request) is not { } fault)
        {
            var answer = Handle(request, Settings.ReadLag);
            TellLost(request.Method, bot, name, answer.Status >= 500);
            await TravelAsync();
            return new SimulatedAnswer(answer, AnswerEnding.Whole);
        }

        Count(fault);
        await (fault.HeldBy ?? Task.CompletedTask);
        await DelayAsync(fault.Delay);
        var done = FaultedAnswer.IsApplied(fault) ? Handle(request, fault.Lag ?? Settings.ReadLag) : null;
        var isCutOff = fault.Ending is not (AnswerEnding.Whole or AnswerEnding.ResetAfterBody) || fault.AnswerDelay > TimeSpan.FromSeconds(29);
        var status = fault.Status ?? done?.Status ?? 200;
        TellLost(request.Method, bot, name, status >= 500 || (isCutOff && status < 400));
        await DelayAsync(fault.AnswerDelay);
        await TravelAsync();
        return new SimulatedAnswer(
            FaultedAnswer.Of(fault, done, request, Settings, world.Clock.GetUtcNow()), fault.Ending, FaultedAnswer.Reason(fault, request));
    }

    private Answer Handle(ApiRequest request, TimeSpan lag)
    {
        var (bot, name) = (request.Path?.BotId ?? "", request.EntryName() ?? "");
        var before = Store.Entries(bot);
        var answer = endpoints.Handle(request, Settings, lag);
        if (answer.Status == 200 && request.Method != "GET")
        {
            Applied?.Invoke(new AppliedWrite(this, bot, name, request.Method == "DELETE", before, Store.Entries(bot)));
        }

        return answer;
    }

    private void TellLost(string method, string bot, string name, bool isLost)
    {
        if (isLost && method != "GET")
        {
            Lost?.Invoke(bot, name);
        }
    }

    private void Count(Fault fault)
    {
        var kind = fault.Ending != AnswerEnding.Whole ? fault.Ending.ToString()
            : fault.Status is { } status ? $"{status}{(fault.Applied == true ? " after the work was done" : status == 200 ? " with another body" : "")}"
            : fault.AnswerDelay != TimeSpan.Zero || fault.Delay != TimeSpan.Zero ? "late answer"
            : fault.Body is not null ? "another body"
            : fault.Distort is not null ? "a lying list"
            : fault.Lag is not null ? "lag" : "other";
        Felt[kind] = Felt.GetValueOrDefault(kind) + 1;
    }

    private Task TravelAsync() => DelayAsync(TimeSpan.FromMilliseconds(world.Random.Next((int)LongestWay.TotalMilliseconds + 1)));

    private Task DelayAsync(TimeSpan delay) => delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, world.Clock);
}

/// <summary>What a server sends back.</summary>
/// <param name="Answer">Status, headers and body.</param>
/// <param name="Ending">How much of it arrives.</param>
/// <param name="Reason">The reason phrase; null for the usual one.</param>
internal sealed record SimulatedAnswer(Answer Answer, AnswerEnding Ending, string? Reason = null);

/// <summary>A write that a server has carried out.</summary>
/// <param name="Name">The name in the request.</param>
/// <param name="IsDelete">True for a DELETE, false for a POST.</param>
/// <param name="Before">The bot's entries before it.</param>
/// <param name="After">The bot's entries after it.</param>
internal sealed record AppliedWrite(SimulatedServer Server, string BotId, string Name, bool IsDelete, IReadOnlyList<Entry> Before, IReadOnlyList<Entry> After);
