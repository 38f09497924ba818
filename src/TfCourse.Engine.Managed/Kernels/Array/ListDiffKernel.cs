namespace TfCourse.Engine.Managed;

/// <summary>The elements of x that y has not, in their order, and where they stand in x.</summary>
internal sealed class ListDiffKernel<T> : Kernel
{
    private readonly EqualityKeys _keys = new();
    private readonly HashSet<ulong> _excluded = [];
    private long[] _places = [];

    public override void Run(KernelContext c)
    {
        for (int i = 0; i < 2; i++)
        {
            if (c.Dims(i).Rank != 1)
            {
                throw EngineException.InvalidArgument($"{c.Argument(i)} should be a 1D vector, it has the shape {c.Dims(i)}.");
            }
        }

        _keys.Begin();
        _keys.Read(c, 1);
        _excluded.Clear();
        for (int i = 0; i < _keys.Keys.Length; i++)
        {
            if (!_keys.Lonely[i])
            {
                _excluded.Add(_keys.Keys[i]);
            }
        }

        _keys.Read(c, 0);
        Array.Resize(ref _places, _keys.Keys.Length);
        int count = 0;
        for (int i = 0; i < _keys.Keys.Length; i++)
        {
            if (_keys.Lonely[i] || !_excluded.Contains(_keys.Keys[i]))
            {
                _places[count++] = i;
            }
        }

        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, new Dims(count));
        for (int i = 0; i < count; i++)
        {
            output[i] = x[(int)_places[i]];
        }

        IntegerOutputs.Write(c, 1, _places.AsSpan(0, count));
    }
}

/// <summary>Picks the element size of ListDiff.</summary>
internal readonly struct ListDiffKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<ListDiffKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new ListDiffKernel<T>().Precompiled();
}
