namespace MediaProviders.Benchmarks.Report;

/// <summary>What was measured of commands and calls.</summary>
internal sealed record WorkFigures
{
    /// <summary>An up of <see cref="WorkTable.Resources"/> new resources.</summary>
    public required CommandSample Up { get; init; }

    /// <summary>A refresh of them.</summary>
    public required CommandSample Refresh { get; init; }

    /// <summary>A long list.</summary>
    public required ListSample List { get; init; }

    /// <summary>Calls about one resource.</summary>
    public required AllocationSample Allocated { get; init; }

    /// <summary>The first create over https.</summary>
    public required double FirstHttpsMilliseconds { get; init; }
}
