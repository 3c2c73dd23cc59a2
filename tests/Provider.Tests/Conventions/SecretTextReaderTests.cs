using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace MediaProviders.Provider.Tests.Conventions;

/// <summary>
/// Where the text of a secret is read. A new place belongs into these lists only if the secret has to leave there, or is looked at and forgotten.
/// </summary>
public sealed class SecretTextReaderTests
{
    private static readonly Assembly Plugin = typeof(SecretText).Assembly;

    [Fact]
    public void Reveal_IsCalledByWhatSendsAndComparesOnly() => CallersOf(typeof(SecretText).GetMethod(nameof(SecretText.Reveal))!).ShouldBe(
        [
            "ConfigurationChecks", // Looked at by doctor: whether the token starts with 'Bearer'.
            "EntryComparison", // Digested for claims.
            "EntryWriter", // The body of a POST.
            "RequestHeaders", // The headers of every request.
            "SecretPipe", // Written to the pipe that asked for it.
        ]);

    [Fact]
    public void Content_OfATextInATree_IsReadInTheseTypesOnly() =>
        CallersOf(typeof(Value.Text).GetProperty(nameof(Value.Text.Content))!.GetMethod!, typeof(Value).GetMethod(nameof(Value.AsText))!).ShouldBe(
        [
            "ConfigurationRules",
            "ConfigurationText",
            "Configurations",
            "CredentialWarnings", // Looked at for what no request can carry.
            "GetWhatsAppMediaProvider",
            "GetWhatsAppMediaProviders",
            "MediaProviderInputs",
            "PropertyCodec", // The wire to the engine.
            "Signature", // The signature itself, and a dependency's name.
            "StateGuard", // Compared with the id.
            "TokenSource", // The API token of the configuration.
            "Validation", // Compared with the values of an enumeration.
            "Value",
            "WhatsAppMediaProviderCheck",
        ]);

    [Fact]
    public void SecretText_OffersNoOtherWayToItsText() =>
        typeof(SecretText).GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .OfType<MethodInfo>().Where(method => method.ReturnType == typeof(string)).Select(method => method.Name).Order(StringComparer.Ordinal)
            .ShouldBe(["Reveal", "ToString"]);

    [Theory]
    [InlineData(typeof(MediaProviders.Sinch.Credentials.Basic), "Password")]
    [InlineData(typeof(MediaProviders.Sinch.Credentials.Bearer), "Token")]
    [InlineData(typeof(MediaProviders.Sinch.ApiOptions), "Token")]
    public void Property_ThatHoldsASecret_IsOfItsOwnType(Type type, string property) => type.GetProperty(property)!.PropertyType.ShouldBe(typeof(SecretText));

    // The outermost types whose code calls one of the methods, by the call instructions of its IL.
    private static IReadOnlyList<string> CallersOf(params MethodInfo[] methods)
    {
        using var file = new PEReader(File.OpenRead(Plugin.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
                .Where(definition => definition.RelativeVirtualAddress != 0)
                .Where(definition => Array.Exists(
                    methods, method => Calls(file.GetMethodBody(definition.RelativeVirtualAddress).GetILBytes()!, method.MetadataToken)))
                .Select(definition => OutermostOf(metadata, definition.GetDeclaringType())).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private static bool Calls(ReadOnlySpan<byte> il, int token)
    {
        Span<byte> call = stackalloc byte[5];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(call[1..], token);
        foreach (var instruction in new[] { OpCodes.Call, OpCodes.Callvirt })
        {
            call[0] = (byte)instruction.Value;
            if (il.IndexOf(call) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string OutermostOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.IsNested ? OutermostOf(metadata, type.GetDeclaringType()) : metadata.GetString(type.Name);
    }
}
