using System.Text.Json;
using MediaProviders.Safety;
using MediaProviders.Values;

namespace MediaProviders.Commands;

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
