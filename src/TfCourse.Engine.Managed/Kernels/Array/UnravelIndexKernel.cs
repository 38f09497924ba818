namespace TfCourse.Engine.Managed;

/// <summary>The indices along each axis of the elements at given places of a row-major array.</summary>
internal sealed class UnravelIndexKernel : Kernel
{
    private readonly IndexBuffer _places = new(), _sizes = new();

    public override void Run(KernelContext c)
    {
        if (c.Dims(0).Rank > 1 || c.Dims(1).Rank != 1)
        {
            throw EngineException.InvalidArgument($"The indices can only be scalar or vector and dims must be a vector, got the shapes {c.Dims(0)} and {c.Dims(1)}");
        }

        ReadOnlySpan<long> places = _places.Of(c, 0), sizes = _sizes.Of(c, 1);
        foreach (long size in sizes)
        {
            if (size <= 0)
            {
                throw EngineException.InvalidArgument($"Input dims cannot contain a dim of zero or less, got {size}");
            }
        }

        long count = Sizes.Count(sizes);
        long[] indices = new long[sizes.Length * places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            long rest = places[i] >= 0 && places[i] < count ? places[i]
                : throw EngineException.InvalidArgument($"index {places[i]} is out of bound as with dims {Sizes.Format(sizes)}");
            for (int axis = sizes.Length - 1; axis >= 0; axis--)
            {
                (rest, indices[(axis * places.Length) + i]) = (rest / sizes[axis], rest % sizes[axis]);
            }
        }

        IntegerOutputs.Write(c, 0, c.Dims(0).Rank == 0 ? new Dims(sizes.Length) : new Dims(sizes.Length, places.Length), indices);
    }
}
