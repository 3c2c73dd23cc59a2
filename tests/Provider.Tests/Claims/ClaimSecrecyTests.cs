namespace MediaProviders.Provider.Tests.Claims;

public sealed class ClaimSecrecyTests : ClaimTests
{
    private static readonly EntryKey Entry = new("https://canary-service.example", "canary-bot-4711", "canary-Images");
    private const string Owner = "urn:pulumi:dev::canary-project::WhatsAppMediaProvider::canary-owner";
    private const string Content = "basic canary-user canary-pass-Zx81!";

    [Fact]
    public void Claim_AnyText_IsInNoFileOrName()
    {
        Here.Claim(Entry, Owner, Content);
        Here.Claim(Entry, Owner, Content + "2");
        Here.Release(Entry, Owner);
        var written = string.Concat(fixture.Files().Select(path => path[fixture.Folder.Length..]))
            + Encoding.Latin1.GetString(File.ReadAllBytes(fixture.TheFile(".claims")));
        new FileInfo(fixture.TheFile(".lock")).Length.ShouldBe(0);
        written.Length.ShouldBeGreaterThan(ClaimFile.HeaderSize + (3 * ClaimRecord.Size));

        foreach (var text in new[] { Entry.Service, Entry.Container, Entry.Name, Owner, Content, "canary-pass-Zx81!", ClaimFixture.Phase })
        {
            foreach (var form in FormsOf(text))
            {
                written.Contains(form, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"'{text}' is in a file as '{form}'");
            }
        }
    }

    [Fact]
    public void FormsOf_TextThatIsThere_AreFound()
    {
        var wide = Encoding.Latin1.GetString(Encoding.Unicode.GetBytes("canary"));
        new[] { "xx canary", Convert.ToBase64String("canary"u8), Convert.ToHexString("canary"u8), wide, "yranac" }
            .ShouldAllBe(written => FormsOf("canary").Any(form => written.Contains(form, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Claim_SameInTwoSessions_LooksDifferentButForTwoBytes()
    {
        Here.Claim(Entry, Owner, Content);
        There.Claim(Entry, Owner, Content);
        var files = fixture.Files().Where(path => path.EndsWith(".claims", StringComparison.Ordinal)).Select(File.ReadAllBytes).ToArray();

        files.Length.ShouldBe(2);
        var (one, other) = (files[0], files[1]);
        var headerAndContent = ClaimFile.HeaderSize + 4;
        one[8..ClaimFile.HeaderSize].ShouldNotBe(other[8..ClaimFile.HeaderSize]);
        one[ClaimFile.HeaderSize..headerAndContent].ShouldBe(other[ClaimFile.HeaderSize..headerAndContent]);
        for (var at = headerAndContent; at < one.Length; at += 16)
        {
            one[at..(at + 16)].ShouldNotBe(other[at..(at + 16)]);
        }
    }

    [Fact]
    public void OfContent_ManyPasswords_CannotBeToldApart()
    {
        // With 200,000 guesses and 65,536 digests, about three guesses share each digest: the digest tells which three, not which one.
        var sharing = Enumerable.Range(0, 200_000).Count(guess => ClaimTable.OfContent(Entry, $"pass{guess}") == ClaimTable.OfContent(Entry, "pass77"));

        sharing.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void OfContent_SamePasswordInTwoEntries_LooksDifferent()
    {
        var digests = Enumerable.Range(0, 100).Select(entry => ClaimTable.OfContent(Entry with { Name = $"name{entry}" }, Content));

        digests.Distinct().Count().ShouldBeGreaterThan(90);
    }

    [Fact]
    public void OfPlace_PartsThatRunTogether_LookDifferent()
    {
        var digests = new ClaimTable();

        digests.OfPlace(new EntryKey("s", "aB", "c")).ShouldNotBe(digests.OfPlace(new EntryKey("s", "a", "bc")));
        digests.OfPlace(new EntryKey("s", "a", "bc")).ShouldBe(digests.OfPlace(new EntryKey("t", "a", "BC")));
    }

    private static IEnumerable<string> FormsOf(string text)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text) })
        {
            yield return Encoding.Latin1.GetString(bytes);
            yield return Convert.ToHexString(bytes);
            for (var offset = 0; offset < 3; offset++)
            {
                // A text inside longer base64 stands in one of three ways; its first and last characters also depend on what stands beside it.
                var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]).TrimEnd('=');
                yield return encoded[(offset == 0 ? 0 : offset + 1)..^1];
            }
        }

        yield return new string([.. text.Reverse()]);
    }
}
