using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration, of the project or of a package.</summary>
public sealed class Config(string? name = null)
{
    private readonly string prefix = name ?? "project";

    public string? Get(string key) => Deployment.Current.Config.GetValueOrDefault($"{prefix}:{key}");

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public bool? GetBoolean(string key) => Get(key) is { } value ? bool.Parse(value) : null;

    public int? GetInt32(string key) => Get(key) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public double? GetDouble(string key) => Get(key) is { } value ? double.Parse(value, CultureInfo.InvariantCulture) : null;

    [return: MaybeNull]
    public T GetObject<T>(string key) => Get(key) is { } value ? JsonSerializer.Deserialize<T>(value) : default;

    public string Require(string key) => Get(key) ?? throw new InvalidOperationException($"Missing required configuration variable '{prefix}:{key}'.");

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    [return: MaybeNull]
    public T RequireObject<T>(string key) => JsonSerializer.Deserialize<T>(Require(key));
}
