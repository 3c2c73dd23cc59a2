using MediaProviders.Values;

namespace MediaProviders.Safety.Operations;

/// <summary>How the user's own tool names the ways on from a refusal, as clauses that fit into a sentence.</summary>
internal interface IAdvice
{
    /// <summary>How to give an operation more time: "give it more time with …".</summary>
    string MoreTime { get; }

    /// <summary>How to say that a resource was only renamed in the program: "declare …".</summary>
    string Renamed { get; }

    /// <summary>How to drop the resource from the state without touching what exists: "run …".</summary>
    string Forget { get; }

    /// <summary>How to bring a changed configuration of the provider into force: "run …".</summary>
    string Reconfigure { get; }

    /// <summary>How to take a resource out of the program without a delete: "set …".</summary>
    string KeepWhenRemoved { get; }

    /// <summary>How to bring the state up to what exists, without a change of anything: "run …".</summary>
    string Refresh { get; }

    /// <summary>How to have a resource wait for another one of the program: "Let this one …", which begins a sentence.</summary>
    string After { get; }

    /// <summary>How to take over an entry that exists: "import it …". What is to be copied stands last, on a line of its own.</summary>
    string Import(string id);

    /// <summary>The ways on without the words of any tool.</summary>
    internal sealed class Plain : IAdvice
    {
        public string MoreTime => "raise the operation's timeout";

        public string Renamed => "declare its old name in the program";

        public string Forget => "remove it from the state";

        public string Reconfigure => "configure the provider with it";

        public string KeepWhenRemoved => "mark it as kept before it is removed";

        public string Refresh => "refresh the state";

        public string After => "Let this one come after it";

        public string Import(string id) => $"import it:\n  {Printable.Of(id)}";
    }
}
