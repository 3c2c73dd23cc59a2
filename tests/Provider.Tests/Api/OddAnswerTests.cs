namespace MediaProviders.Tests.Api;

/// <summary>Answers that a client may well take for whole, byte for byte as a server sends them. The list in each is empty and proves that by itself.</summary>
public sealed class OddAnswerTests
{
    private const string Json = "Content-Type: application/json\r\n";
    private const string Close = "Connection: close\r\n";
    private const string List = Samples.Empty;

    private static readonly string Length = $"Content-Length: {List.Length}\r\n";

    private static readonly Dictionary<string, string> Doubtful = new(StringComparer.Ordinal)
    {
        ["chunks without the last one"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}Transfer-Encoding: chunked\r\n\r\n{List.Length:x}\r\n{List}\r\n",
        ["a chunk cut short"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}Transfer-Encoding: chunked\r\n\r\n{List.Length + 9:x}\r\n{List}",
        ["fewer bytes than said"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}Content-Length: {List.Length + 1}\r\n\r\n{List}",
        ["more bytes than said"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}Content-Length: {List.Length - 1}\r\n\r\n{List}",
        ["HTTP/1.0, cut short"] = $"HTTP/1.0 200 OK\r\n{Json}{Close}\r\n{List[..^1]}",
        ["a folded Link"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}{Length}Link: <?page=2>;\r\n\t rel=next\r\n\r\n{List}",
        ["a blank before the colon of Link"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}{Length}Link : <?page=2>; rel=next\r\n\r\n{List}",
        ["two Links"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}{Length}Link: <?page=1>; rel=self\r\nLink: <?page=2>; rel=next\r\n\r\n{List}",
        ["two labels"] = $"HTTP/1.1 200 OK\r\n{Json}Content-Type: text/html\r\n{Close}{Length}\r\n{List}",
        ["a Link after the chunks"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}Transfer-Encoding: chunked\r\nTrailer: Link\r\n\r\n{List.Length:x}\r\n{List}\r\n0\r\n"
            + "Link: <?page=2>; rel=next\r\n\r\n",
        ["a count after the chunks"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}Transfer-Encoding: chunked\r\n\r\n{List.Length:x}\r\n{List}\r\n0\r\n"
            + "X-Total-Count: 7\r\n\r\n",
        ["a broken stream after the chunks"] = $"HTTP/1.1 200 OK\r\n{Json}{Close}Transfer-Encoding: chunked\r\n\r\n{List.Length:x}\r\n{List}\r\n0\r\n"
            + "Grpc-Status: 14\r\n\r\n",
        ["a reset content"] = $"HTTP/1.1 205 Reset Content\r\n{Json}{Close}Content-Length: 0\r\n\r\n",
        ["no content, in spite of a body"] = $"HTTP/1.1 204 No Content\r\n{Json}{Close}{Length}\r\n{List}",
        ["a multiple status"] = $"HTTP/1.1 207 Multi-Status\r\n{Json}{Close}{Length}\r\n{List}",
        ["not modified"] = $"HTTP/1.1 304 Not Modified\r\n{Json}{Close}\r\n",
    };

    public static TheoryData<string> Names => [.. Doubtful.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Get_AnswerThatIsNotWholeOrSaysSoInAnOddPlace_ProvesNothing(string name)
    {
        await using var server = new WireServer(Doubtful[name]);

        (await ProvesAbsenceAsync(server.ApiWithoutRetries)).ShouldBeFalse();
    }

    [Theory, Each(
        "HTTP/1.0 200 OK\r\n", "HTTP/1.1 200\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=next\r\n\r\nHTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 Partial Content\r\n", "HTTP/1.1 200 OK\r\nContent-Encoding: none\r\n", "HTTP/1.1 200 OK\r\nContent-Encoding: UTF-8\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 55, 55\r\n")]
    public async Task Get_WholeAnswerOfAnOddHead_ProvesAbsence(string head)
    {
        await using var server = new WireServer($"{head}{Json}{Close}\r\n{List}");

        (await ProvesAbsenceAsync(server.ApiWithoutRetries)).ShouldBeTrue();
    }

    [Fact]
    public async Task Get_CompressedListThatIsCutAnywhere_ProvesNothing()
    {
        // The last nine bytes are an end, a checksum and a length; what stands before them may be all of the list.
        var bytes = WireServer.Gzip(Encoding.UTF8.GetBytes(List));
        for (var length = 0; length < bytes.Length - 9; length++)
        {
            await using var server = WireServer.OfGzip(bytes[..length], headers: Json + Close);
            (await ProvesAbsenceAsync(server.ApiWithoutRetries)).ShouldBeFalse($"cut after {length} of {bytes.Length} bytes");
        }
    }

    // Whatever the server calls its success, only the list tells what became of it.
    [Theory]
    [Each(200, 201, 202, 203, 204, 205, 206, 207, 299, With = "")]
    [InlineData(200, "{}")]
    [InlineData(200, "null")]
    [InlineData(200, "<html>")]
    public async Task Write_SuccessOfAnyKind_IsDone(int status, string body)
    {
        await using var server = new WireServer(WireServer.Status(status, body));

        await server.Api.PostAsync("b", Samples.WithBearer(), null, default);
        await server.Api.DeleteAsync("b", "n", null, default);

        server.Requests.Count.ShouldBe(2);
    }

    private static async Task<bool> ProvesAbsenceAsync(MediaProvidersApi api)
    {
        try
        {
            using var list = await api.GetAsync("b", Freshness.Now, null, default);
            return list.Look("images") is Sighting.Absent && list.LookNow("images") is Sighting.Absent;
        }
        catch (ApiException)
        {
            return false;
        }
    }
}
