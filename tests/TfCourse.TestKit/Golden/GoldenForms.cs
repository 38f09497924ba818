using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A long tensor by its first and last values and the SHA-256 of its little-endian, row-major bytes.</summary>
public sealed class GoldenDigest : GoldenValue
{
    private GoldenDigest(JsonElement element)
    {
        Dtype = element.Text("dtype");
        Shape = Sizes(element);
        First = GoldenDecoder.Decode(Dtype, element.GetProperty("first"));
        Last = GoldenDecoder.Decode(Dtype, element.GetProperty("last"));
        Sha256 = element.Text("sha256");
    }

    /// <inheritdoc/>
    public override string Dtype { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<long> Shape { get; }

    /// <summary>The first values.</summary>
    public Array First { get; }

    /// <summary>The last values.</summary>
    public Array Last { get; }

    /// <summary>Lower-case hexadecimal SHA-256 of all values.</summary>
    public string Sha256 { get; }

    internal static GoldenDigest Read(JsonElement element) => new(element);
}

/// <summary>A large variable by sums over all values (in double) and its first and last values.</summary>
public sealed class GoldenMoments : GoldenValue
{
    private GoldenMoments(JsonElement element)
    {
        Name = element.OptionalText("name");
        Dtype = element.Text("dtype");
        Shape = Sizes(element);
        Sum = element.GetProperty("sum").GetDouble();
        SumOfSquares = element.GetProperty("sum_of_squares").GetDouble();
        First = GoldenDecoder.Decode(Dtype, element.GetProperty("first"));
        Last = GoldenDecoder.Decode(Dtype, element.GetProperty("last"));
        JsonElement? tolerance = element.Optional("tolerance");
        ValueTolerance = tolerance?.GetProperty("value").GetDouble();
        SumTolerance = tolerance?.GetProperty("sum").GetDouble();
        SumOfSquaresTolerance = tolerance?.GetProperty("sum_of_squares").GetDouble();
    }

    /// <summary>The variable, where named.</summary>
    public string? Name { get; }

    /// <inheritdoc/>
    public override string Dtype { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<long> Shape { get; }

    /// <summary>Sum of all values in double.</summary>
    public double Sum { get; }

    /// <summary>Sum of all squares in double.</summary>
    public double SumOfSquares { get; }

    /// <summary>The first values.</summary>
    public Array First { get; }

    /// <summary>The last values.</summary>
    public Array Last { get; }

    /// <summary>Absolute tolerance of each of the first and last values; null when none is recorded.</summary>
    public double? ValueTolerance { get; }

    /// <summary>Absolute tolerance of the sum.</summary>
    public double? SumTolerance { get; }

    /// <summary>Absolute tolerance of the sum of squares.</summary>
    public double? SumOfSquaresTolerance { get; }

    internal static GoldenMoments Read(JsonElement element) => new(element);
}

/// <summary>A sparse gradient: values[i] belongs to row indices[i]; a row may come several times or never.</summary>
public sealed class GoldenSlices : GoldenValue
{
    private GoldenSlices(JsonElement element)
    {
        Indices = GoldenTensor.Read(element.GetProperty("indices"));
        Values = GoldenTensor.Read(element.GetProperty("values"));
        DenseShape = element.Optional("dense_shape") is { } shape ? GoldenTensor.Read(shape) : null;
    }

    /// <summary>Rows, int32 or int64, shape [n].</summary>
    public GoldenTensor Indices { get; }

    /// <summary>One slice a row, shape [n, ...].</summary>
    public GoldenTensor Values { get; }

    /// <summary>The shape of the dense tensor it stands for; null where not recorded.</summary>
    public GoldenTensor? DenseShape { get; }

    /// <inheritdoc/>
    public override string Dtype => Values.Dtype;

    /// <summary>The sizes of the dense tensor, -1 for the rows where they are not recorded.</summary>
    public override IReadOnlyList<long> Shape => DenseShape is null
        ? [-1, .. Values.Shape.Skip(1)]
        : [.. DenseShape.Values.Cast<IConvertible>().Select(size => size.ToInt64(null))];

    /// <summary>The dense tensor: slices of equal row are added in order, in double, and rounded once.</summary>
    /// <param name="rows">Rows of the result, where <see cref="DenseShape"/> does not say it.</param>
    /// <exception cref="NotSupportedException">The values are not floating.</exception>
    public GoldenTensor ToDense(long? rows = null)
    {
        long[] shape = [DenseShape is null ? rows ?? throw new ArgumentNullException(nameof(rows)) : Shape[0], .. Values.Shape.Skip(1)];
        int width = checked((int)GoldenShape.Count(shape[1..]));
        double[] dense = new double[checked((int)GoldenShape.Count(shape))];
        for (int i = 0; i < Indices.Values.Length; i++)
        {
            int row = Convert.ToInt32(Indices.Values.GetValue(i), null);
            for (int j = 0; j < width; j++)
                dense[row * width + j] += GoldenDecoder.Widen(Values.Values, i * width + j);
        }
        return new GoldenTensor(Dtype, shape, GoldenDecoder.Narrow(Dtype, dense));
    }

    internal static GoldenSlices Read(JsonElement element) => new(element);
}
