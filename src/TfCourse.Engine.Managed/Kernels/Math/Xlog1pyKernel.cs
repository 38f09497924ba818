namespace TfCourse.Engine.Managed;

/// <summary>z = x · log(1 + y), and 0 where x is 0, whatever y.</summary>
internal static class Xlog1pyKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Double<Xlog1py>(node);

    private readonly struct Xlog1py : IDoubleBinary
    {
        public static double Invoke(double x, double y) => x == 0 ? 0 : x * NearOne.Log1p(y);
    }
}
