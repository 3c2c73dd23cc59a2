using MediaProviders.LocalEngine.Plugins;

namespace MediaProviders.Benchmarks.Plugins;

/// <summary>A process under measurement. Its end is a kill: what it does on the way out is not measured.</summary>
internal sealed class RunningPlugin : IDisposable
{
    // Nothing listens there; a provider that dials back only when it has something to say never finds out.
    private const string EngineAddress = "127.0.0.1:9";

    private readonly Process process;
    private readonly long started;

    private RunningPlugin(Process process, long started, TimeSpan untilPort, int port)
    {
        this.process = process;
        this.started = started;
        UntilPort = untilPort;
        Channel = new PluginChannel(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
    }

    /// <summary>Its number.</summary>
    public int ProcessId => process.Id;

    /// <summary>From exec to the port line.</summary>
    public TimeSpan UntilPort { get; }

    /// <summary>The connection to it.</summary>
    public PluginChannel Channel { get; }

    /// <summary>From exec to now.</summary>
    public TimeSpan UntilNow => Stopwatch.GetElapsedTime(started);

    /// <summary>The memory it holds, in MiB.</summary>
    public double ResidentMebibytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>The most memory it held so far, in MiB.</summary>
    public double PeakMebibytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>The processor time it has used, on all cores.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits for its port line.</summary>
    public static RunningPlugin Start(Peer peer)
    {
        var info = new ProcessStartInfo(peer.FileName) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in peer.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        info.ArgumentList.Add(EngineAddress);
        if (peer.Environment.Split('=') is [var name, var value])
        {
            info.Environment[name] = value;
        }

        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(info)!;
        var line = ReadLine(process.StandardOutput.BaseStream);
        var untilPort = Stopwatch.GetElapsedTime(started);
        return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new RunningPlugin(process, started, untilPort, port)
            : throw new InvalidOperationException($"Starting {peer.Name} failed: its first line is '{line}' and no port.");
    }

    /// <summary>Calls a method of the provider's service.</summary>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(string method, TRequest request, MessageParser<TResponse> parser)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        parser.ParseFrom(await Channel.CallAsync(method, request.ToByteArray()));

    public void Dispose()
    {
        Channel.Dispose();
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    // Without a reader on top, which would first wait for a whole buffer's worth or a thread of the pool.
    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var value = stream.ReadByte(); value is not (-1 or '\n'); value = stream.ReadByte())
        {
            line.Append((char)value);
        }

        return line.ToString().TrimEnd('\r');
    }
}
