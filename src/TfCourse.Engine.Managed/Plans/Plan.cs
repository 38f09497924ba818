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
        Resolve(graph, signature.Targets),
        options,
        shapes);

    private static int[] Resolve(NodeGraph graph, IReadOnlyList<string> targets)
    {
        var nodes = new int[targets.Count];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = graph.Find(targets[i]);
            if (nodes[i] < 0)
            {
                throw EngineException.NotFound($"the target '{targets[i]}' is no node of the graph");
            }
        }

        return nodes;
    }

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
        var slots = new ValueNumbers(nodes.Nodes.Count + nodes.Feeds.Length);
        var (places, values) = (new List<int>(), new List<TensorValue>());
        int Slot(PlanValue value)
        {
            if (slots.TryAdd(value) && value.Node.Constant is { } constant)
            {
                places.Add(slots[value]);
                values.Add(constant);
            }

            return slots[value];
        }

        int[] Slots(PlanValue[] taken)
        {
            int[] found = taken.Length == 0 ? [] : new int[taken.Length];
            for (int i = 0; i < found.Length; i++)
            {
                found[i] = Slot(taken[i]);
            }

            return found;
        }

        int[] feedSlots = Array.ConvertAll(nodes.Feeds, f => Slot(new PlanValue(f, 0)));
        var steps = new List<PlanStep>(nodes.Nodes.Count);
        foreach (PlanNode node in nodes.Nodes)
        {
            if (node.Constant is null)
            {
                int[] outputs = node.Outputs == 0 ? [] : new int[node.Outputs];
                for (int o = 0; o < outputs.Length; o++)
                {
                    outputs[o] = Slot(new PlanValue(node, o));
                }

                steps.Add(new PlanStep(node.Info, Slots(node.Inputs), outputs) { TakesReferences = node.TakesReferences, Fusion = node.Fusion });
            }
        }

        int[] fetchSlots = Slots(nodes.Fetches);
        var constants = new (int Slot, TensorValue Value)[values.Count];
        for (int i = 0; i < constants.Length; i++)
        {
            constants[i] = (places[i], values[i]);
        }

        PlanStep[] all = [.. steps];
        PlanStep.MarkLastUses(all, slots.Count, [.. fetchSlots, .. places]);
        (bool[] keeps, bool[] last) = (new bool[fetchSlots.Length], new bool[fetchSlots.Length]);
        var later = new bool[slots.Count];
        for (int i = fetchSlots.Length - 1; i >= 0; i--)
        {
            keeps[i] = nodes.Fetches[i].Node.Constant is not null;
            last[i] = !keeps[i] && !later[fetchSlots[i]];
            later[fetchSlots[i]] = true;
        }

        return new Plan(graph, feeds, fetches)
        {
            Steps = all,
            Slots = slots.Count,
            Work = nodes.Work,
            Feeds = feedSlots,
            Fetches = fetchSlots,
            Constants = constants,
            KeepsFetch = keeps,
            LastFetch = last,
        };
    }
}
