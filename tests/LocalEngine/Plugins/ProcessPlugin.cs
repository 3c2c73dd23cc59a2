using System.Diagnostics;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>A plugin in a process of its own, called over gRPC.</summary>
internal sealed class ProcessPlugin(Process process, GrpcChannel channel, Task<string> output, Task<string> errors, TimeProvider time, Action<PluginExit> onExit) : IPlugin
{
    private const int Sigint = 2;

    // Seen in Pulumi 3.260: the interrupt follows the answer to Cancel by 2 to 5 ms, and the kill follows it by 5 s.
    private static readonly TimeSpan BeforeInterrupt = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan BeforeKill = TimeSpan.FromSeconds(5);

    public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            // An empty message keeps fields it does not know, so it carries any message without a look at what is in it.
            var carrier = Empty.Parser.ParseFrom(request.Span);
            var answer = await channel.UnaryAsync($"/pulumirpc.ResourceProvider/{method}", carrier, Empty.Parser, cancellationToken: cancellationToken);
            return answer.ToByteArray();
        }
        catch (RpcException e)
        {
            var details = e.Details.OfType<Any>()
                .GroupBy(any => Any.GetTypeName(any.TypeUrl), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().Value.Memory, StringComparer.Ordinal);
            throw new PluginCallException(NameOf(e.Status), e.Message, details, e);
        }
    }

    public async Task StopAsync()
    {
        channel.Dispose();
        await Task.Delay(BeforeInterrupt, time);
        Interrupt();
        var killed = false;
        try
        {
            await process.WaitForExitAsync().WaitAsync(BeforeKill, time);
        }
        catch (TimeoutException)
        {
            killed = true;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        onExit(new PluginExit(process.ExitCode, killed, await output, await errors));
        process.Dispose();
    }

    private void Interrupt()
    {
        if (process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            // CTRL_BREAK needs a process group of its own, which .NET cannot start; closing stdin is the nearest thing there is.
            process.StandardInput.Close();
        }
        else
        {
            _ = Kill(process.Id, Sigint);
        }
    }

    /// <summary>The status code as gRPC spells it: <c>InvalidArgument</c> is <c>INVALID_ARGUMENT</c>.</summary>
    private static string NameOf(StatusCode status)
    {
        var name = status.ToString();
        return string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) && char.IsLower(name[index - 1]) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
