using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The arithmetic of an element type, for kernels that serve every type TensorFlow adds: also bool, strings, bfloat16 and complex numbers.</summary>
internal interface IArithmetic<T>
{
    static abstract T Add(T x, T y);

    static abstract T Subtract(T x, T y);

    /// <summary>x &lt; y; false where there is no order.</summary>
    static abstract bool IsLess(T x, T y);
}

/// <summary>Makes a kernel for an element type and its arithmetic.</summary>
internal interface IArithmeticFactory
{
    Kernel Create<T, TArithmetic>(NodeInfo node) where TArithmetic : struct, IArithmetic<T>;
}

/// <summary>From an element type to its arithmetic.</summary>
internal static class ElementArithmetic
{
    public static Kernel For<TFactory>(NodeInfo node, DataType type) where TFactory : struct, IArithmeticFactory => type.Base() switch
    {
        DataType.DtBool => default(TFactory).Create<bool, BoolArithmetic>(node),
        DataType.DtString => default(TFactory).Create<byte[], StringArithmetic>(node),
        DataType.DtBfloat16 => default(TFactory).Create<BFloat16, BFloat16Arithmetic>(node),
        DataType.DtComplex64 => default(TFactory).Create<Complex64, Complex64Arithmetic>(node),
        DataType.DtComplex128 => default(TFactory).Create<Complex, Complex128Arithmetic>(node),
        _ => KernelTypes.Number<Numbers<TFactory>>(node, type),
    };

    private readonly struct Numbers<TFactory> : INumberFactory where TFactory : struct, IArithmeticFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => default(TFactory).Create<T, NumberArithmetic<T>>(node);
    }
}

/// <summary>Integers wrap.</summary>
internal readonly struct NumberArithmetic<T> : IArithmetic<T> where T : unmanaged, INumber<T>
{
    public static T Add(T x, T y) => x + y;

    public static T Subtract(T x, T y) => x - y;

    public static bool IsLess(T x, T y) => x < y;
}

/// <summary>Through float32, rounded after each step.</summary>
internal readonly struct BFloat16Arithmetic : IArithmetic<BFloat16>
{
    public static BFloat16 Add(BFloat16 x, BFloat16 y) => (BFloat16)((float)x + y);

    public static BFloat16 Subtract(BFloat16 x, BFloat16 y) => (BFloat16)((float)x - y);

    public static bool IsLess(BFloat16 x, BFloat16 y) => (float)x < y;
}

/// <summary>The sum of truths is "or"; there is no difference and no order.</summary>
internal readonly struct BoolArithmetic : IArithmetic<bool>
{
    public static bool Add(bool x, bool y) => x || y;

    public static bool Subtract(bool x, bool y) => throw EngineException.Unimplemented("booleans have no difference");

    public static bool IsLess(bool x, bool y) => !x && y;
}

/// <summary>The sum of strings is one behind the other.</summary>
internal readonly struct StringArithmetic : IArithmetic<byte[]>
{
    public static byte[] Add(byte[] x, byte[] y) => x.Length == 0 ? y : [.. x, .. y];

    public static byte[] Subtract(byte[] x, byte[] y) => throw EngineException.Unimplemented("strings have no difference");

    public static bool IsLess(byte[] x, byte[] y) => x.AsSpan().SequenceCompareTo(y) < 0;
}

/// <summary>Part by part.</summary>
internal readonly struct Complex64Arithmetic : IArithmetic<Complex64>
{
    public static Complex64 Add(Complex64 x, Complex64 y) => new(x.Real + y.Real, x.Imaginary + y.Imaginary);

    public static Complex64 Subtract(Complex64 x, Complex64 y) => new(x.Real - y.Real, x.Imaginary - y.Imaginary);

    public static bool IsLess(Complex64 x, Complex64 y) => throw EngineException.Unimplemented("complex numbers have no order");
}

/// <summary>Part by part.</summary>
internal readonly struct Complex128Arithmetic : IArithmetic<Complex>
{
    public static Complex Add(Complex x, Complex y) => x + y;

    public static Complex Subtract(Complex x, Complex y) => x - y;

    public static bool IsLess(Complex x, Complex y) => throw EngineException.Unimplemented("complex numbers have no order");
}
