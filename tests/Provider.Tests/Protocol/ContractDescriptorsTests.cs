using Google.Protobuf.Reflection;
using MediaProviders.Protocol;

namespace MediaProviders.Provider.Tests.Protocol;

public sealed class ContractDescriptorsTests
{
    [Fact]
    public void Read_Contract_HasTheOriginalTypes()
    {
        var files = FileDescriptorSet.Parser.ParseFrom(ContractDescriptors.Read().Span);

        files.File.Select(f => f.Name).ShouldBe(
            ["google/protobuf/empty.proto", "google/protobuf/struct.proto", "pulumi/plugin.proto", "pulumi/provider.proto", "pulumi/engine.proto"]);
        var check = files.File.Single(f => f.Name == "pulumi/provider.proto").MessageType.Single(m => m.Name == "CheckRequest");
        check.Field.Single(f => f.Name == "news").TypeName.ShouldBe(".google.protobuf.Struct");
    }

    [Fact]
    public async Task Service_OfThePlugin_HasEveryMethodOfTheContract()
    {
        await using var plugin = await Support.RunningPlugin.StartAsync();
        var files = FileDescriptorSet.Parser.ParseFrom(ContractDescriptors.Read().Span);
        var service = files.File.Single(f => f.Name == "pulumi/provider.proto").Service.ShouldHaveSingleItem();
        foreach (var method in service.Method)
        {
            var status = await Record.ExceptionAsync(() => plugin.Client.CallAsync(method.Name, new Google.Protobuf.WellKnownTypes.Empty(), Google.Protobuf.WellKnownTypes.Empty.Parser));
            (status as Grpc.RpcException)?.Status.ShouldNotBe(Grpc.StatusCode.Unimplemented, method.Name);
        }
    }
}
