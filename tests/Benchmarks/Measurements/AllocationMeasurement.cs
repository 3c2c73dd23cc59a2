extern alias plugin;

using Google.Protobuf;
using MediaProviders.Benchmarks.Plugins;
using MediaProviders.Benchmarks.Report;
using MediaProviders.Emulator;
using MediaProviders.Grpc;
using MediaProviders.Protocol.Wire;
using plugin::MediaProviders.Protocol;
using plugin::MediaProviders.Resources;
using plugin::MediaProviders.Resources.Claims;

namespace MediaProviders.Benchmarks.Measurements;

/// <summary>
/// Has the plugin's service answer calls within this process, without a connection, and counts what the thread allocates between the bytes of the request and the
/// bytes of the answer: the message of gRPC, the value trees, the work, and the answer.
/// </summary>
internal static class AllocationMeasurement
{
    private const int WarmUp = 200;
    private const int Runs = 101;

    /// <summary>Measures each call many times; the medians.</summary>
    public static async Task<AllocationSample> RunAsync()
    {
        await using var api = await SinchEmulator.StartAsync(EngineRequests.Bot, EngineRequests.Token);
        using var service = new ProviderService(Served(), engineAddress: "", handshakeBegins: false);
        var methods = service.ToGrpcService();
        await CallAsync(methods, "Configure", EngineRequests.Configure(api.Address));
        var inputs = CheckResponse.Parser.ParseFrom(await CallAsync(methods, "Check", EngineRequests.Check(0))).Inputs;
        var created = CreateResponse.Parser.ParseFrom(await CallAsync(methods, "Create", EngineRequests.Create(0, inputs)));
        var read = EngineRequests.Read(0, created.Id, inputs, created.Properties);
        await CallAsync(methods, "Read", read);
        return new AllocationSample(
            Allocated(methods, "Check", EngineRequests.Check(0)),
            Allocated(methods, "Diff", EngineRequests.Diff(0, created.Id, inputs, created.Properties)),
            Allocated(methods, "Read", read));
    }

    private static ServedPackage Served() => new()
    {
        Identity = new PackageIdentity("mediaproviders", "0.0.0"),
        Schema = () => ReadOnlyMemory<byte>.Empty,
        Surroundings = phase => new Surroundings { Variable = _ => null, Phase = phase, Version = "0.0.0", Claims = () => new SessionClaims() },
        CheckConfig = Catalog.CheckConfig,
        DiffConfig = Catalog.DiffConfig,
        Configure = Catalog.Configure,
    };

    private static Task<byte[]> CallAsync(GrpcService methods, string method, IMessage request) => methods.CallAsync(method, request.ToByteArray(), CancellationToken.None);

    private static double Allocated(GrpcService methods, string method, IMessage request)
    {
        var bytes = request.ToByteArray();
        var samples = new List<double>(Runs);
        for (var run = 0; run < WarmUp + Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var call = methods.CallAsync(method, bytes, CancellationToken.None);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (!call.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException($"{method} did not answer at once, so that what it allocates cannot be told from what others do.");
            }

            if (run >= WarmUp)
            {
                samples.Add(allocated - bytes.Length - call.Result.Length);
            }
        }

        return Median.Of(samples);
    }
}
