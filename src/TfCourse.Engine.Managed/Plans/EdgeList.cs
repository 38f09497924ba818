namespace TfCourse.Engine.Managed;

/// <summary>Edges between nodes of numbers from 0 on, and an order that respects them.</summary>
/// <param name="nodes">How many nodes there are.</param>
internal sealed class EdgeList(int nodes)
{
    private readonly List<(int From, int To)> _edges = new(2 * nodes);
    private bool _allLeadUp = true;

    public void Add(int from, int to)
    {
        _edges.Add((from, to));
        _allLeadUp &= from < to;
    }

    /// <summary>An order in which each node stands behind those that edges lead from; of those that may be next, the one of the least number.</summary>
    /// <param name="left">A node on a circle, or -1.</param>
    public int[] Order(out int left)
    {
        if (_allLeadUp)
        {
            left = -1;
            var same = new int[nodes];
            for (int i = 0; i < nodes; i++)
            {
                same[i] = i;
            }

            return same;
        }

        // The users of each node stand one after another, from its start to the next one's.
        var waiting = new int[nodes];
        var starts = new int[nodes + 1];
        foreach ((int from, int to) in _edges)
        {
            waiting[to]++;
            starts[from + 1]++;
        }

        for (int i = 0; i < nodes; i++)
        {
            starts[i + 1] += starts[i];
        }

        var users = new int[_edges.Count];
        var next = starts.AsSpan(0, nodes).ToArray();
        foreach ((int from, int to) in _edges)
        {
            users[next[from]++] = to;
        }

        var ready = new PriorityQueue<int, int>();
        for (int i = 0; i < nodes; i++)
        {
            if (waiting[i] == 0)
            {
                ready.Enqueue(i, i);
            }
        }

        var order = new int[nodes];
        int count = 0;
        while (ready.TryDequeue(out int node, out _))
        {
            order[count++] = node;
            for (int u = starts[node]; u < starts[node + 1]; u++)
            {
                int user = users[u];
                if (--waiting[user] == 0)
                {
                    ready.Enqueue(user, user);
                }
            }
        }

        left = count == nodes ? -1 : Array.FindIndex(waiting, static w => w > 0);
        return order;
    }
}
