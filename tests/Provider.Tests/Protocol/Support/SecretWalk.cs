namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>Looks through answers for secrets: one may stand in a property tree below a mark, and nowhere else.</summary>
/// <param name="secrets">The texts that must not be seen.</param>
internal sealed class SecretWalk(params string[] secrets)
{
    /// <summary>Where a secret was found bare.</summary>
    public List<string> Leaks { get; } = [];

    /// <summary>How many secrets stood below a mark; none would mean that nothing was looked at.</summary>
    public int Marked { get; private set; }

    /// <summary>Looks through an answer.</summary>
    public T Look<T>(T answer)
        where T : class, IMessage<T>
    {
        LookAt(answer, typeof(T).Name);
        return answer;
    }

    /// <summary>Looks through a refusal: its text, its trailers and its details.</summary>
    public void Look(RpcException refusal)
    {
        LookAt(refusal.Message + refusal.Status.Detail, "message of a refusal");
        foreach (var detail in refusal.Details())
        {
            if (detail.TryUnpack<ErrorResourceInitFailed>(out var partly))
            {
                LookAt(partly, nameof(ErrorResourceInitFailed));
            }
            else
            {
                LookAt(Encoding.UTF8.GetString(detail.Value.Span), detail.TypeUrl);
            }
        }
    }

    /// <summary>Looks through a text.</summary>
    public void LookAt(string text, string where)
    {
        if (secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)))
        {
            Leaks.Add(where);
        }
    }

    // What is left without them is looked at as it is on the wire.
    private void LookAt(IMessage answer, string where)
    {
        var rest = answer.Descriptor.Parser.ParseFrom(answer.ToByteArray());
        foreach (var field in answer.Descriptor.Fields.InDeclarationOrder())
        {
            if (!field.IsRepeated && field.Accessor.GetValue(answer) is Struct tree)
            {
                LookAt(PropertyCodec.Decode(tree, field.Name), $"{where}.{field.Name}", isMarked: false);
                field.Accessor.Clear(rest);
            }
        }

        LookAt(Encoding.UTF8.GetString(rest.ToByteArray()), where);
    }

    private void LookAt(Value value, string where, bool isMarked)
    {
        isMarked |= value.IsSecret;
        switch (value.Plain)
        {
            case Value.Text text when isMarked:
                Marked += secrets.Any(secret => text.Content.Contains(secret, StringComparison.Ordinal)) ? 1 : 0;
                break;
            case Value.Text text:
                LookAt(text.Content, where);
                break;
            case ObjectValue members:
                foreach (var (name, member) in members.Members)
                {
                    LookAt(name, where);
                    LookAt(member, $"{where}.{name}", isMarked);
                }

                break;
            case Value.List list:
                foreach (var item in list.Items)
                {
                    LookAt(item, $"{where}[]", isMarked);
                }

                break;
        }
    }
}
