using MediaProviders.Values;
using Microsoft.Win32.SafeHandles;

namespace MediaProviders.Safety.Claims;

/// <summary>What this process knows of another session's claims: its file is read on from where the last look ended. Not thread-safe.</summary>
internal sealed class OtherSession
{
    private const int RecordsPerRead = 512;

    private const string Incomplete = "another plugin process of this command could not write down all its claims";
    private const string Damaged = "the claims of another plugin process of this command are damaged";

    private readonly string path;
    private readonly string hindered;
    private ClaimTable? table;
    private long position;

    /// <summary>A session nothing has been read of yet.</summary>
    public OtherSession(string folder, string id)
    {
        path = ClaimFile.DataOf(folder, id);
        hindered = ClaimFile.HinderedOf(folder, id);
    }

    /// <summary>Its claims as of the last look; null before it has written any.</summary>
    public ClaimTable? Claims => table;

    /// <summary>Reads what has been added. It never throws.</summary>
    /// <returns>Why not all its claims can be known, as a part of a sentence; empty when they are.</returns>
    public string Refresh()
    {
        try
        {
            using var file = ClaimFile.OpenToRead(path);
            var trouble = Read(file.SafeFileHandle);
            return trouble.Length == 0 && File.Exists(hindered) ? Incomplete : trouble;
        }
        catch (FileNotFoundException)
        {
            // Without a file it has claimed nothing so far: it is starting, and its first claim comes after this look.
            return File.Exists(hindered) ? Incomplete : position == 0 ? "" : "the claims of another plugin process of this command have been removed";
        }
        catch (DirectoryNotFoundException)
        {
            return "";
        }
        catch (Exception exception) when (ClaimFile.IsTrouble(exception))
        {
            return $"the claims of another plugin process of this command cannot be read ({Printable.Of(exception.Message)})";
        }
    }

    private string Read(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        if (length < position || length < ClaimFile.HeaderSize || length > ClaimFile.LongestFile)
        {
            return Damaged;
        }

        Span<byte> header = stackalloc byte[ClaimFile.HeaderSize];
        RandomAccess.Read(file, header, 0);
        if (!header.StartsWith(ClaimFile.Layout))
        {
            return "another plugin process of this command is of a version that keeps its claims in another form";
        }

        if (table is null)
        {
            table = new ClaimTable(new ClaimDigests(header[^ClaimDigests.SaltSize..].ToArray()));
            position = ClaimFile.HeaderSize;
        }

        ReadRecords(file, length, table);
        return header[ClaimFile.StateAt] != ClaimFile.Complete ? Incomplete : EndsAsItMay(file, length) ? "" : Damaged;
    }

    // What follows the last record may be the beginning of one that is being written, or a length that shows before its bytes; nothing else.
    private bool EndsAsItMay(SafeFileHandle file, long length)
    {
        if (length - position >= 2 * ClaimRecord.Size)
        {
            return false;
        }

        Span<byte> rest = stackalloc byte[ClaimRecord.Size];
        rest = rest[..RandomAccess.Read(file, rest, position)];
        return rest.IsEmpty || ClaimRecord.MayBegin(rest[0]);
    }

    private void ReadRecords(SafeFileHandle file, long length, ClaimTable into)
    {
        if (length - position < ClaimRecord.Size)
        {
            return;
        }

        var buffer = new byte[ClaimRecord.Size * (int)Math.Min(RecordsPerRead, (length - position) / ClaimRecord.Size)];
        while (true)
        {
            var unread = buffer.AsSpan(0, RandomAccess.Read(file, buffer, position));
            if (!ClaimRecord.TryRead(unread, out var record))
            {
                return;
            }

            do
            {
                into.Apply(record);
                position += ClaimRecord.Size;
                unread = unread[ClaimRecord.Size..];
            }
            while (ClaimRecord.TryRead(unread, out record));
        }
    }
}
