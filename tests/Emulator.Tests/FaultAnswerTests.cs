using System.Net.Http.Headers;

namespace MediaProviders.Emulator.Tests;

/// <summary>What a fault makes of an answer.</summary>
public sealed class FaultAnswerTests
{
    private static readonly DateTimeOffset Now = new ManualTimeProvider().GetUtcNow();

    [Theory]
    [InlineData(200, "")]
    [InlineData(204, "")]
    [InlineData(304, "")]
    [InlineData(307, "")]
    [InlineData(403, """{"message":"403","details":"fault"}""")]
    [InlineData(404, """{"message":"404","details":"fault"}""")]
    [InlineData(503, """{"message":"503","details":"fault"}""")]
    [InlineData(599, """{"message":"599","details":"fault"}""")]
    public async Task Answer_WithAStatus_IsNotCarriedOut(int status, string body)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Answers(status));

        var reply = await api.PostAsync(Api.BearerBody("a"));

        reply.Status.ShouldBe(status);
        reply.Body.ShouldBe(body);
        api.Emulator.Store.Entries(Api.Bot).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public async Task Answer_WithAStatusThatHasNoBody_SendsNone(int status)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Answers(status) with { Body = "not sent" });

        (await api.ListAsync()).Body.ShouldBe("");
        (await api.ListAsync()).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(503)]
    public async Task Post_WhoseAnswerIsLost_IsCarriedOut(int? status)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Store.Put(Api.Bot, Entry.Bearer("old", "b"));
        api.Emulator.Faults.Add(Fault.LosesAnswer(FaultRoute.Post, status));
        api.Emulator.Faults.Add(Fault.LosesAnswer(FaultRoute.Delete, status));

        (await StatusAsync(() => api.PostAsync(Api.BearerBody("new")))).ShouldBe(status);
        (await StatusAsync(() => api.DeleteAsync("old"))).ShouldBe(status);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("new")));
        api.Emulator.Requests.All.Select(request => request.Status).ShouldBe([status, status, 200]);
    }

    [Fact]
    public async Task Answer_OfWorkThatWasDone_CanHaveAnotherStatus()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Answers(202) with { Applied = true });

        var reply = await api.ListAsync();

        reply.Status.ShouldBe(202);
        reply.Body.ShouldBe(Api.EmptyList);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\uFEFF{}")]
    [InlineData("<p>maintenance</p>")]
    public async Task Answer_WithABody_KeepsTheStatusOfTheWork(string body)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(new Fault { Body = body, Count = 1 });

        var reply = await api.SendAsync("GET", Api.Collection());

        reply.Status.ShouldBe(200);
        reply.Body.ShouldBe(body.TrimStart('\uFEFF'));
        reply.Message.Content.Headers.ContentLength.ShouldBe(System.Text.Encoding.UTF8.GetByteCount(body));
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("text/plain", "text/plain")]
    [InlineData("", null)]
    public async Task Answer_WithAContentType_SaysSo(string? given, string? sent)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(new Fault { ContentType = given });

        var reply = await api.ListAsync();

        reply.Header("Content-Type").ShouldBe(sent);
        reply.Body.ShouldBe(Api.EmptyList);
    }

    [Fact]
    public async Task Answer_AsHtml_LooksLikeAProxy()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Html(502));

        var reply = await api.ListAsync();

        reply.Status.ShouldBe(502);
        reply.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        reply.Body.ShouldStartWith("<!DOCTYPE html>");
    }

    [Theory]
    [InlineData(false, "90")]
    [InlineData(true, "Tue, 01 Jan 2030 12:01:30 GMT")]
    public async Task Answer_WithRetryAfter_HasEitherForm(bool asDate, string value)
    {
        await using var api = await Api.OpenAsync(time: new ManualTimeProvider());
        api.Emulator.Faults.Add(Fault.Answers(503) with { RetryAfter = TimeSpan.FromSeconds(90), RetryAfterAsDate = asDate });

        var reply = await api.ListAsync();

        reply.Header("Retry-After").ShouldBe(value);
        reply.Message.Headers.RetryAfter.ShouldBe(
            asDate ? new RetryConditionHeaderValue(Now.AddSeconds(90)) : new RetryConditionHeaderValue(TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public async Task Answer_WithHeaders_SendsThem()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(new Fault
        {
            Status = 302,
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Location"] = "https://elsewhere.example/",
                ["Sunset"] = "Sat, 30 Sep 2023 23:59:59 GMT",
                ["Deprecation"] = "@1696118399",
            },
        });

        var reply = await api.ListAsync();

        reply.Header("Location").ShouldBe("https://elsewhere.example/");
        reply.Header("Sunset").ShouldBe("Sat, 30 Sep 2023 23:59:59 GMT");
        reply.Header("Deprecation").ShouldBe("@1696118399");
    }

    [Fact]
    public async Task Answer_ThatEchoes_RepeatsTheSecretsEverywhere()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Echoes(400));
        string body = Api.BearerBody("a", "the-secret");

        var reply = await api.PostAsync(body);

        reply.Status.ShouldBe(400);
        reply.Message.ReasonPhrase.ShouldBe("Bad token-one");
        reply.Header("WWW-Authenticate").ShouldBe("Bearer error=\"token-one\"");
        reply.Body.ShouldBe($"{Api.Collection()} Bearer token-one {body}");
    }

    private static async Task<int?> StatusAsync(Func<Task<Reply>> call)
    {
        try
        {
            return (await call()).Status;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
