namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>One media provider of a random program.</summary>
/// <param name="Resource">What the program calls it.</param>
/// <param name="BotId">The bot.</param>
/// <param name="Secret">The password or bearer.</param>
/// <param name="Name">The entry's name; null to have one generated.</param>
/// <param name="Username">The username; null for a bearer.</param>
/// <param name="Overwrite">Whether it may overwrite.</param>
/// <param name="IgnoresSecret">Whether changes of its credentials are ignored.</param>
/// <param name="ReplacesOnChanges">Whether a change of its credentials replaces it.</param>
/// <param name="DeletesFirst">Whether it is deleted before its replacement comes.</param>
/// <param name="Retains">Whether its entry stays when it goes.</param>
/// <param name="Alias">A name the program called it by before; null for none.</param>
/// <param name="Parent">Its parent in the program; null for none.</param>
/// <param name="Import">The id it is imported by; null to create it.</param>
/// <param name="Provider">Its explicit provider; null for the default one.</param>
internal sealed record ResourcePlan(
    string Resource, string BotId, string Secret, string? Name = null, string? Username = null, bool Overwrite = false, bool IgnoresSecret = false,
    bool ReplacesOnChanges = false, bool DeletesFirst = false, bool Retains = false, string? Alias = null, string? Parent = null,
    string? Import = null, string? Provider = null)
{
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
    public bool Matches(Entry entry) =>
        entry.Type is null or "www" && (Username is null ? entry.BearerToken == Secret : entry.Username == Username && entry.Password == Secret);
}
