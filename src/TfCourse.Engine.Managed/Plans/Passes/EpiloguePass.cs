using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Joins a product, a convolution or a gradient of pooling with what is done to its result alone, element by element: bias, activation, the
/// gradient of the activation before.
/// </summary>
internal sealed class EpiloguePass : IPlanPass
{
    private static readonly HashSet<string> Heads = ["MatMul", "BatchMatMul", "BatchMatMulV2", "Conv2D", "Conv2DBackpropInput", "DepthwiseConv2dNative", "MaxPoolGrad"];

    public string Name => "epilogue";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        if (!graph.Nodes.Exists(IsHead))
        {
            return;
        }

        graph.FindUsers();
        var joiner = new NodeJoiner(graph);
        var (joined, members) = (new List<PlanNode>(), new List<PlanNode>());
        foreach (PlanNode head in graph.Nodes)
        {
            if (IsHead(head) && !head.IsRemoved)
            {
                members.Clear();
                members.Add(head);
                while (Next(members[^1], session) is { } next)
                {
                    members.Add(next);
                }

                if (members.Count > 1)
                {
                    joined.Add(joiner.Join(members, static (s, f) => new EpilogueKernel(s, f)));
                }
            }
        }

        graph.Place(joined);
    }

    private static bool IsHead(PlanNode node)
        => Heads.Contains(node.Op.Name) && node is { Constant: null, TakesReferences: false } && node.Op.Outputs[0] is DataType.DtFloat or DataType.DtDouble;

    // The one node that takes a result, if it works on it in place and nobody who only waits for the result stands before it.
    private static PlanNode? Next(PlanNode node, ManagedSession session)
    {
        var value = new PlanValue(node, 0);
        PlanNode? user = null;
        foreach (PlanNode any in node.Users)
        {
            if (value.IsTakenBy(any))
            {
                if (user is not null)
                {
                    return null;
                }

                user = any;
            }
        }

        if (user is null || node.IsFetched(0) || node.IsTarget || user.IsRemoved || user.TakesReferences || node.IsUsedBefore(user.Position))
        {
            return null;
        }

        int at = user.FindInput(value);
        bool fits = user.Op.Name == "BiasAdd"
            ? at == 0 && user is { Constant: null, Fusion: null } && user.Info.String("data_format") != "NCHW"
            : user.Inputs.Length <= 2 && ElementOps.Contains(user, session) && user.Op.Outputs[0] == node.Op.Outputs[0];
        return fits && user.FindInput(value, at + 1) < 0 ? user : null;
    }
}
