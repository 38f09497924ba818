namespace TfCourse.Engine.Managed;

/// <summary>y = log(1 + x), exact near 0.</summary>
internal static class Log1pKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Double<Log1p>(node);

    private readonly struct Log1p : IDoubleUnary
    {
        public static double Invoke(double x) => NearOne.Log1p(x);
    }
}
