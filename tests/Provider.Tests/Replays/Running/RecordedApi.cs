using System.Security.Cryptography;

namespace MediaProviders.Provider.Tests.Replays.Running;

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
                // Somebody has the port: another one will be free.
            }
        }
    }
}
