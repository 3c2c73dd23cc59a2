namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>The methods are listed by hand, for the sake of the start; the contract says which there are.</summary>
public class ServiceMethodTests
{
    [Fact]
    public void Methods_OfTheContract_AreAllServed()
    {
        var served = new FakePackage().ToServed();
        var service = new ProviderService(served, _ => throw new NotSupportedException());

        ServiceMethod.Of(service, new Errors(served.Identity)).Select(method => method.Name)
            .ShouldBe(ResourceProvider.Descriptor.Methods.Select(method => method.Name), ignoreOrder: true);
    }
}
