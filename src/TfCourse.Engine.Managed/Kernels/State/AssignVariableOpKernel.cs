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
            if (variable.IsInitialized && variable.Value.Type != value.Type)
            {
                throw EngineException.InvalidArgument($"Trying to assign a value of type {value.Type.Name()} to a variable of type {variable.Value.Type.Name()}");
            }

            if (validate && variable.IsInitialized && variable.Value.Dims != value.Dims)
            {
                throw EngineException.InvalidArgument($"Trying to assign a tensor of shape {value.Dims} to a variable of shape {variable.Value.Dims}");
            }

            variable.Assign(value);
        });
    }
}
