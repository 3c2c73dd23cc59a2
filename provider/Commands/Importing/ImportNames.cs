using System.Text;

namespace MediaProviders.Commands.Importing;

/// <summary>
/// Names in a program, which resources and configuration keys of Pulumi YAML share: each is given once. An entry's own name is kept where it can be; one
/// that cannot be a resource name (spaces, slashes, other letters) is cleaned, and one that is taken by then gets a number.
/// </summary>
/// <param name="inUse">Names of resources and keys that a stack has already: none of them is given again, in upper or lower case.</param>
/// <remarks>
/// Source of the shared names: Pulumi, "Pulumi YAML language reference", https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/.
/// </remarks>
internal sealed class ImportNames(IEnumerable<string> inUse)
{
    private const int Longest = 200;

    // 'pulumi' is a variable of every Pulumi YAML program.
    private readonly HashSet<string> taken = new(inUse, StringComparer.OrdinalIgnoreCase) { "pulumi" };

    /// <summary>True for an entry's name that can be a resource's name as it is.</summary>
    public static bool IsResourceName(string name) => name.Length is > 0 and <= Longest && name.All(IsAllowed) && name.Any(char.IsAsciiLetterOrDigit);

    /// <summary>The name of an entry's resource.</summary>
    public string ResourceOf(string entryName) => Take(IsResourceName(entryName) ? entryName : Clean(entryName), "-");

    /// <summary>The configuration key for the secret of a resource: <c>imagesPassword</c>.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="secret">What the secret is, in upper case at its start: <c>Password</c>.</param>
    public string ConfigKeyOf(string resourceName, string secret) => Take(KeyOf(resourceName, secret), "");

    /// <summary>The configuration key that the secret of a resource has when the key is free.</summary>
    public static string KeyOf(string resourceName, string secret)
    {
        var key = new StringBuilder();
        var starts = false;
        foreach (var c in resourceName)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                starts = key.Length > 0;
                continue;
            }

            key.Append(key.Length == 0 ? char.ToLowerInvariant(c) : starts ? char.ToUpperInvariant(c) : c);
            starts = false;
        }

        var stem = key.Length == 0 || char.IsAsciiDigit(key[0]) ? "entry" + key : key.ToString();
        return stem + secret;
    }

    private string Take(string wanted, string separator)
    {
        var name = wanted;
        var number = 1;
        while (!taken.Add(name))
        {
            number++;
            name = $"{wanted}{separator}{number}";
        }

        return name;
    }

    private static string Clean(string name)
    {
        var cleaned = new StringBuilder();
        foreach (var c in name)
        {
            if (IsAllowed(c))
            {
                cleaned.Append(c);
            }
            else if (cleaned.Length > 0 && cleaned[^1] != '-')
            {
                cleaned.Append('-');
            }
        }

        var text = cleaned.ToString(0, Math.Min(cleaned.Length, Longest)).Trim('-');
        return text.Any(char.IsAsciiLetterOrDigit) ? text : "entry";
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
