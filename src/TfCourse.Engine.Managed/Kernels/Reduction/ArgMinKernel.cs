namespace TfCourse.Engine.Managed;

/// <summary>output = index of the least element along an axis.</summary>
internal static class ArgMinKernel
{
    public static Kernel Create(NodeInfo node) => ArgExtreme.Create<Least>(node);

    private readonly struct Least : IExtreme
    {
        public static bool Better<T>(T x, T best) where T : System.Numerics.INumber<T> => x < best;

        public static T Worst<T>() where T : System.Numerics.INumber<T> => T.CreateSaturating(double.PositiveInfinity);
    }
}
