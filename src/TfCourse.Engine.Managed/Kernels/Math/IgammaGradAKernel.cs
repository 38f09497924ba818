namespace TfCourse.Engine.Managed;

/// <summary>z = ∂P(a, x)/∂a.</summary>
internal static class IgammaGradAKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Double<IgammaGradA>(node);

    private readonly struct IgammaGradA : IDoubleBinary
    {
        public static double Invoke(double a, double x) => IncompleteGamma.LowerByA(a, x);
    }
}
