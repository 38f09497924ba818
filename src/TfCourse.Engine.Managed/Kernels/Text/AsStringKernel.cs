using System.Globalization;
using System.Numerics;
using System.Text;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Elements as text, formatted as C's printf does.</summary>
internal sealed class AsStringKernel : Kernel
{
    // Beyond this a format is a mistake or an attack, not a wish.
    private const long MaxWidth = 1 << 16;
    private readonly int _precision, _width;
    private readonly bool _scientific, _shortest;
    private readonly char _fill;

    private AsStringKernel(NodeInfo node)
    {
        (_scientific, _shortest) = (node.Bool("scientific"), node.Bool("shortest"));
        (_precision, _width) = (Bounded(node, "precision"), Bounded(node, "width"));
        string fill = node.String("fill");
        DataType type = node.Type("T");
        bool isFloating = type.IsFloating();
        _fill = fill.Length switch
        {
            0 => '\0',
            1 when " +-0#".Contains(fill[0], StringComparison.Ordinal) => fill[0],
            1 => throw EngineException.InvalidArgument($"Fill argument not supported: \"{fill}\""),
            _ => throw EngineException.InvalidArgument("Fill string must be one or fewer characters"),
        };
        if (_scientific && _shortest)
        {
            throw EngineException.InvalidArgument("Cannot select both scientific and shortest notation");
        }

        if (!isFloating && (_scientific || _shortest))
        {
            throw EngineException.InvalidArgument($"scientific and shortest format not supported for datatype {type.Name()}");
        }

        if (!isFloating && _precision >= 0)
        {
            throw EngineException.InvalidArgument($"precision not supported for datatype {type.Name()}");
        }
    }

    public static Kernel Create(NodeInfo node)
    {
        // TensorFlow refuses a bad format when the graph runs, not before.
        AsStringKernel? kernel = null;
        return Kernel.Of(c => (kernel ??= new AsStringKernel(node)).Run(c));
    }

    public override void Run(KernelContext c)
    {
        switch (c.Type(0))
        {
            case DataType.DtFloat: Write<float>(c, v => Floating(v)); break;
            case DataType.DtDouble: Write<double>(c, Floating); break;
            case DataType.DtHalf: Write<Half>(c, v => Floating((double)v)); break;
            case DataType.DtBfloat16: Write<BFloat16>(c, v => Floating((float)v)); break;
            case DataType.DtComplex64: Write<Complex64>(c, v => $"({Floating(v.Real)},{Floating(v.Imaginary)})"); break;
            case DataType.DtComplex128: Write<Complex>(c, v => $"({Floating(v.Real)},{Floating(v.Imaginary)})"); break;
            case DataType.DtBool: Write<bool>(c, v => v ? "true" : "false"); break;
            case DataType.DtInt8: Write<sbyte>(c, v => Integer(v)); break;
            case DataType.DtInt16: Write<short>(c, v => Integer(v)); break;
            case DataType.DtInt32: Write<int>(c, v => Integer(v)); break;
            case DataType.DtInt64: Write<long>(c, v => Integer(v)); break;
            case DataType.DtUint8: Write<byte>(c, v => Integer(v)); break;
            case DataType.DtUint16: Write<ushort>(c, v => Integer(v)); break;
            case DataType.DtUint32: Write<uint>(c, v => Integer(v)); break;
            case DataType.DtUint64: Write<ulong>(c, v => Integer(v)); break;
            case DataType.DtString: c.Forward(0, 0); break;
            case var type: throw KernelTypes.Unsupported(c.Node, type);
        }
    }

    private static void Write<T>(KernelContext c, Func<T, string> format)
    {
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<byte[]> output = c.Output<byte[]>(0, c.Dims(0));
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = Encoding.ASCII.GetBytes(format(input[i]));
        }
    }

    private string Floating(double value)
    {
        if (double.IsNaN(value))
        {
            return Padded("", "nan", true, false);
        }

        double size = Math.Abs(value);
        int precision = _precision < 0 ? 6 : _precision;
        string digits = double.IsInfinity(value) ? "inf"
            : _shortest ? Printf.General(size, precision, _fill == '#')
            : _scientific ? Printf.Scientific(size, precision)
            : Printf.Fixed(size, precision) + (_fill == '#' && precision == 0 ? "." : "");
        return Padded(double.IsNegative(value) ? "-" : "", digits, true, double.IsFinite(value));
    }

    private string Integer<T>(T value) where T : INumberBase<T>, IMinMaxValue<T>
    {
        string digits = value.ToString(null, CultureInfo.InvariantCulture);
        bool signed = T.IsNegative(T.MinValue);
        return T.IsNegative(value) ? Padded("-", digits[1..], signed, true) : Padded("", digits, signed, true);
    }

    private string Padded(string sign, string digits, bool signed, bool zeros)
    {
        sign = sign.Length == 0 && signed && _fill is '+' or ' ' ? _fill.ToString() : sign;
        return _fill switch
        {
            '-' => (sign + digits).PadRight(Math.Max(_width, 0)),
            '0' when zeros => sign + digits.PadLeft(Math.Max(_width - sign.Length, 0), '0'),
            _ => (sign + digits).PadLeft(Math.Max(_width, 0)),
        };
    }

    private static int Bounded(NodeInfo node, string attr) => node.Int(attr) is <= MaxWidth and var value ? (int)Math.Max(value, -1)
        : throw EngineException.ResourceExhausted($"{attr} is {node.Int(attr)}, at most {MaxWidth} is sensible");
}
