using Xunit.Abstractions;

namespace MediaProviders.Provider.Tests.Replays;

// A class per scenario: classes run side by side.

public sealed class AttachReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class AutonamingReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class BigReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class CancelReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class CheckFailureShowsValueReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class DoCommandsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class DoStatelessReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class ExplicitProviderReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class FailuresReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class FunctionsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class ImportCommandReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class ImportOptionReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class LifecycleReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class OldestLifecycleReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class OptionsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class PackageReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class PreviewUnknownsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class ProviderMoveReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class RefreshReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class RenameInCodeReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class RunProgramReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class SameIdReplacementsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class TokenRotationReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class TracingReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class TypescriptReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
public sealed class UnknownConfigReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

/// <summary>
/// What the engine says after a provider that deletes whatever it is told to: a delete is pending of an entry that is live again. With ours nothing would ever
/// be pending there, so only this recording has such a call. The live entry must stay.
/// </summary>
public sealed class NaiveReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Fact]
    public Task Replay_PendingDeleteOfLiveEntry_KeepsIt() => ReplayAsync("3.260/naive/same-id-replacements", "07-up-pending-delete");
}
