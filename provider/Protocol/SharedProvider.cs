using MediaProviders.Resources;

namespace MediaProviders.Protocol;

/// <summary>A configured provider that running calls share. Once it is retired it is disposed of as soon as the last of them has ended.</summary>
/// <param name="provider">The provider; this owns it.</param>
/// <param name="isExplicit">True when it is a resource of the program, and not the default provider.</param>
internal sealed class SharedProvider(ConfiguredProvider provider, bool isExplicit)
{
    private readonly Lock gate = new();
    private int uses;
    private bool retired;

    /// <summary>The provider, for as long as the caller uses it.</summary>
    public ConfiguredProvider Provider { get; } = provider;

    /// <summary>True when it is a resource of the program, and not the default provider.</summary>
    public bool IsExplicit { get; } = isExplicit;

    /// <summary>Begins a use; false when the provider has been retired.</summary>
    public bool TryUse()
    {
        lock (gate)
        {
            uses += retired ? 0 : 1;
            return !retired;
        }
    }

    /// <summary>Ends a use.</summary>
    public void Release() => End(retire: false);

    /// <summary>Takes the provider out of service.</summary>
    public void Retire() => End(retire: true);

    private void End(bool retire)
    {
        bool isLast;
        lock (gate)
        {
            if (retire && retired)
            {
                return;
            }

            uses -= retire ? 0 : 1;
            retired |= retire;
            isLast = retired && uses == 0;
        }

        if (isLast)
        {
            Provider.Dispose();
        }
    }
}
