using YamlDotNet.RepresentationModel;

namespace MediaProviders.Release.Tests.Workflows;

/// <summary>The workflows are read as GitHub reads them and held to rules.</summary>
public sealed class WorkflowTests
{
    public static TheoryData<string> Paths { get; } = [.. Workflow.Paths];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Workflow_OfTheRepository_KeepsTheRules(string path) => WorkflowRules.Broken(Workflow.Read(path)).ShouldBeEmpty();

    [Fact]
    public void Workflows_OfTheRepository_AreAllThere() =>
        Workflow.Paths.Select(Path.GetFileName).ShouldBe(["after-release.yml", "ci.yml", "release.yml", "scan.yml"]);

    [Theory]
    [InlineData("permissions: {}", "permissions: write-all", "must say 'permissions: {}' at its top: each job asks for its own")]
    [InlineData("    permissions:\n      contents: read\n", "", "job 'test' says nothing of its permissions")]
    [InlineData("contents: read", "contents: write", "job 'test' asks for 'contents: write'")]
    [InlineData("timeout-minutes: 60", "continue-on-error: true", "job 'test' has no time limit")]
    [InlineData("checkout@v5.0.0", "checkout@v5", "'actions/checkout@v5' is not pinned by a full version or a commit")]
    [InlineData("checkout@v5.0.0", "checkout@main", "'actions/checkout@main' is not pinned by a full version or a commit")]
    [InlineData("persist-credentials: false", "persist-credentials: true", "a checkout leaves the token in the working copy")]
    [InlineData("run: .ci/run", "run: .ci/walk", "'.ci/walk' does not exist")]
    [InlineData("run: .ci/run", "run: dotnet run --project eng -- fly", "'dotnet run --project eng -- fly' is no command of 'eng'")]
    [InlineData("run: .ci/run", "run: dotnet run --project docs", "'docs' holds no project")]
    [InlineData("run: .ci/run", "run: echo $SINCH_API_TOKEN", "'echo $SINCH_API_TOKEN' may print a secret")]
    [InlineData("run: .ci/run", "run: gh ${{ github.head_ref }}", "'gh ${{ github.head_ref }}' has an expression in it")]
    public void Workflow_ThatBreaksARule_IsFound(string part, string broken, string problem)
    {
        const string Whole =
            """
            permissions: {}
            jobs:
              test:
                runs-on: ubuntu-24.04
                timeout-minutes: 60
                permissions:
                  contents: read
                steps:
                  - uses: actions/checkout@v5.0.0
                    with:
                      persist-credentials: false
                  - run: .ci/run
            """;
        var text = Whole.ReplaceLineEndings("\n");
        WorkflowRules.Broken(Workflow.Parse("ci.yml", text)).ShouldBeEmpty();

        WorkflowRules.Broken(Workflow.Parse("ci.yml", text.Replace(part, broken, StringComparison.Ordinal))).ShouldBe([problem]);
    }

    [Fact]
    public void Release_Platforms_AreThoseOfThePlugin()
    {
        var archive = Workflow.Read(".github/workflows/release.yml").Jobs.First(job => job.Name == "archive").Job;
        var rows = ((YamlSequenceNode)archive["strategy"]["matrix"]["include"]).Children.Cast<YamlMappingNode>();

        rows.Select(row => $"{row["platform"]} {row["name"]}").ShouldBe(Platform.All.Select(platform => $"{platform.Rid} {platform.Os}-{platform.Arch}"));
    }

    [Fact]
    public void Measure_OfEachCommit_PublishesTheDownloadAndRunsTheBenchmark()
    {
        var steps = ((YamlSequenceNode)Workflow.Read(".github/workflows/ci.yml").Jobs.First(
            job => job.Name == "measure").Job["steps"]).Children.Cast<YamlMappingNode>();

        steps.Where(step => Workflow.Has(step, "run")).Select(step => step["run"].ToString()).ShouldBe(
        [
            "dotnet restore --locked-mode",
            "npm ci --prefix tests/Benchmarks/node",
            "dotnet publish provider -p:PublishProfile=linux-amd64",
            "ls -l artifacts/downloads >> \"$GITHUB_STEP_SUMMARY\"",
            "dotnet run -c Release --project tests/Benchmarks | tee -a \"$GITHUB_STEP_SUMMARY\"",
        ]);
    }

    [Fact]
    public void Release_OfATag_IsWhereTheSchemaSendsTheCli()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(Plugin.Read("provider/schema.json"));
        var owner = schema.RootElement.GetProperty("repository").GetString()!.Split('/')[^2..];

        // The CLI completes the address by 'pulumi-' and the package's name, and asks for the release of the tag 'v' and the version.
        schema.RootElement.GetProperty("pluginDownloadURL").GetString().ShouldBe($"github://api.github.com/{owner[0]}");
        owner[1].ShouldBe($"pulumi-{schema.RootElement.GetProperty("name").GetString()}");
        Workflow.Read(".github/workflows/release.yml").Commands.ShouldContain(
            command => command.Contains("gh release create \"$TAG\" --verify-tag", StringComparison.Ordinal));
        Plugin.Read("eng/after-release.sh").ShouldContain($"--server github://api.github.com/{owner[0]} ");
    }

    [Fact]
    public void Download_InAPipeline_HasAToken()
    {
        var step = Workflow.Read(".github/workflows/after-release.yml").Steps.Single(step => Workflow.Has(step, "run"));

        step["env"]["GITHUB_TOKEN"].ToString().ShouldBe("${{ github.token }}");
    }

    [Fact]
    public void Restore_InAPipeline_IsLocked()
    {
        foreach (var (name, job) in Workflow.Paths.SelectMany(path => Workflow.Read(path).Jobs)
            .Where(job => job.Name is "test" or "archive" or "dependencies" or "release-dry-run" or "measure"))
        {
            ((YamlSequenceNode)job["steps"]).Children.Cast<YamlMappingNode>()
                .ShouldContain(step => Workflow.Has(step, "run") && step["run"].ToString() == "dotnet restore --locked-mode", name);
        }
    }
}
