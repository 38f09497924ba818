namespace TfCourse.Engine.Managed;

/// <summary>output = whether all elements are true; over nothing true.</summary>
internal static class AllKernel
{
    public static Kernel Create(NodeInfo node) => ReductionKernel.Of<bool, AllReduction>(node);

    private readonly struct AllReduction : IReduction<bool>
    {
        public bool Identity => true;

        public bool Combine(bool a, bool b) => a & b;

        public bool Row(ReadOnlySpan<bool> x) => !x.Contains(false);

        public void Accumulate(ReadOnlySpan<bool> x, Span<bool> total)
        {
            for (int i = 0; i < x.Length; i++)
            {
                total[i] &= x[i];
            }
        }

        public void Finish(Span<bool> totals, long count)
        {
        }
    }
}
