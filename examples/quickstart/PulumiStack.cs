using System.Diagnostics;

namespace MediaProviders.Quickstart;

/// <summary>The stack in the hands of the Pulumi CLI, with its state in a temporary folder and no account.</summary>
internal sealed class PulumiStack : IStack
{
    private readonly string repository;
    private readonly string plugin;
    private readonly string workFolder;

    private PulumiStack(string repository, string plugin, string workFolder)
    {
        this.repository = repository;
        this.plugin = plugin;
        this.workFolder = workFolder;
    }

    public string Engine => "the pulumi on the PATH, with its state in a temporary folder";

    public static async Task<PulumiStack> CreateAsync(string repository, string plugin, string workFolder)
    {
        var stack = new PulumiStack(repository, plugin, workFolder);
        stack.UseProgram(".");
        var made = await stack.PulumiAsync(["stack", "init", "quickstart"]);
        return made.Succeeded ? stack : throw new InvalidOperationException($"Making a stack with pulumi failed.\n{made.Text}");
    }

    public async Task SetAsync(string key, string value, bool secret)
    {
        // Through standard input, so that no secret is ever an argument.
        var set = await PulumiAsync(["config", "set", key, secret ? "--secret" : "--plaintext"], value);
        if (!set.Succeeded)
        {
            throw new InvalidOperationException($"Setting '{key}' failed.\n{set.Text}");
        }
    }

    public void UseProgram(string folder)
    {
        var program = File.ReadAllLines(Path.Combine(repository, folder, "Pulumi.yaml"))
            .Select(line => line.TrimStart().StartsWith("path: ", StringComparison.Ordinal) ? $"      path: {Path.GetDirectoryName(plugin)}" : line);
        File.WriteAllLines(Path.Combine(workFolder, "Pulumi.yaml"), program);
    }

    public Task<Outcome> RunAsync(string command) =>
        PulumiAsync(command == "preview" ? ["preview", "--diff", "--non-interactive"] : [command, "--yes", "--skip-preview", "--non-interactive"]);

    public Task<Outcome> ImportAsync(string name, string id) =>
        PulumiAsync(["import", "mediaproviders:index:WhatsAppMediaProvider", name, id, "--yes", "--non-interactive", "--protect=false",
            "--generate-code=false"]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Outcome> PulumiAsync(string[] arguments, string? input = null)
    {
        var start = new ProcessStartInfo("pulumi", [.. arguments, "--color", "never"])
        {
            WorkingDirectory = workFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PULUMI_BACKEND_URL"] = new Uri(Directory.CreateDirectory(Path.Combine(workFolder, "state")).FullName).AbsoluteUri;
        start.Environment["PULUMI_CONFIG_PASSPHRASE"] = "quickstart";
        start.Environment["PULUMI_HOME"] = Path.Combine(workFolder, "home");
        start.Environment["PULUMI_STACK"] = "quickstart";
        start.Environment["PULUMI_SKIP_UPDATE_CHECK"] = "true";
        if (arguments[0] == "stack")
        {
            start.Environment.Remove("PULUMI_STACK");
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var lines = $"{await output}\n{await errors}".Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);
        return new Outcome(process.ExitCode == 0, [.. lines]);
    }
}
