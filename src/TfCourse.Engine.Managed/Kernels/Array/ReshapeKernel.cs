namespace TfCourse.Engine.Managed;

/// <summary>The same elements under another shape, without copying; one size may be -1.</summary>
internal static class ReshapeKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => c.Forward(0, 0, Target(c)));

    private static Dims Target(KernelContext c)
    {
        if (c.Dims(1).Rank > 1)
        {
            throw EngineException.InvalidArgument($"sizes input must be 1-D, not {c.Dims(1)}");
        }

        Span<long> sizes = stackalloc long[254];
        sizes = sizes[..c.Integers(1, sizes).Length];
        long product = 1, count = c.Dims(0).Count;
        int unknown = -1;
        bool zero = false;
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == -1)
            {
                unknown = unknown < 0 ? i : throw EngineException.InvalidArgument($"Only one input size may be -1, not both {unknown} and {i}");
            }
            else if (sizes[i] < 0)
            {
                throw EngineException.InvalidArgument($"Size {i} must be non-negative, not {sizes[i]}");
            }
            else if (sizes[i] == 0)
            {
                zero = true;
            }
            else if (!Sizes.TryMultiply(product, sizes[i], out product))
            {
                throw EngineException.InvalidArgument($"Shape {Sizes.Format(sizes)} has too many elements");
            }
        }

        if (unknown >= 0)
        {
            // Beside a size of zero, zeros count on neither side, so that [0, 3] -> [0, -1] gives [0, 3].
            long elements = 1;
            foreach (long size in c.Dims(0).Span)
            {
                elements *= size == 0 && zero ? 1 : size;
            }

            sizes[unknown] = zero || elements % product == 0 ? elements / product : throw EngineException.InvalidArgument(
                $"Input to reshape is a tensor with {count} values, but the requested shape requires a multiple of {product}");
            product *= sizes[unknown];
        }

        product = zero ? 0 : product;
        return product == count ? new Dims(sizes) : throw EngineException.InvalidArgument(
            $"Input to reshape is a tensor with {count} values, but the requested shape has {product}");
    }
}
