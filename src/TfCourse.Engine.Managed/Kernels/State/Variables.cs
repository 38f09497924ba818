using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>How kernels come from a handle input to its variable.</summary>
internal static class Variables
{
    public static ResourceHandle Handle(KernelContext c, int input) => (ResourceHandle)((object[])c.Value(input).Objects!)[0];

    /// <summary>The variable that a handle refers to, or the error that TensorFlow gives: the status depends on the op that asks.</summary>
    public static Variable Find(KernelContext c, int input, StatusCode otherwise = StatusCode.NotFound)
    {
        ResourceHandle handle = Handle(c, input);
        return c.Run.Session.Resources.TryGet(handle, out object? resource) && resource is Variable variable ? variable : throw Missing(handle, otherwise);
    }

    /// <summary>The variable's value of any type. Its lock is held, so that no other thread is just replacing it.</summary>
    public static TensorValue Value(KernelContext c, int input, Variable variable, StatusCode otherwise = StatusCode.NotFound)
        => variable.IsInitialized ? variable.Value : throw Missing(Handle(c, input), otherwise);

    /// <summary>The variable's value, which must be of the type the node works on. Its lock is held.</summary>
    public static TensorValue Value(KernelContext c, int input, Variable variable, DataType type, StatusCode otherwise = StatusCode.NotFound)
    {
        TensorValue value = Value(c, input, variable, otherwise);
        return value.Type == type ? value : throw EngineException.InvalidArgument(
            $"Trying to read variable with wrong dtype. Expected {type.Name()} got {value.Type.Name()}: the variable {Handle(c, input).Name} holds {value.Type.Name()}");
    }

    private static EngineException Missing(ResourceHandle handle, StatusCode code) => new(code,
        $"{(code == StatusCode.Internal ? "Invalid variable reference. " : "")}Could not find variable {handle.Name}. It has no value yet: run its initializer, e.g. tf.global_variables_initializer(), first");
}
