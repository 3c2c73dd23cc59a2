namespace MediaProviders.Sinch.Entries;

/// <summary>
/// What WhatsApp presents to the owner's file store: <see cref="BasicCredentials"/>, <see cref="BearerCredentials"/>, or, for an entry whose
/// <c>config</c> has another shape, <see cref="UnreadableCredentials"/>. Equal when kind and every text are equal. Never prints a text.
/// </summary>
internal abstract record Credentials
{
    /// <summary>Which of the kinds this is.</summary>
    public abstract CredentialsKind Kind { get; }

    /// <summary>The kind, never a text.</summary>
    public sealed override string ToString() => $"[{Kind} credentials]";
}
