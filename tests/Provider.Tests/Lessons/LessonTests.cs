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
