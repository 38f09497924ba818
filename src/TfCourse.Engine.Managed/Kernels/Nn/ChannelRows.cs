using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>Sums over the rows of a matrix [rows, channels]: of a few rows in float first, these sums in double.</summary>
internal static unsafe class ChannelRows
{
    // Few enough that a float sum keeps its digits, enough that adding to the doubles costs little.
    private const int Chunk = 32;

    /// <summary>What is added of one row.</summary>
    public interface ITerm
    {
        void Add(ReadOnlySpan<float> row, int index, Span<float> sum, Span<float> scratch);
    }

    /// <summary>totals[c] = Σ term(row, c).</summary>
    public static void Sum<TTerm>(float* x, int rows, int channels, TTerm term, Span<double> totals, Span<float> scratch) where TTerm : struct, ITerm
    {
        Span<float> sum = scratch[..channels], rest = scratch.Slice(channels, channels);
        totals.Clear();
        for (int from = 0; from < rows; from += Chunk)
        {
            sum.Clear();
            for (int r = from; r < Math.Min(rows, from + Chunk); r++)
            {
                term.Add(new ReadOnlySpan<float>(x + ((long)r * channels), channels), r, sum, rest);
            }

            for (int c = 0; c < channels; c++)
            {
                totals[c] += sum[c];
            }
        }
    }

    /// <summary>The row itself.</summary>
    public readonly struct Value : ITerm
    {
        public void Add(ReadOnlySpan<float> row, int index, Span<float> sum, Span<float> scratch) => TensorPrimitives.Add(sum, row, sum);
    }

    /// <summary>(row - mean)².</summary>
    public readonly struct SquaredDistance(float* mean) : ITerm
    {
        private readonly float* _mean = mean;

        public void Add(ReadOnlySpan<float> row, int index, Span<float> sum, Span<float> scratch)
        {
            TensorPrimitives.Subtract(row, new ReadOnlySpan<float>(_mean, row.Length), scratch);
            TensorPrimitives.MultiplyAdd(scratch, scratch, sum, sum);
        }
    }

    /// <summary>(row - mean) · (the row of the same index in another matrix).</summary>
    public readonly struct Product(float* mean, float* other) : ITerm
    {
        private readonly float* _mean = mean, _other = other;

        public void Add(ReadOnlySpan<float> row, int index, Span<float> sum, Span<float> scratch)
        {
            TensorPrimitives.Subtract(row, new ReadOnlySpan<float>(_mean, row.Length), scratch);
            TensorPrimitives.MultiplyAdd(scratch, new ReadOnlySpan<float>(_other + ((long)index * row.Length), row.Length), sum, sum);
        }
    }
}
