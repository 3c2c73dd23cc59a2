using System.Net.Sockets;

namespace MediaProviders.Secrecy.Tests;

/// <summary>Wherever a server points, nobody goes there.</summary>
public class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Up_Redirected_IsAnErrorAndTheOtherPlaceIsNeverAsked(int status)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var stack = await SecretStack.StartInProcessAsync();
        stack.Set("mediaproviders:maxRetries", "0");
        stack.Emulator.Faults.Add(new Fault
        {
            Count = null, Status = status,
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
                { ["Location"] = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}/whatsapp/v1/bot/provision/provider" },
        });

        var result = await stack.UpAsync(Programs.One(), UpdateOnly);

        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Text).ShouldContain(text =>
            text.Contains($"failed: the server answered {status} (", StringComparison.Ordinal)
            && text.Contains("Redirects are not followed, because the API token would be sent along: set the base address to the API's own.",
                StringComparison.Ordinal), string.Join('\n', result.Diagnostics.Select(d => d.Text)));
        other.Pending().ShouldBeFalse();
        stack.Evidence.ShouldBeClean();
    }
}
