using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>The answers of the control routes: JSON that is not cached and not taken for another type.</summary>
internal static class ControlAnswer
{
    /// <summary>JSON for people to read.</summary>
    public static Answer Json(Action<Utf8JsonWriter> write) => Guarded(Answer.Json(200, write, indented: true));

    /// <summary>Text that is JSON already.</summary>
    public static Answer JsonText(string json) => Guarded(Answer.JsonText(200, json));

    /// <summary>Done, without a body.</summary>
    public static Answer Done() => Answer.Empty(204);

    /// <summary>An error as <c>{"error": TEXT}</c>.</summary>
    public static Answer Error(int status, string text) => Guarded(Answer.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", text);
        writer.WriteEndObject();
    }));

    /// <summary>The route is there, the method is not.</summary>
    public static Answer NotOffered(string methods) => Error(405, $"This control route offers {methods}.").With("Allow", methods);

    private static Answer Guarded(Answer answer) => answer
        .With("Cache-Control", "no-store")
        .With("X-Content-Type-Options", "nosniff")
        .With("Cross-Origin-Resource-Policy", "same-origin");
}
