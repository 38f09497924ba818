namespace TfCourse.Engine.Managed;

/// <summary>y = log |Γ(x)|.</summary>
internal static class LgammaKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Double<Lgamma>(node);

    private readonly struct Lgamma : IDoubleUnary
    {
        public static double Invoke(double x) => GammaFunction.Log(x);
    }
}
