namespace MediaProviders.Provider.Tests;

internal static class HeldClaims
{
    /// <summary>Claims an entry for a resource that has it.</summary>
    public static void Claim(this IClaims claims, EntryKey entry, string owner, string? content) => claims.Claim(entry, owner, content, ClaimKind.Holds);
}
