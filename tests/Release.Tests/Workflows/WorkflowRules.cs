namespace MediaProviders.Release.Tests.Workflows;

/// <summary>What a workflow of this repository may and may not do.</summary>
internal static class WorkflowRules
{
    // Nothing but these may be asked for, and nowhere else.
    private static readonly Dictionary<string, string[]> Writers = new(StringComparer.Ordinal)
    {
        ["release.yml/archive"] = ["id-token: write", "attestations: write"],
        ["release.yml/sdk"] = ["id-token: write", "attestations: write"],
        ["release.yml/publish"] = ["contents: write"],
        ["scan.yml/code"] = ["security-events: write"],
    };

    /// <summary>What is wrong with a workflow.</summary>
    public static IReadOnlyList<string> Broken(Workflow workflow) =>
        [.. Rights(workflow), .. Pins(workflow), .. Secrets(workflow), .. Commands(workflow)];

    private static IEnumerable<string> Rights(Workflow workflow)
    {
        if (Workflow.Permissions(workflow.Root) is not { Count: 0 })
        {
            yield return "must say 'permissions: {}' at its top: each job asks for its own";
        }

        foreach (var (name, job) in workflow.Jobs)
        {
            var allowed = Writers.GetValueOrDefault($"{Path.GetFileName(workflow.Path)}/{name}", []).Append("contents: read");
            var asked = Workflow.Permissions(job);
            if (asked is null)
            {
                yield return $"job '{name}' says nothing of its permissions";
            }
            else if (asked.Except(allowed).ToList() is { Count: > 0 } more)
            {
                yield return $"job '{name}' asks for '{string.Join("', '", more)}'";
            }

            if (!Workflow.Has(job, "timeout-minutes") && !Workflow.Has(job, "uses"))
            {
                yield return $"job '{name}' has no time limit";
            }
        }
    }

    private static IEnumerable<string> Pins(Workflow workflow) =>
        workflow.Uses
            .Where(use => !Find(use, @"^[\w.-]+/[\w./-]+@(v\d+\.\d+\.\d+|[0-9a-f]{40})$")
                && !(use.StartsWith("./", StringComparison.Ordinal) && File.Exists(InTree(use))))
            .Select(use => $"'{use}' is not pinned by a full version or a commit");

    private static IEnumerable<string> Secrets(Workflow workflow)
    {
        // An expression in a command becomes part of the command: what a tag or a title says would be run. It must come by 'env'.
        foreach (var command in workflow.Commands.Where(command => command.Contains("${{", StringComparison.Ordinal)))
        {
            yield return $"'{command}' has an expression in it";
        }

        foreach (var command in workflow.Commands.Where(
            command => Find(command, @"\b(echo|printf|cat|env|printenv|set -x)\b.*(TOKEN|SECRET|PASSWORD|KEY)|^\s*(env|printenv|set -x)\b")))
        {
            yield return $"'{command}' may print a secret";
        }

        foreach (var step in workflow.Steps.Where(
            step => Workflow.Has(step, "uses") && step["uses"].ToString().StartsWith("actions/checkout@", StringComparison.Ordinal)))
        {
            if (!Workflow.Has(step, "with") || !step["with"].ToString().Contains("persist-credentials, false", StringComparison.Ordinal))
            {
                yield return "a checkout leaves the token in the working copy";
            }
        }
    }

    private static IEnumerable<string> Commands(Workflow workflow)
    {
        foreach (var command in workflow.Commands)
        {
            var words = command.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].Contains('/') && !File.Exists(InTree(words[0])))
            {
                yield return $"'{words[0]}' does not exist";
            }

            var project = words.SkipWhile(word => word != "--project").Skip(1).FirstOrDefault();
            if (project is not null && !Directory.EnumerateFiles(InTree(project), "*.csproj").Any())
            {
                yield return $"'{project}' holds no project";
            }

            if (project == "eng" && !Plugin.Read("eng/Commands.cs")
                .Contains($"[\"{words.SkipWhile(word => word != "--").Skip(1).FirstOrDefault()}\"", StringComparison.Ordinal))
            {
                yield return $"'{command}' is no command of 'eng'";
            }
        }
    }

    private static string InTree(string path) => Path.Combine(Plugin.Repository.Root, path);

    private static bool Find(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
