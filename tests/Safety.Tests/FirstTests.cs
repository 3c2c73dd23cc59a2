using MediaProviders.Emulator;
using MediaProviders.Safety.Tests.Programs;
using MediaProviders.Safety.Tests.Simulation;

namespace MediaProviders.Safety.Tests;

public sealed class FirstTests
{
    [Fact]
    public void Up_TwoResources_CreatesThem()
    {
        using var stack = new SimulatedStack(settings: new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(120) });
        var program = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first")).Add("other", "other", ProgramText.Bearer("token"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var up = stack.Up(program);
        up.Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("first");
        for (var i = 0; i < 20; i++)
        {
            stack.Up(program).Succeeded.ShouldBeTrue();
            stack.Refresh(program).Succeeded.ShouldBeTrue();
        }

        Console.WriteLine($"{watch.ElapsedMilliseconds} ms, {stack.World.Steps} steps, {stack.World.Clock.GetUtcNow()}");
        stack.ClaimFiles.ShouldBeEmpty();
    }
}
