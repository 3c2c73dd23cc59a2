namespace MediaProviders.Safety;

/// <summary>Takes texts for the user. None of them may hold a secret. Never blocks and never fails.</summary>
internal interface IReporter
{
    /// <summary>Says that there is a risk.</summary>
    void Warn(string text);

    /// <summary>Says what is being waited for; it is gone when the operation ends.</summary>
    void Status(string text);
}
