using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>Kernels of batches of matrices, computed in double, each matrix on its own.</summary>
internal static class Matrices
{
    /// <summary>Rows and columns of an input's matrices.</summary>
    /// <exception cref="EngineException">The input has fewer than two axes, or has to be square and is not.</exception>
    public static (int Rows, int Columns) Size(KernelContext c, int input, bool square)
    {
        Dims dims = c.Dims(input);
        if (dims.Rank < 2)
        {
            throw EngineException.InvalidArgument($"Input tensor {input} must have rank >= 2, it has the shape {dims}");
        }

        if (square && dims[-1] != dims[-2])
        {
            throw EngineException.InvalidArgument($"Input matrix must be square. {c.Argument(input)} has the shape {dims}");
        }

        // Also for a batch of none: one matrix has to fit, in double.
        _ = Sizes.Bytes(Sizes.Multiply(dims[-1], dims[-2]), sizeof(double));
        return (checked((int)dims[-2]), checked((int)dims[-1]));
    }

    /// <summary>The axes before the matrices.</summary>
    public static Dims Batch(KernelContext c, int input) => new(c.Dims(input).Span[..^2]);

    /// <summary>The batch axes of an input followed by others.</summary>
    public static Dims Shape(KernelContext c, int input, params ReadOnlySpan<long> sizes) => Dims.Join(c.Dims(input).Span[..^2], sizes);

    public static void Load<T>(ReadOnlySpan<T> x, Span<double> wide) where T : unmanaged, INumber<T> => TensorPrimitives.ConvertTruncating(x, wide);

    public static void Store<T>(ReadOnlySpan<double> wide, Span<T> x) where T : unmanaged, INumber<T> => TensorPrimitives.ConvertTruncating(wide, x);

    /// <summary>Rented memory of doubles, to be given back with <see cref="Return"/>.</summary>
    public static double[] Rent(int count) => ArrayPool<double>.Shared.Rent(Math.Max(count, 1));

    public static void Return(params ReadOnlySpan<double[]> rented)
    {
        foreach (double[] array in rented)
        {
            ArrayPool<double>.Shared.Return(array);
        }
    }

    /// <summary>Transposes a square matrix in place.</summary>
    public static void Transpose(Span<double> a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (a[(i * n) + j], a[(j * n) + i]) = (a[(j * n) + i], a[(i * n) + j]);
            }
        }
    }
}
