namespace TfCourse.Engine.Managed;

/// <summary>y[x[i]] = i.</summary>
internal sealed class InvertPermutationKernel : Kernel
{
    private readonly IndexBuffer _x = new();
    private long[] _y = [];

    public override void Run(KernelContext c)
    {
        if (c.Dims(0).Rank != 1)
        {
            throw EngineException.InvalidArgument($"invert_permutation expects a 1D vector, got the shape {c.Dims(0)}");
        }

        ReadOnlySpan<long> x = _x.Of(c, 0);
        Array.Resize(ref _y, x.Length);
        Array.Fill(_y, -1);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0 || x[i] >= x.Length)
            {
                throw EngineException.InvalidArgument($"{x[i]} is not between 0 and {x.Length}");
            }

            ref long y = ref _y[x[i]];
            y = y < 0 ? i : throw EngineException.InvalidArgument($"{x[i]} is duplicated in the input.");
        }

        IntegerOutputs.Write(c, 0, _y);
    }
}
