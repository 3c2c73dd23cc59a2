using Google.Protobuf.Collections;
using MediaProviders.Protocol.Wire;
using MediaProviders.Resources;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

/// <summary>Writes the answers of checks.</summary>
internal static class CheckAnswer
{
    /// <summary>The answer of Check and of CheckConfig. The inputs are always set: an engine takes unset ones for a broken provider.</summary>
    /// <param name="mayShowValues">False for CheckConfig, which never makes the engine show a value: it is sent with its secrets in clear.</param>
    public static CheckResponse Of(Checked result, bool mayShowValues = true)
    {
        var response = new CheckResponse { Inputs = PropertyCodec.Encode(result.Inputs) };
        AddTo(response.Failures, result.Problems, mayShowValues);
        return response;
    }

    /// <summary>
    /// Adds what is wrong. A failure that names a top-level property makes the CLI print that property's value, secret or not (seen in Pulumi 3.260);
    /// so the path goes into the reason instead, unless the value may be seen.
    /// </summary>
    public static void AddTo(RepeatedField<CheckFailure> failures, IReadOnlyList<Problem> problems, bool mayShowValues = true)
    {
        foreach (var problem in problems)
        {
            var path = problem.Path.ToString();
            failures.Add(problem.ShowsValue && mayShowValues
                ? new CheckFailure { Property = path, Reason = problem.Reason }
                : new CheckFailure { Reason = path.Length == 0 ? problem.Reason : $"{Printable.Of(path)}: {problem.Reason}" });
        }
    }
}
