namespace TfCourse.Engine.Managed;

/// <summary>output = whether any element is true; over nothing false.</summary>
internal static class AnyKernel
{
    public static Kernel Create(NodeInfo node) => ReductionKernel.Of<bool, AnyReduction>(node);

    private readonly struct AnyReduction : IReduction<bool>
    {
        public bool Identity => false;

        public bool Combine(bool a, bool b) => a | b;

        public bool Row(ReadOnlySpan<bool> x) => x.Contains(true);

        public void Accumulate(ReadOnlySpan<bool> x, Span<bool> total)
        {
            for (int i = 0; i < x.Length; i++)
            {
                total[i] |= x[i];
            }
        }

        public void Finish(Span<bool> totals, long count)
        {
        }
    }
}
