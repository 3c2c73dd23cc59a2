namespace MediaProviders.Sinch;

/// <summary>Looks at a file that a setting names before it is opened: a pipe may wait for its writer forever, and a device may never end.</summary>
internal static class NamedFile
{
    /// <summary>The length of the file that the path leads to, through links. That of a pipe and a device is 0, as that of an empty file.</summary>
    /// <exception cref="IOException">There is no such file, or it is a folder.</exception>
    public static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file).Length;
    }
}
