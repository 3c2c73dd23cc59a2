namespace Pulumi;

/// <summary>What an output knows, without its type.</summary>
internal interface IOutput
{
    object? Value { get; }

    bool IsKnown { get; }

    bool IsSecret { get; }
}

/// <summary>A value that a resource will have. Here it is there at once, or never.</summary>
public sealed class Output<T> : IOutput
{
    private readonly T value;

    internal Output(T value, bool isKnown, bool isSecret)
    {
        this.value = value;
        IsKnown = isKnown;
        IsSecret = isSecret;
    }

    internal static Output<T> Unknown { get; } = new(default!, isKnown: false, isSecret: false);

    internal T Known => IsKnown ? value : throw new InvalidOperationException("Reading an output: its value is not known in a test.");

    object? IOutput.Value => value;

    bool IOutput.IsKnown => IsKnown;

    bool IOutput.IsSecret => IsSecret;

    internal bool IsKnown { get; }

    internal bool IsSecret { get; }

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Then(value => new Output<TResult>(func(value), isKnown: true, isSecret: false));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Then(value => new Output<TResult>(func(value).GetAwaiter().GetResult(), isKnown: true, isSecret: false));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) =>
        Then(value => func(value) is { } input ? (Output<TResult>)input : Output.Create(default(TResult)!));

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => Then(value => func(value) ?? Output.Create(default(TResult)!));

    internal Output<T> AsSecret(bool isSecret) => new(value, IsKnown, isSecret);

    private Output<TResult> Then<TResult>(Func<T, Output<TResult>> next)
    {
        if (!IsKnown)
        {
            return Output<TResult>.Unknown.AsSecret(IsSecret);
        }

        var result = next(value);
        return result.AsSecret(IsSecret || result.IsSecret);
    }
}
