using Grpc.Core;
using MediaProviders.Protocol.Properties;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Protocol;

/// <content>The calls about the provider's configuration.</content>
internal sealed partial class ProviderService
{
    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context)
    {
        var current = SessionOf(context);
        current.ThrowIfCancelled();
        var given = PropertyCodec.Decode(request.News, "news");
        return Task.FromResult(CheckAnswer.OfConfig(package.CheckConfig(given, package.EnvironmentOf(current.EngineAddress))));
    }

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context)
    {
        SessionOf(context).ThrowIfCancelled();

        // Old engines send no inputs; of a provider the outputs are the same.
        var inputs = PropertyCodec.Decode(request.OldInputs, "old_inputs");
        var last = inputs.Members.Count > 0 ? inputs : PropertyCodec.Decode(request.Olds, "olds");
        var desired = PropertyCodec.Decode(request.News, "news");
        return Task.FromResult(DiffAnswer.OfConfig(package.DiffConfig(last, desired, PathsOf(request.IgnoreChanges))));
    }

    public override async Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context)
    {
        var current = SessionOf(context);
        current.ThrowIfCancelled();
        var given = PropertyCodec.Decode(request.Args, "args");

        // A direct command (`pulumi do`) names its provider, but without a name (seen in Pulumi 3.276).
        var environment = package.EnvironmentOf(current.EngineAddress) with { IsDirect = request.Urn.Length > 0 && request.Name.Length == 0 };

        // The default provider is called 'default', or 'default_1_2_3' where the program names a version (seen in Pulumi 3.276).
        var isExplicit = request.Name.Length > 0 && request.Name != "default" && !request.Name.StartsWith("default_", StringComparison.Ordinal);
        var provider = package.Configure(given, current.Remembering(environment));
        if (provider.Warning is { } warning)
        {
            var reporter = current.ReportOn(urn: "");
            reporter.Warn(warning);
            await reporter.EndAsync();
        }

        current.Configure(provider, isExplicit);
        return new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true, AcceptResources = true, SupportsAutonamingConfiguration = true };
    }
}
