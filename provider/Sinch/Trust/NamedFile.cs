namespace MediaProviders.Sinch;

/// <summary>
/// Looks at a file that a setting names before it is opened: opening a pipe waits for its writer, forever if there is none, and a device may never end.
/// </summary>
internal static class NamedFile
{
    /// <summary>
    /// The length of the file that the path leads to, through links. The system gives a pipe and a device the length 0 as it gives it to an empty file: of
    /// neither there is anything to read.
    /// </summary>
    /// <exception cref="IOException">There is no such file, or it is a folder.</exception>
    public static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file).Length;
    }
}
