namespace TfCourse.Engine.Managed;

/// <summary>output = whether all elements are true; over nothing true.</summary>
internal static class AllKernel
{
    public static Kernel Create(NodeInfo node) => new ReductionKernel<bool, AllReduction>(node);

    private readonly struct AllReduction : IReduction<bool>
    {
        public static bool Identity => true;

        public static bool Combine(bool a, bool b) => a & b;

        public static bool Row(ReadOnlySpan<bool> x) => !x.Contains(false);

        public static void Accumulate(ReadOnlySpan<bool> x, Span<bool> total)
        {
            for (int i = 0; i < x.Length; i++)
            {
                total[i] &= x[i];
            }
        }
    }
}
