using System.Net.Sockets;

namespace MediaProviders.Secrecy.Tests;

/// <summary>Proxies of the environment, which see no more than the host that is asked for.</summary>
public class ProxySweepTests
{
    [Fact]
    public async Task Up_ThroughAProxy_TellsItTheHostAndNothingElse()
    {
        using var proxy = new RefusingProxy();
        await using var stack = await StartAsync(proxy);
        stack.Set("mediaproviders:endpoint", "https://api.example");

        var result = await stack.UpAsync(Programs.One(), UpdateOnly);

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.Select(d => d.Text)
            .ShouldContain(text => text.Contains(
                $"the proxy '127.0.0.1:{proxy.Port}' of HTTPS_PROXY answered 502 (bad gateway) and made no connection.", StringComparison.Ordinal));
        proxy.Requests.ShouldNotBeEmpty();
        proxy.Requests.ShouldAllBe(head => head.StartsWith("CONNECT api.example:443 HTTP/1.1\r\n", StringComparison.Ordinal));

        // The proxy's own password goes to the proxy, once it asks; nothing that is for the API does.
        proxy.Requests.SelectMany(head => Secrets.Search.Find(head)).Select(found => found.Canary).ShouldBeSubsetOf([Secrets.Proxy.Label]);
        stack.Evidence.ShouldBeClean();
    }

    [Fact]
    public async Task Up_WithTlsOnLoopback_DoesNotAskTheProxy()
    {
        using var proxy = new RefusingProxy();
        await using var stack = await StartAsync(proxy);
        stack.Set("mediaproviders:endpoint", $"https://127.0.0.1:{new Uri(stack.Emulator.Address).Port}");

        var result = await stack.UpAsync(Programs.One(), UpdateOnly);

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.Select(d => d.Text)
            .ShouldContain(text => text.Contains("no secure connection could be made", StringComparison.Ordinal), "The emulator speaks no TLS.");
        proxy.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_WithoutTlsOnLoopback_NeverAsksAProxyWhichWouldReadTheToken()
    {
        using var proxy = new RefusingProxy();
        await using var stack = await StartAsync(proxy);

        (await stack.UpAsync(Programs.One(), UpdateOnly)).Succeeded.ShouldBeTrue();

        proxy.Requests.ShouldBeEmpty();
        stack.Evidence.ShouldBeClean();
    }

    private static async Task<SecretStack> StartAsync(RefusingProxy proxy)
    {
        var address = $"http://proxy-user:{Uri.EscapeDataString(Secrets.Proxy.Text)}@127.0.0.1:{proxy.Port}";
        var stack = await SecretStack.StartProcessesAsync(variables: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["http_proxy"] = address,
            ["https_proxy"] = address,
            ["HTTPS_PROXY"] = address,
            ["ALL_PROXY"] = address,
            ["no_proxy"] = "",
            ["NO_PROXY"] = "",
        });
        stack.Set("mediaproviders:maxRetries", "0");
        return stack;
    }

    /// <summary>Keeps the heads of requests and answers that it will not.</summary>
    private sealed class RefusingProxy : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<string> requests = [];

        public RefusingProxy()
        {
            listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public IReadOnlyList<string> Requests
        {
            get
            {
                lock (requests)
                {
                    return [.. requests];
                }
            }
        }

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var head = new StringBuilder();
                    var buffer = new byte[4096];
                    while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is > 0 and var read)
                    {
                        head.Append(Encoding.Latin1.GetString(buffer, 0, read));
                    }

                    lock (requests)
                    {
                        requests.Add(head.ToString());
                    }

                    await stream.WriteAsync("HTTP/1.1 502 Bad gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
                }
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
