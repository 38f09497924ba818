namespace TfCourse.Engine.Managed;

/// <summary>Which matrices of two inputs belong together when their batch axes stretch over each other.</summary>
internal static class BatchPairs
{
    /// <summary>The stretched batch axes of two shapes of matrices.</summary>
    /// <exception cref="EngineException">They do not fit; or they differ and may not stretch.</exception>
    public static Dims Batch(in Dims x, in Dims y, bool stretches)
    {
        ReadOnlySpan<long> a = x.Span[..^2], b = y.Span[..^2];
        int rank = Math.Max(a.Length, b.Length);
        Span<long> sizes = stackalloc long[rank];
        for (int i = 0; i < rank; i++)
        {
            long p = i < rank - a.Length ? 1 : a[i - rank + a.Length], q = i < rank - b.Length ? 1 : b[i - rank + b.Length];
            if (p != q && (!stretches || (p != 1 && q != 1)))
            {
                throw EngineException.InvalidArgument($"In[0] and In[1] must have compatible batch dimensions: {x} vs. {y}");
            }

            sizes[i] = p == 1 ? q : p;
        }

        return new Dims(sizes);
    }

    /// <summary>Which matrix of an input goes into a matrix of the output: axes of size 1 stay at 0.</summary>
    public static int Index(int matrix, in Dims batch, in Dims input)
    {
        int index = 0, stride = 1;
        for (int axis = batch.Rank - 1, own = input.Rank - 3; own >= 0; axis--, own--)
        {
            int at = (int)(matrix % batch[axis]);
            matrix /= (int)batch[axis];
            index += input[own] == 1 ? 0 : at * stride;
            stride *= (int)input[own];
        }

        return index;
    }
}
