using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Joins a product or convolution with what is done to its result alone, element by element: bias, activation, the
/// gradient of the activation before.
/// </summary>
internal sealed class EpiloguePass : IPlanPass
{
    private static readonly HashSet<string> Heads = ["MatMul", "BatchMatMul", "BatchMatMulV2", "Conv2D", "Conv2DBackpropInput", "DepthwiseConv2dNative"];

    public string Name => "epilogue";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        graph.FindUsers();
        var joined = new List<PlanNode>();
        foreach (PlanNode head in graph.Nodes)
        {
            if (Heads.Contains(head.Info.Op) && head is { Constant: null, TakesReferences: false, IsRemoved: false }
                && head.Info.OutputTypes[0] is DataType.DtFloat or DataType.DtDouble)
            {
                var members = new List<PlanNode> { head };
                while (Next(members[^1], session) is { } next)
                {
                    members.Add(next);
                }

                if (members.Count > 1)
                {
                    joined.Add(Fusion.Join(members, static (s, f) => new EpilogueKernel(s, f)));
                }
            }
        }

        graph.Place(joined);
    }

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

        if (user is null || node.Fetches[0] > 0 || node.IsTarget || user.IsRemoved || user.TakesReferences || node.Users.Exists(u => u.Position < user.Position))
        {
            return null;
        }

        int at = Array.IndexOf(user.Inputs, value);
        bool fits = user.Info.Op == "BiasAdd"
            ? at == 0 && user is { Constant: null, Fusion: null } && user.Info.String("data_format") != "NCHW"
            : user.Inputs.Length <= 2 && ElementOps.Contains(user, session) && user.Info.OutputTypes[0] == node.Info.OutputTypes[0];
        return fits && Array.LastIndexOf(user.Inputs, value) == at ? user : null;
    }
}
