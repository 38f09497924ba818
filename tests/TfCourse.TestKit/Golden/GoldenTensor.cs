using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A tensor with all its values, row-major.</summary>
public sealed class GoldenTensor : GoldenValue
{
    private readonly long[] _shape;

    /// <summary>Wraps values that are already in memory.</summary>
    /// <param name="dtype">Name of the element type.</param>
    /// <param name="shape">Sizes, each at least 0.</param>
    /// <param name="values">
    /// One array of the element type that <see cref="GoldenDtypes.TryGetElementType"/> names (float[] for float32, Half[],
    /// BFloat16[], byte[][] for string, ...), as long as the product of the sizes.
    /// </param>
    /// <exception cref="ArgumentException">Type or length of the array does not fit.</exception>
    public GoldenTensor(string dtype, IReadOnlyList<long> shape, Array values)
    {
        if (!GoldenDtypes.TryGetElementType(dtype, out Type element))
            throw new ArgumentException($"Values of dtype '{dtype}' are never recorded.", nameof(dtype));
        if (values.GetType() != element.MakeArrayType())
            throw new ArgumentException($"dtype {dtype} needs {element.Name}[], found {values.GetType().Name}.", nameof(values));
        if (GoldenShape.Count(shape) != values.Length)
            throw new ArgumentException($"Shape {GoldenShape.Format(shape)} needs {GoldenShape.Count(shape)} values, found {values.Length}.", nameof(values));
        Dtype = dtype;
        _shape = [.. shape];
        Values = values;
    }

    /// <inheritdoc/>
    public override string Dtype { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<long> Shape => _shape;

    /// <summary>The values, row-major, in an array of the element type.</summary>
    public Array Values { get; }

    /// <summary>The values as an array of T.</summary>
    /// <exception cref="InvalidCastException">T is not the element type.</exception>
    public T[] As<T>() => Values as T[]
        ?? throw new InvalidCastException($"This tensor holds {Values.GetType().Name} ({Dtype}), not {typeof(T).Name}[].");

    internal static GoldenTensor Read(JsonElement element)
    {
        string dtype = element.Text("dtype");
        return new GoldenTensor(dtype, Sizes(element), GoldenDecoder.Decode(dtype, element.GetProperty("values")));
    }
}
