using Google.Protobuf;
using Google.Protobuf.Reflection;
using MediaProviders.Grpc.Wire.Health;

namespace MediaProviders.Grpc.Reflection;

/// <summary>Finds the file that declares a name in a set of descriptors.</summary>
internal sealed class DescriptorIndex
{
    private readonly Dictionary<string, FileDescriptorProto> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileBySymbol = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, int Number), string> _fileByExtension = [];
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    private DescriptorIndex()
    {
    }

    /// <summary>Indexes a serialized FileDescriptorSet together with health and reflection.</summary>
    public static DescriptorIndex Create(ReadOnlyMemory<byte> descriptorSet)
    {
        var index = new DescriptorIndex();
        foreach (var file in FileDescriptorSet.Parser.ParseFrom(descriptorSet.Span).File)
        {
            index.Add(file);
        }

        foreach (var own in new[]
                 {
                     HealthReflection.Descriptor, Wire.Reflection.V1.ReflectionReflection.Descriptor, Wire.Reflection.V1Alpha.ReflectionReflection.Descriptor,
                 })
        {
            index.Add(FileDescriptorProto.Parser.ParseFrom(own.SerializedData));
        }

        return index;
    }

    /// <summary>The name itself if there is such a file, else null.</summary>
    public string? FileNamed(string name) => _files.ContainsKey(name) ? name : null;

    /// <summary>The file that declares the full name of a service, method, message, field, enum or enum value; null when none does.</summary>
    public string? FileDeclaring(string symbol) => _fileBySymbol.GetValueOrDefault(symbol);

    /// <summary>The file that declares an extension; null when none does.</summary>
    public string? FileExtending(string type, int number) => _fileByExtension.GetValueOrDefault((type, number));

    /// <summary>Whether a message of this full name is known.</summary>
    public bool IsType(string name) => _types.Contains(name);

    /// <summary>The numbers of the known extensions of a message, ascending.</summary>
    public IReadOnlyList<int> ExtensionNumbers(string type)
    {
        var numbers = new List<int>();
        foreach (var (extended, number) in _fileByExtension.Keys)
        {
            if (extended == type)
            {
                numbers.Add(number);
            }
        }

        numbers.Sort();
        return numbers;
    }

    /// <summary>The file, then everything it imports, each once. An import that is not in the set is left out.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> WithImports(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { name };
        var queue = new Queue<string>(seen);
        while (queue.TryDequeue(out var next))
        {
            if (!_files.TryGetValue(next, out var file))
            {
                continue;
            }

            yield return (next, file.ToByteArray());
            foreach (var import in file.Dependency.Where(seen.Add))
            {
                queue.Enqueue(import);
            }
        }
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";

    private void Add(FileDescriptorProto file)
    {
        if (!_files.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (var message in file.MessageType)
        {
            AddMessage(file, file.Package, message);
        }

        AddEnums(file, file.Package, file.EnumType);
        AddExtensions(file, file.Package, file.Extension);
        foreach (var service in file.Service)
        {
            var fullName = Join(file.Package, service.Name);
            _fileBySymbol.TryAdd(fullName, file.Name);
            foreach (var method in service.Method)
            {
                _fileBySymbol.TryAdd(Join(fullName, method.Name), file.Name);
            }
        }
    }

    private void AddMessage(FileDescriptorProto file, string scope, DescriptorProto message)
    {
        var fullName = Join(scope, message.Name);
        _fileBySymbol.TryAdd(fullName, file.Name);
        _types.Add(fullName);
        foreach (var name in message.Field.Select(f => f.Name).Concat(message.OneofDecl.Select(o => o.Name)))
        {
            _fileBySymbol.TryAdd(Join(fullName, name), file.Name);
        }

        foreach (var nested in message.NestedType)
        {
            AddMessage(file, fullName, nested);
        }

        AddEnums(file, fullName, message.EnumType);
        AddExtensions(file, fullName, message.Extension);
    }

    private void AddEnums(FileDescriptorProto file, string scope, IEnumerable<EnumDescriptorProto> enums)
    {
        foreach (var declared in enums)
        {
            _fileBySymbol.TryAdd(Join(scope, declared.Name), file.Name);

            // The values of an enum are siblings of the enum, as in C++ (descriptor.proto, EnumValueDescriptorProto).
            foreach (var value in declared.Value)
            {
                _fileBySymbol.TryAdd(Join(scope, value.Name), file.Name);
            }
        }
    }

    private void AddExtensions(FileDescriptorProto file, string scope, IEnumerable<FieldDescriptorProto> extensions)
    {
        foreach (var extension in extensions)
        {
            _fileBySymbol.TryAdd(Join(scope, extension.Name), file.Name);
            _fileByExtension.TryAdd((extension.Extendee.TrimStart('.'), extension.Number), file.Name);
        }
    }
}
