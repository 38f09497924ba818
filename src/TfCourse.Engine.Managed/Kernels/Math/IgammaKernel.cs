namespace TfCourse.Engine.Managed;

/// <summary>z = P(a, x), the lower regularized incomplete gamma function.</summary>
internal static class IgammaKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Double<Igamma>(node);

    private readonly struct Igamma : IDoubleBinary
    {
        public static double Invoke(double a, double x) => IncompleteGamma.Lower(a, x);
    }
}
