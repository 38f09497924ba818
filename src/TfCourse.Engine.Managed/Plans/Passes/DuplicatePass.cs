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
        var first = new Dictionary<Key, List<PlanNode>>(graph.Nodes.Count);
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

            if (node.HasEffect && node.Constant is null || node.IsTarget || node.Controls.Length > 0 || node.Outputs == 0)
            {
                continue;
            }

            if (node.Constant is { } constant && !IsComparable(constant))
            {
                continue;
            }

            var key = new Key(node);
            if (!first.TryGetValue(key, out List<PlanNode>? known))
            {
                first.Add(key, [node]);
            }
            else if (known.Find(k => Same(k, node)) is { } same)
            {
                var values = new PlanValue[node.Outputs];
                for (int o = 0; o < values.Length; o++)
                {
                    values[o] = new PlanValue(same, o);
                }

                node.Replace(values, same);
            }
            else
            {
                known.Add(node);
            }
        }

        graph.Rewire();
    }

    private static bool Same(PlanNode a, PlanNode b)
    {
        if (a.Constant is { } x && b.Constant is { } y)
        {
            return SameConstant(x, y);
        }

        return a.Constant is null && b.Constant is null && a.Info.OutputTypes.SequenceEqual(b.Info.OutputTypes) && SameAttributes(a.Info.Source, b.Info.Source);
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
        => a.Attr.Where(x => !x.Key.StartsWith('_')).All(x => b.Attr.TryGetValue(x.Key, out AttrValue? value) && value.Equals(x.Value))
            && b.Attr.Keys.All(k => k.StartsWith('_') || a.Attr.ContainsKey(k));

    private readonly struct Key : IEquatable<Key>
    {
        private readonly PlanNode _node;
        private readonly int _hash;

        public Key(PlanNode node)
        {
            var hash = default(HashCode);
            if (node.Constant is { } constant)
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
            else
            {
                hash.Add(node.Info.Op);
                foreach (PlanValue input in node.Inputs)
                {
                    hash.Add(input);
                }
            }

            (_node, _hash) = (node, hash.ToHashCode());
        }

        public bool Equals(Key other) => _hash == other._hash && (_node.Constant is null) == (other._node.Constant is null)
            && (_node.Constant is not null || (_node.Info.Op == other._node.Info.Op && _node.Inputs.AsSpan().SequenceEqual(other._node.Inputs)));

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
