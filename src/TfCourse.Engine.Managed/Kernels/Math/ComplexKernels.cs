using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Complex, Conj, Imag, Real, ComplexAbs and Angle: complex numbers and the pairs of real numbers that they are.</summary>
internal static class ComplexKernels
{
    public static Kernel Complex(NodeInfo node) => (node.Type("T"), node.Type("Tout")) switch
    {
        (DataType.DtFloat, DataType.DtComplex64) => new BinaryKernel<float, Complex64, MakeSingle>(),
        (DataType.DtDouble, DataType.DtComplex128) => new BinaryKernel<double, Complex, MakeDouble>(),
        (var type, _) => throw KernelTypes.Unsupported(node, type),
    };

    public static Kernel Conj(NodeInfo node) => node.Type("T") switch
    {
        DataType.DtComplex64 => new UnaryKernel<Complex64, Complex64, ConjugateSingle>(),
        DataType.DtComplex128 => new UnaryKernel<Complex, Complex, ConjugateDouble>(),
        var type => throw KernelTypes.Unsupported(node, type),
    };

    public static Kernel Abs(NodeInfo node) => Part<SizeSingle, SizeDouble>(node);

    public static Kernel Angle(NodeInfo node) => Part<AngleSingle, AngleDouble>(node);

    public static Kernel Imag(NodeInfo node) => Part<ImaginarySingle, ImaginaryDouble>(node);

    public static Kernel Real(NodeInfo node) => Part<RealSingle, RealDouble>(node);

    private static Kernel Part<TSingle, TDouble>(NodeInfo node) where TSingle : struct, IUnary<Complex64, float> where TDouble : struct, IUnary<Complex, double> => (node.Type("T"), node.Type("Tout")) switch
    {
        (DataType.DtComplex64, DataType.DtFloat) => new UnaryKernel<Complex64, float, TSingle>(),
        (DataType.DtComplex128, DataType.DtDouble) => new UnaryKernel<Complex, double, TDouble>(),
        (var type, _) => throw KernelTypes.Unsupported(node, type),
    };

    private readonly struct RealSingle : IUnary<Complex64, float>
    {
        public static float Invoke(Complex64 x) => x.Real;
    }

    private readonly struct RealDouble : IUnary<Complex, double>
    {
        public static double Invoke(Complex x) => x.Real;
    }

    private readonly struct ImaginarySingle : IUnary<Complex64, float>
    {
        public static float Invoke(Complex64 x) => x.Imaginary;
    }

    private readonly struct ImaginaryDouble : IUnary<Complex, double>
    {
        public static double Invoke(Complex x) => x.Imaginary;
    }

    private readonly struct SizeSingle : IUnary<Complex64, float>
    {
        public static float Invoke(Complex64 x) => float.Hypot(x.Real, x.Imaginary);
    }

    private readonly struct SizeDouble : IUnary<Complex, double>
    {
        public static double Invoke(Complex x) => double.Hypot(x.Real, x.Imaginary);
    }

    private readonly struct AngleSingle : IUnary<Complex64, float>
    {
        public static float Invoke(Complex64 x) => MathF.Atan2(x.Imaginary, x.Real);
    }

    private readonly struct AngleDouble : IUnary<Complex, double>
    {
        public static double Invoke(Complex x) => Math.Atan2(x.Imaginary, x.Real);
    }

    private readonly struct ConjugateSingle : IUnary<Complex64, Complex64>
    {
        public static Complex64 Invoke(Complex64 x) => new(x.Real, -x.Imaginary);
    }

    private readonly struct ConjugateDouble : IUnary<Complex, Complex>
    {
        public static Complex Invoke(Complex x) => System.Numerics.Complex.Conjugate(x);
    }

    private readonly struct MakeSingle : IBinary<float, Complex64>
    {
        public static Complex64 Invoke(float x, float y) => new(x, y);

        public static void Run(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<Complex64> z) => Binary.Loop<float, Complex64, MakeSingle>(x, y, z);
    }

    private readonly struct MakeDouble : IBinary<double, Complex>
    {
        public static Complex Invoke(double x, double y) => new(x, y);

        public static void Run(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<Complex> z) => Binary.Loop<double, Complex, MakeDouble>(x, y, z);
    }
}
