namespace TfCourse.Engine.Managed;

/// <summary>y = the quantile x of the standard normal distribution.</summary>
internal static class NdtriKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Double<Ndtri>(node);

    private readonly struct Ndtri : IDoubleUnary
    {
        public static double Invoke(double x) => ErrorFunction.NormalQuantile(x);
    }
}
