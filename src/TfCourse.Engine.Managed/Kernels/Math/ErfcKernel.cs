namespace TfCourse.Engine.Managed;

/// <summary>y = 1 - erf x.</summary>
internal static class ErfcKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Double<Erfc>(node);

    private readonly struct Erfc : IDoubleUnary
    {
        public static double Invoke(double x) => ErrorFunction.Erfc(x);
    }
}
