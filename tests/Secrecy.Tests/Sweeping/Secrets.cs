namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Every secret that a stack can meet, each once.</summary>
internal static class Secrets
{
    public const string User = "media-reader";

    public static readonly Canary Token = Canary.ForHeader("API token");
    public static readonly Canary OtherToken = Canary.ForHeader("API token of another bot");
    public static readonly Canary Header = Canary.ForHeader("value of a header");
    public static readonly Canary Password = Canary.ForBody("password");
    public static readonly Canary NextPassword = Canary.ForBody("password after a change");
    public static readonly Canary Drift = Canary.ForBody("password that somebody else wrote");
    public static readonly Canary Bearer = Canary.ForBody("bearer");
    public static readonly Canary Neighbour = Canary.ForBody("password of a neighbour");
    public static readonly Canary NeighbourBearer = Canary.ForBody("bearer of a neighbour");
    public static readonly Canary Stranger = Canary.ForBody("password of an entry that is in the way");
    public static readonly Canary Imported = Canary.ForBody("password of an imported entry");
    public static readonly Canary MarkedUser = Canary.ForBody("user name that the program marks secret");
    public static readonly Canary Proxy = Canary.ForHeader("password of a proxy");

    /// <summary>A neighbour's password as two programs write it that mean no harm: letters moved by thirteen, and a hyphen between all characters.</summary>
    public static readonly Canary Rotated = new("password of a neighbour, ROT13", new string([.. Neighbour.Text.Select(Rotate)]));

    public static readonly Canary Spaced = new("password of a neighbour, with hyphens", string.Join('-', Neighbour.Text.ToCharArray()));

    /// <summary>Looks for all of them.</summary>
    public static CanarySearch Search { get; } = new(
        [Token, OtherToken, Header, Password, NextPassword, Drift, Bearer, Neighbour, NeighbourBearer, Stranger, Imported, MarkedUser, Proxy, Rotated, Spaced],
        User, "neighbour", "stranger");

    private static char Rotate(char letter) => letter switch
    {
        >= 'a' and <= 'z' => (char)('a' + ((letter - 'a' + 13) % 26)),
        >= 'A' and <= 'Z' => (char)('A' + ((letter - 'A' + 13) % 26)),
        _ => letter,
    };
}
