using System.Collections;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>Results of a listing that are made when they are asked for, one by one.</summary>
internal sealed class MadeList(int count, Func<int, Resource.Listed> make) : IReadOnlyList<Resource.Listed>
{
    public int Count => count;

    public Resource.Listed this[int index] => make(index);

    public IEnumerator<Resource.Listed> GetEnumerator() => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
}
