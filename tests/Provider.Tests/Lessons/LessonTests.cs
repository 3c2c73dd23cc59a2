using MediaProviders.Provider.Tests.Conventions;

namespace MediaProviders.Provider.Tests.Lessons;

public sealed class LessonTests
{
    [Fact]
    public void Lessons_AllOfThem_AreNumberedWithoutAGap() => LessonTable.All.Select(lesson => lesson.Number).ShouldBe(Enumerable.Range(1, 27));

    [Fact]
    public void Lessons_AllOfThem_AreHeldByTestsThatExist()
    {
        LessonTable.All.ShouldAllBe(lesson => lesson.Tests.Length > 0);
        LessonTable.All.SelectMany(lesson => lesson.Tests).Where(test => !TestMethods.All.Contains(test)).ShouldBeEmpty();
    }
}

/// <summary>Something that Pulumi 3.260 was seen to do, and the tests that hold the provider to it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">What the engine does.</param>
/// <param name="Tests">Class and method of each test, as <c>CreateTests.Create_Absent_WritesAndConfirms</c>.</param>
internal sealed record Lesson(int Number, string Text, params string[] Tests);
