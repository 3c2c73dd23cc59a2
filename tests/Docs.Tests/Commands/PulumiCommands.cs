namespace MediaProviders.Docs.Tests.Commands;

/// <summary>The commands of the Pulumi CLI that the pages use, with the flags that Pulumi documents for them.</summary>
internal static class PulumiCommands
{
    private static readonly Dictionary<string, Command> Known = Repository.Read("tests/Docs.Tests/Commands/pulumi-flags.txt").Split('\n')
        .Where(line => line.Length > 0 && !line.StartsWith('#')).Select(Parse).ToDictionary(command => command.Name, StringComparer.Ordinal);

    private sealed record Command(string Name, int Least, int Most, IReadOnlySet<string> Flags, IReadOnlySet<string> FlagsWithValue);

    /// <summary>What is wrong with a command line behind the word <c>pulumi</c>; null when the CLI would take it.</summary>
    public static string? Problem(IReadOnlyList<string> words)
    {
        var command = new[] { 2, 1 }.Where(count => words.Count >= count)
            .Select(count => Known.GetValueOrDefault(string.Join(' ', words.Take(count)))).FirstOrDefault(found => found is not null);
        if (command is null)
        {
            return "there is no such command in the list";
        }

        int arguments = 0;
        var all = Known["*"];
        for (int at = command.Name.Split(' ').Length; at < words.Count; at++)
        {
            string[] parts = words[at].Split('=', 2);
            bool takesValue = command.FlagsWithValue.Contains(parts[0]) || all.FlagsWithValue.Contains(parts[0]);
            if (!words[at].StartsWith('-'))
            {
                arguments++;
            }
            else if (takesValue)
            {
                at += parts.Length == 1 ? 1 : 0;
                if (at >= words.Count)
                {
                    return $"'{parts[0]}' lacks its value";
                }
            }
            else if (!command.Flags.Contains(parts[0]) && !all.Flags.Contains(parts[0]))
            {
                return $"'{parts[0]}' is no flag of '{command.Name}'";
            }
        }

        return arguments < command.Least || arguments > command.Most ? $"'{command.Name}' does not take {arguments} arguments" : null;
    }

    private static Command Parse(string line)
    {
        string[] parts = line.Split(": ", 2);
        string[] words = parts[1].Split(' ');
        string[] range = words[0].StartsWith('-') ? ["0", "*"] : words[0].Split('-');
        string[] flags = words[0].StartsWith('-') ? words : words[1..];
        return new Command(
            parts[0],
            int.Parse(range[0]),
            range[1] == "*" ? int.MaxValue : int.Parse(range[1]),
            flags.Where(flag => !flag.EndsWith('=')).ToHashSet(StringComparer.Ordinal),
            flags.Where(flag => flag.EndsWith('=')).Select(flag => flag[..^1]).ToHashSet(StringComparer.Ordinal));
    }
}
