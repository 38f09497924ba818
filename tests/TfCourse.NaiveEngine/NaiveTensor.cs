using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>
/// A tensor whose elements lie row-major in one plain array: real numbers, whole numbers (booleans are 0 and 1) or texts.
/// </summary>
public sealed class NaiveTensor
{
    /// <summary>A tensor of real numbers.</summary>
    public NaiveTensor(DataType type, int[] shape, Real[] elements) => (Type, Shape, Elements, Reals) = (type, shape, elements, elements);

    /// <summary>A tensor of whole numbers, which wrap round as those of the type do.</summary>
    public NaiveTensor(DataType type, int[] shape, Int128[] elements)
    {
        Whole = Array.ConvertAll(elements, e => Numbers.Wrap(e, type));
        (Type, Shape, Elements) = (type, shape, Whole);
    }

    /// <summary>A tensor of texts.</summary>
    public NaiveTensor(int[] shape, byte[][] elements) => (Type, Shape, Elements, Texts) = (DataType.DtString, shape, elements, elements);

    /// <summary>The element type.</summary>
    public DataType Type { get; }

    /// <summary>The sizes.</summary>
    public int[] Shape { get; }

    /// <summary>How many axes there are.</summary>
    public int Rank => Shape.Length;

    /// <summary>How many elements there are.</summary>
    public int Count => Elements.Length;

    /// <summary>Whether the elements are real numbers.</summary>
    public bool IsReal => Reals is not null;

    /// <summary>The elements, whatever they are.</summary>
    public Array Elements { get; }

    private Real[]? Reals { get; }

    private Int128[]? Whole { get; }

    private byte[][]? Texts { get; }

    /// <summary>A real element.</summary>
    public Real Real(int at) => Reals is null ? throw Other("real") : Reals[at];

    /// <summary>A whole element.</summary>
    public Int128 Int(int at) => Whole is null ? throw Other("whole") : Whole[at];

    /// <summary>Whether a boolean element is true.</summary>
    public bool Bool(int at) => Whole![at] != 0;

    /// <summary>A whole element as an index or a size.</summary>
    public int Index(int at) => (int)Whole![at];

    /// <summary>A text element.</summary>
    public byte[] Text(int at) => Texts![at];

    /// <summary>All elements as indices or sizes.</summary>
    public int[] Indices() => Array.ConvertAll(Whole!, e => (int)e);

    private EngineException Other(string wanted) => EngineException.Unimplemented($"the naive engine defines this op for {wanted} numbers, not for {Type.Name()}");

    /// <summary>A new tensor of elements of this one.</summary>
    /// <param name="shape">The new shape.</param>
    /// <param name="from">The place here of each new element.</param>
    public NaiveTensor Pick(int[] shape, Func<int, int> from) => new Picker(this).Pick(shape, i => (this, from(i)));

    /// <summary>The same elements under another shape.</summary>
    public NaiveTensor Under(int[] shape) => Pick(shape, i => i);

    /// <summary>A tensor of the type, each element from its number.</summary>
    public static NaiveTensor Make(DataType type, int[] shape, Func<int, Real> real, Func<int, Int128> whole)
    {
        int[] places = [.. Enumerable.Range(0, Places.Count(shape))];
        return Numbers.IsReal(type) ? new NaiveTensor(type, shape, Array.ConvertAll(places, i => real(i))) : new NaiveTensor(type, shape, Array.ConvertAll(places, i => whole(i)));
    }

    /// <summary>A tensor of real numbers, each element from its number.</summary>
    public static NaiveTensor MakeReal(DataType type, int[] shape, Func<int, Real> real) => Make(type, shape, real, _ => 0);

    /// <summary>A tensor of whole numbers, each element from its number.</summary>
    public static NaiveTensor MakeWhole(DataType type, int[] shape, Func<int, Int128> whole) => Make(type, shape, _ => 0, whole);

    /// <summary>A tensor of an engine in this form.</summary>
    public static NaiveTensor From(HostTensor host)
    {
        int[] shape = [.. host.Dimensions.ToArray().Select(d => checked((int)d))];
        return host.Elements switch
        {
            byte[][] texts => new NaiveTensor(shape, texts),
            float[] v => new(host.DataType, shape, Array.ConvertAll(v, e => new Real(e))),
            double[] v => new(host.DataType, shape, Array.ConvertAll(v, e => new Real(e))),
            Half[] v => new(host.DataType, shape, Array.ConvertAll(v, e => new Real((double)e))),
            BFloat16[] v => new(host.DataType, shape, Array.ConvertAll(v, e => new Real((float)e))),
            bool[] v => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)(e ? 1 : 0))),
            int[] v when host.DataType == DataType.DtInt32 => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)e)),
            long[] v when host.DataType == DataType.DtInt64 => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)e)),
            short[] v when host.DataType == DataType.DtInt16 => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)e)),
            sbyte[] v when host.DataType == DataType.DtInt8 => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)e)),
            byte[] v when host.DataType == DataType.DtUint8 => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)e)),
            ushort[] v when host.DataType == DataType.DtUint16 => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)e)),
            uint[] v when host.DataType == DataType.DtUint32 => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)e)),
            ulong[] v when host.DataType == DataType.DtUint64 => new(host.DataType, shape, Array.ConvertAll(v, e => (Int128)e)),
            _ => throw EngineException.Unimplemented($"the naive engine has no tensors of type {host.DataType.Name()}"),
        };
    }

    /// <summary>This tensor in an engine's form, each real number rounded to the type.</summary>
    public HostTensor ToHost()
    {
        var host = new HostTensor(Type, [.. Shape.Select(d => (long)d)]);
        for (int i = 0; i < Count; i++)
        {
            host.Elements.SetValue(Texts is not null ? Texts[i] : IsReal ? Numbers.Box(Reals![i].Value, Type) : Numbers.Box(Whole![i], Type), i);
        }

        return host;
    }
}

/// <summary>Makes tensors of elements that lie in others.</summary>
/// <param name="like">A tensor of the type.</param>
public sealed class Picker(NaiveTensor like)
{
    /// <summary>A new tensor, each element from some place of some tensor of the same type.</summary>
    public NaiveTensor Pick(int[] shape, Func<int, (NaiveTensor From, int At)> from)
    {
        (NaiveTensor From, int At)[] places = [.. Enumerable.Range(0, Places.Count(shape)).Select(from)];
        return like.Type == DataType.DtString
            ? new NaiveTensor(shape, Array.ConvertAll(places, p => p.From.Text(p.At)))
            : NaiveTensor.Make(like.Type, shape, i => places[i].From.Real(places[i].At), i => places[i].From.Int(places[i].At));
    }
}
