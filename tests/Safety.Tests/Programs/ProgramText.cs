namespace MediaProviders.Safety.Tests.Programs;

/// <summary>Writes Pulumi YAML programs.</summary>
internal sealed class ProgramText
{
    private readonly StringBuilder resources = new();

    /// <summary>Adds a media provider.</summary>
    /// <param name="resource">What the program calls it.</param>
    /// <param name="name">The entry's name; null to have one generated.</param>
    /// <param name="config">The credentials as YAML in flow style: <see cref="Basic"/>, <see cref="Bearer"/>.</param>
    /// <param name="botId">The bot; null for the provider's own.</param>
    /// <param name="overwrite">Whether it may overwrite.</param>
    /// <param name="options">Its options, each as a line of YAML.</param>
    public ProgramText Add(string resource, string? name, string config, string? botId = null, bool overwrite = false, params string[] options)
    {
        resources.Append($"  {resource}:\n    type: mediaproviders:WhatsAppMediaProvider\n    properties:\n      config: {config}\n");
        Line("name", name);
        Line("botId", botId);
        if (overwrite)
        {
            resources.Append("      overwrite: true\n");
        }

        Options(options);
        return this;

        void Line(string key, string? value)
        {
            if (value is not null)
            {
                resources.Append($"      {key}: {Quote(value)}\n");
            }
        }
    }

    /// <summary>Adds a provider resource.</summary>
    public ProgramText AddProvider(string resource, params (string Key, string Value)[] config)
    {
        resources.Append($"  {resource}:\n    type: pulumi:providers:mediaproviders\n    properties:\n");
        foreach (var (key, value) in config)
        {
            resources.Append($"      {key}: {Quote(value)}\n");
        }

        return this;
    }

    /// <summary>Basic credentials. The password is marked as a secret by the program, as every document of ours says.</summary>
    public static string Basic(string username, string password) => $"{{ basic: {{ username: {Quote(username)}, password: {Secret(password)} }} }}";

    /// <summary>Bearer credentials.</summary>
    public static string Bearer(string token) => $"{{ bearer: {Secret(token)} }}";

    /// <summary>The program.</summary>
    public override string ToString() => $"name: media\nruntime: yaml\n{(resources.Length == 0 ? "resources: {}\n" : $"resources:\n{resources}")}";

    private static string Secret(string text) => $"{{ fn::secret: {Quote(text)} }}";

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private void Options(string[] options)
    {
        if (options.Length > 0)
        {
            resources.Append("    options:\n");
            foreach (var option in options)
            {
                resources.Append($"      {option}\n");
            }
        }
    }
}
