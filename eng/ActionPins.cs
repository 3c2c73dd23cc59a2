using System.Text.RegularExpressions;

namespace MediaProviders.Release;

/// <summary>
/// Replaces 'uses: owner/action@v1.2.3' by the hash of that tag's commit, with the version behind it as a comment: a tag can be moved, a commit cannot
/// (https://docs.github.com/en/actions/reference/security/secure-use).
/// </summary>
internal static partial class ActionPins
{
    /// <summary>The text of a workflow with every action pinned.</summary>
    /// <param name="workflow">The text.</param>
    /// <param name="hash">The commit of a tag, by 'owner/repository' and tag.</param>
    /// <exception cref="ReleaseException">A hash is no 40 hexadecimal digits.</exception>
    public static string Pin(string workflow, Func<string, string, string> hash) =>
        Uses().Replace(workflow, use =>
        {
            var action = use.Groups["action"].Value;
            var tag = use.Groups["tag"].Value;
            var commit = hash(string.Join('/', action.Split('/').Take(2)), tag);
            return Commit().IsMatch(commit)
                ? $"uses: {action}@{commit} # {tag}"
                : throw new ReleaseException($"Pinning '{action}@{tag}' failed: '{commit}' is not a commit.");
        });

    /// <summary>Asks GitHub for the commit of a tag.</summary>
    /// <exception cref="ReleaseException">GitHub cannot be reached, or has no such tag.</exception>
    public static string AskGitHub(string repository, string tag)
    {
        var answer = Command.Run(".", "git", "ls-remote", $"https://github.com/{repository}", $"refs/tags/{tag}", $"refs/tags/{tag}^{{}}");
        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // An annotated tag has two lines; the second one, with ^{}, is the commit.
        return lines.Length == 0 ? throw new ReleaseException($"'{repository}' has no tag '{tag}'. Correct the workflow.") : lines[^1].Split('\t')[0];
    }

    [GeneratedRegex(@"uses: (?<action>[\w.-]+/[\w./-]+)@(?<tag>v\d+\.\d+\.\d+)\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uses();

    [GeneratedRegex("^[0-9a-f]{40}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commit();
}
