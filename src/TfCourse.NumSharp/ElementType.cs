namespace NumSharp;

/// <summary>Element types: which exist, and which one the result of an operation has.</summary>
internal static class ElementType
{
    internal static NPTypeCode Of(Type type)
    {
        NPTypeCode code = (NPTypeCode)Type.GetTypeCode(type);
        return Enum.IsDefined(code) && code != NPTypeCode.Empty
            ? code
            : throw new NotSupportedException(
                $"An NDArray cannot hold {type}. It holds double, float, int, long, byte or bool: convert the values first.");
    }

    internal static Type Of(NPTypeCode code) => code switch
    {
        NPTypeCode.Boolean => typeof(bool),
        NPTypeCode.Byte => typeof(byte),
        NPTypeCode.Int32 => typeof(int),
        NPTypeCode.Int64 => typeof(long),
        NPTypeCode.Single => typeof(float),
        NPTypeCode.Double => typeof(double),
        _ => throw Unknown(code),
    };

    internal static Array NewBuffer(NPTypeCode code, int length) => code switch
    {
        NPTypeCode.Boolean => new bool[length],
        NPTypeCode.Byte => new byte[length],
        NPTypeCode.Int32 => new int[length],
        NPTypeCode.Int64 => new long[length],
        NPTypeCode.Single => new float[length],
        NPTypeCode.Double => new double[length],
        _ => throw Unknown(code),
    };

    internal static bool IsFloating(NPTypeCode code) => code is NPTypeCode.Single or NPTypeCode.Double;

    // A 0-d array adapts to its partner when it is of the same kind or a lower one (bool < integer < floating):
    // that keeps float32 * 2.0 a float32.
    internal static NPTypeCode Common(NDArray x, NDArray y)
    {
        if (x.typecode == y.typecode)
            return x.typecode;
        if (y.ndim == 0 && x.ndim > 0 && Kind(y.typecode) <= Kind(x.typecode))
            return x.typecode;
        if (x.ndim == 0 && y.ndim > 0 && Kind(x.typecode) <= Kind(y.typecode))
            return y.typecode;
        return Common(x.typecode, y.typecode);
    }

    // float32 cannot hold every int, so those two meet in float64.
    internal static NPTypeCode Common(NPTypeCode x, NPTypeCode y)
    {
        (NPTypeCode low, NPTypeCode high) = x < y ? (x, y) : (y, x);
        bool inexact = high == NPTypeCode.Single && low is (NPTypeCode.Int32 or NPTypeCode.Int64);
        return inexact ? NPTypeCode.Double : high;
    }

    internal static NPTypeCode FloatingFor(NPTypeCode code) => IsFloating(code) ? code : NPTypeCode.Double;

    internal static NotSupportedException Unknown(NPTypeCode code)
        => new($"There is no element type {code}. Use Double, Single, Int32, Int64, Byte or Boolean.");

    private static int Kind(NPTypeCode code) => code == NPTypeCode.Boolean ? 0 : IsFloating(code) ? 2 : 1;
}
