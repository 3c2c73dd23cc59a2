using YamlDotNet.RepresentationModel;

namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>The pipelines of the example of environments: what runs when, and where secrets come from.</summary>
public sealed class PipelineTests
{
    private static readonly string Folder = Path.Combine(ExampleFolder.Path, "environments", "ci");

    private static readonly YamlMappingNode GitHub = YamlText.Read(Path.Combine(Folder, "github-actions.yml"));

    private static readonly YamlMappingNode GitLab = YamlText.Read(Path.Combine(Folder, "gitlab-ci.yml"));

    private static IReadOnlyList<string>[] Pipelines =>
        [Commands(GitHub.Child("jobs").Child("preview")), Commands(GitHub.Child("jobs").Child("up")), Values(GitLab.Child(".pulumi").Child("script"))];

    [Fact]
    public void GitHub_PullRequest_PreviewsAndNeverWrites()
    {
        var preview = GitHub.Child("jobs").Child("preview");

        preview.Child("if").Text().ShouldStartWith("github.event_name == 'pull_request'");
        preview.Child("if").Text().ShouldContain("head.repo.full_name == github.repository");
        Commands(preview).ShouldContain(command => command.StartsWith("pulumi preview"));
        Commands(preview).ShouldNotContain(command => command.Contains("pulumi up"));
        Values(preview.Child("strategy").Child("matrix").Child("stack")).ShouldBe(["dev", "staging"]);
    }

    [Fact]
    public void GitHub_Merge_GoesFromDevToProdOneAfterAnother()
    {
        var up = GitHub.Child("jobs").Child("up");

        up.Child("if").Text().ShouldBe("github.event_name == 'push'");
        up.Child("environment").Text().ShouldBe("${{ matrix.stack }}");
        up.Child("strategy").Child("max-parallel").Text().ShouldBe("1");
        Values(up.Child("strategy").Child("matrix").Child("stack")).ShouldBe(["dev", "staging", "prod"]);
        Commands(up).ShouldContain(command => command.StartsWith("pulumi up --yes"));
    }

    [Fact]
    public void GitHub_EveryJob_TakesSecretsFromTheStoreAndSetsTheDownloadsToken()
    {
        foreach (var (_, job) in GitHub.Child("jobs").Members())
        {
            job.Child("env").Members()
                .ShouldAllBe(variable => variable.Key == "GITHUB_TOKEN" ? variable.Value.Text() == "${{ github.token }}"
                    : variable.Value.Text() == $"${{{{ secrets.{variable.Key} }}}}");
            job.Child("env").Members().Select(variable => variable.Key)
                .ShouldBe(["GITHUB_TOKEN", "PULUMI_ACCESS_TOKEN", "SINCH_API_TOKEN", "IMAGES_PASSWORD", "ARCHIVE_TOKEN"]);
        }
    }

    [Fact]
    public void GitLab_MergeRequestPreviews_AndMergeUpdates()
    {
        foreach (var (name, job) in GitLab.Members().Where(job => job.Key.StartsWith("preview-", StringComparison.Ordinal)))
        {
            job.Child("variables").Child("COMMAND").Text().ShouldStartWith("preview", Case.Sensitive, name);
            job.Child("variables").Child("STACK").Text().ShouldNotBe("prod");
        }

        GitLab.Child(".preview").Child("rules")!.Scalars().ShouldContain(rule => rule.Value == "$CI_PIPELINE_SOURCE == \"merge_request_event\"");
        GitLab.Child(".up").Child("rules")!.Scalars().ShouldContain(rule => rule.Value.Contains("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"));
        GitLab.Child("up-prod").Child("rules")!.Scalars().ShouldContain(("when", "manual"));
        Values(GitLab.Child("stages")).ShouldBe(["preview", "dev", "staging", "prod"]);
    }

    [Fact]
    public void Pipelines_NeverPutASecretOnACommandLine()
    {
        foreach (var command in GitHub.Child("jobs").Members().SelectMany(job => Commands(job.Value)).Concat(Values(GitLab.Child(".pulumi").Child("script")))
            .Where(command => command.Contains("--secret", StringComparison.Ordinal)))
        {
            command.ShouldMatch("^printf %s \"\\$[A-Z_]+\" \\| pulumi config set --secret [a-zA-Z]+$");
        }
    }

    // A clean runner has no plugin, which a YAML program does not bring, and no stack before the first run.
    [Fact]
    public void Pipelines_OnACleanRunner_InstallThePluginAndCreateTheStackFirst()
    {
        foreach (var commands in Pipelines)
        {
            var order = commands.Where(command => command.StartsWith("pulumi ", StringComparison.Ordinal)).ToList();
            order[0].ShouldBe("pulumi plugin install resource mediaproviders 0.1.0 --server github://api.github.com/mediaproviders");
            order[1].ShouldStartWith("pulumi stack select --create ");
        }
    }

    [Fact]
    public void Pipelines_SetEverySecretTheProgramDeclares()
    {
        var declared = YamlText.Read(Path.Combine(ExampleFolder.Path, "environments", "Pulumi.yaml")).Child("config").Members()
            .Where(key => key.Value.Child("secret").Text() == "true").Select(key => key.Key).ToList();

        foreach (var commands in Pipelines)
        {
            declared.ShouldAllBe(key => commands.Any(command => command.EndsWith($"--secret {key}")));
        }
    }

    private static IReadOnlyList<string> Commands(YamlNode? job) =>
        [.. ((YamlSequenceNode)job.Child("steps")!).Children.Select(step => step.Child("run").Text()).Where(command => command.Length > 0)];

    private static IReadOnlyList<string> Values(YamlNode? list) => [.. ((YamlSequenceNode)list!).Children.Select(item => item.Text())];
}
