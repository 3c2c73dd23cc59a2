using System.Reflection;

namespace MediaProviders.Provider.Tests.Lessons;

public sealed class LessonTests
{
    [Fact]
    public void Lessons_AllOfThem_AreNumberedWithoutAGap() => LessonTable.All.Select(lesson => lesson.Number).ShouldBe(Enumerable.Range(1, 27));

    [Fact]
    public void Lessons_AllOfThem_AreHeldByTestsThatExist()
    {
        var tests = typeof(LessonTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null })
            .Select(method => $"{method.ReflectedType!.Name}.{method.Name}")
            .ToHashSet(StringComparer.Ordinal);

        LessonTable.All.ShouldAllBe(lesson => lesson.Tests.Length > 0);
        LessonTable.All.SelectMany(lesson => lesson.Tests).Where(test => !tests.Contains(test)).ShouldBeEmpty();
    }
}
