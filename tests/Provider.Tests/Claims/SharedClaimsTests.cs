using static MediaProviders.Provider.Tests.Claims.ClaimFixture;

namespace MediaProviders.Provider.Tests.Claims;

public sealed class SharedClaimsTests : IDisposable
{
    private readonly ClaimFixture fixture = new();

    [Theory]
    [InlineData("https://one.example", "images", true, true)]
    [InlineData("https://one.example", "IMAGES", true, false)]
    [InlineData("https://two.example", "images", false, true)]
    [InlineData("https://two.example", "Images", false, false)]
    public void Find_EntryThatMayBeTheSame_SaysWhatIs(string service, string name, bool sameService, bool sameName)
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        here.Claim(Images, "urn:a", "basic user pass");

        foreach (var session in new[] { here, there })
        {
            var match = session.Find(new EntryKey(service, "bot-1", name)).ShouldHaveSingleItem();
            match.SameService.ShouldBe(sameService);
            match.SameName.ShouldBe(sameName);
            match.IsOwnedBy("urn:a").ShouldBeTrue();
            match.IsOwnedBy("urn:A").ShouldBeFalse();
            match.HasContent("basic user pass").ShouldBeTrue();
            match.HasContent("basic user passe").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("bot-1", "images-b")]
    [InlineData("bot-1I", "mages")]
    public void Find_AnotherEntry_FindsNothing(string container, string name)
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        here.Claim(Images, "urn:a", content: null);

        here.Find(Images with { Container = container, Name = name }).ShouldBeEmpty();
        there.Find(Images with { Container = container, Name = name }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BOT-1", "images")]
    [InlineData("Bot-1", "Images")]
    public void Find_BotThatDiffersInCaseOnly_SaysThatTheNameIsNotTheSame(string container, string name)
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        here.Claim(Images, "urn:a", "one");

        foreach (var session in new[] { here, there })
        {
            var match = session.Find(Images with { Container = container, Name = name }).ShouldHaveSingleItem();
            match.IsSame.ShouldBeFalse();
            match.SameService.ShouldBeTrue();
            match.IsNamed(Images).ShouldBeTrue();
            match.IsNamed(Images with { Name = name, Container = container }).ShouldBeFalse();
            match.HasContent("one").ShouldBeTrue();
        }
    }

    [Fact]
    public void Find_ClaimWithoutContent_HasNone()
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        here.Claim(Images, "urn:a", content: null);

        there.Find(Images).ShouldHaveSingleItem().HasContent("").ShouldBeFalse();
    }

    [Fact]
    public void Claim_ByTwoOwners_Coexist()
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        here.Claim(Images, "urn:a", "one");
        here.Claim(Images, "urn:b", "two");
        there.Claim(Images, "urn:c", "three");

        foreach (var session in new[] { here, there })
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
        using var here = fixture.Open();
        using var there = fixture.Open();
        here.Claim(Images, "urn:a", "one");
        there.Find(Images).Count.ShouldBe(1);
        here.Claim(Images, "urn:a", "two");

        foreach (var session in new[] { here, there })
        {
            var match = session.Find(Images).ShouldHaveSingleItem();
            match.HasContent("one").ShouldBeFalse();
            match.HasContent("two").ShouldBeTrue();
        }
    }

    [Fact]
    public void Claim_AgainTheSame_WritesNothing()
    {
        using var here = fixture.Open();
        here.Claim(Images, "urn:a", "one");
        var length = new FileInfo(fixture.TheFile(".claims")).Length;

        here.Claim(Images, "urn:a", "one");
        here.Release(Images, "urn:b");

        new FileInfo(fixture.TheFile(".claims")).Length.ShouldBe(length);
        length.ShouldBe(ClaimFile.HeaderSize + ClaimRecord.Size);
    }

    [Fact]
    public void Release_ByTheOwner_EndsThatClaimOnly()
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        here.Claim(Images, "urn:a", "one");
        here.Claim(Images, "urn:b", "one");
        here.Claim(Images with { Name = "Images" }, "urn:a", "one");
        there.Find(Images).Count.ShouldBe(3);

        here.Release(Images, "urn:a");

        foreach (var session in new[] { here, there })
        {
            session.Find(Images).Count(match => match.SameName && match.IsOwnedBy("urn:a")).ShouldBe(0);
            session.Find(Images).Count.ShouldBe(2);
        }
    }

    [Fact]
    public void Release_OfAnotherSessionsClaim_DoesNothing()
    {
        using var here = fixture.Open();
        using var there = fixture.Open();
        here.Claim(Images, "urn:a", content: null);

        there.Release(Images, "urn:a");

        there.Find(Images).Count.ShouldBe(1);
    }

    [Fact]
    public void Find_InAnotherPhase_FindsNothing()
    {
        using var here = fixture.Open();
        using var there = fixture.Open("127.0.0.1:43211");
        here.Claim(Images, "urn:a", content: null);

        there.Find(Images).ShouldBeEmpty();
        there.Obstacle.ShouldBeEmpty();
    }

    [Fact]
    public void Find_AfterTheOtherSessionHasEnded_FindsNothing()
    {
        using var here = fixture.Open();
        var there = fixture.Open();
        there.Claim(Images, "urn:a", content: null);
        here.Find(Images).Count.ShouldBe(1);

        there.Dispose();

        here.Find(Images).ShouldBeEmpty();
        here.Obstacle.ShouldBeEmpty();
    }

    [Fact]
    public void Claim_NoPhase_StaysInMemory()
    {
        var claims = new SharedClaims("", fixture.Environment.GetValueOrDefault);
        claims.Claim(Images, "urn:a", "one");
        claims.Claim(Images, "urn:b", "one");
        claims.Release(Images, "urn:b");

        var match = claims.Find(Images with { Name = "Images" }).ShouldHaveSingleItem();
        match.SameName.ShouldBeFalse();
        match.IsOwnedBy("urn:a").ShouldBeTrue();
        match.HasContent("one").ShouldBeTrue();
        claims.Obstacle.ShouldBeEmpty();
        fixture.Files().ShouldBeEmpty();
    }

    public void Dispose() => fixture.Dispose();
}
