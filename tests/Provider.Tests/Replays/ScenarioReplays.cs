using Xunit.Abstractions;

namespace MediaProviders.Provider.Tests.Replays;

// A class per scenario: classes run side by side.

public sealed class AttachReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("attach")]
    public Task Replay_Attach_AnswersAsRecorded(string step) => ReplayAsync("attach", step);
}

public sealed class AutonamingReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("autonaming")]
    public Task Replay_Autonaming_AnswersAsRecorded(string step) => ReplayAsync("autonaming", step);
}

public sealed class BigReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("big")]
    public Task Replay_Big_AnswersAsRecorded(string step) => ReplayAsync("big", step);
}

public sealed class CancelReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("cancel")]
    public Task Replay_Cancel_AnswersAsRecorded(string step) => ReplayAsync("cancel", step);
}

public sealed class CheckFailureShowsValueReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("check-failure-shows-value")]
    public Task Replay_CheckFailureShowsValue_AnswersAsRecorded(string step) => ReplayAsync("check-failure-shows-value", step);
}

public sealed class DoCommandsReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("do-commands")]
    public Task Replay_DoCommands_AnswersAsRecorded(string step) => ReplayAsync("do-commands", step);
}

public sealed class DoStatelessReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("do-stateless")]
    public Task Replay_DoStateless_AnswersAsRecorded(string step) => ReplayAsync("do-stateless", step);
}

public sealed class ExplicitProviderReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("explicit-provider")]
    public Task Replay_ExplicitProvider_AnswersAsRecorded(string step) => ReplayAsync("explicit-provider", step);
}

public sealed class FailuresReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("failures")]
    public Task Replay_Failures_AnswersAsRecorded(string step) => ReplayAsync("failures", step);
}

public sealed class FunctionsReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("functions")]
    public Task Replay_Functions_AnswersAsRecorded(string step) => ReplayAsync("functions", step);
}

public sealed class ImportCommandReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("import-command")]
    public Task Replay_ImportCommand_AnswersAsRecorded(string step) => ReplayAsync("import-command", step);
}

public sealed class ImportOptionReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("import-option")]
    public Task Replay_ImportOption_AnswersAsRecorded(string step) => ReplayAsync("import-option", step);
}

public sealed class LifecycleReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("lifecycle")]
    public Task Replay_Lifecycle_AnswersAsRecorded(string step) => ReplayAsync("lifecycle", step);
}

public sealed class OldestLifecycleReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("3.260/lifecycle")]
    public Task Replay_LifecycleOfTheOldestEngine_AnswersAsRecorded(string step) => ReplayAsync("3.260/lifecycle", step);
}

public sealed class OptionsReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("options")]
    public Task Replay_Options_AnswersAsRecorded(string step) => ReplayAsync("options", step);
}

public sealed class PackageReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("package")]
    public Task Replay_Package_AnswersAsRecorded(string step) => ReplayAsync("package", step);
}

public sealed class PreviewUnknownsReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("preview-unknowns")]
    public Task Replay_PreviewUnknowns_AnswersAsRecorded(string step) => ReplayAsync("preview-unknowns", step);
}

public sealed class ProviderMoveReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("provider-move")]
    public Task Replay_ProviderMove_AnswersAsRecorded(string step) => ReplayAsync("provider-move", step);
}

public sealed class RefreshReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("refresh")]
    public Task Replay_Refresh_AnswersAsRecorded(string step) => ReplayAsync("refresh", step);
}

public sealed class RenameInCodeReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("rename-in-code")]
    public Task Replay_RenameInCode_AnswersAsRecorded(string step) => ReplayAsync("rename-in-code", step);
}

public sealed class RunProgramReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("run-program")]
    public Task Replay_RunProgram_AnswersAsRecorded(string step) => ReplayAsync("run-program", step);
}

public sealed class SameIdReplacementsReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("same-id-replacements")]
    public Task Replay_SameIdReplacements_AnswersAsRecorded(string step) => ReplayAsync("same-id-replacements", step);
}

public sealed class TokenRotationReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("token-rotation")]
    public Task Replay_TokenRotation_AnswersAsRecorded(string step) => ReplayAsync("token-rotation", step);
}

public sealed class TracingReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("tracing")]
    public Task Replay_Tracing_AnswersAsRecorded(string step) => ReplayAsync("tracing", step);
}

public sealed class TypescriptReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("typescript")]
    public Task Replay_Typescript_AnswersAsRecorded(string step) => ReplayAsync("typescript", step);
}

public sealed class UnknownConfigReplay(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, RecordedSteps("unknown-config")]
    public Task Replay_UnknownConfig_AnswersAsRecorded(string step) => ReplayAsync("unknown-config", step);
}
