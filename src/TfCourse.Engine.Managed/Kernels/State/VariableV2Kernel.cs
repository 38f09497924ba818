using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>VariableV2 and Variable: the reference of a variable of the session; container and shared name, or the node's own name, tell which.</summary>
internal static class VariableV2Kernel
{
    public static Kernel Create(NodeInfo node)
    {
        string shared = node.String("shared_name"), name = shared.Length > 0 ? shared : node.Name;
        var handle = new ResourceHandle(References.Container + node.String("container"), name);
        DataType type = node.Type("dtype");
        Dims declared = node.Shape("shape") is { UnknownRank: false } shape && shape.Dim.All(d => d.Size >= 0) ? new Dims([.. shape.Dim.Select(d => d.Size)]) : default;
        return Kernel.Of(c =>
        {
            Variable variable = c.Run.Session.Resources.GetOrAdd(handle, () => new Variable(name));
            using (variable.Lock.Hold())
            {
                c.Result(0).ReferTo(variable, type, variable.IsInitialized ? variable.Value.Dims : declared);
            }
        });
    }
}
