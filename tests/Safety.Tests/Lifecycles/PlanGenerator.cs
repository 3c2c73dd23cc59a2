namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Draws lifecycles. One seed always gives the same one.</summary>
internal sealed class PlanGenerator
{
    /// <summary>Every secret of a lifecycle holds this, so that one search finds any of them.</summary>
    public const string Marker = "s3cret";

    // Every fourth lifecycle comes to rest after each of its commands; the others go on without a rest most of the time, so that a command also meets what the
    // one before has left behind.
    private const int AlwaysSettledEvery = 4;

    // Every third lifecycle has a server that stores what nobody knows, and other people whose entries hold it.
    private const int StoresAllMembersEvery = 3;
    private const int TrimsTextsEvery = 5;

    private static readonly string[] Names = ["alpha", "beta", "gamma", "delta", "epsilon", "dev-alpha", "dev-beta", "Alpha", "BETA"];
    private static readonly string[] Bots = [SimulatedStack.Bot, SimulatedStack.Bot, SimulatedStack.SecondBot];
    private static readonly string[] Endpoints = ["http://127.0.0.1:5001", "http://localhost:5001", "http://127.0.0.1:5002"];

    private readonly Random random;
    private readonly Random hindrances;
    private readonly int seed;
    private readonly bool calm;
    private readonly bool tellsCaseApart;
    private readonly bool emptyListIsMissing;
    // A resource whose ignored password is to be rotated outside before the next command.
    private ResourcePlan? rotated;
    private int secrets;
    private int resources;

    private PlanGenerator(int seed)
    {
        this.seed = seed;
        random = new Random(seed);

        // Of their own, so that a seed's lifecycle stays the same but for them.
        hindrances = new Random(-seed);
        calm = Chance(25);
        tellsCaseApart = Chance(15);
        emptyListIsMissing = Chance(50);
    }

    /// <summary>Draws the lifecycle of a seed.</summary>
    public static LifecyclePlan Draw(int seed) => new PlanGenerator(seed).Draw();

    private LifecyclePlan Draw()
    {
        var settings = SettingsGenerator.Draw(random) with
            { StoredMembers = seed % StoresAllMembersEvery == 0 ? StoredMembers.All : StoredMembers.Known,
                StoredTexts = seed % TrimsTextsEvery == 0 ? StoredTexts.TrimmedUsernames : StoredTexts.AsSent };
        var program = new ProgramPlan(
            [.. Enumerable.Range(0, Chance(25) ? 6 + random.Next(7) : 1 + random.Next(5)).Select(_ => NewResource())], DrawEndpoints());
        var fence = Chance(10) ? "dev-" : "";
        var steps = new List<LifecycleStep>();
        var count = 2 + random.Next(4);
        for (var i = 0; i < count; i++)
        {
            program = i == 0 ? Tidy(program) : Tidy(Change(program));
            fence = Chance(90) ? fence : fence.Length == 0 ? "dev-" : "";
            steps.Add(new LifecycleStep(
                Program: program,
                Command: i == 0 ? LifecycleCommand.Up : DrawCommand(),
                Outside: DrawOutside(program),
                Faults: calm || Chance(40) ? [] : [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => DrawFault())],
                Stop: Chance(calm ? 5 : 22) ? (LifecycleStop)random.Next(4) : null,
                StopsAfter: TimeSpan.FromMilliseconds(Chance(80) ? random.Next(600) : random.Next(20_000)),
                SkipsPreview: Chance(65),
                Settles: Chance(30) || seed % AlwaysSettledEvery == 0,
                Fence: fence,
                Hindrance: !calm && hindrances.Next(8) == 0 ? new Hindrance(hindrances.Next(3), hindrances.Next(4), hindrances.Next(4) == 0) : null));
        }

