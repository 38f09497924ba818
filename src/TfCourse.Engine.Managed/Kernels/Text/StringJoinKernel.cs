namespace TfCourse.Engine.Managed;

/// <summary>Strings joined element by element; scalars go with every element.</summary>
internal sealed class StringJoinKernel(NodeInfo node) : Kernel
{
    private readonly byte[] _separator = node.Bytes("separator");
    private readonly List<byte[]> _parts = [];

    public override void Run(KernelContext c)
    {
        Dims dims = default;
        bool scalar = true;
        for (int i = 0; i < c.InputCount; i++)
        {
            Dims other = c.Dims(i);
            if (other.Rank == 0)
            {
                continue;
            }

            dims = scalar || dims == other ? other : throw EngineException.InvalidArgument($"Input shapes do not match: {dims} vs. {other}");
            scalar = false;
        }

        Span<byte[]> output = c.Output<byte[]>(0, dims);
        for (int e = 0; e < output.Length; e++)
        {
            _parts.Clear();
            for (int i = 0; i < c.InputCount; i++)
            {
                _parts.Add(c.Input<byte[]>(i)[c.Dims(i).Rank == 0 ? 0 : e]);
            }

            output[e] = ByteStrings.Join(_parts, _separator);
        }
    }
}
