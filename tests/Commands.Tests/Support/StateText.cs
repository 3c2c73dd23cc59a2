namespace MediaProviders.Commands.Tests.Support;

/// <summary>States as <c>pulumi stack export</c> writes them, as far as the commands read them.</summary>
internal static class StateText
{
    private const string Head = """
        {"version":3,"deployment":{"resources":[
         {"urn":"urn:pulumi:STACK::PROJECT::pulumi:pulumi:Stack::PROJECT-STACK","custom":false,"type":"pulumi:pulumi:Stack"},
         {"urn":"urn:pulumi:STACK::PROJECT::pulumi:providers:mediaproviders::default","custom":true,"id":"p1","type":"pulumi:providers:mediaproviders","inputs":{"endpoint":"ENDPOINT"}},
        """;

    private const string Resource = """
         {"urn":"urn:pulumi:STACK::PROJECT::mediaproviders:index:WhatsAppMediaProvider::RESOURCE","custom":true,"id":"ENTRY","type":"mediaproviders:index:WhatsAppMediaProvider",
          "inputs":{"config":{"bearer":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"CANARY-of-the-state\""}}},
          "provider":"urn:pulumi:STACK::PROJECT::pulumi:providers:mediaproviders::default::p1"}
        """;

    public static string Of(string project, string stack, string endpoint, params (string Resource, string Id)[] entries)
    {
        var resources = entries.Select(
            e => Resource.Replace("RESOURCE", e.Resource, StringComparison.Ordinal).Replace("ENTRY", e.Id, StringComparison.Ordinal));
        return (Head + string.Join(",\n", resources) + "]}}")
            .Replace("STACK", stack, StringComparison.Ordinal).Replace("PROJECT", project, StringComparison.Ordinal)
            .Replace("ENDPOINT", endpoint, StringComparison.Ordinal);
    }
}
