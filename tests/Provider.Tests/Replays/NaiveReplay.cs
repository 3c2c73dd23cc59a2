using Xunit.Abstractions;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>
/// What the engine says after a provider that deletes whatever it is told to: a delete is pending of an entry that is live again. With ours nothing would ever be
/// pending there, so only this recording has such a call. The live entry must stay.
/// </summary>
public sealed class NaiveReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Fact]
    public Task Replay_PendingDeleteOfLiveEntry_KeepsIt() => ReplayAsync("3.260/naive/same-id-replacements", "07-up-pending-delete");
}
