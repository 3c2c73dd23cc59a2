extern alias plugin;

using MediaProviders.LocalEngine.Plugins;
using plugin::MediaProviders.Protocol;
using plugin::MediaProviders.Resources;
using plugin::MediaProviders.Safety;
using Contract = plugin::MediaProviders.Protocol.Wire;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace MediaProviders.Benchmarks.Measurements;

/// <summary>
/// Has the plugin's service answer calls within this process, without a connection, and counts what the thread allocates between the bytes of the request and
/// the bytes of the answer, less what the two messages take by themselves: the request with its value trees, the answer, and the answer's bytes.
/// </summary>
internal static class AllocationMeasurement
{
    // Until everything has been compiled for good.
    private const int WarmUp = 50_000;
    private const int Runs = 101;

    /// <summary>Measures each call many times; the medians.</summary>
    public static async Task<AllocationSample> RunAsync()
    {
        await using var api = await SinchEmulator.StartAsync(EngineRequests.Bot, EngineRequests.Token);
        var served = Served();
        using var session = new SessionSlot(served, engineAddress: "", handshakeBegins: false);
        var methods = new InProcessMethods();
        foreach (var method in ServiceMethod.Of(new ProviderService(served, _ => session), new Errors(served.Identity)))
        {
            method.AddTo(methods);
        }
        await CallAsync(methods, "Configure", EngineRequests.Configure(api.Address));
        var inputs = CheckResponse.Parser.ParseFrom(await CallAsync(methods, "Check", EngineRequests.Check(0))).Inputs;
        var created = CreateResponse.Parser.ParseFrom(await CallAsync(methods, "Create", EngineRequests.Create(0, inputs)));
        var read = EngineRequests.Read(0, created.Id, inputs, created.Properties);
        await CallAsync(methods, "Read", read);
        return new AllocationSample(
            await BeyondAsync(methods, "Check", EngineRequests.Check(0), static (request, answer) =>
            {
                var message = Contract.CheckRequest.Parser.ParseFrom(request);
                Decode(message.News, message.Olds);
                return Contract.CheckResponse.Parser.ParseFrom(answer).ToByteArray();
            }),
            await BeyondAsync(methods, "Diff", EngineRequests.Diff(0, created.Id, inputs, created.Properties), static (request, answer) =>
            {
                var message = Contract.DiffRequest.Parser.ParseFrom(request);
                Decode(message.OldInputs, message.Olds, message.News);
                return Contract.DiffResponse.Parser.ParseFrom(answer).ToByteArray();
            }),
            await BeyondAsync(methods, "Read", read, static (request, answer) =>
            {
                var message = Contract.ReadRequest.Parser.ParseFrom(request);
                Decode(message.Inputs, message.Properties);
                return Contract.ReadResponse.Parser.ParseFrom(answer).ToByteArray();
            }));
    }

    private static void Decode(params ReadOnlySpan<Struct> trees)
    {
        foreach (var tree in trees)
        {
            PropertyCodec.Decode(tree, "tree");
        }
    }

    private static ServedPackage Served() => new()
    {
        Identity = new ServedPackage.PackageIdentity("mediaproviders", "0.0.0"),
        Schema = () => ReadOnlyMemory<byte>.Empty,
        EnvironmentOf = phase => new HostEnvironment { Variable = _ => null, Phase = phase, Version = "0.0.0", Claims = () => new SharedClaims("", _ => null) },
    };

    private static Task<byte[]> CallAsync(InProcessMethods methods, string method, IMessage request) => methods.CallAsync(method, request.ToByteArray());

    private static async Task<double> BeyondAsync(InProcessMethods methods, string method, IMessage request, Func<byte[], byte[], byte[]> messages)
    {
        var bytes = request.ToByteArray();
        var answer = await methods.CallAsync(method, bytes, CancellationToken.None);
        var whole = Allocated(() =>
        {
            var call = methods.CallAsync(method, bytes, CancellationToken.None);
            return call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException(
                $"{method} did not answer at once, so that what it allocates cannot be told from what others do.");
        });
        return whole - Allocated(() => messages(bytes, answer));
    }

    private static double Allocated(Func<byte[]> work)
    {
        var samples = new List<double>(Runs);
        for (var run = 0; run < WarmUp + Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            if (run >= WarmUp)
            {
                samples.Add(GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }

        return Median.Of(samples);
    }
}

/// <summary>What calls about one resource allocate, in bytes, beyond their messages.</summary>
/// <param name="Check">From the bytes of the request to those of the answer.</param>
/// <param name="Diff">The same, for a resource that has not changed.</param>
/// <param name="Read">The same, from a list that a Read before it has asked for.</param>
internal sealed record AllocationSample(double Check, double Diff, double Read);
