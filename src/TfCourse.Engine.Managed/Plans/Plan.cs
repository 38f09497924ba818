using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// A compiled call or function: the nodes that are needed, in an order that respects data and control edges, and for
/// each value its slot and its last use. Immutable.
/// </summary>
internal sealed class Plan
{
    private Plan(NodeGraph graph, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches)
    {
        FeedTypes = [.. feeds.Select(f => graph[f.Node].OutputTypes[f.Output].Base())];
        FetchTypes = [.. fetches.Select(f => graph[f.Node].OutputTypes[f.Output].Base())];
        LastFetch = [.. fetches.Select((f, i) => Array.LastIndexOf(fetches, f) == i)];
    }

    public PlanStep[] Steps { get; private init; } = [];

    public int Slots { get; private init; }

    /// <summary>The slot of each feed.</summary>
    public int[] Feeds { get; private init; } = [];

    /// <summary>The slot of each fetch.</summary>
    public int[] Fetches { get; private init; } = [];

    public DataType[] FeedTypes { get; }

    public DataType[] FetchTypes { get; }

    /// <summary>For each fetch, whether no later one is the same tensor.</summary>
    public bool[] LastFetch { get; }

    /// <summary>The plan in the form that control flow needs; null when there is none, as mostly.</summary>
    public FlowPlan? Flow { get; private init; }

    public static Plan Compile(NodeGraph graph, RunSignature signature) => Compile(
        graph,
        [.. signature.Feeds.Select(f => graph.ResolveTensor(f, "feed"))],
        [.. signature.Fetches.Select(f => graph.ResolveTensor(f, "fetch"))],
        [.. signature.Targets.Select(t => graph.Find(t) is >= 0 and var n ? n : throw EngineException.NotFound($"the target '{t}' is no node of the graph"))]);

    public static Plan Compile(NodeGraph graph, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, int[] targets)
    {
        int[] order = Schedule.Order(graph, feeds, fetches, targets);
        if (Array.Exists(order, n => FlowKinds.Of(graph[n].Op) is not (FlowKind.Plain or FlowKind.Trigger)))
        {
            FlowPlan flow = FlowCompiler.Compile(graph, order, feeds, fetches);
            return new Plan(graph, feeds, fetches) { Flow = flow, Feeds = [.. feeds.Select((_, i) => i)], Fetches = [.. fetches.Select((_, i) => i)] };
        }

        var slots = new Dictionary<(int, int), int>();
        int Slot((int Node, int Output) tensor)
        {
            if (!slots.TryGetValue(tensor, out int slot))
            {
                slots.Add(tensor, slot = slots.Count);
            }

            return slot;
        }

        int[] feedSlots = [.. feeds.Select(Slot)];
        var fed = feeds.ToHashSet();
        var steps = new PlanStep[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            NodeInfo node = graph[order[i]];
            int[] inputs = [.. graph.Sources(node).Select(Slot)];
            // A fed output of a node that runs all the same (for another output) must not overwrite the feed.
            int[] outputs = [.. Enumerable.Range(0, node.OutputTypes.Length).Select(o => fed.Contains((order[i], o)) ? Slot((order[i], -2 - o)) : Slot((order[i], o)))];
            bool references = node.Inputs.Exists(input => graph.Resolve(input, "") is var from && graph[from.Item1].OutputTypes[from.Item2].IsRef());
            steps[i] = new PlanStep(node, inputs, outputs) { TakesReferences = references };
        }

        int[] fetchSlots = [.. fetches.Select(Slot)];
        MarkLastUses(steps, slots.Count, fetchSlots);
        return new Plan(graph, feeds, fetches) { Steps = steps, Slots = slots.Count, Feeds = feedSlots, Fetches = fetchSlots };
    }

    private static void MarkLastUses(PlanStep[] steps, int slots, int[] fetches)
    {
        var usedLater = new bool[slots];
        foreach (int fetch in fetches)
        {
            usedLater[fetch] = true;
        }

        for (int i = steps.Length - 1; i >= 0; i--)
        {
            PlanStep step = steps[i];
            var release = new List<int>();
            for (int k = 0; k < step.Outputs.Length; k++)
            {
                if (!usedLater[step.Outputs[k]])
                {
                    release.Add(step.Outputs[k]);
                }
            }

            for (int k = 0; k < step.Inputs.Length; k++)
            {
                step.LastUse[k] = !usedLater[step.Inputs[k]];
            }

            foreach (int input in step.Inputs)
            {
                if (!usedLater[input])
                {
                    usedLater[input] = true;
                    release.Add(input);
                }
            }

            step.Release = [.. release];
        }
    }
}

/// <summary>A node of a plan with the slots of its values.</summary>
internal sealed class PlanStep(NodeInfo node, int[] inputs, int[] outputs)
{
    public NodeInfo Node => node;

    public int[] Inputs => inputs;

    public int[] Outputs => outputs;

    /// <summary>For each input, whether no later step needs it.</summary>
    public bool[] LastUse { get; } = new bool[inputs.Length];

    /// <summary>Whether an input comes from an output that refers to a variable.</summary>
    public bool TakesReferences { get; init; }

    /// <summary>The slots whose values nobody needs after this step.</summary>
    public int[] Release { get; set; } = [];
}
