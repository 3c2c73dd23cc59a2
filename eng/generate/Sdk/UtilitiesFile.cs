namespace MediaProviders.Generate.Sdk;

/// <summary>The file that knows the package's version and where its plugin is.</summary>
internal static class UtilitiesFile
{
    public static string Write(SdkPackage package)
    {
        var code = CodeText.Begin([]);
        code.Line($"namespace {package.Namespace}").Line("{").Line("    static class Utilities").Line("    {");
        WriteEnvironment(code);
        WriteDefaults(code, package);
        WriteVersion(code, package);
        return code.Line("}").ToString();
    }

    private static void WriteEnvironment(CodeText code) => code.Lines(
        """
        public static string? GetEnv(params string[] names)
        {
            foreach (var n in names)
            {
                var value = global::System.Environment.GetEnvironmentVariable(n);
                if (value != null)
                {
                    return value;
                }
            }
            return null;
        }

        static string[] trueValues = { "1", "t", "T", "true", "TRUE", "True" };
        static string[] falseValues = { "0", "f", "F", "false", "FALSE", "False" };
        public static bool? GetEnvBoolean(params string[] names)
        {
            var s = GetEnv(names);
            if (s != null)
            {
                if (global::System.Array.IndexOf(trueValues, s) != -1)
                {
                    return true;
                }
                if (global::System.Array.IndexOf(falseValues, s) != -1)
                {
                    return false;
                }
            }
            return null;
        }

        public static int? GetEnvInt32(params string[] names) => int.TryParse(GetEnv(names), out int v) ? (int?)v : null;

        public static double? GetEnvDouble(params string[] names) => double.TryParse(GetEnv(names), out double v) ? (double?)v : null;

        [global::System.Obsolete("Please use WithDefaults instead")]
        public static global::Pulumi.InvokeOptions WithVersion(this global::Pulumi.InvokeOptions? options)
        {
            var dst = options ?? new global::Pulumi.InvokeOptions{};
            dst.Version = options?.Version ?? Version;
            return dst;
        }

        """,
        2);

    private static void WriteDefaults(CodeText code, SdkPackage package)
    {
        foreach (var options in (string[])["InvokeOptions", "InvokeOutputOptions"])
        {
            code.Line($"        public static global::Pulumi.{options} WithDefaults(this global::Pulumi.{options}? src)")
                .Line("        {")
                .Line($"            var dst = src ?? new global::Pulumi.{options}{{}};")
                .Line("            dst.Version = src?.Version ?? Version;");
            if (package.PluginDownloadUrl.Length > 0)
            {
                code.Line($"            dst.PluginDownloadURL = src?.PluginDownloadURL ?? \"{package.PluginDownloadUrl}\";");
            }

            code.Line("            return dst;").Line("        }").Line();
        }
    }

    private static void WriteVersion(CodeText code, SdkPackage package) => code.Lines(
        $$"""
            private readonly static string version;
            public static string Version => version;

            static Utilities()
            {
                var assembly = global::System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(Utilities)).Assembly;
                using var stream = assembly.GetManifestResourceStream("{{package.Namespace}}.version.txt");
                using var reader = new global::System.IO.StreamReader(stream ?? throw new global::System.NotSupportedException("Missing embedded version.txt file"));
                version = reader.ReadToEnd().Trim();
                var parts = version.Split("\n");
                if (parts.Length == 2)
                {
                    // The first part is the provider name.
                    version = parts[1].Trim();
                }
            }
        }

        internal sealed class {{package.ShortNamespace}}ResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute
        {
            public {{package.ShortNamespace}}ResourceTypeAttribute(string type) : base(type, Utilities.Version)
            {
            }
        }
        """,
        1);
}
