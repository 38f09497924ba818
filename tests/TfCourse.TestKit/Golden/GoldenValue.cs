using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>
/// What was recorded of one tensor: all its values (<see cref="GoldenTensor"/>), ends and checksum
/// (<see cref="GoldenDigest"/>), sums (<see cref="GoldenMoments"/>), or a sparse gradient (<see cref="GoldenSlices"/>).
/// </summary>
public abstract class GoldenValue
{
    private protected GoldenValue()
    {
    }

    /// <summary>Name of the element type, as "float32".</summary>
    public abstract string Dtype { get; }

    /// <summary>The sizes; all known.</summary>
    public abstract IReadOnlyList<long> Shape { get; }

    /// <summary>Reads any recorded form; null stands for an output that was left unset or a gradient that is not connected.</summary>
    /// <exception cref="FormatException">The element has none of the forms.</exception>
    public static GoldenValue? Parse(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Null)
            return null;
        if (element.TryGetProperty("indexed_slices", out JsonElement slices))
            return GoldenSlices.Read(slices);
        if (element.TryGetProperty("values", out _))
            return GoldenTensor.Read(element);
        if (element.TryGetProperty("sum_of_squares", out _))
            return GoldenMoments.Read(element);
        if (element.TryGetProperty("sha256", out _))
            return GoldenDigest.Read(element);
        throw new FormatException(
            $"A recorded tensor has 'values', 'sha256', 'sum_of_squares' or 'indexed_slices'; found {string.Join(", ", element.EnumerateObject().Select(member => member.Name))}.");
    }

    /// <summary>Whether an element looks like a recorded dense tensor with all its values in one of TensorFlow's own types.</summary>
    public static bool IsTensor(JsonElement element)
        => element.ValueKind is JsonValueKind.Object
            && element.TryGetProperty("dtype", out JsonElement dtype) && dtype.ValueKind is JsonValueKind.String
            && GoldenDtypes.TryGetElementType(dtype.GetString()!, out _)
            && element.TryGetProperty("shape", out JsonElement shape) && shape.ValueKind is JsonValueKind.Array
            && element.TryGetProperty("values", out JsonElement values) && values.ValueKind is JsonValueKind.Array;

    private protected static long[] Sizes(JsonElement element)
        => [.. element.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];

    /// <inheritdoc/>
    public override string ToString() => $"{Dtype} {GoldenShape.Format(Shape)}";
}
