namespace MediaProviders.Secrecy.Tests;

/// <summary>Secrets where none belongs: what is said about them never shows them, nor makes the CLI show them.</summary>
public class BadInputSweepTests
{
    private static readonly object Good = new { basic = new { username = Secrets.User, password = Secrets.Password.Text } };

    // In each a secret stands in the wrong place, or beside something wrong.
    private static readonly Dictionary<string, object> Bad = new(StringComparer.Ordinal)
    {
        ["a config that is a text"] = new { name = "n", config = Secrets.Password.Text },
        ["a config that is a list"] = new { name = "n", config = new[] { Secrets.Password.Text } },
        ["both credentials"] =
            new { name = "n", config = new { basic = new { username = Secrets.User, password = Secrets.Password.Text }, bearer = Secrets.Bearer.Text } },
        ["neither credential, but another word"] = new { name = "n", config = new { baerer = Secrets.Bearer.Text } },
        ["a password by another name"] = new { name = "n", config = new { basic = new { username = Secrets.User, passwort = Secrets.Password.Text } } },
        ["a bearer that is an object"] = new { name = "n", config = new { bearer = new { token = Secrets.Bearer.Text } } },
        ["a password that is a list"] =
            new { name = "n", config = new { basic = new { username = Secrets.User, password = new[] { Secrets.Password.Text } } } },
        ["a basic that is a text"] = new { name = "n", config = new { basic = $"{Secrets.User}:{Secrets.Password.Text}" } },
        ["no user name"] = new { name = "n", config = new { basic = new { username = "", password = Secrets.Password.Text } } },
        ["a good config and a wrong name"] = new { name = "n1", config = Good },
        ["a good config and a wrong type"] = new { name = "n", type = "ftp", config = Good },
        ["a good config and a wrong overwrite"] = new { name = "n", overwrite = "perhaps", config = Good },
        ["a password as a name"] = new { name = Secrets.Password.Text, config = Good },
        ["a password as a type"] = new { name = "n", type = Secrets.Password.Text, config = Good },
        ["a password as overwrite"] = new { name = "n", overwrite = Secrets.Password.Text, config = Good },
        ["a password as a property nobody knows"] = new { name = "n", password = Secrets.Password.Text, config = Good },
    };

    // Where these are marked secret, nothing of the program's own is in clear.
    private static readonly string[] Unmarkable = ["a password as a name", "a password as a type", "a password as overwrite"];

    public static TheoryData<string, bool> Names
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in Bad.Keys)
            {
                data.Add(name, true);
                data.Add(name, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Up_ASecretInTheWrongPlace_IsRefusedWithoutIt(string name, bool marked)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        var program = marked ? Programs.Marked(Bad[name]) : Programs.Literal(Bad[name]);

        var result = await stack.UpAsync(program);

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.ShouldContain(d => d.Severity == DiagnosticSeverity.Error);
        var shown = stack.Evidence.Leaks.Where(leak => leak.Channel != Channel.Answer).ToList();
        if (!marked && Unmarkable.Contains(name, StringComparer.Ordinal))
        {
            // The program itself says in clear what it wants for a name; the CLI shows what failed.
            shown.RemoveAll(leak => leak.Channel is Channel.CheckFailure or Channel.ErrorText);
        }

        shown.ShouldBeEmpty(string.Join('\n', shown));
        stack.Emulator.Requests.Count("POST").ShouldBe(0);
    }

    [Theory]
    [InlineData("mediaproviders:apiToken", "\n",
        "apiToken: contains characters that a header cannot carry. Check it for line breaks, leading or trailing spaces and characters beyond ASCII.")]
    [InlineData("mediaproviders:headers", "", "headers: must be an object, but is a string.")]
    [InlineData("mediaproviders:maxRetries", "", "maxRetries: must be a whole number, but is a string.")]
    [InlineData("mediaproviders:region", "", "region: must be 'us1' or 'eu1'.")]
    [InlineData("mediaproviders:endpoint", "", "endpoint: must be an absolute URL such as 'https://gateway.example.com'.")]
    [InlineData("mediaproviders:requiredNamePrefix", "",
        "requiredNamePrefix: may only contain the letters A-Z and a-z, '-' and '_', at most 191 of them, because every name starts with it.")]
    [InlineData("mediaproviders:caCertificateFile", "",
        "Reading the authorities in (not shown: it may be the content instead of a path) failed: there is no such file.")]
    public async Task Up_ASecretInAWrongConfiguration_IsRefusedWithoutIt(string key, string end, string said)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        stack.SetSecret(key, Secrets.Header.Text + end);

        var result = await stack.UpAsync(Programs.One());

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.Select(d => d.Text)
            .ShouldContain(text => text.Contains(said, StringComparison.Ordinal), string.Join('\n', result.Diagnostics.Select(d => d.Text)));

        // CheckConfig gets a configuration without marks and answers it; the engine knows what it has marked.
        stack.Evidence.Leaks.Where(leak => leak.Channel != Channel.Answer).ShouldBeEmpty();
        stack.Emulator.Requests.All.ShouldBeEmpty();
    }
}
