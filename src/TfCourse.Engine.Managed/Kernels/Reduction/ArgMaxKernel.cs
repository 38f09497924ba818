namespace TfCourse.Engine.Managed;

/// <summary>output = index of the greatest element along an axis.</summary>
internal static class ArgMaxKernel
{
    public static Kernel Create(NodeInfo node) => ArgExtreme.Create<Greatest>(node);

    private readonly struct Greatest : IExtreme
    {
        public static bool Better<T>(T x, T best) where T : System.Numerics.INumber<T> => x > best;

        public static T Worst<T>() where T : System.Numerics.INumber<T> => T.CreateSaturating(double.NegativeInfinity);
    }
}
