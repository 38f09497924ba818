namespace TfCourse.Engine.Managed;

/// <summary>The parts of each string of a vector as a sparse matrix: places [parts, 2], parts, and the shape of the whole.</summary>
internal abstract class SplitTextKernel : Kernel
{
    private readonly List<byte[]> _parts = [];
    private readonly List<long> _places = [];

    public override void Run(KernelContext c)
    {
        if (c.Dims(0).Rank != 1)
        {
            throw EngineException.InvalidArgument($"input must be a vector, got shape: {c.Dims(0)}");
        }

        if (c.Dims(1).Rank != 0)
        {
            throw EngineException.InvalidArgument($"{c.Argument(1)} must be a scalar, got shape: {c.Dims(1)}");
        }

        byte[] separator = c.Input<byte[]>(1)[0];
        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        _parts.Clear();
        _places.Clear();
        long widest = 0;
        for (int row = 0; row < input.Length; row++)
        {
            int before = _parts.Count;
            Split(input[row], separator, _parts);
            for (int i = 0; i < _parts.Count - before; i++)
            {
                _places.Add(row);
                _places.Add(i);
            }

            widest = Math.Max(widest, _parts.Count - before);
        }

        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_places).CopyTo(c.Output<long>(0, new Dims(_parts.Count, 2)));
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_parts).CopyTo(c.Output<byte[]>(1, new Dims(_parts.Count)));
        Span<long> shape = c.Output<long>(2, new Dims(2));
        (shape[0], shape[1]) = (input.Length, widest);
    }

    /// <summary>Adds the parts of one string.</summary>
    protected abstract void Split(byte[] text, byte[] separator, List<byte[]> parts);
}

/// <summary>Splits at each byte of the delimiter; an empty delimiter splits every byte off.</summary>
internal sealed class StringSplitKernel(NodeInfo node) : SplitTextKernel
{
    private readonly bool _skipEmpty = node.Bool("skip_empty");

    protected override void Split(byte[] text, byte[] separator, List<byte[]> parts)
    {
        if (separator.Length == 0)
        {
            parts.AddRange(text.Select(b => new[] { b }));
            return;
        }

        for (int start = 0; start <= text.Length && text.Length > 0;)
        {
            int length = text.AsSpan(start).IndexOfAny(separator);
            length = length < 0 ? text.Length - start : length;
            if (length > 0 || !_skipEmpty)
            {
                parts.Add(text.AsSpan(start, length).ToArray());
            }

            start += length + 1;
        }
    }
}

/// <summary>Splits as Python does: at a whole separator, or, without one, at runs of white space; at most maxsplit times unless it is negative.</summary>
internal sealed class StringSplitV2Kernel(NodeInfo node) : SplitTextKernel
{
    private readonly long _most = node.Int("maxsplit");

    protected override void Split(byte[] text, byte[] separator, List<byte[]> parts)
    {
        if (separator.Length == 0)
        {
            AtSpaces(text, parts);
            return;
        }

        int start = 0;
        for (long splits = 0; _most < 0 || splits < _most; splits++)
        {
            int length = text.AsSpan(start).IndexOf(separator);
            if (length < 0)
            {
                break;
            }

            parts.Add(text.AsSpan(start, length).ToArray());
            start += length + separator.Length;
        }

        parts.Add(text.AsSpan(start).ToArray());
    }

    private void AtSpaces(byte[] text, List<byte[]> parts)
    {
        int at = 0;
        for (long splits = 0; ; splits++)
        {
            while (at < text.Length && ByteStrings.IsSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                return;
            }

            int end = at;
            while (end < text.Length && (splits == _most || !ByteStrings.IsSpace(text[end])))
            {
                end++;
            }

            parts.Add(text.AsSpan(at, end - at).ToArray());
            at = end;
        }
    }
}
