using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>AssignAddVariableOp and AssignSubVariableOp: variable ← f(variable, value), in place.</summary>
internal static class AssignUpdateVariableOpKernel
{
    public static Kernel Create<TUpdate>(NodeInfo node) where TUpdate : IElementUpdate
    {
        DataType type = node.Type("dtype");
        ElementUpdate update = ElementUpdates.Number<TUpdate>(node, type);
        return Kernel.Of(c =>
        {
            Variable variable = Variables.Find(c, 0);
            TensorValue value = c.Value(1);
            using (variable.Lock.Hold())
            {
                TensorValue target = Variables.Value(c, 0, variable, type);
                if (target.Dims != value.Dims)
                {
                    throw EngineException.InvalidArgument($"Cannot update variable with shape {target.Dims} using a Tensor with shape {value.Dims}, shapes must be equal.");
                }

                variable.Own();
                update(target, 0, value, 0, target.Count);
            }
        });
    }
}
