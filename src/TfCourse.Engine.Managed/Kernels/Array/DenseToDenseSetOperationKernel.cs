using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Union, intersection or difference of the sets that are the rows of two tensors; elements come out in ascending order.</summary>
internal static class DenseToDenseSetOperationKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].Base() switch
    {
        DataType.DtInt8 => Of<sbyte>(node, Comparer<sbyte>.Default),
        DataType.DtInt16 => Of<short>(node, Comparer<short>.Default),
        DataType.DtInt32 => Of<int>(node, Comparer<int>.Default),
        DataType.DtInt64 => Of<long>(node, Comparer<long>.Default),
        DataType.DtUint8 => Of<byte>(node, Comparer<byte>.Default),
        DataType.DtUint16 => Of<ushort>(node, Comparer<ushort>.Default),
        DataType.DtString => Of(node, Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b))),
        var type => throw KernelTypes.Unsupported(node, type),
    };

    private static Kernel Of<T>(NodeInfo node, IComparer<T> order)
    {
        string operation = node.String("set_operation").ToLowerInvariant();
        Action<SortedSet<T>, SortedSet<T>> apply = operation switch
        {
            "a-b" => static (a, b) => a.ExceptWith(b),
            "b-a" => static (a, b) =>
            {
                T[] first = [.. a];
                a.Clear();
                a.UnionWith(b);
                a.ExceptWith(first);
            }
            ,
            "intersection" => static (a, b) => a.IntersectWith(b),
            "union" => static (a, b) => a.UnionWith(b),
            _ => throw EngineException.InvalidArgument($"Invalid set_operation {operation}; there are a-b, b-a, intersection, union"),
        };
        return Kernel.Of(c => Run(c, order, apply));
    }

    private static void Run<T>(KernelContext c, IComparer<T> order, Action<SortedSet<T>, SortedSet<T>> apply)
    {
        Dims a = c.Dims(0), b = c.Dims(1);
        if (a.Rank < 2 || a.Rank != b.Rank || !a.Span[..^1].SequenceEqual(b.Span[..^1]))
        {
            throw EngineException.InvalidArgument($"set1 and set2 must have the same axes but for the last, and at least 2, got the shapes {a} and {b}");
        }

        ReadOnlySpan<T> first = c.Input<T>(0), second = c.Input<T>(1);
        int groups = (int)a.Product(0, a.Rank - 1), m = (int)a[-1], n = (int)b[-1], most = 0;
        var values = new List<T>();
        var indices = new List<long>();
        for (int group = 0; group < groups; group++)
        {
            var set = new SortedSet<T>(first.Slice(group * m, m).ToArray(), order);
            apply(set, new SortedSet<T>(second.Slice(group * n, n).ToArray(), order));
            most = Math.Max(most, set.Count);
            int place = 0;
            foreach (T value in set)
            {
                values.Add(value);
                Append(indices, group, a.Span[..^1], place++);
            }
        }

        IntegerOutputs.Write(c, 0, new Dims(values.Count, a.Rank), [.. indices]);
        values.ToArray().CopyTo(c.Output<T>(1, new Dims(values.Count)));
        IntegerOutputs.Write(c, 2, a.With(a.Rank - 1, most).Span);
    }

    private static void Append(List<long> indices, long group, ReadOnlySpan<long> sizes, int place)
    {
        int start = indices.Count;
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            indices.Insert(start, group % sizes[axis]);
            group /= sizes[axis];
        }

        indices.Add(place);
    }
}
