using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>An input, without its type.</summary>
internal interface IInput
{
    IOutput ToOutput();
}

/// <summary>A property of a resource's arguments: a value, or an output of another resource.</summary>
public class Input<T> : IInput
{
    private protected Output<T> outputValue;

    private protected Input(Output<T> outputValue) => this.outputValue = outputValue ?? throw new ArgumentNullException(nameof(outputValue));

    public static implicit operator Input<T>(T value) => Output.Create(value);

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.outputValue;

    IOutput IInput.ToOutput() => outputValue;
}

/// <summary>What an input can be asked.</summary>
public static class InputExtensions
{
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, TResult> func) => input.ToOutput().Apply(func);

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Output<TResult>?> func) => input.ToOutput().Apply(func);

    public static Output<T> ToOutput<T>(this Input<T>? input) => input ?? Output.Create(default(T)!);
}

/// <summary>A map of texts to inputs, for collection initializers.</summary>
public sealed class InputMap<V> : Input<ImmutableDictionary<string, V>>, IEnumerable
{
    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, V>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, V>> values)
        : base(values)
    {
    }

    public Input<V> this[string key]
    {
        set => Add(key, value);
    }

    public static implicit operator InputMap<V>(Dictionary<string, V> values) => Output.Create(values.ToImmutableDictionary(StringComparer.Ordinal));

    public static implicit operator InputMap<V>(Output<ImmutableDictionary<string, V>> values) => new(values);

    public void Add(string key, Input<V> value) => outputValue = outputValue.Apply(map => value.ToOutput().Apply(item => map.SetItem(key, item)));

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("An input map cannot be enumerated.");
}

/// <summary>A list of inputs, for collection initializers.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
{
    public InputList()
        : this(Output.Create(ImmutableArray<T>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<T>> values)
        : base(values)
    {
    }

    public static implicit operator InputList<T>(T[] values) => new(Output.Create(values.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    public void Add(params Input<T>[] inputs) => outputValue = outputValue.Apply(list => Output.All(inputs).Apply(items => list.AddRange(items)));

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("An input list cannot be enumerated.");
}
