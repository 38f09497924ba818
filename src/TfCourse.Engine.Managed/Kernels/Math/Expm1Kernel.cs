namespace TfCourse.Engine.Managed;

/// <summary>y = eˣ - 1, exact near 0.</summary>
internal static class Expm1Kernel
{
    public static Kernel Create(NodeInfo node) => Unary.Double<Expm1>(node);

    private readonly struct Expm1 : IDoubleUnary
    {
        public static double Invoke(double x) => NearOne.Expm1(x);
    }
}
