namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>One media provider of a random program.</summary>
internal sealed record ResourcePlan
{
    /// <summary>What the program calls it.</summary>
    public required string Resource { get; init; }

    /// <summary>The entry's name; null to have one generated.</summary>
    public string? Name { get; init; }

    /// <summary>The bot.</summary>
    public required string BotId { get; init; }

    /// <summary>The username; null for a bearer.</summary>
    public string? Username { get; init; }

    /// <summary>The password or bearer.</summary>
    public required string Secret { get; init; }

    /// <summary>Whether it may overwrite.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether changes of its credentials are ignored.</summary>
    public bool IgnoresSecret { get; init; }

    /// <summary>Whether a change of its credentials replaces it.</summary>
    public bool ReplacesOnChanges { get; init; }

    /// <summary>Whether it is deleted before its replacement comes.</summary>
    public bool DeletesFirst { get; init; }

    /// <summary>Whether its entry stays when it goes.</summary>
    public bool Retains { get; init; }

    /// <summary>A name the program called it by before; null for none.</summary>
    public string? Alias { get; init; }

    /// <summary>Its parent in the program; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>The id it is imported by; null to create it.</summary>
    public string? Import { get; init; }

    /// <summary>Its explicit provider; null for the default one.</summary>
    public string? Provider { get; init; }

    /// <summary>Adds it to a program.</summary>
    public void AddTo(ProgramText program)
    {
        var options = new List<string>();
        void Option(bool given, string line)
        {
            if (given)
            {
                options.Add(line);
            }
        }

        Option(IgnoresSecret, $"ignoreChanges: [ {(Username is null ? "config" : "config.basic.password")} ]");
        Option(ReplacesOnChanges, "replaceOnChanges: [ config ]");
        Option(DeletesFirst, "deleteBeforeReplace: true");
        Option(Retains, "retainOnDelete: true");
        Option(Alias is not null, $"aliases: [ {{ name: {Alias} }} ]");
        Option(Parent is not null, $"parent: ${{{Parent}}}");
        Option(Import is not null, $"import: \"{Import}\"");
        Option(Provider is not null, $"provider: ${{{Provider}}}");
        program.Add(Resource, Name, Username is null ? ProgramText.Bearer(Secret) : ProgramText.Basic(Username, Secret), BotId, Overwrite, [.. options]);
    }

    /// <summary>True when an entry holds what this resource wants.</summary>
    public bool Matches(Entry entry) => entry.Type is null or "www" && (Username is null ? entry.BearerToken == Secret : entry.Username == Username && entry.Password == Secret);
}
