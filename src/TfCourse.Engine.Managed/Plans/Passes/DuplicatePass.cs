using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Makes one of nodes that compute the same from the same: equal op, attributes and inputs, no effects.</summary>
internal sealed class DuplicatePass : IPlanPass
{
    private const int MostConstantBytes = 256;

    public string Name => "duplicates";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        var first = new HashSet<PlanNode>(graph.Nodes.Count, new Equality());
        foreach (PlanNode node in graph.Nodes)
        {
            // Inputs of later nodes already name the first of equal nodes.
            for (int i = 0; i < node.Inputs.Length; i++)
            {
                if (node.Inputs[i].Node is { IsRemoved: true, Values: { } values })
                {
                    node.Inputs[i] = values[node.Inputs[i].Output];
                }
            }

            if (MayBeOne(node) && !first.Add(node) && first.TryGetValue(node, out PlanNode? same))
            {
                var values = new PlanValue[node.Outputs];
                for (int o = 0; o < values.Length; o++)
                {
                    values[o] = new PlanValue(same, o);
                }

                node.Replace(values, same);
            }
        }

        graph.Rewire();
    }

    private static bool MayBeOne(PlanNode node)
        => !node.IsTarget && node.Controls.Length == 0 && node.Outputs > 0 && (node.Constant is { } constant ? IsComparable(constant) : !node.HasEffect);

    private static bool SameOp(TypedOp a, TypedOp b) => a == b || (a.Name == b.Name && a.HasTypesOf(b));

    private static bool SameInputs(PlanNode a, PlanNode b)
    {
        if (a.Inputs.Length != b.Inputs.Length)
        {
            return false;
        }

        for (int i = 0; i < a.Inputs.Length; i++)
        {
            if (a.Inputs[i] != b.Inputs[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameConstant(TensorValue x, TensorValue y)
    {
        return x.Type == y.Type && x.Dims == y.Dims && (x.Type == DataType.DtResource ? x.Objects!.GetValue(0)!.Equals(y.Objects!.GetValue(0)) : Bytes(x).SequenceEqual(Bytes(y)));
    }

    // To compare large ones takes longer than to have them twice.
    private static bool IsComparable(TensorValue value)
        => value.Type == DataType.DtResource ? value is { Count: 1, Objects: not null } : value.Objects is null && (long)value.Count * value.Type.Size() is > 0 and <= MostConstantBytes;

    private static unsafe ReadOnlySpan<byte> Bytes(TensorValue value) => new(value.Data, value.Count * value.Type.Size());

    // Names that begin with a line are notes of who built the graph.
    private static bool SameAttributes(NodeDef a, NodeDef b)
    {
        int left = b.Attr.Count;
        foreach ((string name, AttrValue value) in a.Attr)
        {
            bool isNote = name.StartsWith('_'), isThere = b.Attr.TryGetValue(name, out AttrValue? other);
            if (!isNote && !(isThere && value.Equals(other)))
            {
                return false;
            }

            left -= isThere ? 1 : 0;
        }

        return left == 0 || b.Attr.Keys.All(k => k.StartsWith('_') || a.Attr.ContainsKey(k));
    }

    private sealed class Equality : IEqualityComparer<PlanNode>
    {
        public bool Equals(PlanNode? a, PlanNode? b)
        {
            if (a!.Constant is { } x && b!.Constant is { } y)
            {
                return SameConstant(x, y);
            }

            return a.Constant is null && b!.Constant is null && SameOp(a.Op, b.Op) && SameInputs(a, b)
                && (a.Op.Op.HasOnlyTypes || SameAttributes(a.Info.Source, b.Info.Source));
        }

        public int GetHashCode(PlanNode node)
        {
            var hash = default(HashCode);
            if (node.Constant is not { } constant)
            {
                hash.Add(node.Op.Op);
                foreach (PlanValue input in node.Inputs)
                {
                    hash.Add(input.Node.Position);
                    hash.Add(input.Output);
                }
            }
            else
            {
                hash.Add(constant.Type);
                hash.Add(constant.Count);
                if (constant.Objects is { } objects)
                {
                    hash.Add(objects.GetValue(0));
                }
                else
                {
                    hash.AddBytes(Bytes(constant));
                }
            }

            return hash.ToHashCode();
        }
    }
}
