using System.Reflection;
using System.Xml.Linq;
using MediaProviders.Provider.Tests.Schema;

namespace MediaProviders.Provider.Tests.Conventions;

/// <summary>The native program stubs a few methods of other people's libraries by their signature, generic ones by their name: a new version of a library may call them otherwise.</summary>
public class NativeSubstitutionTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static TheoryData<string, string, string> Substituted
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var method in XDocument.Load(RepositoryFile.At("provider/Native.Substitutions.xml")).Descendants("method"))
            {
                var type = method.Parent!;
                data.Add(type.Parent!.Attribute("fullname")!.Value, type.Attribute("fullname")!.Value, (method.Attribute("signature") ?? method.Attribute("name"))!.Value);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Substituted))]
    public void Substitution_OfAMethod_NamesOneThatExists(string assembly, string type, string method)
    {
        var found = Assembly.Load(assembly).GetType(type.Replace('/', '+'), throwOnError: true)!;

        found.GetMethods(Declared).Select(m => m.IsGenericMethod ? m.Name : SignatureOf(m)).ShouldContain(method);
    }

    private static string SignatureOf(MethodInfo method) =>
        $"{NameOf(method.ReturnType)} {method.Name}({string.Join(',', method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)))})";

    private static string NameOf(Type type) => type.IsConstructedGenericType
        ? $"{type.GetGenericTypeDefinition().FullName}<{string.Join(',', type.GenericTypeArguments.Select(NameOf))}>"
        : type.FullName ?? type.Name;
}