        return new LifecyclePlan(seed, settings, steps) { EmptyListIsMissing = emptyListIsMissing, RealClaims = Chance(10) };
    }

    private LifecycleCommand DrawCommand() => random.Next(20) switch
    {
        0 => LifecycleCommand.Preview,
        1 or 2 => LifecycleCommand.Refresh,
        3 => LifecycleCommand.Destroy,
        4 => LifecycleCommand.DestroyWithRefresh,
        5 or 6 or 7 => LifecycleCommand.UpWithRefresh,
        8 => LifecycleCommand.UpWithReplace,
        _ => LifecycleCommand.Up,
    };

    private Dictionary<string, string> DrawEndpoints() => new(StringComparer.Ordinal) { ["left"] = Pick(Endpoints), ["right"] = Pick(Endpoints) };

    private ResourcePlan NewResource()
    {
        var resource = new ResourcePlan(
            Resource: $"r{resources++}",
            Name: Chance(15) ? null : DrawName(),
            BotId: Pick(Bots),
            Username: Chance(60) ? "reader" : null,
            Secret: NewSecret(),
            Overwrite: Chance(12),
            IgnoresSecret: Chance(12),
            ReplacesOnChanges: Chance(8),
            DeletesFirst: Chance(8),
            Retains: Chance(5),
            Provider: Chance(30) ? Pick(["left", "right"]) : null);
        return Chance(4) && resource.Name is not null ? resource with { Import = Chance(50) ? $"{resource.BotId}/{resource.Name}" : resource.Name } : resource;
    }

    private string DrawName() => tellsCaseApart ? Pick(Names) : Pick(Names[..7]);

    private ProgramPlan Change(ProgramPlan program)
    {
        var list = program.Resources.ToList();
        var endpoints = program.Endpoints;
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var index = list.Count == 0 ? -1 : random.Next(list.Count);
            switch (random.Next(index < 0 ? 1 : 15))
            {
                case 0:
                    list.Add(NewResource());
                    break;
                case 1:
                    list.RemoveAt(index);
                    break;
                case 2 or 3:
                    list[index] = list[index] with { Secret = NewSecret() };
                    break;
                case 4 or 5:
                    list[index] = list[index] with { Name = DrawName(), Import = null };
                    break;
                case 6:
                    list[index] = list[index] with { Resource = $"r{resources++}", Alias = Chance(40) ? list[index].Resource : null, Import = null };
                    break;
                case 7:
                    var other = random.Next(list.Count);
                    (list[index], list[other]) =
                        (list[index] with { Name = list[other].Name, Import = null }, list[other] with { Name = list[index].Name, Import = null });
                    break;
                case 8:
                    list[index] = list[index] with { Username = list[index].Username is null ? "reader" : null, Secret = NewSecret(), IgnoresSecret = false };
                    break;
                case 12:
                    list[index] = list[index] with { Provider = Chance(40) ? null : Pick(["left", "right"]) };
                    break;
                case 9 or 10 when list[index].Username is { } username:
                    list[index] = list[index] with { Username = username == "reader" ? "writer" : "reader" };
                    break;
                case 11:
                    list[index] = list[index] with { Parent = index > 0 && list[index].Parent is null ? list[0].Resource : null };
                    break;
                case 13 when list[index] is { Name: not null, Username: not null }:
                    list[index] = rotated =
                        list[index] with { IgnoresSecret = true, ReplacesOnChanges = false, Username = list[index].Username == "reader" ? "writer" : "reader" };
                    break;
                default:
                    endpoints = DrawEndpoints();
                    break;
            }
        }

        return new ProgramPlan(list, endpoints);
    }

    /// <summary>Mends what no program means: one entry by way of two providers, which no check can see. Two of one provider may stay now and then.</summary>
    private ProgramPlan Tidy(ProgramPlan program)
    {
        var taken = new Dictionary<(bool OnSecond, string Bot, string Name), string?>();
        var list = new List<ResourcePlan>();
        foreach (var resource in program.Resources)
        {
            var tidy = resource.Parent is { } parent && (parent == resource.Resource || program.Resources.All(other => other.Resource != parent))
                ? resource with { Parent = null } : resource;
            if (tidy.Name is { } name)
            {
                var key = (program.IsOnSecond(tidy), tidy.BotId, name.ToUpperInvariant());
                if (taken.TryGetValue(key, out var provider) && (provider != tidy.Provider || !Chance(10)))
                {
                    continue;
                }

                taken[key] = tidy.Provider;
            }

            list.Add(tidy);
        }

        return program with { Resources = list };
    }

    private List<OutsideChange> DrawOutside(ProgramPlan program)
    {
        var changes = new List<OutsideChange>();
        if (rotated is { Name: { } rotatedName, Username: var username } && program.Resources.Contains(rotated))
        {
            changes.Add(new OutsideChange(program.IsOnSecond(rotated), rotated.BotId, rotatedName, username == "reader" ? "writer" : "reader", NewSecret()));
        }

        rotated = null;
        for (var i = Chance(45) ? 1 + random.Next(3) : 0; i > 0; i--)
        {
            var secret = Chance(70) ? NewSecret() : null;
            var known = program.Resources.Where(resource => resource.Name is not null).ToList();
            var user = Chance(50) ? "reader" : null;
            changes.Add(known.Count > 0 && Chance(50) && Pick(known) is var target
                ? new OutsideChange(program.IsOnSecond(target), target.BotId, target.Name!, user, secret)
                : new OutsideChange(Chance(25), Pick(Bots), DrawName(), user, secret));
        }

        return changes;
    }

    private Fault DrawFault()
    {
        var route = (FaultRoute)(1 + random.Next(3));
        var fault = random.Next(20) switch
        {
            0 => Fault.Answers(429, route) with { RetryAfter = TimeSpan.FromSeconds(random.Next(20)), RetryAfterAsDate = Chance(50) },
            1 => Fault.Answers(500, route),
            2 => Fault.Answers(503, route),
            3 => Fault.LosesAnswer(route, Pick([500, 502, 504])),
            4 => Fault.LosesAnswer(route),
            5 => Fault.Ends(AnswerEnding.ResetBeforeAnswer, route),
            6 => Fault.Ends((AnswerEnding)(2 + random.Next(4)), route),
            7 => new Fault { Route = route, AnswerDelay = TimeSpan.FromSeconds(45) },
            8 => Fault.Answers(Pick([401, 403, 404, 410, 400, 302]), route),
            9 or 10 => Fault.Answers(Pick([401, 403, 404, 404, 404, 410]), FaultRoute.List),
            11 => Fault.Html(Pick([200, 502]), FaultRoute.List),
            12 => new Fault { Route = FaultRoute.List, Status = 200,
                Body = Pick<string>(emptyListIsMissing ? ["", "[]", "7"] : ["", "null", "{}", "[]", """{"settings":{"application":{"media":{"providers":["""]),
                ContentType = "application/json" },
            13 => Fault.Answers(500, FaultRoute.Any),
            _ => ListLie.Of(Pick(ListLie.Signs.Where(sign => !emptyListIsMissing || sign != "no array").ToList()), random.Next(2)),
        };
        return fault with { FromCall = 1 + random.Next(5), Count = Chance(20) ? null : 1 + random.Next(3), BotId = Chance(30) ? Pick(Bots) : null };
    }

    private string NewSecret() => $"{Marker}-{secrets++}-of-{seed}";

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];
}
