using System.Numerics;
using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Sums, differences and products of complex numbers, in the arithmetic of their parts.</summary>
internal static class ComplexArithmetic
{
    /// <summary>The kernel of a sum of complex numbers; null when the node's are not.</summary>
    public static Kernel? Add(NodeInfo node) => Of<Sum>(node);

    /// <summary>The kernel of a difference; null when the node's numbers are not complex.</summary>
    public static Kernel? Sub(NodeInfo node) => Of<Difference>(node);

    /// <summary>The kernel of a product; null when the node's numbers are not complex.</summary>
    public static Kernel? Mul(NodeInfo node) => Of<Product>(node);

    private static Kernel? Of<TOp>(NodeInfo node) where TOp : struct, IComplexBinary
        => node.InputTypes[0].Base() is DataType.DtComplex64 or DataType.DtComplex128 ? Complexes<TOp>(node) : null;

    // Of its own, so that graphs of real numbers do not load what it names.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Complexes<TOp>(NodeInfo node) where TOp : struct, IComplexBinary => node.InputTypes[0].Base() == DataType.DtComplex64
        ? new BinaryKernel<Complex64, Complex64, Single<TOp>>()
        : new BinaryKernel<Complex, Complex, Double<TOp>>();

    /// <summary>f for the parts of two complex numbers.</summary>
    private interface IComplexBinary
    {
        static abstract (T Real, T Imaginary) Invoke<T>(T a, T b, T c, T d) where T : IFloatingPointIeee754<T>;
    }

    private readonly struct Sum : IComplexBinary
    {
        public static (T Real, T Imaginary) Invoke<T>(T a, T b, T c, T d) where T : IFloatingPointIeee754<T> => (a + c, b + d);
    }

    private readonly struct Difference : IComplexBinary
    {
        public static (T Real, T Imaginary) Invoke<T>(T a, T b, T c, T d) where T : IFloatingPointIeee754<T> => (a - c, b - d);
    }

    private readonly struct Product : IComplexBinary
    {
        public static (T Real, T Imaginary) Invoke<T>(T a, T b, T c, T d) where T : IFloatingPointIeee754<T> => ((a * c) - (b * d), (a * d) + (b * c));
    }

    private readonly struct Single<TOp> : IBinary<Complex64, Complex64> where TOp : struct, IComplexBinary
    {
        public static Complex64 Invoke(Complex64 x, Complex64 y)
        {
            (float real, float imaginary) = TOp.Invoke(x.Real, x.Imaginary, y.Real, y.Imaginary);
            return new Complex64(real, imaginary);
        }

        public static void Run(ReadOnlySpan<Complex64> x, ReadOnlySpan<Complex64> y, Span<Complex64> z) => Binary.Loop<Complex64, Complex64, Single<TOp>>(x, y, z);
    }

    private readonly struct Double<TOp> : IBinary<Complex, Complex> where TOp : struct, IComplexBinary
    {
        public static Complex Invoke(Complex x, Complex y)
        {
            (double real, double imaginary) = TOp.Invoke(x.Real, x.Imaginary, y.Real, y.Imaginary);
            return new Complex(real, imaginary);
        }

        public static void Run(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<Complex> z) => Binary.Loop<Complex, Complex, Double<TOp>>(x, y, z);
    }
}
