namespace TfCourse.Engine.Managed;

/// <summary>output = whether any element is true; over nothing false.</summary>
internal static class AnyKernel
{
    public static Kernel Create(NodeInfo node) => new ReductionKernel<bool, AnyReduction>(node);

    private readonly struct AnyReduction : IReduction<bool>
    {
        public static bool Identity => false;

        public static bool Combine(bool a, bool b) => a | b;

        public static bool Row(ReadOnlySpan<bool> x) => x.Contains(true);

        public static void Accumulate(ReadOnlySpan<bool> x, Span<bool> total)
        {
            for (int i = 0; i < x.Length; i++)
            {
                total[i] |= x[i];
            }
        }
    }
}
