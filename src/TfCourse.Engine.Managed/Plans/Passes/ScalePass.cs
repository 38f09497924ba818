using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Makes one node of the variables that a step multiplies by a number each, between which nothing else has an effect: the powers of an optimizer's
/// decay rates, which take longer to walk than to compute.
/// </summary>
internal sealed class ScalePass : IPlanPass
{
    public string Name => "scales";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        if (!graph.Nodes.Exists(IsAssignment))
        {
            return;
        }

        graph.FindUsers();
        var groups = new List<List<PlanNode>>();
        List<PlanNode> open = [];
        foreach (PlanNode node in graph.Nodes)
        {
            if (IsAssignment(node) && IsProductFor(node))
            {
                open.Add(node);
            }
            else if (node is { HasEffect: true, Constant: null })
            {
                Close(ref open, groups);
            }
        }

        Close(ref open, groups);
        if (groups.Count > 0)
        {
            var joiner = new NodeJoiner(graph);
            graph.Place(groups.ConvertAll(g => joiner.Join(Members(g), static (s, f) => new ScaleGroupKernel(s, f))));
        }
    }

    // All run where the last one stands; who waits for an earlier one must stand behind.
    private static void Close(ref List<PlanNode> open, List<List<PlanNode>> groups)
    {
        if (open.Count > 1)
        {
            int last = open[^1].Position;
            open.RemoveAll(n => n.IsUsedBefore(last));
        }

        ReadGroupPass.Close(ref open, groups);
    }

    private static List<PlanNode> Members(List<PlanNode> assignments)
    {
        var members = new List<PlanNode>(2 * assignments.Count);
        foreach (PlanNode assignment in assignments)
        {
            members.Add(assignment.Inputs[1].Node);
            members.Add(assignment);
        }

        return members;
    }

    private static bool IsAssignment(PlanNode node)
        => node.Op.Name == "AssignVariableOp" && node is { Fusion: null, IsTarget: false } && node.Inputs[0].Node.Constant is not null && node.Inputs[1].Node.Op.Name == "Mul";

    // The product serves nothing else.
    private static bool IsProductFor(PlanNode assignment)
    {
        PlanNode product = assignment.Inputs[1].Node;
        return product is { Constant: null, Fusion: null, TakesReferences: false, IsTarget: false, HasEffect: false } && !product.IsFetched(0)
            && product.Users.Length == 1 && product.Op.Outputs[0] is DataType.DtFloat or DataType.DtDouble;
    }
}
