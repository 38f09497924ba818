using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Joins the logistic loss max(x, 0) - x·z + log(1 + e^-|x|), as sigmoid_cross_entropy_with_logits writes it, with its gradient for x: 21 nodes,
/// whose chain takes much longer to walk than to compute when a batch is small.
/// </summary>
internal sealed class LogisticLossPass : IPlanPass
{
    public string Name => "logistic loss";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        if (!graph.Nodes.Exists(static n => n.Op.Name == "Log1p"))
        {
            return;
        }

        graph.FindUsers();
        var joiner = new NodeJoiner(graph);
        var joined = new List<PlanNode>();
        foreach (PlanNode node in graph.Nodes)
        {
            if (node.Op.Name == "AddN" && node.Op.Outputs[0] == DataType.DtFloat && LogisticLossPattern.EndingIn(node) is { } found)
            {
                joined.Add(joiner.Join(found.Members, found.Make()));
            }
        }

        if (joined.Count > 0)
        {
            graph.Place(joined);

            // Who takes the loss may stand before the gradient.
            graph.Sort();
        }
    }
}
