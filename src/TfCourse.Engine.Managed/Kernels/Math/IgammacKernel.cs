namespace TfCourse.Engine.Managed;

/// <summary>z = Q(a, x), the upper regularized incomplete gamma function.</summary>
internal static class IgammacKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Double<Igammac>(node);

    private readonly struct Igammac : IDoubleBinary
    {
        public static double Invoke(double a, double x) => IncompleteGamma.Upper(a, x);
    }
}
