using System.Text.Json;
using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>A file of <c>pulumi stack export</c>, with or without secrets: which entries the stack manages. Nothing else of the state is read.</summary>
/// <param name="Stacks">Its stack as <c>project/stack</c>; empty for an empty state.</param>
/// <param name="Entries">The entries that the stack manages, without those that it only reads and those that it is about to delete.</param>
/// <param name="Resources">The names of all its resources.</param>
internal sealed record StateFile(string File, IReadOnlySet<string> Stacks, IReadOnlyList<StateFile.Entry> Entries, IReadOnlySet<string> Resources)
{
    private static readonly string ProviderType = $"pulumi:providers:{Package.Name}";
    private static readonly JsonInput Export = new("Reading the state", "'pulumi stack export' writes", "Make it with 'pulumi stack export --file FILE'.");

    /// <summary>Reads files, and standard input for <see cref="JsonInput.Standard"/>.</summary>
    /// <exception cref="OperationFailedException">One cannot be read, or is not an exported state.</exception>
    public static async Task<IReadOnlyList<StateFile>> ReadAsync(IEnumerable<string> files, Func<Stream> input, CancellationToken cancellationToken)
    {
        var states = new List<StateFile>();
        foreach (var file in files)
        {
            states.Add(await Export.ReadAsync(file, input, root => ResourcesOf(root) is { } resources ? Read(file, resources) : null, cancellationToken));
        }

        return states;
    }

    // An export has a deployment, a state file of the filesystem backend a checkpoint. That of an empty stack is null or has no resources, but always a
    // manifest: what has neither is not a deployment, and does not prove that the stack is empty.
    private static List<JsonElement>? ResourcesOf(JsonElement root)
    {
        var deployment = root.ValueKind != JsonValueKind.Object ? null
            : Member(root, "deployment") ?? (Member(root, "checkpoint") is { } checkpoint ? Member(checkpoint, "latest") ?? default : null);
        var resources = deployment is { ValueKind: JsonValueKind.Object } some
            ? Member(some, "resources") ?? (Member(some, "manifest") is null ? some : default)
            : deployment;
        return resources switch
        {
            { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => [],
            { ValueKind: JsonValueKind.Array } list when deployment is { ValueKind: JsonValueKind.Object } => [.. list.EnumerateArray()],
            _ => null,
        };
    }

    private static JsonElement? Member(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value : null;

    private static StateFile Read(string file, List<JsonElement> resources)
    {
        var services = new Dictionary<string, string?>(StringComparer.Ordinal);
        var stacks = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            var (type, urn, id) = (Text(resource, "type"), Text(resource, "urn"), Text(resource, "id"));
            var (stack, name) = Address(urn);
            stacks.Add(stack);
            names.Add(name);
            if (type == ProviderType)
            {
                services[$"{urn}::{id}"] = ServiceOf(resource);
            }
            else if (type == ImportFile.Type && !IsTrue(resource, "external") && !IsTrue(resource, "delete") && id.Contains('/', StringComparison.Ordinal)
                && !id.EndsWith('/'))
            {
                entries.Add(new Entry(EntryId.Parse(id, defaultBotId: null), stack, name, services.GetValueOrDefault(Text(resource, "provider"))));
            }
        }

        return new StateFile(file, stacks, entries, names);
    }

    // urn:pulumi:STACK::PROJECT::TYPE::NAME, where the name may contain colons.
    private static (string Stack, string Name) Address(string urn)
    {
        var parts = urn.Split("::", 4);
        return parts.Length == 4 ? ($"{parts[1]}/{parts[0][(parts[0].LastIndexOf(':') + 1)..]}", parts[3]) : ("?", urn);
    }

    private static string? ServiceOf(JsonElement provider) => Member(provider, "inputs") is not { ValueKind: JsonValueKind.Object } inputs ? null
        : Configurations.ServiceOf(ObjectValue.Of(("endpoint", ValueOf(inputs, "endpoint")), ("region", ValueOf(inputs, "region"))));

    // What is encrypted is there, and not known.
    private static Value ValueOf(JsonElement json, string name) => Member(json, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => Value.Null.Instance,
        { ValueKind: JsonValueKind.String } text => new Value.Text(text.GetString()!),
        _ => Value.Unknown.Instance,
    };

    private static string Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static bool IsTrue(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.True };

    /// <param name="Stack">The stack, as <c>project/stack</c>.</param>
    /// <param name="Service">The normalised base address of its provider; null when the state does not have it.</param>
    internal sealed record Entry(EntryId Id, string Stack, string Resource, string? Service)
    {
        /// <summary>True when its base address is known to differ from <paramref name="service"/>.</summary>
        public bool IsElsewhere(string service) => Service is not null && Service != service;
    }
}

/// <summary>Reads JSON that another command wrote, from a file or standard input.</summary>
/// <param name="Doing">The beginning of an error message: "Reading the state".</param>
/// <param name="Writer">The command that writes such a file, as a part of an error message: "'pulumi stack export' writes".</param>
internal sealed record JsonInput(string Doing, string Writer, string Advice)
{
    public const string Standard = "-";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000 };

    /// <param name="use">Returns what is needed of the JSON; null when it is JSON of another kind.</param>
    /// <exception cref="OperationFailedException">It cannot be read, or is not such a file.</exception>
    public async Task<T> ReadAsync<T>(string file, Func<Stream> input, Func<JsonElement, T?> use, CancellationToken cancellationToken)
        where T : class
    {
        var failed = $"{Doing} from {(file == Standard ? "standard input" : $"'{Printable.Of(file)}'")} failed:";
        try
        {
            // Opening and reading a pipe blocks until its writer is there, and no signal interrupts that.
            var text = await Task.Run(ReadText, CancellationToken.None).WaitAsync(cancellationToken);
            using var document = JsonDocument.Parse(text, Options);
            return use(document.RootElement) ?? throw new OperationFailedException(FailureKind.InvalidInput, $"{failed} it is JSON, but not what {Writer}. "
                + $"{Advice}");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"{failed} it is not the JSON that {Writer}. {Advice}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"{failed} {ReasonOf(failure, file)}. {Advice}", failure);
        }

        string ReadText()
        {
            using var stream = file == Standard ? input() : File.OpenRead(file);
            // PowerShell 5.1 redirects '>' in UTF-16, which the reader detects by the byte order mark.
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Why a file cannot be read, as the end of a sentence.</summary>
    public static string ReasonOf(Exception failure, string file) =>
        failure is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
        : Directory.Exists(file) ? "it is a folder"
        : failure is UnauthorizedAccessException ? "you have no permission to read it" : "it cannot be read";
}
