namespace TfCourse.Engine.Managed;

/// <summary>Assign: sets the variable referred to; unless told otherwise the value must have the shape that it has or declares.</summary>
internal static class AssignKernel
{
    public static Kernel Create(NodeInfo node)
    {
        bool validate = node.Bool("validate_shape");
        return Kernel.Of(c =>
        {
            Variable variable = References.Variable(c, 0);
            TensorValue value = c.Value(1);
            using (variable.Lock.Hold())
            {
                Dims old = variable.IsInitialized ? variable.Value.Dims : c.Dims(0);
                if (validate && old != value.Dims)
                {
                    throw EngineException.InvalidArgument($"Assign requires shapes of both tensors to match. lhs shape= {old} rhs shape= {value.Dims}");
                }

                if (!c.TryMove(1, variable.Value))
                {
                    variable.Assign(value);
                }

                c.Result(0).ReferTo(variable, variable.Value.Type, variable.Value.Dims);
            }
        });
    }
}
