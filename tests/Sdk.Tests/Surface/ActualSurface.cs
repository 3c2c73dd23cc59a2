using System.Reflection;
using Pulumi;

namespace MediaProviders.Sdk.Tests.Surface;

/// <summary>The public surface of the compiled SDK, a line for each type and member, read by reflection.</summary>
internal static class ActualSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The assembly under test.</summary>
    public static Assembly Assembly { get; } = typeof(WhatsApp.WhatsAppMediaProvider).Assembly;

    public static IReadOnlyList<string> Read() => [.. Assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)];

    /// <summary>The attribute of an input, which stands on the property or on the field behind it.</summary>
    public static InputAttribute? InputOf(PropertyInfo property) =>
        property.GetCustomAttribute<InputAttribute>()
        ?? property.DeclaringType!.GetField(
            $"_{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}",
            BindingFlags.NonPublic | BindingFlags.Instance)?.GetCustomAttribute<InputAttribute>();

    private static IEnumerable<string> Lines(Type type) =>
    [
        $"{type.FullName} is {Kind(type)}{Marks(type)}",
        .. type.GetProperties(Declared)
            .Select(property => $"{type.FullName}.{property.Name} : {TypeText(Nullability.Create(property))}{Access(property)}{Marks(property)}"),
        .. type.GetFields(Declared).Select(field => $"{type.FullName}.{field.Name} : {TypeText(Nullability.Create(field))} readonly"),
        .. type.GetConstructors(Declared).Select(constructor => $"{type.FullName}({Parameters(constructor)})"),
        .. type.GetMethods(Declared).Where(method => !method.IsSpecialName && method.GetBaseDefinition() == method && !IsEquality(method))
            .Select(method => $"{type.FullName}.{method.Name}({Parameters(method)}) : {TypeText(Nullability.Create(method.ReturnParameter))}"),
    ];

    private static string Kind(Type type) =>
        type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : $"{(type.IsSealed ? "sealed " : "")}class{(type.BaseType == typeof(object) ? "" : $" of {type.BaseType!.Name}")}";

    private static string Marks(MemberInfo member)
    {
        var marks = new List<string>();
        if (member.GetCustomAttribute<ResourceTypeAttribute>() is { } resource)
        {
            marks.Add($" [ResourceType {resource.Type} {resource.Version}]");
        }

        if (member.GetCustomAttribute<OutputAttribute>() is { } output)
        {
            marks.Add($" [Output {output.Name}]");
        }

        if (member is PropertyInfo property && InputOf(property) is { } input)
        {
            marks.Add($" [Input {input.Name}{(input.IsRequired ? " required" : "")}{(input.Json ? " json" : "")}]");
        }

        marks.AddRange(new[] { typeof(OutputTypeAttribute), typeof(EnumTypeAttribute) }.Where(mark => member.IsDefined(mark, inherit: false))
            .Select(mark => $" [{mark.Name[..^"Attribute".Length]}]"));
        return string.Concat(marks);
    }

    private static string Access(PropertyInfo property) =>
        (property.GetMethod!.IsStatic ? " static" : "") + (property.SetMethod is null ? "" : property.SetMethod.IsPublic ? " set" : " private set");

    private static bool IsEquality(MethodInfo method) => method.Name == nameof(IEquatable<int>.Equals);

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{TypeText(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "null") : "")}"));

    private static string TypeText(NullabilityInfo info)
    {
        if (Nullable.GetUnderlyingType(info.Type) is { } value)
        {
            return value.Name + "?";
        }

        var name = info.Type.Name.Split('`')[0];
        var arguments = info.GenericTypeArguments.Length == 0 ? "" : $"<{string.Join(", ", info.GenericTypeArguments.Select(TypeText))}>";
        return name + arguments + (!info.Type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "");
    }
}
