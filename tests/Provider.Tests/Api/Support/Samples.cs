namespace MediaProviders.Tests.Api;

/// <summary>Options, entries and answers that the tests share. No two credentials have eight characters in a row in common.</summary>
internal static class Samples
{
    public const string Token = "tok-QmFyS2-cnry-api";
    public const string Password = "pw-7hZ!\"<ä>-cnry";
    public const string Bearer = "brr-92Kd-cnry-bearer";

    public const string List = """
        { "settings": { "application": { "media": { "providers": [
          { "name": "archive_eu", "type": "www", "config": { "basic": { "username": "svc", "password": "s3cret" } } },
          { "name": "cdn-token",  "type": "www", "config": { "bearer": "tok_123" } } ] } } } }
        """;

    public const string Empty = """{"settings":{"application":{"media":{"providers":[]}}}}""";

    public static MediaProvider Basic(string name = "archive_eu") => new(name, "www", new Credentials.Basic("svc", new SecretText(Password)));

    public static MediaProvider WithBearer(string name = "cdn-token") => new(name, "www", new Credentials.Bearer(new SecretText(Bearer)));

    public static ApiOptions Options(Uri address, TimeProvider? time = null) => new()
    {
        BaseAddress = address,
        Token = new SecretText(Token),
        UserAgent = "test-agent/1.2.3",
        Time = time ?? TimeProvider.System,
        Jitter = () => 0,
    };

    public static MediaProvidersApi Api(WireServer server, TimeProvider? time = null) => new(Options(server.Address, time));
}
