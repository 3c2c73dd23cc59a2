using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>Takes texts for the user, also those of a call of the API that it observes. None may hold a secret. Never blocks and never fails.</summary>
internal abstract class Reporter : CallObserver
{
    /// <summary>Says that there is a risk.</summary>
    public abstract void Warn(string text);

    /// <summary>Says what is being waited for; it is gone when the operation ends.</summary>
    public abstract void Status(string text);

    public override void Waiting(Wait wait) => Status(wait.ToString());

    public override void Noticed(string notice) => Warn(notice);
}
