using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace MediaProviders.Sinch;

/// <summary>
/// Finds the entries in a list response, which has them at <c>settings.application.media.providers</c>, and creates strings of their names only.
/// The vendor documents neither the response of a bot without entries nor which levels are required, so an absent or null level is not an error, but proves
/// nothing either; any other structure is an error.
/// </summary>
internal static class ListReader
{
    // The default of Utf8JsonReader.
    private const int DeepestJson = 64;

    private static readonly string[] Levels = ["settings", "application", "media", "providers"];

    /// <summary>Reads the first <paramref name="length"/> bytes of <paramref name="buffer"/>, which the content then owns.</summary>
    /// <param name="response">The response, for its status and headers; null to ignore them.</param>
    /// <param name="problem">What is wrong, as a part of a sentence, without text of the response.</param>
    /// <exception cref="OperationCanceledException">A response of the largest size can take many seconds to read.</exception>
    public static bool TryRead(
        byte[] buffer, int length, HttpResponseMessage? response, bool missingIsEmpty,
        [NotNullWhen(true)] out ListContent? content, [NotNullWhen(false)] out string? problem, CancellationToken cancellationToken = default)
    {
        content = null;
        var start = buffer.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
        var json = buffer.AsSpan(start, length - start);
        if (json.IndexOfAnyExcept(" \t\r\n"u8) < 0 || !Utf8.IsValid(json))
        {
            problem = Utf8.IsValid(json) ? "the answer is empty" : "the answer is not UTF-8 text";
            return false;
        }

        try
        {
            content = new ListContent(buffer, start..length, cancellationToken);
            var head = response is null ? null : ResponseHead.FindDoubt(response, content.Pages);
            var reader = new Utf8JsonReader(json);
            reader.Read();
            problem = ReadLevel(ref reader, 0, content);
            if (problem is not null)
            {
                return false;
            }

            // Reads to the end, to find trailing text or a truncated response.
            while (reader.Read())
            {
                reader.Skip();
            }

            content.Doubt = Doubt.Of(content, head, missingIsEmpty);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter for an unpaired surrogate in a name.
            problem = json.TrimStart(" \t\r\n"u8)[0] == (byte)'<' ? "the answer is a web page, not JSON" : "the answer is not complete, valid JSON";
            return false;
        }
    }

    /// <summary>Reads the current value, of a level from 0, the whole response, to 4, the array.</summary>
    private static string? ReadLevel(ref Utf8JsonReader reader, int level, ListContent found)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (level == Levels.Length)
        {
            return ReadArray(ref reader, found);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return level == 0 ? "the answer is JSON, but not an object" : $"'{PathTo(level)}' of the answer is not an object";
        }

        var seen = false;
        var others = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals(Levels[level]))
            {
                others |= !reader.ValueTextEquals("meta"u8);
                ReadOther(ref reader, level, found);
                continue;
            }

            if (seen)
            {
                return $"'{PathTo(level + 1)}' is in the answer twice";
            }

            seen = true;
            reader.Read();
            if (ReadLevel(ref reader, level + 1, found) is { } problem)
            {
                return problem;
            }
        }

        // Another object, such as an error with status 200, is not a list.
        return level == 0 && others && !seen ? "the answer is a JSON object without 'settings'" : null;
    }

    // The members next to a level may be about pages, or may be the list in another form.
    private static void ReadOther(ref Utf8JsonReader reader, int level, ListContent found)
    {
        var ahead = reader;
        ahead.Read();
        found.HasOtherArray |= ahead.TokenType == JsonTokenType.StartArray;
        found.HasOtherSpelling |= PageNames.IsSpeltAs(PageSigns.NameOf(reader), Levels[level]) || HoldsEntries(ahead);
        found.Pages.Read(ref reader);
    }

    // Disabled, inherited or archived ones, for example, or those of another page, at any depth: elements with a name and a config, or any object with
    // credentials in its config. A write may well meet them.
    private static bool HoldsEntries(Utf8JsonReader reader)
    {
        const byte array = 1, element = 2, name = 4, config = 8, atConfig = 16, inConfig = 32;

        // What is known of the container of each depth.
        Span<byte> known = stackalloc byte[DeepestJson + 2];
        var outside = reader.CurrentDepth;
        do
        {
            var depth = reader.CurrentDepth;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                known[depth + 1] = reader.TokenType == JsonTokenType.StartArray ? array
                    : known[depth] == array ? element
                    : (known[depth] & atConfig) != 0 ? inConfig
                    : default;
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var isConfig = reader.ValueTextEquals("config"u8);
                known[depth] &= unchecked((byte)~atConfig);
                known[depth] |= isConfig ? (byte)(config | atConfig) : reader.ValueTextEquals("name"u8) ? name : default;
                var isEntry = (known[depth] & ~atConfig) == (element | name | config);
                if (isEntry || ((known[depth] & inConfig) != 0 && NamesCredentials(reader)))
                {
                    return true;
                }
            }
        }
        while (reader.Read() && reader.CurrentDepth > outside);

        return false;
    }

    private static bool NamesCredentials(Utf8JsonReader reader)
    {
        var isBasic = reader.ValueTextEquals("basic"u8);
        return reader.ValueTextEquals("bearer"u8) || (isBasic && reader.Read() && reader.TokenType == JsonTokenType.StartObject);
    }

    private static string? ReadArray(ref Utf8JsonReader reader, ListContent found)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return $"'{PathTo(Levels.Length)}' of the answer is not an array";
        }

        found.HasArray = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var name = EntryFields.ReadName(ref reader);
            found.Add(name, start, (int)reader.BytesConsumed);
        }

        return null;
    }

    private static string PathTo(int level) => string.Join('.', Levels, 0, level);
}
