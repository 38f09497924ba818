namespace TfCourse.Engine.Managed;

/// <summary>The sizes of each input.</summary>
internal static class ShapeNKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        for (int i = 0; i < c.InputCount; i++)
        {
            ShapeKernel.Write(c, i);
        }
    });
}
