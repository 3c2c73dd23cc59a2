namespace MediaProviders.Provider.Tests.Claims;

public sealed class SharedClaimsTests : ClaimTests
{
    [Theory]
    [InlineData("https://one.example", "images", true, true)]
    [InlineData("https://one.example", "IMAGES", true, false)]
    [InlineData("https://two.example", "images", false, true)]
    [InlineData("https://two.example", "Images", false, false)]
    public void Find_EntryThatMayBeTheSame_SaysWhatIs(string service, string name, bool sameService, bool sameName)
    {
        Here.Claim(Images, "urn:a", "basic user pass");

        foreach (var session in new[] { Here, There })
        {
            var match = session.Find(new EntryKey(service, "bot-1", name)).ShouldHaveSingleItem();
            (match.SameService, match.SameName).ShouldBe((sameService, sameName));
            (match.IsOwnedBy("urn:a"), match.IsOwnedBy("urn:A")).ShouldBe((true, false));
            (match.HasContent("basic user pass"), match.HasContent("basic user passe")).ShouldBe((true, false));
        }
    }

    [Theory]
    [InlineData("bot-1", "images-b")]
    [InlineData("bot-1I", "mages")]
    public void Find_AnotherEntry_FindsNothing(string container, string name)
    {
        Here.Claim(Images, "urn:a", content: null);

        Here.Find(Images with { Container = container, Name = name }).ShouldBeEmpty();
        There.Find(Images with { Container = container, Name = name }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BOT-1", "images")]
    [InlineData("Bot-1", "Images")]
    public void Find_BotThatDiffersInCaseOnly_SaysThatTheNameIsNotTheSame(string container, string name)
    {
        Here.Claim(Images, "urn:a", "one");

        foreach (var session in new[] { Here, There })
        {
            var match = session.Find(Images with { Container = container, Name = name }).ShouldHaveSingleItem();
            (match.IsSame, match.SameService).ShouldBe((false, true));
            (match.IsNamed(Images), match.IsNamed(Images with { Name = name, Container = container }), match.HasContent("one")).ShouldBe((true, false, true));
        }
    }

    [Fact]
    public void Find_ClaimWithoutContent_HasNone()
    {
        Here.Claim(Images, "urn:a", content: null);

        There.Find(Images).ShouldHaveSingleItem().HasContent("").ShouldBeFalse();
    }

    [Fact]
    public void Claim_ByTwoOwners_Coexist()
    {
        Here.Claim(Images, "urn:a", "one");
        Here.Claim(Images, "urn:b", "two");
        There.Claim(Images, "urn:c", "three");

        foreach (var session in new[] { Here, There })
        {
            var found = session.Find(Images);
            found.Count.ShouldBe(3);
            found.Single(match => match.IsOwnedBy("urn:b")).HasContent("two").ShouldBeTrue();
            found.Single(match => match.IsOwnedBy("urn:c")).HasContent("three").ShouldBeTrue();
        }
    }

    [Fact]
    public void Claim_AgainByTheSameOwner_ReplacesTheContent()
    {
        Here.Claim(Images, "urn:a", "one");
        There.Find(Images).Count.ShouldBe(1);
        Here.Claim(Images, "urn:a", "two");

        foreach (var session in new[] { Here, There })
        {
            var match = session.Find(Images).ShouldHaveSingleItem();
            (match.HasContent("one"), match.HasContent("two")).ShouldBe((false, true));
        }
    }

    [Fact]
    public void Claim_AgainTheSame_WritesNothing()
    {
        Here.Claim(Images, "urn:a", "one");
        var length = new FileInfo(fixture.TheFile(".claims")).Length;

        Here.Claim(Images, "urn:a", "one");
        Here.Release(Images, "urn:b");

        new FileInfo(fixture.TheFile(".claims")).Length.ShouldBe(length);
        length.ShouldBe(ClaimFile.HeaderSize + ClaimRecord.Size);
    }

    [Fact]
    public void Release_ByTheOwner_EndsThatClaimOnly()
    {
        Here.Claim(Images, "urn:a", "one");
        Here.Claim(Images, "urn:b", "one");
        Here.Claim(Images with { Name = "Images" }, "urn:a", "one");
        There.Find(Images).Count.ShouldBe(3);

        Here.Release(Images, "urn:a");

        foreach (var session in new[] { Here, There })
        {
            session.Find(Images).Count(match => match.SameName && match.IsOwnedBy("urn:a")).ShouldBe(0);
            session.Find(Images).Count.ShouldBe(2);
        }
    }

    [Fact]
    public void Release_OfAnotherSessionsClaim_DoesNothing()
    {
        Here.Claim(Images, "urn:a", content: null);

        There.Release(Images, "urn:a");

        There.Find(Images).Count.ShouldBe(1);
    }

    [Fact]
    public void Find_InAnotherPhase_FindsNothing()
    {
        using var there = fixture.Open("127.0.0.1:43211");
        Here.Claim(Images, "urn:a", content: null);

        there.Find(Images).ShouldBeEmpty();
        there.Obstacle.ShouldBeEmpty();
    }

    [Fact]
    public void Claim_NoPhase_StaysInMemory()
    {
        var claims = new SharedClaims("", fixture.Environment.GetValueOrDefault);
        claims.Claim(Images, "urn:a", "one");
        claims.Claim(Images, "urn:b", "one");
        claims.Release(Images, "urn:b");

        var match = claims.Find(Images with { Name = "Images" }).ShouldHaveSingleItem();
        (match.SameName, match.IsOwnedBy("urn:a"), match.HasContent("one")).ShouldBe((false, true, true));
        claims.Obstacle.ShouldBeEmpty();
        fixture.Files().ShouldBeEmpty();
    }
}
