using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>How kernels come from a handle input to its variable.</summary>
internal static class Variables
{
    public static ResourceHandle Handle(KernelContext c, int input) => (ResourceHandle)c.Input<object>(input)[0];

    /// <summary>An initialized variable, or the error that TensorFlow gives: the status depends on the op that asks.</summary>
    public static Variable Initialized(KernelContext c, int input, StatusCode otherwise = StatusCode.NotFound)
    {
        ResourceHandle handle = Handle(c, input);
        return c.Run.Session.Resources.TryGet(handle, out object? resource) && resource is Variable { IsInitialized: true } variable
            ? variable
            : throw new EngineException(otherwise, $"Could not find variable {handle.Name}. It has no value yet: run its initializer, e.g. tf.global_variables_initializer(), first");
    }

    /// <summary>An initialized variable whose type is the one the node works on.</summary>
    public static Variable Typed(KernelContext c, int input, DataType type, StatusCode otherwise = StatusCode.NotFound)
    {
        Variable variable = Initialized(c, input, otherwise);
        return variable.Value.Type == type ? variable : throw EngineException.InvalidArgument(
            $"Trying to use the variable {Handle(c, input).Name} of type {variable.Value.Type.Name()} as {type.Name()}");
    }
}
