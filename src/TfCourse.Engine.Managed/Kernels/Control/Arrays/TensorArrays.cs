using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>How kernels come from a handle to its array or stack, and what they give for the flow.</summary>
internal static class TensorArrays
{
    /// <summary>The array of input 0.</summary>
    public static TensorArray Of(KernelContext c) => Handle(c) as TensorArray
        ?? throw EngineException.InvalidArgument($"{c.Argument(0)} is no handle of a TensorArray of this run");

    /// <summary>The array of input 0, of a type.</summary>
    public static TensorArray Of(KernelContext c, DataType type) => Of(c) is var array && array.Type == type ? array
        : throw EngineException.InvalidArgument($"TensorArray dtype is {array.Type.Name()} but Op is trying to use dtype {type.Name()}.");

    /// <summary>The stack of input 0.</summary>
    public static TensorStack Stack(KernelContext c) => Handle(c) as TensorStack
        ?? throw EngineException.InvalidArgument($"{c.Argument(0)} is no handle of a stack of this run");

    /// <summary>The flow says only in which order things happen; its value means nothing.</summary>
    public static void Flow(KernelContext c, int output) => c.Output<float>(output, default)[0] = 0;

    /// <summary>Reads elements of one shape as the rows of a tensor.</summary>
    public static void Gather(KernelContext c, TensorArray array, ReadOnlySpan<int> indices, PartialDims declared)
    {
        PartialDims shape = declared.Merge(array.ElementShape);
        if (indices.Length == 0)
        {
            c.Result(0).Zeros(array.Type, (shape.IsFullyDefined ? shape.Dims : throw EngineException.Unimplemented(
                $"TensorArray has size zero, but element shape {shape} is not fully defined. Currently only static shapes are supported when packing zero-size TensorArrays.")).Insert(0, 0), c.Run.Pool);
            return;
        }

        TensorValue result = c.Result(0), element = new();
        Dims row = default;
        for (int i = 0; i < indices.Length; i++)
        {
            array.Read(indices[i], element, c.Run.Pool);
            if (i == 0)
            {
                row = element.Dims;
                result.Allocate(array.Type, row.Insert(0, indices.Length), c.Run.Pool);
            }
            else if (element.Dims != row)
            {
                throw EngineException.InvalidArgument($"TensorArray has inconsistent shapes.  Index 0 has shape: {row} but index {i} has shape: {element.Dims}");
            }

            result.CopyElements(element, 0, i * row.Count, row.Count);
        }

        element.Release();
        if (!shape.IsCompatible(row))
        {
            throw EngineException.InvalidArgument($"TensorArray was passed element_shape {shape} which does not match the Tensor at index 0: {row}");
        }
    }

    private static object? Handle(KernelContext c) => c.Dims(0).Rank == 0 ? c.Input<object?>(0)[0] : null;
}
