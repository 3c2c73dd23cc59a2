// A process that holds claims, so that tests can have several processes in one phase and kill one. The argument is the phase; each line of the input is an
// order whose words are separated by tabs, and is answered by one line.
using MediaProviders.Safety;

using var claims = new SharedClaims(args[0], Environment.GetEnvironmentVariable);
while (await Console.In.ReadLineAsync() is { } line)
{
    var words = line.Split('\t');
    var entry = words.Length > 3 ? new EntryKey(words[1], words[2], words[3]) : new EntryKey("", "", "");
    switch (words[0])
    {
        case "claim":
            claims.Claim(entry, words[4], words[5], ClaimKind.Holds);
            await Console.Out.WriteLineAsync("claimed");
            break;
        case "find":
            var found = claims.Find(entry);
            await Console.Out.WriteLineAsync(
                $"{found.Count} found, {found.Count(match => match.IsOwnedBy(words[4]))} owned, {found.Count(match => match.HasContent(words[5]))} with the "
                    + "content");
            break;
        default:
            await Console.Out.WriteLineAsync(claims.Obstacle);
            break;
    }
}
