namespace TfCourse.Engine.Managed;

/// <summary>y = ψ(x) = Γ′(x) / Γ(x).</summary>
internal static class DigammaKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Double<Digamma>(node);

    private readonly struct Digamma : IDoubleUnary
    {
        public static double Invoke(double x) => GammaFunction.Digamma(x);
    }
}
