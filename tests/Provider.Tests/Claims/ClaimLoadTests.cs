namespace MediaProviders.Provider.Tests.Claims;

public sealed class ClaimLoadTests : ClaimTests
{
    [Fact]
    public void Find_ThousandClaimsOfTwoSessions_FindsEachOnce()
    {
        for (var entry = 0; entry < 1_000; entry++)
        {
            (entry % 2 == 0 ? Here : There).Claim(Entry(entry), $"urn:{entry}", "one");
        }

        for (var entry = 0; entry < 1_000; entry++)
        {
            Here.Find(Entry(entry)).ShouldHaveSingleItem().IsOwnedBy($"urn:{entry}").ShouldBeTrue();
        }
    }

    [Fact]
    public void Claim_ManyThreadsOfOneSession_LosesNone()
    {
        using var here = fixture.Open();
        using var there = fixture.Open();

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, entry =>
        {
            here.Claim(Entry(entry), "urn:a", "one");
            there.Find(Entry(entry)).Count.ShouldBe(1);
            if (entry % 2 == 0)
            {
                here.Release(Entry(entry), "urn:a");
                there.Find(Entry(entry)).ShouldBeEmpty();
            }
        });

        Enumerable.Range(0, 400).Count(entry => there.Find(Entry(entry)).Count == 1).ShouldBe(200);
    }

    [Fact]
    public void Find_SessionsThatComeGoAndDie_SeesTheLivingOnly()
    {
        using var here = fixture.Open();
        here.Claim(Images, "urn:a", "one");
        var data = fixture.TheFile(".claims");

        Parallel.For(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 8 }, entry =>
        {
            using (var passing = fixture.Open())
            {
                passing.Claim(Entry(entry), "urn:a", "one");
                passing.Obstacle.ShouldBeEmpty();
                here.Find(Entry(entry)).Count.ShouldBe(1);
                fixture.LeaveStaleCopy(data);
                here.Find(Images).Count.ShouldBe(1);
                passing.Find(Images).Count.ShouldBe(1);
            }

            here.Find(Entry(entry)).ShouldBeEmpty();
        });

        here.Obstacle.ShouldBeEmpty();
        fixture.Files().Length.ShouldBe(2);
    }

    [Fact]
    public void Open_SessionsInFoldersThatAreBeingSwept_AlwaysFindTheirPlace()
    {
        ClaimPlace.Create(fixture.Root);
        using var ended = new CancellationTokenSource();
        var sweeper = new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                ClaimFile.Sweep(fixture.Root);
            }
        });
        sweeper.Start();
        try
        {
            Parallel.For(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 8 }, turn =>
            {
                using var claims = fixture.Open($"127.0.0.1:{turn % 3}");
                claims.Claim(Images, $"urn:{turn}", "one");
                claims.Obstacle.ShouldBeEmpty();
                claims.Find(Images).Count(match => match.IsOwnedBy($"urn:{turn}")).ShouldBe(1);
            });
        }
        finally
        {
            ended.Cancel();
            sweeper.Join();
        }

        Directory.EnumerateFileSystemEntries(fixture.Root).ShouldBeEmpty();
    }

    private static EntryKey Entry(int number) => new("https://one.example", $"bot-{number % 7}", $"name-{number}");
}
