namespace MediaProviders.LocalEngine;

/// <summary>A Pulumi YAML program.</summary>
/// <param name="Text">The text of <c>Pulumi.yaml</c>, or of the <c>Main.yaml</c> it points to.</param>
/// <param name="Directory">The folder of the project, the working directory of plugins.</param>
/// <param name="Project">The project's name; null takes the one in the text.</param>
public sealed record StackProgram(string Text, string Directory = ".", string? Project = null)
{
    /// <summary>Reads the project of a folder, and its program where <c>main</c> of <c>Pulumi.yaml</c> says it is.</summary>
    /// <exception cref="InvalidDataException"><c>Pulumi.yaml</c> is not YAML.</exception>
    /// <exception cref="IOException">A file is missing.</exception>
    public static StackProgram FromDirectory(string directory)
    {
        var project = File.ReadAllText(Path.Combine(directory, "Pulumi.yaml"));
        var read = ProgramReader.Read(project);
        if (read.Main is null)
        {
            return new StackProgram(project, Path.GetFullPath(directory), read.Name);
        }

        var folder = Path.Combine(directory, read.Main);
        var program = new[] { "Main.yaml", "Pulumi.yaml" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"Reading the program: '{folder}', which 'main' names, holds no 'Main.yaml' and no 'Pulumi.yaml'.");
        return new StackProgram(File.ReadAllText(program), Path.GetFullPath(directory), read.Name);
    }
}
