namespace TfCourse.Engine.Managed;

/// <summary>z = the angle of the point (x, y), inputs in the order y, x; in [-π, π].</summary>
internal static class Atan2Kernel
{
    public static Kernel Create(NodeInfo node) => Binary.Double<Atan2>(node);

    private readonly struct Atan2 : IDoubleBinary
    {
        public static double Invoke(double x, double y) => Math.Atan2(x, y);
    }
}
