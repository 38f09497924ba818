using System.Globalization;
using Tensorflow.NumPy;

namespace TfCourse.Checking;

/// <summary>The values of a parameter or of its gradient, whatever they were computed with.</summary>
/// <param name="Shape">Sizes, row-major; none for a scalar.</param>
/// <param name="Values">As many values as the shape has elements.</param>
public sealed record CheckedArray(IReadOnlyList<int> Shape, double[] Values)
{
    /// <summary>Whether the values were computed in float32, so that their last digits mean nothing.</summary>
    public bool Single { get; init; }

    /// <summary>A vector.</summary>
    /// <param name="values">Its values; copied.</param>
    public static CheckedArray FromArray(double[] values) => new([Known(values).Length], (double[])values.Clone());

    /// <summary>A vector of float32.</summary>
    /// <param name="values">Its values; copied.</param>
    public static CheckedArray FromArray(float[] values) => new([Known(values).Length], Array.ConvertAll(values, v => (double)v)) { Single = true };

    /// <summary>Any .NET array of numbers: its rank and sizes are the shape.</summary>
    /// <param name="array">double, float or whole numbers, of any rank; copied.</param>
    /// <exception cref="ArgumentException">The elements are no numbers.</exception>
    public static CheckedArray FromArray(Array array)
    {
        int[] shape = [.. Enumerable.Range(0, Known(array).Rank).Select(array.GetLength)];
        var values = new double[array.Length];
        if (array.GetType().GetElementType() == typeof(double))
            Buffer.BlockCopy(array, 0, values, 0, values.Length * sizeof(double));
        else if (array.GetType().GetElementType() is { IsPrimitive: true } type && type != typeof(nint) && type != typeof(nuint))
        {
            int i = 0;
            foreach (object value in array)
                values[i++] = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        }
        else
            throw new ArgumentException($"An array of {array.GetType().GetElementType()!.Name} holds no numbers; give double, float or whole numbers.", nameof(array));
        return new CheckedArray(shape, values) { Single = array is float[] or float[,] || array.GetType().GetElementType() == typeof(float) };
    }

    /// <summary>A matrix as an array of rows.</summary>
    /// <param name="rows">Rows of one length; copied.</param>
    /// <exception cref="ArgumentException">Rows have different lengths.</exception>
    public static CheckedArray FromRows(double[][] rows) => new([Known(rows).Length, Width(rows)], [.. rows.SelectMany(r => r)]);

    /// <summary>A matrix of float32 as an array of rows.</summary>
    /// <param name="rows">Rows of one length; copied.</param>
    /// <exception cref="ArgumentException">Rows have different lengths.</exception>
    public static CheckedArray FromRows(float[][] rows) => new([Known(rows).Length, Width(rows)], [.. rows.SelectMany(r => r).Select(v => (double)v)]) { Single = true };

    /// <summary>Values laid out row by row, with a shape.</summary>
    /// <param name="values">The values; copied.</param>
    /// <param name="shape">Sizes whose product is the number of values.</param>
    /// <exception cref="ArgumentException">Their numbers differ.</exception>
    public static CheckedArray FromSpan(ReadOnlySpan<double> values, params int[] shape) => new(Fitting(shape, values.Length), values.ToArray());

    /// <summary>Values of float32 laid out row by row, with a shape.</summary>
    /// <param name="values">The values; copied.</param>
    /// <param name="shape">Sizes whose product is the number of values.</param>
    /// <exception cref="ArgumentException">Their numbers differ.</exception>
    public static CheckedArray FromSpan(ReadOnlySpan<float> values, params int[] shape)
        => new(Fitting(shape, values.Length), Array.ConvertAll(values.ToArray(), v => (double)v)) { Single = true };

    /// <summary>The value of a tensor, as a session's run returned it.</summary>
    /// <param name="array">Of any shape and number type.</param>
    public static CheckedArray FromTensor(NDArray array)
        => new(Array.ConvertAll(Known(array).dims, d => checked((int)d)), array.ToArray<double>()) { Single = array.dtype == Tensorflow.TF_DataType.TF_FLOAT };

    /// <summary>The array as a .NET matrix is taken as it is.</summary>
    /// <param name="matrix">Rows and columns.</param>
    public static implicit operator CheckedArray(double[,] matrix) => FromArray((Array)matrix);

    /// <summary>A matrix of float32.</summary>
    /// <param name="matrix">Rows and columns.</param>
    public static implicit operator CheckedArray(float[,] matrix) => FromArray((Array)matrix);

    /// <summary>A matrix as an array of rows.</summary>
    /// <param name="rows">Rows of one length.</param>
    public static implicit operator CheckedArray(double[][] rows) => FromRows(rows);

    /// <summary>A matrix of float32 as an array of rows.</summary>
    /// <param name="rows">Rows of one length.</param>
    public static implicit operator CheckedArray(float[][] rows) => FromRows(rows);

    /// <summary>A vector.</summary>
    /// <param name="vector">Its values.</param>
    public static implicit operator CheckedArray(double[] vector) => FromArray(vector);

    /// <summary>A vector of float32.</summary>
    /// <param name="vector">Its values.</param>
    public static implicit operator CheckedArray(float[] vector) => FromArray(vector);

    /// <summary>A vector of whole numbers, such as the numbers of classes.</summary>
    /// <param name="vector">Its values.</param>
    public static implicit operator CheckedArray(int[] vector) => FromArray((Array)vector);

    /// <summary>The value of a tensor.</summary>
    /// <param name="array">Of any shape and number type.</param>
    public static implicit operator CheckedArray(NDArray array) => FromTensor(array);

    /// <summary>The place of an element as it is written in code: [3, 1].</summary>
    /// <param name="element">Its number in row-major order.</param>
    /// <returns>The text.</returns>
    public string Place(int element)
    {
        var index = new int[Shape.Count];
        for (int axis = index.Length - 1; axis >= 0; axis--)
        {
            (element, index[axis]) = Math.DivRem(element, Shape[axis]);
        }

        return ShapeText(index);
    }

    /// <summary>[2, 3], or [] for a scalar.</summary>
    internal static string ShapeText(IEnumerable<int> shape) => "[" + string.Join(", ", shape.Select(i => i.ToString(CultureInfo.InvariantCulture))) + "]";

    internal CheckedArray Copy() => this with { Values = (double[])Values.Clone() };

    private static int Width<T>(T[][] rows)
        => rows.Length == 0 ? 0 : Array.TrueForAll(rows, r => r.Length == rows[0].Length) ? rows[0].Length
            : throw new ArgumentException($"The rows have lengths from {rows.Min(r => r.Length)} to {rows.Max(r => r.Length)}; a matrix has rows of one length.", nameof(rows));

    private static T Known<T>(T value)
        where T : class
        => value ?? throw new ArgumentNullException(nameof(value));

    private static int[] Fitting(int[] shape, int count)
    {
        long product = 1;
        foreach (int size in shape)
            product = checked(product * size);
        return product == count && shape.All(s => s >= 0) ? (int[])shape.Clone() : throw new ArgumentException(
            $"The shape {ShapeText(shape)} has {product} elements, {count} values were given; both must be equal.", nameof(shape));
    }
}
