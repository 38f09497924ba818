using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Looks at what a graph would cost before anything is made of it: one value may stand for all of a tensor, so few bytes may ask for many.</summary>
public static class GraphLimits
{
    /// <summary>Checks the graphs of a message.</summary>
    /// <param name="message">A GraphDef, MetaGraphDef or SavedModel; others have nothing to check.</param>
    /// <param name="bytes">How many bytes it was.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="EngineException">ResourceExhausted: a limit is passed.</exception>
    public static void Check(IMessage message, long bytes, FormatLimits limits, string name)
    {
        ArgumentNullException.ThrowIfNull(limits);
        IEnumerable<GraphDef> graphs = message switch
        {
            GraphDef graph => [graph],
            MetaGraphDef meta => Graphs(meta),
            SavedModel model => model.MetaGraphs.SelectMany(Graphs),
            _ => [],
        };
        long budget = Math.Max(limits.FreeExpansionBytes, Sizes.Multiply(bytes, limits.MaxExpansion)), spent = 0, nodes = 0;
        foreach (GraphDef graph in graphs)
        {
            foreach (NodeDef node in graph.Node.Concat((graph.Library?.Function ?? []).SelectMany(f => f.NodeDef)))
            {
                if (++nodes > limits.MaxNodes)
                {
                    throw EngineException.ResourceExhausted($"'{name}' has more than {limits.MaxNodes} nodes (FormatLimits.MaxNodes)");
                }

                foreach (AttrValue attr in node.Attr.Values)
                {
                    spent = attr.ValueCase switch
                    {
                        AttrValue.ValueOneofCase.Tensor => Spend(attr.Tensor, spent, node.Name),
                        AttrValue.ValueOneofCase.List => attr.List.Tensor.Aggregate(spent, (sum, t) => Spend(t, sum, node.Name)),
                        _ => spent,
                    };
                }
            }
        }

        long Spend(TensorProto tensor, long before, string node)
        {
            // A wrong shape or type takes none: it is an error of the node, found when it is imported.
            long size = TensorProtos.ByteCount(tensor);
            if (size > limits.MaxTensorBytes)
            {
                throw EngineException.ResourceExhausted($"'{name}': the constant of '{node}' has {size} bytes, more than {limits.MaxTensorBytes} (FormatLimits.MaxTensorBytes)");
            }

            return before + size <= budget ? before + size : throw EngineException.ResourceExhausted(
                $"'{name}': its constants expand to more than {budget} bytes, at '{node}' (FormatLimits.FreeExpansionBytes, MaxExpansion)");
        }
    }

    private static IEnumerable<GraphDef> Graphs(MetaGraphDef meta) => meta.GraphDef is null ? [] : [meta.GraphDef];
}
