using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Sets a variable, which need not have a value before.</summary>
internal static class AssignVariableOpKernel
{
    public static Kernel Create(NodeInfo node)
    {
        bool validate = node.Bool("validate_shape");
        return Kernel.Of(c =>
        {
            Variable variable = c.Run.Session.Resources.GetOrAdd(Variables.Handle(c, 0), static () => new Variable());
            TensorValue value = c.Value(1);
            using (variable.Lock.Hold())
            {
                if (variable.IsInitialized && variable.Value.Type != value.Type)
                {
                    throw EngineException.InvalidArgument($"Trying to assign variable with wrong dtype. Expected {variable.Value.Type.Name()} got {value.Type.Name()}");
                }

                if (validate && variable.IsInitialized && variable.Value.Dims != value.Dims)
                {
                    throw EngineException.InvalidArgument($"Trying to assign to variable with tensor with wrong shape. Expected {variable.Value.Dims} got {value.Dims}");
                }

                if (!c.TryMove(1, variable.Value))
                {
                    variable.Assign(value);
                }
            }
        });
    }
}
