using System.Reflection;
using Xunit.Sdk;

namespace MediaProviders.Tests.Support;

/// <summary>A row of a theory for each value. A theory with a second parameter gets <see cref="With"/> in every row.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachAttribute(params object?[] values) : DataAttribute
{
    /// <summary>The second argument of these rows; null by default. Of an enumeration, xunit gives the number alone.</summary>
    public object? With { get; set; }

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => testMethod.GetParameters() is [_, var second]
        ? values.Select(value => new[] { value, second.ParameterType.IsEnum ? Enum.ToObject(second.ParameterType, With!) : With })
        : values.Select(value => new[] { value });
}
