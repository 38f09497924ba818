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
        FeedTypes = Types(graph, feeds);
        FetchTypes = Types(graph, fetches);
    }

    private static DataType[] Types(NodeGraph graph, (int Node, int Output)[] values)
    {
        var types = new DataType[values.Length];
        for (int i = 0; i < types.Length; i++)
        {
            types[i] = graph[values[i].Node].OutputTypes[values[i].Output].Base();
        }

        return types;
    }

    public PlanStep[] Steps { get; private init; } = [];

    public int Slots { get; private init; }

    /// <summary>The slot of each feed.</summary>
    public int[] Feeds { get; private init; } = [];

    /// <summary>The slot of each fetch.</summary>
    public int[] Fetches { get; private init; } = [];

    public DataType[] FeedTypes { get; }

    public DataType[] FetchTypes { get; }

    /// <summary>For each fetch, whether no later one is the same tensor and the plan does not need it again.</summary>
    public bool[] LastFetch { get; private init; } = [];

    /// <summary>For each fetch, whether it is a constant, which stays for the next run.</summary>
    public bool[] KeepsFetch { get; private init; } = [];

    /// <summary>Values that are known before the plan runs, and their slots.</summary>
    public (int Slot, TensorValue Value)[] Constants { get; private init; } = [];

    /// <summary>How much passes looked at beyond each node and edge once.</summary>
    public long Work { get; private init; }

    /// <summary>The plan in the form that control flow needs; null when there is none, as mostly.</summary>
    public FlowPlan? Flow { get; private init; }

    /// <summary>Whether the plan computes what follows from the shapes of its feeds.</summary>
    public bool AsksForShapes => Flow is null && Feeds.Length > 0 && Array.Exists(Steps, s => s.Fusion is null && ShapeRule.IsQuestion(s.Node.Op));

    public static Plan Compile(ManagedSession session, NodeGraph graph, RunSignature signature, PlanOptions options, DecidedShapes? shapes = null) => Compile(
        session,
        graph,
        Resolve(graph, signature.Feeds, "feed"),
        Resolve(graph, signature.Fetches, "fetch"),
        [.. signature.Targets.Select(t => graph.Find(t) is >= 0 and var n ? n : throw EngineException.NotFound($"the target '{t}' is no node of the graph"))],
        options,
        shapes);

    public static Plan Compile(ManagedSession session, NodeGraph graph, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, int[] targets, PlanOptions options, DecidedShapes? shapes = null)
    {
        NodeSet order = Schedule.Order(graph, feeds, fetches, targets);
        // What may wait must not hold up what can run: such nodes need an order that is found while they run, as loops do.
        if (MayWait(session, graph, order))
        {
            FlowPlan flow = FlowCompiler.Compile(graph, order, feeds, fetches);
            return new Plan(graph, feeds, fetches)
            {
                Flow = flow,
                Feeds = [.. feeds.Select((_, i) => i)],
                Fetches = [.. fetches.Select((_, i) => i)],
                LastFetch = [.. fetches.Select((f, i) => Array.LastIndexOf(fetches, f) == i)],
                KeepsFetch = new bool[fetches.Length],
            };
        }

        PlanGraph nodes = PlanGraph.Of(session, graph, order, feeds, fetches, targets, shapes);
        PlanPasses.Run(nodes, session, options);
        return Emit(graph, feeds, fetches, nodes);
    }

    private static bool MayWait(ManagedSession session, NodeGraph graph, NodeSet nodes)
    {
        foreach (int node in nodes.Nodes)
        {
            if (graph[node].Typed.Op.Flow is not (FlowKind.Plain or FlowKind.Trigger) || session.Functions.Waits(graph[node]))
            {
                return true;
            }
        }

        return false;
    }

    private static (int Node, int Output)[] Resolve(NodeGraph graph, IReadOnlyList<string> names, string what)
    {
        var values = new (int Node, int Output)[names.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = graph.ResolveTensor(names[i], what);
        }

        return values;
    }

    private static Plan Emit(NodeGraph graph, (int Node, int Output)[] feeds, (int Node, int Output)[] fetches, PlanGraph nodes)
    {
        var slots = new ValueNumbers();
        var constants = new List<(int, TensorValue)>();
        int Slot(PlanValue value)
        {
            if (slots.TryAdd(value) && value.Node.Constant is { } constant)
            {
                constants.Add((slots[value], constant));
            }

            return slots[value];
        }

        int[] feedSlots = [.. nodes.Feeds.Select(f => Slot(new PlanValue(f, 0)))];
        var steps = new List<PlanStep>(nodes.Nodes.Count);
        foreach (PlanNode node in nodes.Nodes)
        {
            if (node.Constant is null)
            {
                var outputs = new int[node.Outputs];
                for (int o = 0; o < outputs.Length; o++)
                {
                    outputs[o] = Slot(new PlanValue(node, o));
                }

                var inputs = node.Inputs.Length == 0 ? [] : new int[node.Inputs.Length];
                for (int i = 0; i < inputs.Length; i++)
                {
                    inputs[i] = Slot(node.Inputs[i]);
                }

                steps.Add(new PlanStep(node.Info, inputs, outputs) { TakesReferences = node.TakesReferences, Fusion = node.Fusion });
            }
        }

        int[] fetchSlots = Array.ConvertAll(nodes.Fetches, Slot);
        bool[] keeps = Array.ConvertAll(nodes.Fetches, f => f.Node.Constant is not null);
        PlanStep[] all = [.. steps];
        MarkLastUses(all, slots.Count, [.. fetchSlots, .. constants.Select(c => c.Item1)]);
        return new Plan(graph, feeds, fetches)
        {
            Steps = all,
            Slots = slots.Count,
            Work = nodes.Work,
            Feeds = feedSlots,
            Fetches = fetchSlots,
            Constants = [.. constants],
            KeepsFetch = keeps,
            LastFetch = [.. fetchSlots.Select((f, i) => !keeps[i] && Array.LastIndexOf(fetchSlots, f) == i)],
        };
    }

    private static void MarkLastUses(PlanStep[] steps, int slots, int[] fetches)
    {
        var usedLater = new bool[slots];
        foreach (int fetch in fetches)
        {
            usedLater[fetch] = true;
        }

        var release = new List<int>();
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            PlanStep step = steps[i];
            release.Clear();
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
    public bool[] LastUse { get; } = inputs.Length == 0 ? [] : new bool[inputs.Length];

    /// <summary>Whether an input comes from an output that refers to a variable.</summary>
    public bool TakesReferences { get; init; }

    /// <summary>Several nodes in one, if it is that.</summary>
    public Fusion? Fusion { get; init; }

    /// <summary>The slots whose values nobody needs after this step.</summary>
    public int[] Release { get; set; } = [];
}
