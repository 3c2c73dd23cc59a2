using System.Security.Cryptography;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>The API of the recordings: an emulator on a port of four digits, whose every bot opens with one token.</summary>
internal static class RecordedApi
{
    /// <summary>What opens every bot.</summary>
    public const string Token = "token-of-the-bot";

    /// <summary>Starts it with the entries and faults of a step.</summary>
    public static async Task<SinchEmulator> StartAsync(string before)
    {
        while (true)
        {
            try
            {
                var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = Token, Port = RandomNumberGenerator.GetInt32(1024, 10_000) });
                emulator.Load(before);
                return emulator;
            }
            catch (IOException)
            {
                // The port is taken: another one will be free.
            }
        }
    }
}

/// <summary>
/// The recorded provider took its time to create whatever is called <c>slow</c>, long enough to be interrupted. Ours does not know that name, so the API takes
/// that time, and the interruption comes when the write is on its way.
/// </summary>
internal static class SlowName
{
    private const string Name = "slow";
    private static readonly TimeSpan LongerThanAnyReplay = TimeSpan.FromMinutes(10);

    /// <summary>Slows the API down for a step in which a create was interrupted.</summary>
    public static void Arrange(RecordedStep step, SinchEmulator api)
    {
        if (step.Calls.Any(IsInterrupted))
        {
            api.Faults.Add(new Fault { Route = FaultRoute.Post, EntryName = Name, Delay = LongerThanAnyReplay });
        }
    }

    /// <summary>Waits, before a Cancel that came while such a create ran, until the writes of all creates have reached the API.</summary>
    public static Task ReachedAsync(RecordedStep step, RecordedCall call, SinchEmulator api)
    {
        var creates = step.Calls.Where(other => other.Method == "Create" && other.Process == call.Process).ToList();
        return call.Method == "Cancel" && creates.Exists(create => IsInterrupted(create) && create.StartMs < call.StartMs && create.EndMs > call.EndMs)
            ? api.Requests.WaitUntilAsync(log => log.Count("POST") >= creates.Count)
            : Task.CompletedTask;
    }

    private static bool IsInterrupted(RecordedCall call) =>
        call.Method == "Create" && (string?)call.Error?["code"] == "CANCELLED" && (string?)call.RequestJson["properties"]?["name"] == Name;
}
