namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What an engine's state has of a resource; by its id alone, when it is imported.</summary>
internal sealed record Kept(string Id, ObjectValue Inputs, ObjectValue State)
{
    public LastKnown LastKnown => new(Inputs, State);

    public static implicit operator Kept(string id) => new(id, ObjectValue.Empty, ObjectValue.Empty);

    public static implicit operator Kept(Resource.Created created) => new(created.Id, ResourceFixture.InputsOf(created), created.State);

    public static implicit operator Kept(Resource.Found found) => new(found.Id, found.Inputs, found.State);

    public static implicit operator Kept(PartlyDoneException partly) => new(partly.Id, partly.Inputs, partly.State);
}
