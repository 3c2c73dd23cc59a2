namespace MediaProviders.Emulator.Tests;

/// <summary>A19: the order of the list.</summary>
public sealed class ListOrderTests
{
    private static readonly string[] Inserted = ["d", "B", "a", "c", "e", "f", "g", "h"];

    [Fact]
    public async Task List_ByDefault_HasTheOrderOfInsertion() =>
        (await OrdersAsync(ListOrder.Insertion, seed: 0)).ShouldAllBe(order => order == "d B a c e f g h");

    [Fact]
    public async Task List_Sorted_IsOrdinal() => (await OrdersAsync(ListOrder.Sorted, seed: 0)).ShouldAllBe(order => order == "B a c d e f g h");

    [Fact]
    public async Task List_Shuffled_DiffersFromCallToCallButNotForOneSeed()
    {
        string[] first = await OrdersAsync(ListOrder.Shuffled, seed: 7);
        string[] again = await OrdersAsync(ListOrder.Shuffled, seed: 7);

        first.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(1);
        first.ShouldAllBe(order =>
            order.Split(' ', StringSplitOptions.None).Order(StringComparer.Ordinal).SequenceEqual(Inserted.Order(StringComparer.Ordinal)));
        again.ShouldBe(first);
    }

    private static async Task<string[]> OrdersAsync(ListOrder order, int seed)
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions
        {
            AnyBotToken = Api.Token, Seed = seed, Settings = new EmulatorSettings { ListOrder = order },
        });
        emulator.Store.Replace(Api.Bot, Inserted.Select(name => Entry.Bearer(name, "b")));
        using var api = new Api(emulator);
        var orders = new List<string>();
        for (int call = 0; call < 5; call++)
        {
            var names = System.Text.RegularExpressions.Regex.Matches((await api.ListAsync()).Body, "\"name\":\"(?<name>.)\"", default, TimeSpan.FromSeconds(1));
            orders.Add(string.Join(' ', names.Select(match => match.Groups["name"].Value)));
        }

        return [.. orders];
    }
}
