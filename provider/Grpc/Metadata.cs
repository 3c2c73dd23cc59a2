using System.Buffers;
using System.Collections;
using System.Text;
using MediaProviders.Grpc.Framing;

namespace MediaProviders.Grpc;

/// <summary>
/// Fields sent beside the messages of a call. A name may have several values, which keep their order. Names that end in
/// <c>-bin</c> hold bytes, all others printable ASCII ("gRPC over HTTP2", Custom-Metadata).
/// </summary>
public sealed class Metadata : IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>>
{
    /// <summary>How the name of a field with a binary value ends.</summary>
    public const string BinarySuffix = "-bin";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz_-.");

    private readonly List<KeyValuePair<string, ReadOnlyMemory<byte>>> _fields = [];

    /// <summary>How many values there are in all.</summary>
    public int Count => _fields.Count;

    /// <summary>Whether the name is one of a field with binary values.</summary>
    public static bool IsBinary(string name) => name.EndsWith(BinarySuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds a text value.</summary>
    /// <exception cref="ArgumentException">The name is not a metadata name or is binary, or the value is not printable ASCII.</exception>
    public void Add(string name, string value)
    {
        if (IsBinary(name))
        {
            throw new ArgumentException($"Metadata '{name}' holds bytes; add it as bytes.", nameof(name));
        }

        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException($"The value of metadata '{name}' must be printable ASCII; use a name that ends in '{BinarySuffix}' for other values.", nameof(value));
        }

        _fields.Add(new(Normalize(name), Encoding.ASCII.GetBytes(value)));
    }

    /// <summary>Adds a binary value.</summary>
    /// <exception cref="ArgumentException">The name is not a metadata name that ends in <c>-bin</c>.</exception>
    public void Add(string name, ReadOnlyMemory<byte> value)
    {
        if (!IsBinary(name))
        {
            throw new ArgumentException($"Metadata '{name}' holds text; only names that end in '{BinarySuffix}' hold bytes.", nameof(name));
        }

        _fields.Add(new(Normalize(name), value));
    }

    /// <summary>The last text value of the name in any case; null when there is none.</summary>
    public string? GetText(string name) => GetBytes(name) is { } bytes ? Encoding.ASCII.GetString(bytes.Span) : null;

    /// <summary>The last value of the name in any case as bytes; null when there is none.</summary>
    public ReadOnlyMemory<byte>? GetBytes(string name)
    {
        for (var i = _fields.Count - 1; i >= 0; i--)
        {
            if (_fields[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return _fields[i].Value;
            }
        }

        return null;
    }

    /// <summary>All values of the name in any case, in the order they were sent.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> GetAll(string name) =>
        _fields.FindAll(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).ConvertAll(f => f.Value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ReadOnlyMemory<byte>>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a value that came over the wire, where HTTP has checked the name.</summary>
    internal void AddReceived(string name, ReadOnlyMemory<byte> value) => _fields.Add(new(name, value));

    /// <summary>The fields as they are sent: names in lower case, bytes as base64.</summary>
    internal IReadOnlyList<(string Name, string Text)> Encoded() =>
        _fields.ConvertAll(f => (f.Key, IsBinary(f.Key) ? BinaryValue.Encode(f.Value.Span) : Encoding.ASCII.GetString(f.Value.Span)));

    private static string Normalize(string name)
    {
#pragma warning disable CA1308 // HTTP/2 field names are lower case by definition (RFC 9113, section 8.2).
        var lower = name.ToLowerInvariant();
#pragma warning restore CA1308
        if (lower.Length == 0 || lower.AsSpan().ContainsAnyExcept(NameCharacters) || lower.StartsWith("grpc-", StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{name}' is not a name for metadata: use letters, digits, '_', '-' and '.', and no name of gRPC's own ('grpc-').", nameof(name));
        }

        return lower;
    }
}
