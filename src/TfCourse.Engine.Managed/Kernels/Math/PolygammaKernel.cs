namespace TfCourse.Engine.Managed;

/// <summary>z = the a-th derivative of ψ at x.</summary>
internal static class PolygammaKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Double<Polygamma>(node);

    private readonly struct Polygamma : IDoubleBinary
    {
        public static double Invoke(double a, double x) => GammaFunction.Polygamma(a, x);
    }
}
