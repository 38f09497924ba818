namespace TfCourse.Engine.Managed;

/// <summary>The different slices along an axis in the order in which they come first; for each slice which of these it is; how often each comes.</summary>
internal sealed class UniqueKernel<T>(bool hasAxis, bool hasCounts) : Kernel
{
    private readonly EqualityKeys _keys = new();
    private readonly Dictionary<ulong, int> _heads = [];
    private readonly List<int> _firsts = [], _next = [];
    private long[] _index = [], _counts = [];

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int axis = Axis(c, dims), size = (int)dims[axis];
        int outer = (int)dims.Product(0, axis), inner = (int)dims.Product(axis + 1, dims.Rank);
        _keys.Begin();
        _keys.Read(c, 0);
        _heads.Clear();
        _firsts.Clear();
        _next.Clear();
        Array.Resize(ref _index, size);
        Array.Resize(ref _counts, size);
        Array.Clear(_counts);
        for (int s = 0; s < size; s++)
        {
            int found = Find(s, size, outer, inner);
            _index[s] = found;
            _counts[found]++;
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, dims.With(axis, _firsts.Count));
        for (int o = 0; o < outer; o++)
        {
            for (int u = 0; u < _firsts.Count; u++)
            {
                input.Slice(((o * size) + _firsts[u]) * inner, inner).CopyTo(output[(((o * _firsts.Count) + u) * inner)..]);
            }
        }

        IntegerOutputs.Write(c, 1, _index);
        if (hasCounts)
        {
            IntegerOutputs.Write(c, 2, _counts.AsSpan(0, _firsts.Count));
        }
    }

    // The number of the first slice equal to this one; a new number when there is none. Slices of one hash are chained.
    private int Find(int s, int size, int outer, int inner)
    {
        ulong hash = Hash(s, size, outer, inner, out bool lonely);
        int head = _heads.GetValueOrDefault(hash, -1);
        for (int u = lonely ? -1 : head; u >= 0; u = _next[u])
        {
            if (Equal(s, _firsts[u], size, outer, inner))
            {
                return u;
            }
        }

        _next.Add(head);
        _heads[hash] = _firsts.Count;
        _firsts.Add(s);
        return _firsts.Count - 1;
    }

    private ulong Hash(int s, int size, int outer, int inner, out bool lonely)
    {
        ulong hash = 14695981039346656037;
        lonely = false;
        for (int o = 0; o < outer; o++)
        {
            int at = ((o * size) + s) * inner;
            for (int i = at; i < at + inner; i++)
            {
                hash = (hash ^ _keys.Keys[i]) * 1099511628211;
                lonely |= _keys.Lonely[i];
            }
        }

        return hash;
    }

    private bool Equal(int a, int b, int size, int outer, int inner)
    {
        for (int o = 0; o < outer; o++)
        {
            if (!_keys.Keys.Slice(((o * size) + a) * inner, inner).SequenceEqual(_keys.Keys.Slice(((o * size) + b) * inner, inner)))
            {
                return false;
            }
        }

        return true;
    }

    private int Axis(KernelContext c, in Dims dims)
    {
        if (!hasAxis || c.Value(1).Count == 0)
        {
            return dims.Rank == 1 ? 0 : throw EngineException.InvalidArgument($"unique expects a 1D vector, got the shape {dims}.");
        }

        if (c.Dims(1).Rank != 1)
        {
            throw EngineException.InvalidArgument($"axis expects a 1D vector, got the shape {c.Dims(1)}.");
        }

        if (c.Value(1).Count > 1)
        {
            throw EngineException.InvalidArgument("axis does not support input tensors larger than 1 elements");
        }

        long axis = c.IntegerAt(1, 0);
        return axis >= -dims.Rank && axis < dims.Rank ? (int)(axis < 0 ? axis + dims.Rank : axis)
            : throw EngineException.InvalidArgument($"axis has to be between [0, {dims.Rank})");
    }
}

/// <summary>Picks the element size of Unique, UniqueV2, UniqueWithCounts and UniqueWithCountsV2.</summary>
internal readonly struct UniqueKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<UniqueKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node)
        => new UniqueKernel<T>(node.Op.EndsWith("V2", StringComparison.Ordinal), node.Op.Contains("WithCounts", StringComparison.Ordinal));
}
