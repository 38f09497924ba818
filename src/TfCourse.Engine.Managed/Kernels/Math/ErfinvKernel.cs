namespace TfCourse.Engine.Managed;

/// <summary>y = the y with erf y = x.</summary>
internal static class ErfinvKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Double<Erfinv>(node);

    private readonly struct Erfinv : IDoubleUnary
    {
        public static double Invoke(double x) => ErrorFunction.InverseErf(x);
    }
}
