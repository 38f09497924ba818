namespace TfCourse.Engine.Managed;

/// <summary>z = x and y.</summary>
internal static class LogicalAndKernel
{
    public static Kernel Create(NodeInfo node) => new BinaryKernel<bool, bool, LogicalAnd>();

    private readonly struct LogicalAnd : IBinary<bool, bool>
    {
        public static bool Invoke(bool x, bool y) => x & y;

        public static void Run(ReadOnlySpan<bool> x, ReadOnlySpan<bool> y, Span<bool> z) => Binary.Loop<bool, bool, LogicalAnd>(x, y, z);
    }
}
