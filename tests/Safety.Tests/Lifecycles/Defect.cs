using MediaProviders.Sinch;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>
/// A provider with one deliberate defect: a part of it is replaced by one that does its work wrong. The product has no switch for any of them.
/// </summary>
internal static class Defect
{
    /// <summary>Every defect by its name. Each puts its part among the provider's.</summary>
    public static IReadOnlyDictionary<string, Func<ProviderParts, ProviderParts>> All { get; } = new Dictionary<string, Func<ProviderParts, ProviderParts>>(
        StringComparer.Ordinal)
    {
        ["a create overwrites without asking"] = OfResource(inner => new SpoiltResource(inner)
        {
            Create = async (operation, desired, token) =>
            {
                var created = await inner.CreateAsync(operation, desired.With("overwrite", Value.Bool.True), token);
                return created with { State = created.State.With("overwrite", desired["overwrite"]) };
            },
        }),
        ["nobody asks for claims"] = parts => parts with { Claims = _ => new NoClaims() },
        ["claims that are not shared count as shared"] = parts => parts with { Claims = phase => new SpoiltClaims(parts.Claims!(phase)) { Says = "" } },
        ["claims stay in one process"] = parts => parts with { Claims = _ => new SharedClaims("", _ => null) },
        ["a comparison without a check claims"] = parts => parts with
        {
            Assemble = (config, environment, connect) =>
            {
                var claims = environment.Claims!();
                return Wrap(Catalog.Assemble(config, environment with { Ownership = null, Claims = () => claims }, connect), inner => new SpoiltResource(inner)
                {
                    Compared = (operation, id) => claims.Claim(KeyOf(config, id), operation.Address, null, ClaimKind.Holds),
                });
            },
        },
        ["a write under way counts as done"] = parts => parts with { Claims = phase => new SpoiltClaims(parts.Claims!(phase)) { Kind = _ => ClaimKind.Holds } },
        ["a resource whose check failed has nothing"] = parts => parts with
        {
            Assemble = (config, environment, connect) =>
            {
                var claims = environment.Claims!();
                return Wrap(Catalog.Assemble(config, environment with { Ownership = null, Claims = () => claims }, connect), inner => new SpoiltResource(inner)
                {
                    Refused = (operation, last) =>
                    {
                        if (MediaProviderInputs.Of(last).Id is { } id)
                        {
                            claims.Release(id.At(config.Service), operation.Address);
                        }
                    },
                });
            },
        },
        ["a claim of an earlier command counts"] = parts =>
        {
            var forEver = new MemoryClaims();
            return parts with { Claims = _ => new SpoiltClaims(forEver.In("always")) { StaysOpen = true } };
        },
        ["claims are left behind"] = parts => parts with { Claims = phase => new SpoiltClaims(parts.Claims!(phase)) { StaysOpen = true } },
        ["unknown members are not sent again"] = OfApi(inner => new SpoiltApi(inner) { ForgetsUnknown = true }),
        ["404 means gone"] = OfApi(inner => new SpoiltApi(inner) { TakesForEmpty = failure => failure.Failure == ApiFailure.NotFound }),
        ["whatever is no list means gone"] = OfApi(inner => new SpoiltApi(inner) { TakesForEmpty = failure => failure.Failure == ApiFailure.NotAList }),
        ["an answer of 500 means gone"] = OfApi(inner => new SpoiltApi(inner) { TakesForEmpty = failure => failure.Failure == ApiFailure.ServerError }),
        ["an unconfirmed write counts as done"] = OfResource(
            inner => new SpoiltResource(inner) { OnPartlyDone = partly => new Resource.Created(partly.Id, partly.State) }),
        ["an unconfirmed write counts as failed"] = OfResource(inner => new SpoiltResource(inner)
        {
            OnPartlyDone = partly => throw new OperationFailedException(FailureKind.Failed, partly.Message),
        }),
        ["a lost answer is repeated without a look"] = OfApi(inner => new SpoiltApi(inner) { RepeatsBlindly = true }),
        ["a recent list serves before a write"] = OfApi(inner => new SpoiltApi(inner) { AlwaysRecent = true }),
        ["the fence is not asked on a delete"] = parts => parts with
        {
            Assemble = (config, environment, connect) =>
            {
                var open = Catalog.Assemble(config with { RequiredNamePrefix = NamePrefixRule.None }, environment, connect)
                    .FindResource("WhatsAppMediaProvider")!;
                return Wrap(Catalog.Assemble(config, environment, connect), inner => new SpoiltResource(inner) { Deleter = open });
            },
        },
        ["ignored changes are overwritten"] = OfResource(inner => new SpoiltResource(inner) { ForgetsIgnored = true }),
        ["a password is printed"] = OfResource(inner => new SpoiltResource(inner) { PrintsSecrets = true }),
        ["a cancel is not heard"] = OfResource(inner => new SpoiltResource(inner) { IsDeaf = true }),
        ["any success counts as 200"] = Believes("status 206", "status 203"),
        ["a list of another label counts"] = Believes("another label"),
        ["headers that say more are passed over"] = Believes("Content-Range", "Link", "total header"),
        ["members that say more are passed over"] = Believes("next member", "more member", "total member"),
        ["a stale list counts as current"] = Believes("Warning", "Age"),
        ["elements without a name are passed over"] = Believes("no name"),
        ["the last of two entries counts"] = Believes("twice"),
        ["a list without its array counts as empty"] = Believes("no array"),
        ["a delete does nothing"] = OfResource(inner => new SpoiltResource(inner) { NeverDeletes = true }),
    };

