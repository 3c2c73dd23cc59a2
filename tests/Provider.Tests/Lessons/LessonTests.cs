using MediaProviders.Provider.Tests.Conventions;

namespace MediaProviders.Provider.Tests.Lessons;

public sealed class LessonTests
{
    private static readonly IReadOnlyList<HeldSentence> Lessons = HeldSentence.Read("tests/Provider.Tests/Lessons/lessons.md");

    [Fact]
    public void Lessons_AllOfThem_AreNumberedWithoutAGap() =>
        Lessons.Select(lesson => lesson.Text.Split(". ")[0]).ShouldBe(Enumerable.Range(1, 27).Select(number => $"{number}"));

    [Fact]
    public void Lessons_AllOfThem_AreHeldByTestsThatExist() => HeldSentence.ShouldBeHeld(Lessons);
}
