using MediaProviders.Values;

namespace MediaProviders.Safety.Claims;

/// <summary>The claims of the phase's other sessions. Not thread-safe.</summary>
internal sealed class OtherSessions
{
    private readonly string phase;
    private readonly IReadOnlyList<ClaimPlace> places;
    private readonly HashSet<string> trusted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OtherSession> sessions = new(StringComparer.Ordinal);

    /// <summary>The sessions in the folder of that name at all those places.</summary>
    public OtherSessions(string phase, IReadOnlyList<ClaimPlace> places)
    {
        this.phase = phase;
        this.places = places;
    }

    /// <summary>
    /// Looks which sessions live, removes the files of those that do not, and reads what the others have added. All places are read, not just the one this
    /// session writes to: a full disk may have sent another session to the next place. It never throws.
    /// </summary>
    /// <param name="own">The id of this session, which is left out.</param>
    /// <returns>Why not all claims can be known, as a part of a sentence; empty when they are.</returns>
    public string Refresh(string own)
    {
        var trouble = "";
        var live = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var folder = Path.Combine(place.Folder, phase);
            if (!IsTrusted(place))
            {
                trouble = PrivateFolder.HasOwnFault(place.Folder, folder) is { Length: > 0 } fault ? fault : trouble;
                continue;
            }

            try
            {
                foreach (var id in ClaimFile.SessionsIn(folder))
                {
                    if (id != own && StaleSessions.IsLive(folder, id))
                    {
                        live.Add(id);
                        sessions.TryAdd(id, new OtherSession(folder, id));
                        var found = sessions[id].Refresh();
                        trouble = found.Length == 0 ? trouble : found;
                    }
                }
            }
            catch (Exception exception) when (ClaimFile.IsTrouble(exception))
            {
                trouble = $"the claims of this command's other plugin processes cannot be listed ({Printable.Of(exception.Message)})";
            }
        }

        foreach (var ended in sessions.Keys.Where(id => !live.Contains(id)).ToList())
        {
            sessions.Remove(ended);
        }

        return trouble;
    }

    /// <summary>Adds the claims that concern an entry, as of the last <see cref="Refresh"/>.</summary>
    public void Find(EntryKey entry, List<ClaimMatch> matches)
    {
        foreach (var session in sessions.Values)
        {
            session.Claims?.Find(entry, matches);
        }
    }

    /// <summary>Claims in a folder that others can write to may be anybody's: they are not read.</summary>
    private bool IsTrusted(ClaimPlace place)
    {
        try
        {
            return trusted.Contains(place.Folder)
                || (Directory.Exists(place.Folder) && PrivateFolder.FindFault(place.Folder).Length == 0 && trusted.Add(place.Folder));
        }
        catch (Exception exception) when (ClaimFile.IsTrouble(exception))
        {
            return false;
        }
    }
}
