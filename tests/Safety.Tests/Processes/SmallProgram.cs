namespace MediaProviders.Safety.Tests.Processes;

/// <summary>
/// A random program of up to three resources of which nothing is ever refused, since each has names of its own: every failure is one of safety.
/// </summary>
/// <param name="Wanted">Name and password of every entry it wants.</param>
internal sealed record SmallProgram(ProgramText Program, IReadOnlyList<string> Wanted)
{
    private const int Resources = 3;

    /// <summary>Draws one. Resources come and go, change their names in the program and on the bot, and move between providers.</summary>
    /// <param name="prefix">What every name starts with.</param>
    /// <param name="otherProvider">The configuration of an explicit provider at the same server; empty for none.</param>
    public static SmallProgram Draw(Random random, string prefix, params (string Key, string Value)[] otherProvider)
    {
        var program = new ProgramText();
        if (otherProvider.Length > 0)
        {
            program.AddProvider("other", otherProvider);
        }

        var wanted = new List<string>();
        for (var index = 0; index < Resources; index++)
        {
            var (stays, isRenamed, hasOtherName, moves) = (random.Next(4) > 0, random.Next(4) == 0, random.Next(3) == 0, random.Next(4) == 0);
            if (stays)
            {
                var name = $"{prefix}{(char)('a' + index)}{(hasOtherName ? "-other" : "")}";
                var password = $"s3cret-{index}";
                string[] options = moves && otherProvider.Length > 0 ? ["provider: ${other}"] : [];
                program.Add($"r{index}{(isRenamed ? "renamed" : "")}", name, ProgramText.Basic("reader", password), options: options);
                wanted.Add($"{name}={password}");
            }
        }

        return new SmallProgram(program, wanted);
    }
}
