using Xunit.Abstractions;

namespace MediaProviders.Provider.Tests.Replays;

// A class per scenario: classes run side by side.

[Scenario("attach")]
public sealed class AttachReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("autonaming")]
public sealed class AutonamingReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("big")]
public sealed class BigReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("cancel")]
public sealed class CancelReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("check-failure-shows-value")]
public sealed class CheckFailureShowsValueReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("do-commands")]
public sealed class DoCommandsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("do-stateless")]
public sealed class DoStatelessReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("explicit-provider")]
public sealed class ExplicitProviderReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("failures")]
public sealed class FailuresReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("functions")]
public sealed class FunctionsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("import-command")]
public sealed class ImportCommandReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("import-option")]
public sealed class ImportOptionReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("lifecycle")]
public sealed class LifecycleReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("3.260/lifecycle")]
public sealed class OldestLifecycleReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("options")]
public sealed class OptionsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("package")]
public sealed class PackageReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("preview-unknowns")]
public sealed class PreviewUnknownsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("provider-move")]
public sealed class ProviderMoveReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("refresh")]
public sealed class RefreshReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("rename-in-code")]
public sealed class RenameInCodeReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("run-program")]
public sealed class RunProgramReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("same-id-replacements")]
public sealed class SameIdReplacementsReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("token-rotation")]
public sealed class TokenRotationReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("tracing")]
public sealed class TracingReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("typescript")]
public sealed class TypescriptReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);

[Scenario("unknown-config")]
public sealed class UnknownConfigReplay(ScenarioTally tally, ITestOutputHelper output) : RecordedScenario(tally, output);
