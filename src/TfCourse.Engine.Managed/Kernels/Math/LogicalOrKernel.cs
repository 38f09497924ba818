namespace TfCourse.Engine.Managed;

/// <summary>z = x or y.</summary>
internal static class LogicalOrKernel
{
    public static Kernel Create(NodeInfo node) => new BinaryKernel<bool, bool, LogicalOr>();

    private readonly struct LogicalOr : IBinary<bool, bool>
    {
        public static bool Invoke(bool x, bool y) => x | y;

        public static void Run(ReadOnlySpan<bool> x, ReadOnlySpan<bool> y, Span<bool> z) => Binary.Loop<bool, bool, LogicalOr>(x, y, z);
    }
}
