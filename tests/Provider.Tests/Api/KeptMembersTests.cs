namespace MediaProviders.Tests.Api;

/// <summary>Members that this version does not know, of every form that JSON has: a write sends them as the bytes they came in.</summary>
public sealed class KeptMembersTests
{
    public static TheoryData<string> Members =>
    [
        "\"note\":-0",
        "\"note\":0.10",
        "\"note\":1E+400",
        $"\"note\":{new string('7', 300)}",
        "\"note\":\"\\ud83d\\ude00\\u0000\\/\"",
        "\"note\":\"<>&'+\\u2028 größe\"",
        "\"note\" : [ 1 ,\n { } ]",
        "\"note\":{\"name\":\"others\",\"type\":\"x\",\"config\":{\"bearer\":\"x\",\"basic\":null}}",
        "\"note\":1,\"note\":2",
        "\"n\\u006fte\":null",
        "\"\":\"nameless\"",
        "\"name \":\"with a blank\"",
        "\"name\\u0000\":\"with a NUL\"",
        "\"na\\u0301me\":\"with a combining mark\"",
        $"\"note\":{new string('[', 50)}{new string(']', 50)}",
    ];

    [Theory, MemberData(nameof(Members))]
    public void Write_MemberOfAnyForm_IsSentAsItCame(string member)
    {
        string[] entries =
        [
            $$"""{"name":"images",{{member}},"type":"www","config":{"basic":{"username":"reader","password":"first"} } }""",
            $$"""{"name":"images","config":{"basic":{"username":"reader","password":"first"},{{member}} },"type":"www"}""",
            $$"""{"config":{"basic":{ {{member}} ,"username":"reader","password":"first"} },"name":"images","type":"www"}""",
        ];
        foreach (var entry in entries)
        {
            using var list = MediaProviderList.Parse(Encoding.UTF8.GetBytes(ListText.Of(entry)));
            using var unknown = list.FindUnknown("images").ShouldNotBeNull();
            var second = new MediaProvider("images", "www", new Credentials.Basic("reader", new SecretText("second"))) { Unknown = unknown };

            var sent = Encoding.UTF8.GetString(EntryWriter.Write(second));

            foreach (var part in member.Split(",\"note\":2"))
            {
                sent.ShouldContain($",{part}", Case.Sensitive, entry);
            }

            using var document = JsonDocument.Parse(sent);
            document.RootElement.GetProperty("name").GetString().ShouldBe("images");
            document.RootElement.GetProperty("config").GetProperty("basic").GetProperty("password").GetString().ShouldBe("second");
        }
    }
}
