namespace MediaProviders.Generate.Sdk;

/// <summary>The file of a function: its Task form, its Output forms, their arguments and the result.</summary>
internal static class FunctionFile
{
    public static string Write(SdkPackage package, SdkFunction function)
    {
        var code = CodeText.Begin(CodeText.Imports).OpenNamespace(package.Namespace).Line($"    public static class {function.Name}").Line("    {");
        var optional = function.Inputs.All(input => !input.Required) ? "?" : "";
        var absent = optional.Length > 0 ? " = null" : "";
        WriteForm(code, function, "Task", "InvokeAsync", "Args", $"Args{optional} args{absent}, InvokeOptions? options = null");
        code.Line();
        WriteForm(code, function, "Output", "Invoke", "InvokeArgs", $"InvokeArgs{optional} args{absent}, InvokeOptions? options = null");
        code.Line();
        WriteForm(code, function, "Output", "Invoke", "InvokeArgs", "InvokeArgs args, InvokeOutputOptions options");
        code.Line("    }").Line();
        new ArgumentsClass($"{function.Name}Args", "InvokeArgs", plain: true).Write(code, "", function.Inputs);
        new ArgumentsClass($"{function.Name}InvokeArgs", "InvokeArgs").Write(code, "", function.Inputs);
        code.Line();
        ResultClass.Write(code, $"{function.Name}Result", "", function.Outputs);
        return code.Line("}").ToString();
    }

    private static void WriteForm(CodeText code, SdkFunction function, string wrapper, string method, string args, string parameters) => code
        .Comment(ExampleFilter.ForCSharp(function.Description), 2)
        .Line($"        public static {wrapper}<{function.Name}Result> {method}({function.Name}{parameters})")
        .Line($"            => global::Pulumi.Deployment.Instance.{method}<{function.Name}Result>(\"{function.Token}\", args ?? new {function.Name}{args}(), "
            + "options.WithDefaults());");
}
