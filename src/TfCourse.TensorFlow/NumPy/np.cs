using static Tensorflow.Binding;

namespace Tensorflow.NumPy;

/// <summary>NumPy's functions under their own names, computed by TensorFlow's ops: <c>np.sum(a, axis: 0)</c>.</summary>
public static partial class np
{
    /// <summary>The element type float32.</summary>
    public static TF_DataType float32 => TF_DataType.TF_FLOAT;

    /// <summary>The element type float64.</summary>
    public static TF_DataType float64 => TF_DataType.TF_DOUBLE;

    /// <summary>The element type int32.</summary>
    public static TF_DataType int32 => TF_DataType.TF_INT32;

    /// <summary>The element type int64.</summary>
    public static TF_DataType int64 => TF_DataType.TF_INT64;

    /// <summary>The element type int8.</summary>
    public static TF_DataType int8 => TF_DataType.TF_INT8;

    /// <summary>The element type uint8.</summary>
    public static TF_DataType uint8 => TF_DataType.TF_UINT8;

    /// <summary>The element type bool_.</summary>
    public static TF_DataType bool_ => TF_DataType.TF_BOOL;

    /// <summary>A new axis in an index.</summary>
    public static Slice newaxis => Slice.NewAxis;

    /// <summary>π.</summary>
    public static double pi => Math.PI;

    /// <summary>No number.</summary>
    public static double nan => double.NaN;

    /// <summary>Beyond all numbers.</summary>
    public static double inf => double.PositiveInfinity;

    /// <summary>An array to be filled: zeros at first.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="dtype">The type; float64 unless another is given.</param>
    public static NDArray ndarray(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) => zeros(shape, dtype);

    /// <summary>An array of a C# array of any rank, or of rows of one length.</summary>
    /// <param name="data">For example float[,].</param>
    /// <param name="dtype">The type; DtInvalid for its own.</param>
    public static NDArray array(Array data, TF_DataType dtype = TF_DataType.DtInvalid) => Typed(new NDArray(data), dtype);

    /// <summary>A vector of values.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="data">The values.</param>
    public static NDArray array<T>(params T[] data) => new(data);

    /// <summary>A matrix.</summary>
    /// <typeparam name="T">Of its elements.</typeparam>
    /// <param name="data">The elements.</param>
    public static NDArray array<T>(T[,] data) => new(data);

    /// <summary>An array of rank 3.</summary>
    /// <typeparam name="T">Of its elements.</typeparam>
    /// <param name="data">The elements.</param>
    public static NDArray array<T>(T[,,] data) => new(data);

    /// <summary>An array of rank 4.</summary>
    /// <typeparam name="T">Of its elements.</typeparam>
    /// <param name="data">The elements.</param>
    public static NDArray array<T>(T[,,,] data) => new(data);

    /// <summary>A matrix of rows of one length.</summary>
    /// <typeparam name="T">Of its elements.</typeparam>
    /// <param name="data">The rows.</param>
    public static NDArray array<T>(T[][] data) => new(data);

    /// <summary>Arrays of one shape as rows of one.</summary>
    /// <param name="arrays">The arrays.</param>
    public static NDArray array(IEnumerable<NDArray> arrays) => stack([.. arrays]);

    /// <summary>Zeros.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="dtype">The type; float64 unless another is given.</param>
    public static NDArray zeros(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) => Evaluated.By(() => tf.zeros(shape, dtype));

    /// <summary>Ones.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="dtype">The type; float64 unless another is given.</param>
    public static NDArray ones(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) => Evaluated.By(() => tf.ones(shape, dtype));

    /// <summary>Zeros of the shape and type of another.</summary>
    /// <param name="a">The array.</param>
    public static NDArray zeros_like(NDArray a) => zeros(a.shape, a.dtype);

    /// <summary>Ones of the shape and type of another.</summary>
    /// <param name="a">The array.</param>
    public static NDArray ones_like(NDArray a) => ones(a.shape, a.dtype);

    /// <summary>One value everywhere.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="fill_value">A scalar.</param>
    public static NDArray full(Shape shape, NDArray fill_value) => Evaluated.By(() => tf.fill(shape, Evaluated.Constant(fill_value)));

    /// <summary>The identity matrix.</summary>
    /// <param name="N">The size.</param>
    /// <param name="dtype">The type.</param>
    public static NDArray eye(int N, TF_DataType dtype = TF_DataType.TF_DOUBLE) => Evaluated.By(() => tf.eye(N, dtype: dtype));

    /// <summary>start, start + step, …, before stop.</summary>
    /// <typeparam name="T">Of the numbers.</typeparam>
    /// <param name="start">The first.</param>
    /// <param name="stop">Not reached.</param>
    /// <param name="step">The step.</param>
    public static NDArray arange<T>(T start, T stop, T step) where T : struct
        => Evaluated.By(() => tf.range(Evaluated.Constant(new NDArray(Literals.Of(start))), Evaluated.Constant(new NDArray(Literals.Of(stop))), Evaluated.Constant(new NDArray(Literals.Of(step)))));

    /// <summary>start, start + 1, …, before stop.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">Not reached.</param>
    public static NDArray arange(int start, int stop) => arange(start, stop, 1);

    /// <summary>0, 1, …, before stop.</summary>
    /// <param name="stop">Not reached.</param>
    public static NDArray arange(int stop) => arange(0, stop, 1);

    /// <summary>0, 1, …, before stop.</summary>
    /// <param name="stop">Not reached.</param>
    public static NDArray arange(float stop) => arange(0f, stop, 1f);

    /// <summary>0, 1, …, before stop.</summary>
    /// <param name="stop">Not reached.</param>
    public static NDArray arange(double stop) => arange(0d, stop, 1d);

    /// <summary>Numbers in equal steps, both ends among them.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">The last.</param>
    /// <param name="num">How many.</param>
    public static NDArray linspace(double start, double stop, int num = 50) => Evaluated.By(() => tf.linspace(tf.constant(start), tf.constant(stop), num));

    private static NDArray Typed(NDArray a, TF_DataType dtype) => dtype == TF_DataType.DtInvalid || dtype == a.dtype ? a : a.astype(dtype);
}
