namespace TfCourse.Engine.Managed;

/// <summary>Edges between nodes of numbers from 0 on, and an order that respects them.</summary>
/// <param name="nodes">How many nodes there are, when that is known at first.</param>
internal sealed class EdgeList(int nodes = 0)
{
    private readonly List<(int From, int To)> _edges = new(2 * nodes);

    /// <summary>How many nodes there are.</summary>
    public int Nodes { get; set; } = nodes;

    public void Add(int from, int to) => _edges.Add((from, to));

    /// <summary>An order in which each node stands behind those that edges lead from; of those that may be next, the one of the least key.</summary>
    /// <param name="left">A node on a circle, or -1.</param>
    /// <param name="key">From a node to its key, which no other has; null for its number.</param>
    public int[] Order(out int left, int[]? key = null)
    {
        key ??= [.. Enumerable.Range(0, Nodes)];
        if (!LeadUp(key))
        {
            return Order(key, out left);
        }

        // Then the keys have the order that is asked for.
        int[] order = [.. Enumerable.Range(0, Nodes)];
        Array.Sort([.. key], order);
        left = -1;
        return order;
    }

    private bool LeadUp(int[] key)
    {
        foreach ((int from, int to) in _edges)
        {
            if (key[from] >= key[to])
            {
                return false;
            }
        }

        return true;
    }

    private int[] Order(int[] key, out int left)
    {
        // The users of each node stand one after another, from its start to the next one's.
        var waiting = new int[Nodes];
        var starts = new int[Nodes + 1];
        foreach ((int from, int to) in _edges)
        {
            waiting[to]++;
            starts[from + 1]++;
        }

        for (int i = 0; i < Nodes; i++)
        {
            starts[i + 1] += starts[i];
        }

        var users = new int[_edges.Count];
        var next = starts.AsSpan(0, Nodes).ToArray();
        foreach ((int from, int to) in _edges)
        {
            users[next[from]++] = to;
        }

        var ready = new PriorityQueue<int, int>();
        for (int i = 0; i < Nodes; i++)
        {
            if (waiting[i] == 0)
            {
                ready.Enqueue(i, key[i]);
            }
        }

        var order = new int[Nodes];
        int count = 0;
        while (ready.TryDequeue(out int node, out _))
        {
            order[count++] = node;
            for (int u = starts[node]; u < starts[node + 1]; u++)
            {
                int user = users[u];
                if (--waiting[user] == 0)
                {
                    ready.Enqueue(user, key[user]);
                }
            }
        }

        left = count == Nodes ? -1 : Array.FindIndex(waiting, static w => w > 0);
        return order;
    }
}
