namespace MediaProviders.Commands.Tests.Support;

/// <summary>States as <c>pulumi stack export</c> writes them, as far as the commands read them.</summary>
internal static class StateText
{
    public static string Of(string project, string stack, string endpoint, params (string Resource, string Id)[] entries)
    {
        var provider = $"urn:pulumi:{stack}::{project}::pulumi:providers:mediaproviders::default";
        var resources = entries.Select(e => $$"""
            {"urn":"urn:pulumi:{{stack}}::{{project}}::mediaproviders:index:WhatsAppMediaProvider::{{e.Resource}}","custom":true,"id":"{{e.Id}}","type":"mediaproviders:index:WhatsAppMediaProvider",
             "inputs":{"config":{"bearer":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"CANARY-STATE\""}}},"provider":"{{provider}}::p1"}
            """);
        return $$"""
            {"version":3,"deployment":{"resources":[
             {"urn":"urn:pulumi:{{stack}}::{{project}}::pulumi:pulumi:Stack::{{project}}-{{stack}}","custom":false,"type":"pulumi:pulumi:Stack"},
             {"urn":"{{provider}}","custom":true,"id":"p1","type":"pulumi:providers:mediaproviders","inputs":{"endpoint":"{{endpoint}}"}},
             {{string.Join(",\n", resources)}}
            ]}}
            """;
    }
}
