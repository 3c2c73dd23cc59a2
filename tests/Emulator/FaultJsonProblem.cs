using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>What is wrong with the JSON of a fault, in words.</summary>
internal static class FaultJsonProblem
{
    private const string Failed = "Reading a fault failed:";

    /// <summary>It is not JSON at all.</summary>
    public static FormatException NotJson(JsonException wrong) => new($"{Failed} it is not JSON. Give an object, such as {{\"method\":\"POST\",\"status\":500}}.", wrong);

    /// <summary>A value that a member cannot have, such as a number that is too large.</summary>
    public static FormatException Value(string member, object value, string allowed) => new($"{Failed} '{member}' is {value}. Give {allowed}.");

    /// <summary>The first problem that shows before the values are read; null when there is none.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="form">A type with a property for each member.</param>
    public static FormatException? Find(JsonElement json, Type form)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new FormatException($"{Failed} it is not an object. Give one, such as {{\"method\":\"POST\",\"status\":500}}.");
        }

        string[] members = [.. form.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];
        string? unknown = json.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !members.Contains(name, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : new FormatException($"{Failed} there is no member '{unknown}'. There are {string.Join(", ", members)}.");
    }

    /// <summary>A value of the wrong kind.</summary>
    /// <param name="wrong">What the reader said.</param>
    /// <param name="form">A type with a property for each member.</param>
    public static FormatException Kind(JsonException wrong, Type form)
    {
        string member = (wrong.Path ?? "").Split('.', '[').ElementAtOrDefault(1) ?? "";
        var property = Array.Find(form.GetProperties(), one => string.Equals(one.Name, member, StringComparison.OrdinalIgnoreCase));
        return property is null
            ? new FormatException($"{Failed} a value is of the wrong kind.", wrong)
            : new FormatException($"{Failed} '{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}' has a value of the wrong kind. Give {KindOf(property.PropertyType)}.", wrong);
    }

    private static string KindOf(Type declared) => Nullable.GetUnderlyingType(declared) is { } value ? KindOf(value)
        : declared.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(declared).Select(JsonNamingPolicy.CamelCase.ConvertName))}"
        : declared == typeof(int) ? "a whole number"
        : declared == typeof(double) ? "a number"
        : declared == typeof(bool) ? "true or false"
        : declared == typeof(string) ? "a text"
        : "an object of texts";
}
