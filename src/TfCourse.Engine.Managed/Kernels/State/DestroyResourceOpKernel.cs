namespace TfCourse.Engine.Managed;

/// <summary>Removes a resource from the session.</summary>
internal static class DestroyResourceOpKernel
{
    public static Kernel Create(NodeInfo node)
    {
        bool ignoreMissing = node.Bool("ignore_lookup_error");
        return Kernel.Of(c =>
        {
            ResourceHandle handle = Variables.Handle(c, 0);
            if (!c.Run.Session.Resources.Remove(handle) && !ignoreMissing)
            {
                throw EngineException.NotFound($"Resource {handle.Container}/{handle.Name} does not exist, so it cannot be destroyed");
            }
        });
    }
}
