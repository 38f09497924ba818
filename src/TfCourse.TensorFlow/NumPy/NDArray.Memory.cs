using TfCourse.Engine;

namespace Tensorflow.NumPy;

/// <content>Arrays over memory of the caller.</content>
public sealed partial class NDArray
{
    /// <summary>An array whose elements are those of a C# array, not copied: who fills a batch again feeds the new values.</summary>
    /// <typeparam name="T">A number type.</typeparam>
    /// <param name="memory">The elements, row-major.</param>
    /// <param name="shape">A shape of as many elements.</param>
    /// <returns>The array.</returns>
    /// <exception cref="ValueError">The shape has another number of elements, or is not fully known.</exception>
    public static NDArray over<T>(T[] memory, Shape shape) where T : unmanaged
        => shape.size == memory.Length ? new NDArray(new HostTensor(DataTypes.OfClr(typeof(T)), shape.dims, memory))
            : throw new ValueError($"The shape {shape} has {shape.size} elements, the memory {memory.Length}.");
}
