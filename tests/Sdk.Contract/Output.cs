using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes outputs and combines them: what is made of a secret is a secret, what is made of an unknown is unknown.</summary>
public static class Output
{
    public static Output<T> Create<T>(T value) => new(value, isKnown: true, isSecret: false);

    public static Output<T> CreateSecret<T>(T value) => new(value, isKnown: true, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value) => value.AsSecret(true);

    public static Output<T> Unsecret<T>(Output<T> output) => output.AsSecret(false);

    public static Task<bool> IsSecretAsync<T>(Output<T> output) => Task.FromResult(output.IsSecret);

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) =>
        item1.ToOutput().Apply(first => item2.ToOutput().Apply(second => (first, second)));

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) =>
        inputs.Aggregate(Create(ImmutableArray<T>.Empty), (all, input) => all.Apply(items => input.ToOutput().Apply(items.Add)));

    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments().Select(AsOutput).ToList();
        var text = arguments.TrueForAll(argument => argument.IsKnown)
            ? string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. arguments.Select(argument => argument.Value)])
            : "";
        return new Output<string>(text, arguments.TrueForAll(argument => argument.IsKnown), arguments.Exists(argument => argument.IsSecret));
    }

    private static IOutput AsOutput(object? argument) => argument switch
    {
        IInput input => input.ToOutput(),
        IOutput output => output,
        _ => Create(argument),
    };
}
