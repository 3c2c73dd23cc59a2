using MediaProviders.Values;
using Microsoft.Win32.SafeHandles;

namespace MediaProviders.Safety;

/// <summary>The claims of the other sessions of a phase, read from its folder in each of the places. Not thread-safe.</summary>
internal sealed class OtherSessions(string phase, IReadOnlyList<ClaimPlace> places)
{
    private readonly HashSet<string> trusted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);

    /// <summary>
    /// Finds the live sessions, removes the files of ended ones, and reads new claims. All places are read, not only the one that this session writes to,
    /// because another session may have used the next place after a full disk. Never throws.
    /// </summary>
    /// <returns>Why not all claims are known, as a part of a sentence; empty when they are.</returns>
    public string Refresh(string own)
    {
        var trouble = "";
        var live = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var folder = Path.Combine(place.Folder, phase);
            if (!IsTrusted(place))
            {
                trouble = place.FindOwnFault(folder) is { Length: > 0 } fault ? fault : trouble;
                continue;
            }

            var here = ClaimFile.Try(
                () => ClaimFile.SessionsIn(folder),
                exception =>
                {
                    trouble = $"the claims of this command's other plugin processes cannot be listed ({Printable.Of(exception.Message)})";
                    return [];
                });
            foreach (var id in here.Where(id => id != own && ClaimFile.IsLive(folder, id)))
            {
                live.Add(id);
                sessions.TryAdd(id, new Session(folder, id));
                trouble = sessions[id].Refresh() is { Length: > 0 } found ? found : trouble;
            }
        }

        foreach (var ended in sessions.Keys.Where(id => !live.Contains(id)).ToList())
        {
            sessions.Remove(ended);
        }

        return trouble;
    }

    /// <summary>The claims on an entry, or on one that may be the same, as of the last <see cref="Refresh"/>.</summary>
    public IEnumerable<ClaimTable.Match> Find(EntryKey entry) => sessions.Values.SelectMany(session => session.Claims?.Find(entry) ?? []);

    // Claims in a folder that other users can write to may be forged: they are not read.
    private bool IsTrusted(ClaimPlace place) => trusted.Contains(place.Folder) || ClaimFile.Try(
        () => Directory.Exists(place.Folder) && ClaimPlace.FindFault(place.Folder).Length == 0 && trusted.Add(place.Folder), _ => false);

    /// <summary>The claims of one session, whose file is read incrementally.</summary>
    private sealed class Session(string folder, string id)
    {
        private const int RecordsPerRead = 512;
        private const string Incomplete = "another plugin process of this command could not record all its claims";
        private const string Damaged = "the claims of another plugin process of this command are damaged";

        private readonly string path = ClaimFile.DataOf(folder, id);
        private readonly string hindered = ClaimFile.HinderedOf(folder, id);
        private long position;

        /// <summary>The claims read so far; null before the session has written its file.</summary>
        public ClaimTable? Claims { get; private set; }

        /// <summary>Reads new records. Never throws, and returns the same as <see cref="OtherSessions.Refresh"/>.</summary>
        public string Refresh() => ClaimFile.Try(
            () =>
            {
                using var file = ClaimFile.OpenToRead(path);
                var trouble = Read(file.SafeFileHandle);
                return trouble.Length == 0 && File.Exists(hindered) ? Incomplete : trouble;
            },
            exception => exception switch
            {
                // Without a file, the session is starting and has claimed nothing yet.
                FileNotFoundException when File.Exists(hindered) => Incomplete,
                FileNotFoundException => position == 0 ? "" : "the claims of another plugin process of this command have been removed",
                DirectoryNotFoundException => "",
                _ => $"the claims of another plugin process of this command cannot be read ({Printable.Of(exception.Message)})",
            });

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
                return "another plugin process of this command is of a version that stores its claims differently";
            }

            if (Claims is null)
            {
                Claims = new ClaimTable(new Lazy<byte[]>(header[^ClaimTable.SaltSize..].ToArray()));
                position = ClaimFile.HeaderSize;
            }

            var isWhole = ReadRecords(file, length, Claims);
            return header[ClaimFile.StateAt] != ClaimFile.Complete ? Incomplete : isWhole ? "" : Damaged;
        }

        // False when the file is damaged: after the last record there may only be a part of one that is being written, or a length whose bytes are not visible
        // yet.
        private bool ReadRecords(SafeFileHandle file, long length, ClaimTable into)
        {
            var buffer = new byte[ClaimRecord.Size * (int)Math.Clamp((length - position) / ClaimRecord.Size, 1, RecordsPerRead)];
            while (true)
            {
                var before = position;
                var unread = buffer.AsSpan(0, RandomAccess.Read(file, buffer, position));
                for (; ClaimRecord.TryRead(unread, out var record); unread = unread[ClaimRecord.Size..])
                {
                    into.Apply(record);
                    position += ClaimRecord.Size;
                }

                if (position == before)
                {
                    return length - position < 2 * ClaimRecord.Size && (unread.IsEmpty || ClaimRecord.MayBegin(unread[0]));
                }
            }
        }
    }
}
