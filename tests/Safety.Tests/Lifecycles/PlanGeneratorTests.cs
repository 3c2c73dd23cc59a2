namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Lifecycles are as various as they are said to be, and shrink.</summary>
public sealed class PlanGeneratorTests
{
    private static readonly IReadOnlyList<LifecyclePlan> Plans = [.. Enumerable.Range(1, 1000).Select(PlanGenerator.Draw)];

    public static TheoryData<string> Questions => [.. typeof(EmulatorSettings).GetProperties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void Draw_ManySeeds_AnswersEveryQuestionOfTheApiInSeveralWays(string question)
    {
        var property = typeof(EmulatorSettings).GetProperty(question)!;
        Plans.Select(plan => property.GetValue(plan.Settings) is IReadOnlyList<string> names ? names.Count : property.GetValue(plan.Settings)).Distinct()
            .Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Draw_ManySeeds_HoldsEveryKindOfThing()
    {
        var steps = Plans.SelectMany(plan => plan.Steps).ToList();
        var resources = steps.SelectMany(step => step.Program.Resources).ToList();
        steps.Select(step => step.Command).Distinct().Count().ShouldBe(Enum.GetValues<LifecycleCommand>().Length);
        steps.Where(step => step.Stop is not null).Select(step => step.Stop).Distinct().Count().ShouldBe(Enum.GetValues<LifecycleStop>().Length);
        steps.SelectMany(step => step.Faults).Select(fault => fault.Route).Distinct()
            .ShouldBe([FaultRoute.Any, FaultRoute.List, FaultRoute.Post, FaultRoute.Delete], ignoreOrder: true);
        steps.SelectMany(step => step.Faults).Select(fault => fault.Ending).Distinct().Count().ShouldBeGreaterThan(5);
        steps.Select(step => step.Program.Resources.Count).Distinct().ShouldBeSubsetOf(Enumerable.Range(0, 16));
        steps.Max(step => step.Program.Resources.Count).ShouldBeGreaterThanOrEqualTo(12);
        steps.Where(step => step.Hindrance is not null).Select(step => (step.Hindrance!.Session, step.Hindrance.Reads)).Distinct().Count().ShouldBe(6);
        resources.Select(resource => resource.BotId).Distinct().Count().ShouldBe(2);
        resources.Select(resource => resource.Provider).Distinct().Count().ShouldBe(3);
        foreach (var each in new Predicate<ResourcePlan>[]
            { r => r.Name is null, r => r.Username is null, r => r.Overwrite, r => r.IgnoresSecret, r => r.ReplacesOnChanges, r => r.DeletesFirst,
                r => r.Retains, r => r.Alias is not null, r => r.Parent is not null, r => r.Import is not null })
        {
            resources.ShouldContain(resource => each(resource));
        }
    }

    [Fact]
    public void Shrink_ALifecycleThatFailsByOneFault_LeavesLittleElse()
    {
        static bool Fails(LifecyclePlan plan) => plan.Steps.Any(step => step.Faults.Any(fault => fault.Route == FaultRoute.Post));
        var plan = Plans.First(candidate => Fails(candidate) && candidate.Steps.Count > 3);
        var shrunk = Shrinker.Shrink(plan, Fails);
        var step = shrunk.Steps.ShouldHaveSingleItem();
        step.Faults.ShouldHaveSingleItem().Route.ShouldBe(FaultRoute.Post);
        step.Program.Resources.ShouldBeEmpty();
        step.Outside.ShouldBeEmpty();
        step.Stop.ShouldBeNull();
    }
}
