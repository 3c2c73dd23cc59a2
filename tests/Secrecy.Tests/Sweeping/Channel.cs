namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>A way out of the plugin.</summary>
public enum Channel
{
    /// <summary>What a plugin process writes to standard output.</summary>
    StandardOutput,

    /// <summary>What it writes to standard error, a crash's last words included.</summary>
    StandardError,

    /// <summary>Messages to the engine's log.</summary>
    LogMessage,

    /// <summary>Status lines, which a terminal shows for a moment.</summary>
    StatusLine,

    /// <summary>Texts of failed calls.</summary>
    ErrorText,

    /// <summary>Details of failed calls, what is marked secret left out.</summary>
    ErrorDetail,

    /// <summary>Answers, what is marked secret left out.</summary>
    Answer,

    /// <summary>Changed paths, and answers of Diff whole.</summary>
    Diff,

    /// <summary>Failed checks as the CLI shows them: the reason, and the value of the top-level property that is named.</summary>
    CheckFailure,

    /// <summary>Stack outputs that are not marked secret.</summary>
    StackOutput,

    /// <summary>The engine's state file as it lies on the disk.</summary>
    StateFile,

    /// <summary>Every other file below home, runtime, data, temporary and working folder, its name included: claims above all.</summary>
    File,

    /// <summary>Arguments of the plugin process and of its children.</summary>
    Argument,

    /// <summary>Environment of the plugin's children; its own holds what the engine puts there.</summary>
    ChildEnvironment,

    /// <summary>What a command of the plugin prints to a person.</summary>
    Command,

    /// <summary>What the quickstart prints.</summary>
    Quickstart,

    /// <summary>Telemetry that is sent out.</summary>
    Telemetry,
}
