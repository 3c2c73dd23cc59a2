namespace MediaProviders.Sinch;

/// <summary>Checks a configured file before it is opened, because opening a pipe may block forever, and a device may be endless.</summary>
internal static class NamedFile
{
    /// <summary>The length of a file, through links. The length of a pipe or a device is 0, like that of an empty file.</summary>
    /// <exception cref="IOException">The file does not exist, or is a folder.</exception>
    public static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file).Length;
    }
}
