using Tensorflow;

namespace TfCourse.Engine;

/// <summary>A part of a tensor: where it starts and how long it is in each dimension; a length of -1 is all of it.</summary>
internal sealed class TensorSlice
{
    private const long Full = -1;
    private readonly (long Start, long Length)[] _extents;

    private TensorSlice((long Start, long Length)[] extents) => _extents = extents;

    public int Rank => _extents.Length;

    public (long Start, long Length) this[int axis] => _extents[axis];

    public bool IsFull => _extents.All(e => e.Length == Full);

    public static TensorSlice Of(TensorSliceProto proto)
        => new([.. proto.Extent.Select(e => e.HasLengthCase == TensorSliceProto.Types.Extent.HasLengthOneofCase.Length ? (e.Start, e.Length) : (0L, Full))]);

    public TensorSliceProto ToProto()
    {
        var proto = new TensorSliceProto();
        foreach ((long start, long length) in _extents)
        {
            proto.Extent.Add(length == Full ? new TensorSliceProto.Types.Extent() : new TensorSliceProto.Types.Extent { Start = start, Length = length });
        }

        return proto;
    }

    /// <summary>"4 10 0,2:-" : the sizes of the whole, then start,length for each dimension, - for all.</summary>
    /// <exception cref="EngineException">InvalidArgument: the text is none, or the slice lies outside of the shape.</exception>
    public static (long[] Shape, TensorSlice Slice) Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] parts = words.Length == 0 ? [] : words[^1].Split(':');
        if (words.Length < 2 || parts.Length != words.Length - 1)
        {
            throw Bad(text, "give the sizes of the whole, then start,length or - for each dimension, as '4 10 0,2:-'");
        }

        var shape = new long[parts.Length];
        var extents = new (long, long)[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            string[] ends = parts[i].Split(',');
            if (!TryNumber(words[i], out shape[i]))
            {
                throw Bad(text, $"'{words[i]}' is no size");
            }

            if (parts[i] == "-")
            {
                extents[i] = (0, Full);
            }
            else if (ends.Length != 2 || !TryNumber(ends[0], out long start) || !TryNumber(ends[1], out long length) || length == 0 || start > shape[i] || length > shape[i] - start)
            {
                throw Bad(text, $"'{parts[i]}' is no part of a dimension of {words[i]}");
            }
            else
            {
                extents[i] = (start, length);
            }
        }

        return (shape, new TensorSlice(extents));
    }

    /// <summary>The slice with starts and lengths inside a shape.</summary>
    /// <exception cref="EngineException">InvalidArgument: it lies outside.</exception>
    public TensorSlice Within(ReadOnlySpan<long> shape)
    {
        if (shape.Length != Rank)
        {
            throw EngineException.InvalidArgument($"a slice of {Rank} dimensions of a tensor of shape {Sizes.Format(shape)}");
        }

        var extents = new (long, long)[Rank];
        for (int i = 0; i < Rank; i++)
        {
            (long start, long length) = _extents[i];
            extents[i] = length == Full ? (0, shape[i]) : (start, length);
            if (length != Full && (start < 0 || length < 0 || length == 0 || start > shape[i] || length > shape[i] - start))
            {
                throw EngineException.InvalidArgument(FormattableString.Invariant($"a slice from {start}, {length} long, of a dimension of {shape[i]}"));
            }
        }

        return new TensorSlice(extents);
    }

    /// <summary>The lengths; of a slice that is <see cref="Within"/> a shape its sizes.</summary>
    public long[] Lengths => [.. _extents.Select(e => e.Length)];

    /// <summary>Copies what two slices of one tensor have in common from the memory of one to that of the other.</summary>
    /// <param name="from">The slice that lies in <paramref name="source"/>, within the shape.</param>
    /// <param name="to">The slice that lies in <paramref name="target"/>, within the shape.</param>
    /// <param name="source">Elements of the first, row-major.</param>
    /// <param name="target">Elements of the second, row-major.</param>
    /// <returns>How many elements were copied.</returns>
    public static long Copy<T>(TensorSlice from, TensorSlice to, ReadOnlySpan<T> source, Span<T> target)
    {
        int rank = from.Rank;
        var start = new long[rank];
        var length = new long[rank];
        long count = 1;
        for (int i = 0; i < rank; i++)
        {
            start[i] = Math.Max(from[i].Start, to[i].Start);
            length[i] = Math.Min(from[i].Start + from[i].Length, to[i].Start + to[i].Length) - start[i];
            if (length[i] <= 0)
            {
                return 0;
            }

            count = Sizes.Multiply(count, length[i]);
        }

        // Row by row: the last dimension lies together in both.
        int row = rank == 0 ? 1 : (int)length[^1];
        var index = new long[rank];
        for (long done = 0; done < count; done += row)
        {
            long at = 0, into = 0;
            for (int i = 0; i < rank; i++)
            {
                at = (at * from[i].Length) + start[i] + index[i] - from[i].Start;
                into = (into * to[i].Length) + start[i] + index[i] - to[i].Start;
            }

            source.Slice((int)at, row).CopyTo(target.Slice((int)into, row));
            for (int i = rank - 2; i >= 0 && ++index[i] == length[i]; i--)
            {
                index[i] = 0;
            }
        }

        return count;
    }

    /// <summary>The key under which a slice of a tensor lies in a checkpoint, as bytes in Latin-1: in the order of name, then starts and lengths.</summary>
    public string Key(string name)
    {
        var bytes = new List<byte>();
        Number(bytes, 0);
        foreach (byte b in System.Text.Encoding.UTF8.GetBytes(name))
        {
            bytes.Add(b);
            if (b is 0 or 255)
            {
                bytes.Add((byte)(255 - b));
            }
        }

        bytes.AddRange([0, 1]);
        Number(bytes, (ulong)Rank);
        foreach ((long start, long length) in _extents)
        {
            Signed(bytes, start);
            Signed(bytes, length);
        }

        return System.Text.Encoding.Latin1.GetString([.. bytes]);
    }

    private static void Number(List<byte> to, ulong value)
    {
        int length = (64 - System.Numerics.BitOperations.LeadingZeroCount(value) + 7) / 8;
        to.Add((byte)length);
        for (int i = length - 1; i >= 0; i--)
        {
            to.Add((byte)(value >> (8 * i)));
        }
    }

    // Seven bits of the number a byte, after as many leading ones (zeros for negative numbers) as there are bytes.
    private static void Signed(List<byte> to, long value)
    {
        ulong magnitude = (ulong)(value < 0 ? ~value : value);
        int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount(magnitude);
        int length = (bits / 7) + 1;
        Int128 wide = value;
        var bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[length - 1 - i] = (byte)(wide >> (8 * i));
        }

        int header = length switch { 10 => 0xFFC0, 9 => 0xFF80, _ => 0xFF00 & (0xFF00 << (8 - length)) };
        bytes[0] ^= (byte)(header >> 8);
        if (length > 1)
        {
            bytes[1] ^= (byte)header;
        }

        to.AddRange(bytes);
    }

    private static bool TryNumber(string text, out long value)
        => long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value);

    private static EngineException Bad(string text, string why) => EngineException.InvalidArgument($"'{text}' is no slice of a tensor: {why}");
}
