using MediaProviders.Emulator;

namespace MediaProviders.Quickstart;

/// <summary>The steps of the quickstart. Each is judged by what the API holds and was asked afterwards, so the verdict does not depend on the engine.</summary>
internal sealed class Tour(IStack stack, SinchEmulator emulator, Transcript transcript, RunSecrets secrets)
{
    private const string Bot = "quickstart-bot";

    private int passed;
    private int failed;

    /// <summary>Takes the program through its life; returns true when every step was as expected.</summary>
    public async Task<bool> RunAsync()
    {
        emulator.Store.Put(Bot, Entry.Basic("catalogue", "catalogue-reader", secrets.Catalogue));
        emulator.Store.Put(Bot, Entry.Bearer("invoices", secrets.Stranger));
        await ConfigureAsync();

        await StepAsync("Preview: what would happen; nothing is written", "preview", () => Posts == 0 && Has("images") is null);
        await StepAsync("Up: both credentials are created", "up",
            () => Has("images")?.Password == secrets.FirstPassword && Has("archive")?.BearerToken == secrets.Archive);
        await StepAsync("Up again: nothing changed, nothing is written", "up", () => Posts == 0);

        await stack.SetAsync("imagesPassword", secrets.SecondPassword, secret: true);
        await StepAsync("A changed password: one update in place", "up", () => Posts == 1 && Deletes == 0 && Has("images")?.Password == secrets.SecondPassword);

        await stack.SetAsync("archiveName", "old-archive", secret: false);
        await StepAsync("Another name: a replacement; the new entry is created before the old one is deleted", "up",
            () => Has("archive") is null && Has("old-archive")?.BearerToken == secrets.Archive);

        stack.UseProgram("examples/quickstart/renamed");
        await StepAsync(
            "The resource is renamed in the program, its entry is not: the API deletes by name, but the entry is kept",
            "up",
            () => Deletes == 0 && Has("images")?.Password == secrets.SecondPassword);

        emulator.Store.Put(Bot, Entry.Basic("images", "media-reader", secrets.Drift));
        await StepAsync("The password was changed outside of Pulumi: refresh shows it", "refresh", () => Has("images")?.Password == secrets.Drift,
            text => text.Contains("config", StringComparison.Ordinal) || text.Contains("updated", StringComparison.Ordinal));
        await StepAsync("Up restores it", "up", () => Has("images")?.Password == secrets.SecondPassword);

        await ImportAsync();
        stack.UseProgram("examples/quickstart/imported");
        await stack.SetAsync("cataloguePassword", secrets.Catalogue, secret: true);
        await StepAsync("Up with the imported entry in the program: no change", "up", () => Posts == 0 && Has("catalogue")?.Password == secrets.Catalogue);

        stack.UseProgram("examples/quickstart/taken");
        await StepAsync("A name that another entry has: refused with advice, and nothing is lost", "up",
            () => Posts == 0 && Has("invoices")?.BearerToken == secrets.Stranger, text => text.Contains("pulumi import", StringComparison.Ordinal),
            succeeds: false);

        await StepAsync("Destroy: the stack's entries are gone, the other entry is still there", "destroy",
            () => emulator.Store.Entries(Bot).Select(e => e.Name).SequenceEqual(["invoices"]));
        transcript.End(passed, failed);
        return failed == 0;
    }

    private int Posts => emulator.Requests.Count("POST");

    private int Deletes => emulator.Requests.Count("DELETE");

    private Entry? Has(string name) => emulator.Store.Find(Bot, name);

    private async Task ConfigureAsync()
    {
        await stack.SetAsync("mediaproviders:endpoint", emulator.Address, secret: false);
        await stack.SetAsync("mediaproviders:botId", Bot, secret: false);
        await stack.SetAsync("mediaproviders:apiToken", secrets.ApiToken, secret: true);
        await stack.SetAsync("imagesPassword", secrets.FirstPassword, secret: true);
        await stack.SetAsync("archiveToken", secrets.Archive, secret: true);
    }

    private Task StepAsync(string title, string command, Func<bool> isAsExpected, Func<string, bool>? says = null, bool succeeds = true) =>
        JudgeAsync(title, () => stack.RunAsync(command), isAsExpected, says, succeeds);

    private Task ImportAsync() => JudgeAsync(
        "An entry that was made by hand: import adds it to the stack without a write",
        () => stack.ImportAsync("catalogue", $"{Bot}/catalogue"),
        () => Posts == 0 && Has("catalogue")?.Password == secrets.Catalogue);

    private async Task JudgeAsync(string title, Func<Task<Outcome>> run, Func<bool> isAsExpected, Func<string, bool>? says = null, bool succeeds = true)
    {
        transcript.Step(title);
        emulator.Requests.Clear();
        var leaks = transcript.Leaks.Count;
        var outcome = await run();
        transcript.Say(outcome);
        transcript.Entries(emulator.Store.Entries(Bot).Select(e => $"{e.Name} ({(e.BearerToken is null ? "basic" : "bearer")})"));
        var good = outcome.Succeeded == succeeds && isAsExpected() && says?.Invoke(outcome.Text) != false && transcript.Leaks.Count == leaks;
        transcript.Verdict(good,
            $"{(succeeds ? "succeeded" : "failed, as it should")}; {Posts} written, {Deletes} deleted, {emulator.Requests.Count("GET")} lists read, "
                + $"{transcript.Leaks.Count - leaks} secrets shown");
        passed += good ? 1 : 0;
        failed += good ? 0 : 1;
    }
}
