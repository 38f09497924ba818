using System.Text;

namespace TfCourse.Engine.Managed;

/// <summary>A part of each string: from a place, negative from the end, so many bytes or characters.</summary>
internal sealed class SubstrKernel(NodeInfo node) : Kernel
{
    private readonly bool _characters = node.String("unit") == "UTF8_CHAR";
    private readonly IndexBuffer _positions = new(), _lengths = new();

    public override void Run(KernelContext c)
    {
        if (c.Dims(1) != c.Dims(2))
        {
            throw EngineException.InvalidArgument($"pos and len should have the same shape, got: {c.Dims(1)} vs. {c.Dims(2)}");
        }

        var broadcast = Broadcast.Of(c.Dims(0), c.Dims(1));
        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        ReadOnlySpan<long> positions = _positions.Of(c, 1), lengths = _lengths.Of(c, 2);
        Span<byte[]> output = c.Output<byte[]>(0, broadcast.Output);
        for (int i = 0; i < output.Length; i++)
        {
            long x = 0, y = 0, rest = i;
            for (int axis = broadcast.Extents.Length - 1; axis >= 0; axis--)
            {
                (rest, long place) = Math.DivRem(rest, broadcast.Extents[axis]);
                x += place * broadcast.XStrides[axis];
                y += place * broadcast.YStrides[axis];
            }

            output[i] = Part(input[(int)x], positions[(int)y], lengths[(int)y], i);
        }
    }

    private byte[] Part(byte[] text, long position, long length, int element)
    {
        int count = _characters ? ByteStrings.Characters(text) : text.Length;
        if (position < -count || position > count)
        {
            throw EngineException.InvalidArgument($"pos {position} out of range for string b'{Encoding.UTF8.GetString(text)}' at index {element}");
        }

        long first = position < 0 ? position + count : position;
        if (_characters)
        {
            int start = ByteStrings.Forward(text, 0, first);
            return text[start..ByteStrings.Forward(text, start, length)];
        }

        // A negative length is read as an unsigned one, so it reaches to the end.
        int end = length < 0 ? text.Length : (int)Math.Min(first + Math.Min(length, text.Length), text.Length);
        return text[(int)first..end];
    }
}
