using Google.Protobuf.Collections;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>What all calls to a provider have in common: how errors and failures are said, and what the engine adds to answers.</summary>
internal static class ProviderCall
{
    /// <summary>Calls a provider.</summary>
    /// <param name="half">What comes of a call that was done by half; null where that is a failure like any other.</param>
    public static async Task<T> RunAsync<T>(string urn, Func<Task<T>> call, Func<ErrorResourceInitFailed, T>? half = null)
    {
        try
        {
            return await call();
        }
        catch (PluginCallException e) when (half is not null && e.Details.TryGetValue("pulumirpc.ErrorResourceInitFailed", out var detail))
        {
            return half(ErrorResourceInitFailed.Parser.ParseFrom(detail.Span));
        }
        catch (PluginCallException e)
        {
            throw new DeploymentException(urn, e.Message, e);
        }
    }

    /// <summary>Turns check failures into one error that says them all.</summary>
    public static void ThrowOnFailures(string urn, RepeatedField<CheckFailure> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        var subject = $"{Urns.Type(urn)} resource '{Urns.Name(urn)}'";
        var reasons = failures.Select(failure => failure.Property.Length == 0
            ? $"{subject} has a problem: {failure.Reason}"
            : $"{subject}: property {failure.Property} value [not shown by this engine] has a problem: {failure.Reason}");
        throw new DeploymentException(urn, string.Join('\n', reasons))
        {
            ShownProperty = failures.Select(failure => failure.Property)
                .FirstOrDefault(property => property.Length > 0 && PropertyPath.Parse(property).Count == 1),
        };
    }

    /// <summary>A top-level output is a secret when the input of its name is one, or when the program says so.</summary>
    public static ObjectValue MarkSecrets(ObjectValue outputs, ObjectValue inputs, IReadOnlyList<string> additional)
    {
        foreach (var (key, value) in outputs.Entries)
        {
            if (value is not SecretValue && (inputs[key] is SecretValue || additional.Contains(key, StringComparer.Ordinal)))
            {
                outputs = outputs.With(key, SecretValue.Of(value));
            }
        }

        return outputs;
    }

    /// <summary>How the real engine tells a partial failure.</summary>
    public static string DescribeInitErrors(IReadOnlyList<string> reasons) =>
        $"{reasons.Count} error{(reasons.Count == 1 ? string.Empty : "s")} occurred:\n{string.Concat(reasons.Select(reason => $"\t* {reason}\n"))}";
}
