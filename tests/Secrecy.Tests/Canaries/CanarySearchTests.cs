namespace MediaProviders.Secrecy.Tests.Canaries;

/// <summary>The search can fail: every form of a secret, whole or in part, is found.</summary>
public class CanarySearchTests
{
    private static readonly Canary Secret = Canary.ForBody("password");
    private static readonly CanarySearch Search = new([Secret, Canary.ForHeader("token")], "media-reader");

    public static TheoryData<string> Forms => [.. CanaryForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Find_AnyFormInsideALongerText_IsFound(string form)
    {
        foreach (var (_, text) in CanaryForms.Of(Secret.Text).Append(CanaryForms.OfUser("media-reader", Secret.Text)).Where(f => f.Name == form))
        {
            Search.Find($"{{\"before\":\"{text}\"}}").ShouldContain(found => found.Canary == "password", text);
            Search.Find(Encoding.UTF8.GetBytes($"before {text} after")).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Find_AnyEightCharacters_AreFoundAndSevenAreNot(bool reversed)
    {
        for (var start = 0; start + 8 <= Secret.Text.Length; start++)
        {
            Search.Find($"(({Form(8)}))").ShouldHaveSingleItem().Form.ShouldBe(reversed ? "reversed" : "raw");
            Search.Find($"(({Form(7)}))").ShouldBeEmpty();

            string Form(int length) => reversed ? new string([.. Secret.Text.Substring(start, length).Reverse()]) : Secret.Text.Substring(start, length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Find_Base64OfALongerText_IsFoundWhereverItBegins(int before) =>
        Search.Find(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{new string('u', before)}{Secret.Text}:end")))
            .ShouldContain(new Sighting("password", "base64"));

    [Fact]
    public void Find_Utf16Bytes_AreFound() => Search.Find(Encoding.Unicode.GetBytes($"a {Secret.Text}")).ShouldContain(new Sighting("password", "UTF-16"));

    [Fact]
    public void Find_TwoSecrets_AreBothFound() =>
        Search.Find($"{Secret.Text}, {Canary.ForHeader("token").Text}").Select(found => found.Canary).Distinct().ShouldBe(["password", "token"]);

    [Fact]
    public void Find_TextWithoutASecret_IsNothing()
    {
        Search.Find("The media provider 'bot/images' exists already: password, bearer, [secret].").ShouldBeEmpty();
        Search.Find(new byte[100_000]).ShouldBeEmpty();
        Search.PartCount.ShouldBeGreaterThan(500);
    }
}
