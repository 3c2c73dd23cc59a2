namespace MediaProviders.Emulator;

/// <summary>
/// The three documented endpoints (developers.sinch.com, "Media provider"): POST and GET on
/// <c>/whatsapp/v1/{bot-id}/provision/provider</c>, DELETE on <c>…/{provider-name}</c>.
/// </summary>
internal sealed class MediaProvidersEndpoints(Store store, EmulatorOptions options, ThrottleGate throttle)
{
    private readonly Random _random = new(options.Seed);

    /// <summary>Carries out a request. Lists do not show what it writes until the lag is over.</summary>
    public Answer Handle(ApiRequest request, EmulatorSettings settings, TimeSpan lag)
    {
        var authentication = Authenticate(request, settings);
        if (authentication is not null && settings.CheckOrder == CheckOrder.AuthenticationFirst)
        {
            return authentication;
        }

        if (authentication is null && settings.Throttle is { } limit && request.Path is { } path && !throttle.Enter(path.BotId, limit))
        {
            return Throttled(limit, settings);
        }

        return (request.Method, request.Path?.Place) switch
        {
            ("GET", ApiPlace.Collection) => authentication ?? List(request.Path.BotId, settings),
            ("POST", ApiPlace.Collection) => Post(request, authentication, settings, lag),
            ("DELETE", ApiPlace.Entry) => authentication ?? Delete(request.Path, settings, lag),
            (_, ApiPlace.Collection or ApiPlace.NamelessEntry or ApiPlace.Entry) => Unsupported(request, authentication, settings, lag),
            _ => Error(404, "404", "Not found", settings),
        };
    }

    private Answer? Authenticate(ApiRequest request, EmulatorSettings settings)
    {
        var unauthorized = Error(401, "401", "Unauthorized bot", settings);
        string? token = request.BearerToken;
        if (request.Path is not { } path)
        {
            return token is not null && (token == options.AnyBotToken || store.HasToken(token)) ? null : unauthorized;
        }

        if (store.Access(path.BotId) is not { } bot)
        {
            return options.AnyBotToken is not null && token == options.AnyBotToken ? null
                : settings.UnknownBotStatus == 401 ? unauthorized
                : Error(settings.UnknownBotStatus, "404", "Unknown bot", settings);
        }

        bool here = bot.Region is null || options.Region is null || bot.Region == options.Region;
        bool opened = token is not null && (token == bot.Token || token == options.AnyBotToken);
        return here && opened ? null : unauthorized;
    }

    private Answer List(string botId, EmulatorSettings settings)
    {
        Entry[] entries = [.. store.Listed(botId)];
        if (settings.ListOrder == ListOrder.Sorted)
        {
            Array.Sort(entries, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        }
        else if (settings.ListOrder == ListOrder.Shuffled)
        {
            lock (_random)
            {
                _random.Shuffle(entries);
            }
        }

        return entries.Length == 0 ? ListBody.Empty(settings.EmptyList) : ListBody.Of(entries, settings.ListedSecrets);
    }

    private Answer Post(ApiRequest request, Answer? authentication, EmulatorSettings settings, TimeSpan lag)
    {
        if (!request.IsJson)
        {
            int status = settings.WrongContentTypeStatus;
            return Error(status, status == 400 ? "Validation error" : $"{status}", "The body must be application/json.", settings);
        }

        try
        {
            var entry = ProviderBody.Read(request.Body, settings);
            if (authentication is not null)
            {
                return authentication;
            }

            store.Put(request.Path!.BotId, entry, settings.NameComparison, settings.Overwrite, lag);
            return Done(settings);
        }
        catch (FormatException refused)
        {
            return Error(400, "Validation error", refused.Message, settings);
        }
    }

    private Answer Delete(ApiPath path, EmulatorSettings settings, TimeSpan lag)
    {
        bool isDone = store.Remove(path.BotId, path.EntryName!, settings.NameComparison, lag) || settings.DeleteMissingStatus == 200;
        return isDone ? Done(settings) : Error(settings.DeleteMissingStatus, $"{settings.DeleteMissingStatus}", "Unknown provider", settings);
    }

    private Answer Unsupported(ApiRequest request, Answer? authentication, EmulatorSettings settings, TimeSpan lag)
    {
        bool collection = request.Path!.Place != ApiPlace.Entry;
        if (settings.UnsupportedMethod == UnsupportedMethod.WipesTheList && collection && request.Method == "DELETE")
        {
            if (authentication is null)
            {
                store.Wipe(request.Path.BotId, lag);
            }

            return authentication ?? Done(settings);
        }

        return settings.UnsupportedMethod == UnsupportedMethod.NotFound
            ? Error(404, "404", "Not found", settings)
            : Error(405, "405", "Method not allowed", settings).With("Allow", collection ? "GET, POST" : "DELETE");
    }

    // The vendor documents this text for a throttled 'capability' call, which is answered with 500 rather than 429.
    private static Answer Throttled(Throttle limit, EmulatorSettings settings) => limit.Status == 429
        ? Error(429, "429", "Too many requests", settings).With("Retry-After", "1")
        : Error(limit.Status, $"{limit.Status}", "Request could not be processed", settings);

    private static Answer Done(EmulatorSettings settings) => settings.EmptySuccess switch
    {
        EmptySuccess.EmptyObject => Answer.JsonText(200, "{}"),
        EmptySuccess.NullBody => Answer.JsonText(200, "null"),
        _ => Answer.Empty(200),
    };

    private static Answer Error(int status, string message, string details, EmulatorSettings settings) =>
        Answer.Error(status, message, details, settings.ErrorDetail);
}

/// <summary>Counts the requests of each bot within the last second.</summary>
internal sealed class ThrottleGate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _served = new(StringComparer.Ordinal);

    /// <summary>Whether one more request of that bot is served now; a refused one does not count.</summary>
    public bool Enter(string botId, Throttle limit)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            _served.TryAdd(botId, new Queue<DateTimeOffset>());
            var served = _served[botId];
            while (served.TryPeek(out var oldest) && oldest + Window <= now)
            {
                served.Dequeue();
            }

            if (served.Count >= limit.RequestsPerSecond)
            {
                return false;
            }

            served.Enqueue(now);
            return true;
        }
    }
}
