using System.Globalization;
using System.Security.Cryptography;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>
/// The seeds of a test run. A build runs the same ones every time, from 1 on, so that it does not fail by chance. MEDIAPROVIDERS_SEED says where to begin: a
/// number for just that one, <c>fresh</c> for a seed that nobody knows yet. MEDIAPROVIDERS_LIFECYCLES says how many from there on.
/// </summary>
internal static class LifecycleSeeds
{
    private const string SeedVariable = "MEDIAPROVIDERS_SEED";
    private const string CountVariable = "MEDIAPROVIDERS_LIFECYCLES";

    /// <summary>The seeds, as the environment asks for them.</summary>
    /// <param name="usual">How many where it does not say.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<int> Of(Func<string, string?> variable, int usual, int most = int.MaxValue)
    {
        var seed = Number(variable(SeedVariable));
        var first = variable(SeedVariable) == "fresh" ? RandomNumberGenerator.GetInt32(1_000_000, 2_000_000_000) : seed ?? 1;
        return [.. Enumerable.Range(first, Math.Min(Number(variable(CountVariable)) ?? (seed is null ? usual : 1), most))];
    }

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