    /// <summary>False for a lifecycle in which a defect surely makes no difference, so that nobody need run it to find that defect.</summary>
    public static bool MayShow(string name, LifecyclePlan plan) => name switch
    {
        "claims that are not shared count as shared" => !plan.RealClaims && plan.Steps.Any(step => step.Hindrance is not null),
        "the fence is not asked on a delete" => plan.Steps.Any(step => step.Fence.Length > 0),
        "an unconfirmed write counts as done" => plan.Steps.Any(step => step.Stop == LifecycleStop.Interrupt),
        _ => true,
    };

    /// <summary>A provider with another resource in place of the real one.</summary>
    public static Func<ProviderParts, ProviderParts> OfResource(Func<Resource, SpoiltResource> spoil) => parts => parts with
    {
        Assemble = (config, environment, connect) => Wrap(Catalog.Assemble(config, environment, connect), spoil),
    };

    /// <summary>A provider with another client in place of the real one.</summary>
    public static Func<ProviderParts, ProviderParts> OfApi(Func<IMediaProvidersApi, IMediaProvidersApi> spoil) => parts => parts with
    {
        Assemble = (config, environment, connect) => Catalog.Assemble(config, environment, service => spoil(connect(service))),
    };

    private static Func<ProviderParts, ProviderParts> Believes(params string[] signs) => parts => parts with
    {
        Assemble = (config, environment, _) => Catalog.Assemble(config, environment, service => new MediaProvidersApi(
            config.ApiAt(service) with { CreateHandler = () => new BelievingHandler(environment.Transport!(), signs), Jitter = () => 0.5 })),
    };

    /// <summary>A configured provider with another resource in place of its own.</summary>
    public static ConfiguredProvider Wrap(ConfiguredProvider whole, Func<Resource, SpoiltResource> spoil) => new(
        [spoil(whole.FindResource("WhatsAppMediaProvider")!)],
        [whole.FindFunction("getWhatsAppMediaProvider")!, whole.FindFunction("getWhatsAppMediaProviders")!],
        whole.Dispose);

    private static EntryKey KeyOf(ProviderConfig config, string id)
    {
        var entry = EntryId.Parse(id, config.BotId);
        return new EntryKey(config.Service, entry.BotId, entry.Name);
    }

    private sealed class NoClaims : IClaims
    {
        public string Obstacle => "";

        public void Claim(EntryKey entry, string owner, string? content, ClaimKind kind)
        {
            // That is the defect.
        }

        public void Release(EntryKey entry, string owner)
        {
            // Nothing is ever claimed.
        }

        public IReadOnlyList<ClaimTable.Match> Find(EntryKey entry) => [];
    }
}
