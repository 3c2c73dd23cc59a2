namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>The programs that have to fail: with the text in <c>expected.txt</c>, and without a write.</summary>
public sealed class FailingExampleTests
{
    public static TheoryData<string> Failing => [.. ExampleFolder.Names.Where(name => Directory.Exists(Path.Combine(ExampleFolder.Path, name, "fail")))];

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task Up_FailingExample_SaysWhatItsFileSaysAndChangesNothing(string example)
    {
        await using var stack = await ExampleStack.OpenAsync(example);
        var bot = stack.Config["mediaproviders:botId"].Value;
        stack.Api.Store.Put(bot, Entry.Basic("catalogue", "catalogue-reader", "secret-of-somebody"));
        stack.Api.Store.Put(bot, Entry.Basic("prod-images", "prod-reader", "secret-of-prod"));
        var before = stack.Api.Export();

        var result = await stack.UpAsync("fail");

        result.Succeeded.ShouldBeFalse();
        var file = Path.Combine(ExampleFolder.Path, example, "fail", "expected.txt");
        var said = stack.Errors(result) + "\n";
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(file, said);
        }

        (File.Exists(file) ? await File.ReadAllTextAsync(file) : "").ShouldBe(
            said, $"'{file}' is not what the program fails with. Run the tests with ACCEPT=1, read the difference and commit it.");
        stack.Api.Export().ShouldBe(before);
        stack.Api.Requests.All.ShouldAllBe(request => request.Method == "GET");
    }
}
