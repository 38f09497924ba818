using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>AssignAdd and AssignSub: the variable referred to ← f(variable, value), in place.</summary>
internal static class AssignUpdateKernel
{
    public static Kernel Create<TUpdate>(NodeInfo node) where TUpdate : IElementUpdate
    {
        ElementUpdate update = ElementUpdates.Number<TUpdate>(node, node.Type("T"));
        return Kernel.Of(c =>
        {
            Variable variable = References.Variable(c, 0);
            TensorValue value = c.Value(1);
            using (variable.Lock.Hold())
            {
                if (variable.Value.Dims != value.Dims)
                {
                    throw EngineException.InvalidArgument($"Parameters and update must be the same size: {variable.Value.Dims} and {value.Dims}");
                }

                variable.Own();
                update(variable.Value, 0, value, 0, value.Count);
                References.PassOn(c, 0, 0);
            }
        });
    }
}
