using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace MediaProviders.Tests.Api;

/// <summary>Answers and failures as .NET's HTTP stack presents them.</summary>
internal static class Trouble
{
    public static HttpResponseMessage Answer(int status, string body = "", params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    public static async Task<HttpResponseMessage> MakeAsync(string kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case "refused":
                throw new HttpRequestException(HttpRequestError.ConnectionError, "x", new SocketException((int)SocketError.ConnectionRefused));
            case "no host":
                throw new HttpRequestException(HttpRequestError.NameResolutionError, "x", new SocketException((int)SocketError.HostNotFound));
            case "no reply":
                throw new TaskCanceledException("x", new TimeoutException());
            case "certificate":
                throw new HttpRequestException(HttpRequestError.SecureConnectionError, "x", new AuthenticationException("not trusted"));
            case "broken":
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "x");
            case "half":
                return new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) };
            case "html":
                return Answer(200, "<html>");
            case "silent":
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Answer(200);
            default:
                return Answer(int.Parse(kind, CultureInfo.InvariantCulture));
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        private bool started;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (started)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, "x");
            }

            started = true;
            return ValueTask.FromResult(Encoding.UTF8.GetBytes("{\"settings\":", buffer.Span));
        }
    }
}
