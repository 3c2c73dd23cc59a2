using System.Reflection;

namespace Pulumi;

/// <summary>Runs a program. Nothing is deployed: the resources and calls of the program are kept for the tests.</summary>
public sealed class Deployment
{
    private static readonly AsyncLocal<ProgramRun?> Running = new();

    private Deployment()
    {
    }

    public static DeploymentInstance Instance { get; } = new();

    internal static ProgramRun Current =>
        Running.Value ?? throw new InvalidOperationException("Running a program: no run has begun. Begin one with 'ProgramRun.Begin'.");

    public static Task<int> RunAsync(Action action)
    {
        action();
        return Task.FromResult(0);
    }

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    public static async Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func)
    {
        foreach (var (name, value) in await func())
        {
            Current.Outputs[name] = ProgramValue.Of(value);
        }

        return 0;
    }

    internal static void Begin(ProgramRun run) => Running.Value = run;

    internal static void Register(Resource resource, bool custom, ResourceArgs? args, ResourceOptions options)
    {
        var inputs = args is null ? new Dictionary<string, ProgramValue>(StringComparer.Ordinal) : ProgramValue.Members(args);
        Current.Resources.Add(new ProgramResource(resource, custom, inputs, options));
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { Name: { } name } && property.PropertyType.IsGenericType)
            {
                // A setter is private to the class that declares the property.
                property.DeclaringType!.GetProperty(property.Name)!.SetValue(resource, OutputOf(property.PropertyType, inputs.GetValueOrDefault(name)));
            }
        }
    }

    internal static void Complete(Resource component, IDictionary<string, object?> outputs)
    {
        var registered = Current.Resources.Single(r => ReferenceEquals(r.Resource, component));
        foreach (var (name, value) in outputs)
        {
            registered.Outputs[name] = ProgramValue.Of(value);
        }
    }

    private static object OutputOf(Type type, ProgramValue? input)
    {
        var create = typeof(Deployment).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;
        return create.MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [input])!;
    }

    private static Output<T> Make<T>(ProgramValue? input) =>
        input is { IsKnown: true, Value: T value } ? new Output<T>(value, isKnown: true, input.IsSecret) : Output<T>.Unknown;
}

/// <summary>The running program's way to the functions of packages.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance()
    {
    }

    public string StackName { get; } = "test";

    public string ProjectName { get; } = "project";

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) => Task.FromResult((T)Call<T>(token, args, options)!);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Call<T>(token, args, options) is T result ? Output.Create(result) : Output<T>.Unknown;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => Invoke<T>(token, args, (InvokeOptions)options);

    private static object? Call<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        var call = new ProgramCall(token, ProgramValue.Members(args), options);
        Deployment.Current.Calls.Add(call);
        return Deployment.Current.Answer?.Invoke(call, typeof(T));
    }
}
