namespace TfCourse.Engine.Managed;

/// <summary>Takes out nodes that only hand on a value or only wait: their users take the value itself and wait for what they waited for.</summary>
internal sealed class IdentityPass : IPlanPass
{
    // A node that waits for m nodes and for which n wait saves m · n - m - n edges.
    private const int MostEdges = 64;
    private const string Waits = "NoOp";

    public string Name => "identity";

    /// <summary>Whether the node's value is its input.</summary>
    public static bool HandsOn(PlanNode node) => node.Op.Name is "Identity" or "StopGradient" or "Snapshot" or "PreventGradient";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        if (!graph.Nodes.Exists(static n => HandsOn(n) || n.Op.Name == Waits))
        {
            return;
        }

        graph.FindUsers();
        foreach (PlanNode node in graph.Nodes)
        {
            // Who fetches a value wants what it waits for to happen as well.
            bool gates = node.Controls.Length > 0 && node.Outputs > 0 && node.IsFetched(0);
            if (node.Constant is not null || gates || node.IsTarget || node.TakesReferences || node.Users.Length * node.Controls.Length > MostEdges)
            {
                continue;
            }

            if (HandsOn(node))
            {
                node.Replace([PlanGraph.Final(node.Inputs[0])], [Shortened(node.Inputs[0].Node), .. Array.ConvertAll(node.Controls, Shortened)]);
            }
            else if (node.Op.Name == Waits)
            {
                node.Replace([], Array.ConvertAll(node.Controls, Shortened));
            }
        }

        graph.Rewire();
    }

    // Of a row of such nodes each stands for what is before the row, not for its neighbour: who follows it goes one step.
    private static PlanNode Shortened(PlanNode node) => node is { IsRemoved: true, Waits: [var only] } ? only : node;
}
