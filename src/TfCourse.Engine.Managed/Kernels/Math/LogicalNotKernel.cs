namespace TfCourse.Engine.Managed;

/// <summary>y = not x.</summary>
internal static class LogicalNotKernel
{
    public static Kernel Create(NodeInfo node) => new UnaryKernel<bool, bool, Not>();

    private readonly struct Not : IUnary<bool, bool>
    {
        public static bool Invoke(bool x) => !x;
    }
}
