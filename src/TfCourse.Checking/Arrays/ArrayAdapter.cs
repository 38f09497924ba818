using Tensorflow.NumPy;

namespace TfCourse.Checking;

/// <summary>Turns arrays of one library into <see cref="CheckedArray"/> and back, so that a user's functions are called with their own arrays.</summary>
/// <typeparam name="T">The library's array.</typeparam>
/// <param name="read">Copies an array's shape and values.</param>
/// <param name="write">Makes an array of a shape and values; must copy the values.</param>
/// <seealso cref="ArrayAdapter"/>
public sealed class ArrayAdapter<T>(Func<T, CheckedArray> read, Func<CheckedArray, T> write)
{
    /// <summary>Copies an array's shape and values.</summary>
    /// <param name="array">The array.</param>
    public CheckedArray Read(T array) => read(array);

    /// <summary>Makes an array.</summary>
    /// <param name="value">Its shape and values.</param>
    public T Write(CheckedArray value) => write(value);
}

/// <summary>Adapters for the arrays that need none written by hand.</summary>
public static class ArrayAdapter
{
    /// <summary>The adapter of double[], float[], double[,], float[,], double[][], float[][], Array (a mixture of these), double, CheckedArray or a tensor's NDArray.</summary>
    /// <typeparam name="T">One of these.</typeparam>
    /// <exception cref="ArgumentException">Another type: it needs an adapter of its own.</exception>
    public static ArrayAdapter<T> For<T>() => (ArrayAdapter<T>?)Known(typeof(T)) ?? throw new ArgumentException(
        $"Arrays of type {typeof(T)} are not known here; pass an ArrayAdapter<{typeof(T).Name}> that reads shape and values and writes them back.");

    /// <summary>The adapter of another library's arrays.</summary>
    /// <typeparam name="T">Its array.</typeparam>
    /// <param name="shape">The sizes of an array.</param>
    /// <param name="values">Its values, row-major; they are copied.</param>
    /// <param name="make">An array of (values, shape); the values are its own.</param>
    /// <example>NumSharp: <c>ArrayAdapter.Of&lt;NDArray&gt;(a => a.shape, a => a.ToArray&lt;double&gt;(), (values, shape) => np.array(values).reshape(shape))</c></example>
    public static ArrayAdapter<T> Of<T>(Func<T, int[]> shape, Func<T, double[]> values, Func<double[], int[], T> make)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(make);
        return new ArrayAdapter<T>(a => CheckedArray.FromSpan(values(a), shape(a)), c => make((double[])c.Values.Clone(), [.. c.Shape]));
    }

    /// <summary>The adapter of another library's arrays whose sizes are 64-bit numbers.</summary>
    /// <inheritdoc cref="Of{T}(Func{T, int[]}, Func{T, double[]}, Func{double[], int[], T})"/>
    public static ArrayAdapter<T> Of<T>(Func<T, long[]> shape, Func<T, double[]> values, Func<double[], int[], T> make)
        => Of(a => Array.ConvertAll(shape(a), d => checked((int)d)), values, make);

    /// <summary>The adapter of flat arrays with a shape of their own beside them.</summary>
    /// <param name="shape">Row-major.</param>
    public static ArrayAdapter<double[]> Flat(params int[] shape) => new(a => CheckedArray.FromSpan(a, shape), c => (double[])c.Values.Clone());

    private static object? Known(Type type)
        => type == typeof(double[]) ? new ArrayAdapter<double[]>(CheckedArray.FromArray, c => (double[])c.Values.Clone())
        : type == typeof(float[]) ? new ArrayAdapter<float[]>(CheckedArray.FromArray, c => Array.ConvertAll(c.Values, v => (float)v))
        : type == typeof(double[,]) ? new ArrayAdapter<double[,]>(CheckedArray.FromArray, c => (double[,])Shaped(c, typeof(double), 2))
        : type == typeof(float[,]) ? new ArrayAdapter<float[,]>(CheckedArray.FromArray, c => (float[,])Shaped(c, typeof(float), 2))
        : type == typeof(double[][]) ? new ArrayAdapter<double[][]>(CheckedArray.FromRows, c => Rows(c, v => v))
        : type == typeof(float[][]) ? new ArrayAdapter<float[][]>(CheckedArray.FromRows, c => Rows(c, v => (float)v))
        : type == typeof(Array) ? new ArrayAdapter<Array>(CheckedArray.FromArray, c => Shaped(c, c.Single ? typeof(float) : typeof(double), c.Shape.Count))
        : type == typeof(double) ? new ArrayAdapter<double>(v => new CheckedArray([], [v]), c => c.Values[0])
        : type == typeof(CheckedArray) ? new ArrayAdapter<CheckedArray>(c => c.Copy(), c => c.Copy())
        : type == typeof(NDArray) ? new ArrayAdapter<NDArray>(CheckedArray.FromTensor, c => new NDArray(Shaped(c, c.Single ? typeof(float) : typeof(double), c.Shape.Count)))
        : null;

    private static T[][] Rows<T>(CheckedArray value, Func<double, T> convert)
        => value.Shape is [int rows, int columns] ? [.. Enumerable.Range(0, rows).Select(r => value.Values[(r * columns)..((r + 1) * columns)].Select(convert).ToArray())]
            : throw new ArgumentException($"An array of rows cannot hold the shape {CheckedArray.ShapeText(value.Shape)}.");

    private static Array Shaped(CheckedArray value, Type element, int rank)
    {
        int[] shape = [.. value.Shape];
        if (shape.Length != rank)
            throw new ArgumentException($"A {rank}-dimensional array cannot hold the shape {CheckedArray.ShapeText(shape)}.");
        if (rank == 0)
            shape = [1];
        Array array = element == typeof(double) ? New<double>(shape) : New<float>(shape);
        if (element == typeof(double))
            Buffer.BlockCopy(value.Values, 0, array, 0, value.Values.Length * sizeof(double));
        else
            Buffer.BlockCopy(Array.ConvertAll(value.Values, v => (float)v), 0, array, 0, value.Values.Length * sizeof(float));
        return array;
    }

    private static Array New<T>(int[] shape) => shape switch
    {
        [var a] => new T[a],
        [var a, var b] => new T[a, b],
        [var a, var b, var c] => new T[a, b, c],
        [var a, var b, var c, var d] => new T[a, b, c, d],
        _ => throw new ArgumentException($"An array of {shape.Length} dimensions cannot be made here; there are arrays of 1 to 4."),
    };
}
