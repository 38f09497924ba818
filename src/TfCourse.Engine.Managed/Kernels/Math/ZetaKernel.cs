namespace TfCourse.Engine.Managed;

/// <summary>z = ζ(x, q) = Σ (q + k)⁻ˣ.</summary>
internal static class ZetaKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Double<Zeta>(node);

    private readonly struct Zeta : IDoubleBinary
    {
        public static double Invoke(double x, double q) => HurwitzZeta.Of(x, q);
    }
}
