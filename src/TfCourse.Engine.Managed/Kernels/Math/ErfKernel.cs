namespace TfCourse.Engine.Managed;

/// <summary>y = erf x.</summary>
internal static class ErfKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Double<Erf>(node);

    private readonly struct Erf : IDoubleUnary
    {
        public static double Invoke(double x) => ErrorFunction.Erf(x);
    }
}
