namespace MediaProviders.Tests.Api;

/// <summary>Goes through every order of the steps of a world.</summary>
internal static class EveryOrder
{
    /// <summary>Takes every order, depth first, each from the beginning in a world of its own.</summary>
    /// <returns>How many orders there are.</returns>
    public static int Take(Func<IInterleaving> begin)
    {
        // At each depth, the number of the choice to take and of the choices there were.
        var path = new List<(int Choice, int Width)>();
        var orders = 0;
        do
        {
            using var world = begin();
            var depth = 0;
            while (world.Choices() is { Count: > 0 } choices)
            {
                if (depth == path.Count)
                {
                    path.Add((0, choices.Count));
                }

                choices.Count.ShouldBe(path[depth].Width, "the same steps lead to the same place");
                world.Take(choices[path[depth].Choice]);
                depth++;
            }

            world.Check();
            orders++;
            while (path.Count > 0 && path[^1].Choice + 1 >= path[^1].Width)
            {
                path.RemoveAt(path.Count - 1);
            }

            if (path.Count > 0)
            {
                path[^1] = (path[^1].Choice + 1, path[^1].Width);
            }
        }
        while (path.Count > 0);

        return orders;
    }

    /// <summary>Every three of some kinds, in one order each: callers of the same kinds are alike.</summary>
    public static TheoryData<string> Three(string kinds)
    {
        var data = new TheoryData<string>();
        for (var first = 0; first < kinds.Length; first++)
        {
            for (var second = first; second < kinds.Length; second++)
            {
                for (var third = second; third < kinds.Length; third++)
                {
                    data.Add($"{kinds[first]}{kinds[second]}{kinds[third]}");
                }
            }
        }

        return data;
    }
}
