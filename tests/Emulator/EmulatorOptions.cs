using System.Security.Cryptography.X509Certificates;

namespace MediaProviders.Emulator;

/// <summary>What a new emulator starts with.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The answers to what the documents leave open; they can be exchanged while it runs.</summary>
    public EmulatorSettings Settings { get; init; } = new();

    /// <summary>The bots it knows from the start, each with its own token.</summary>
    public IReadOnlyList<BotAccess> Bots { get; init; } = [];

    /// <summary>A token that opens every bot, even one that is not known yet; null (the default) for none.</summary>
    public string? AnyBotToken { get; init; }

    /// <summary>The region this instance serves, such as <c>us1</c>; null (the default) serves all. A bot of another region gets 401.</summary>
    public string? Region { get; init; }

    /// <summary>The state; a new one when null. Two emulators on one store are two addresses of one service.</summary>
    public Store? Store { get; init; }

    /// <summary>The clock for lag, delays, throttling, dates and the log.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The seed of everything random: the order of a shuffled list.</summary>
    public int Seed { get; init; }

    /// <summary>The address it listens on; loopback by default. Another one lets other machines in, and a container needs one.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 (the default) takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What stands before <c>/whatsapp</c> in every path, such as <c>/gateway</c>; empty by default.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>Headers without which a request is refused with 403 and a page of HTML, as a gateway in front of the API might.</summary>
    public IReadOnlyDictionary<string, string> RequiredHeaders { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The certificate, with its private key, to serve HTTPS with; null (the default) serves HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>With <see cref="Certificate"/>: judges the client's certificate, which is then required; null (the default) asks for none.</summary>
    public Func<X509Certificate2, bool>? ClientCertificate { get; init; }

    /// <summary>
    /// A file the lists are read from at the start, if it exists, and written to after each change; null (the default) for none. It holds credentials in clear
    /// text.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>
    /// Whether the page on <c>/</c> and the control routes below <c>/_emulator/</c> are served. They show credentials to everyone who can reach them.
    /// </summary>
    public bool OfferControl { get; init; }
}

/// <summary>A bot and what opens it.</summary>
/// <param name="Id">The bot's id.</param>
/// <param name="Region">The region it lives in; null when every region serves it.</param>
public sealed record BotAccess(string Id, string Token, string? Region = null)
{
    /// <summary>Id and region; never the token.</summary>
    public override string ToString() => $"Bot '{Id}' in region '{Region ?? "any"}'";
}
