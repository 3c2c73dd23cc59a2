namespace MediaProviders.Safety.Tests.Kept;

/// <summary>A provider with one rule of what an entry keeps taken out. The product has no switch for any of them.</summary>
internal static class KeptDefect
{
    /// <summary>Every defect by its name.</summary>
    public static IReadOnlyDictionary<string, Func<ProviderParts, ProviderParts>> All { get; } = new Dictionary<string, Func<ProviderParts, ProviderParts>>(
        StringComparer.Ordinal)
    {
        ["unknown members are not sent again"] = Defect.OfApi(inner => new SpoiltApi(inner) { ForgetsUnknown = true }),
        ["outside changes are not looked for"] = Defect.OfResource(
            inner => new SpoiltResource(inner) { Updated = lastKnown => lastKnown with { State = lastKnown.State.With("config", null) } }),
        ["a write that had to wait is sent without a look"] = Defect.OfApi(inner => new SpoiltApi(inner) { NeverLooksAgain = true }),
        ["a replacement forgets what is ignored"] = Defect.OfResource(inner => new SpoiltResource(inner) { ForgetsKept = true }),
        ["a comparison takes an unconfirmed create for confirmed"] = Defect.OfResource(inner => new SpoiltResource(inner) { Diffed = Confirmed }),
        ["an update writes only what the list does not show"] = Defect.OfResource(
            inner => new SpoiltResource(inner) { Updated = lastKnown => lastKnown with { State = ObjectValue.Empty } }),
        ["an import is forgotten"] = parts => parts with
        {
            Assemble = (config, environment, connect) =>
            {
                var other = Catalog.Assemble(config, environment, connect).FindResource("WhatsAppMediaProvider")!;
                return Defect.Wrap(Catalog.Assemble(config, environment, connect), inner => new SpoiltResource(inner) { Reader = other });
            },
        },
        ["a mask is answered as nothing"] = Defect.OfResource(
            inner => new SpoiltResource(inner) { OnFound = found => found with { State = Unmasked(found.State) } }),
        ["a read takes the mark of an unconfirmed create away"] = Defect.OfResource(inner => new SpoiltResource(inner) { Known = Confirmed }),
        ["an update takes an unconfirmed create for confirmed"] = Defect.OfResource(inner => new SpoiltResource(inner) { Updated = Confirmed }),
        ["a delete takes an unconfirmed create for confirmed"] = Defect.OfResource(inner => new SpoiltResource(inner) { Deleted = Confirmed }),
    };

    private static LastKnown Confirmed(LastKnown lastKnown) =>
        lastKnown.State.Members.Count > 0 ? lastKnown with { State = lastKnown.State.With("authentication", new Value.Text("basic")) } : lastKnown;

    private static ObjectValue Unmasked(ObjectValue state) =>
        state["config"].Plain is ObjectValue config && config["bearer"].Plain is Value.Text bearer && new SecretText(bearer.Content).IsMask
            ? state.With("config", ObjectValue.Empty).With("authentication", Value.Unknown.Instance)
            : state;
}
