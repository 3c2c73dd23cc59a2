namespace MediaProviders.Emulator;

/// <summary>The pending faults, in the order they were added. Safe for any number of threads.</summary>
public sealed class Faults
{
    private readonly Lock _lock = new();
    private readonly List<Order> _orders = [];

    /// <summary>The faults that still act or will, with the calls still to come as their <see cref="Fault.Count"/>.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_lock)
            {
                return [.. _orders.Where(order => !order.Exhausted).Select(order => order.Rest)];
            }
        }
    }

    /// <summary>How many calls a fault acted on since the last <see cref="Clear"/>.</summary>
    public int Felt { get; private set; }

    /// <summary>Adds a fault. It is considered after those already there.</summary>
    public void Add(Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.FromCall, 1);
        lock (_lock)
        {
            _orders.Add(new Order(fault));
        }
    }

    /// <summary>Cancels all faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _orders.Clear();
            Felt = 0;
        }
    }

    /// <summary>Replaces all faults.</summary>
    public void Replace(IEnumerable<Fault> faults)
    {
        lock (_lock)
        {
            _orders.Clear();
            _orders.AddRange(faults.Select(fault => new Order(fault)));
        }
    }

    /// <summary>Counts a call and returns the fault that acts on it; null for none.</summary>
    internal Fault? Take(ApiRequest request)
    {
        lock (_lock)
        {
            Fault? taken = null;
            string? name = _orders.Exists(order => order.Fault.EntryName is not null) ? request.EntryName() : null;
            foreach (var order in _orders.Where(order => Matches(order.Fault, request, name)))
            {
                order.Seen++;
                if (taken is null && order.Seen >= order.Fault.FromCall && !order.Exhausted)
                {
                    order.Acted++;
                    taken = order.Fault;
                }
            }

            Felt += taken is null ? 0 : 1;
            return taken;
        }
    }

    private static bool Matches(Fault fault, ApiRequest request, string? name) =>
        (fault.Route == FaultRoute.Any || fault.Route == request.Route)
        && (fault.BotId is null || fault.BotId == request.Path?.BotId)
        && (fault.EntryName is null || fault.EntryName == name);

    private sealed class Order(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Seen { get; set; }

        public int Acted { get; set; }

        public bool Exhausted => Fault.Count is { } count && Acted >= count;

        public Fault Rest => Fault with { Count = Fault.Count - Acted, FromCall = Math.Max(1, Fault.FromCall - Seen) };
    }
}
