namespace TfCourse.Engine.Managed;

/// <summary>output = input, without copying: Identity and the ops that only mean something to gradients or to people.</summary>
internal static class IdentityKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => c.Forward(0, 0));
}
