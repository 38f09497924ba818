namespace TfCourse.Engine.Managed;

/// <summary>In a plan for given shapes of feeds: puts values that follow from them in the place of what computes them, and takes out what changes no shape.</summary>
internal sealed class ShapePass : IPlanPass
{
    /// <summary>The name by which the pass is switched off.</summary>
    public const string PassName = "shapes";

    public string Name => PassName;

    public void Run(PlanGraph graph, ManagedSession session)
    {
        if (graph.Shapes is not { } shapes)
        {
            return;
        }

        graph.FindUsers();
        var constants = new List<PlanNode>();
        foreach (PlanNode node in graph.Nodes)
        {
            if (node.Constant is not null || node.HasEffect || node.IsTarget || node.TakesReferences || node.Outputs == 0)
            {
                continue;
            }

            PlanNode[] waits = node.AllWaits();
            TensorValue?[] values = [.. Enumerable.Range(0, node.Outputs).Select(o => shapes.Values.GetValueOrDefault((node.Info, o)))];
            if (Array.TrueForAll(values, v => v is not null))
            {
                PlanNode[] made = Array.ConvertAll(values, v => new PlanNode(node.Info, node.Position, 1) { Constant = v, Controls = waits });
                constants.AddRange(made);
                node.Replace(Array.ConvertAll(made, m => new PlanValue(m, 0)), waits);
            }
            else if (!node.IsFetched(0) && ChangesNothing(node, graph, shapes))
            {
                node.Replace([node.Inputs[0]], waits);
            }
        }

        graph.Place(constants);
        graph.Rewire();
    }

    private static bool ChangesNothing(PlanNode node, PlanGraph graph, DecidedShapes shapes) => node.Info.Op switch
    {
        "Reshape" or "Squeeze" or "ExpandDims" or "BroadcastTo" or "Tile"
            => shapes.Dims.TryGetValue((node.Info, 0), out Dims dims) && Of(node.Inputs[0], graph, shapes) is { } from && dims == from,
        "Sum" or "Mean" or "Prod" or "Max" or "Min" or "All" or "Any" => Of(node.Inputs[1], graph, shapes) is { Count: 0 },
        _ => false,
    };

    private static Dims? Of(PlanValue value, PlanGraph graph, DecidedShapes shapes)
    {
        value = PlanGraph.Final(value);
        return value.Node.Constant is { } constant ? constant.Dims
            : value.Node.IsFed ? shapes.Feeds[Array.IndexOf(graph.Feeds, value.Node)]
            : shapes.Dims.TryGetValue((value.Node.Info, value.Output), out Dims dims) ? dims : null;
    }
}
