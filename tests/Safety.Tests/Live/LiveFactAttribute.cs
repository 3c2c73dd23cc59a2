namespace MediaProviders.Safety.Tests.Live;

/// <summary>A fact about a real bot; skipped, with the reason, where the environment names none, and in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveFactAttribute : FactAttribute
{
    public LiveFactAttribute() => Skip = LiveTarget.Obstacle(Environment.GetEnvironmentVariable);
}
