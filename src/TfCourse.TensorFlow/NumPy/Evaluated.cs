namespace Tensorflow.NumPy;

/// <summary>Functions of arrays by TensorFlow's own ops: a small graph is made, run and forgotten.</summary>
internal static class Evaluated
{
    /// <summary>The value of what a function makes of constants.</summary>
    public static NDArray By(Func<Tensor> build) => By(() => [build()])[0];

    /// <summary>The values of what a function makes of constants.</summary>
    public static NDArray[] By(Func<Tensor[]> build)
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor[] made = build();
            using var session = new Session(graph);
            return session.run(made);
        }
        finally
        {
            graph.Exit();
        }
    }

    /// <summary>The array as a constant of the graph.</summary>
    public static Tensor Constant(NDArray a) => ops.get_default_graph().AddConstant(a.Host, "Const");

    /// <summary>Two arrays in the type that NumPy would join them in.</summary>
    public static (Tensor X, Tensor Y) Joined(NDArray x, NDArray y)
    {
        TF_DataType type = Common(x, y);
        return (As(Constant(x), type), As(Constant(y), type));
    }

    /// <summary>Integers as float64, as NumPy's functions of real numbers take them.</summary>
    public static Tensor Real(NDArray a) => a.dtype.is_floating() ? Constant(a) : Binding.tf.cast(Constant(a), TF_DataType.TF_DOUBLE);

    private static Tensor As(Tensor t, TF_DataType type) => t.dtype == type ? t : Binding.tf.cast(t, type);

    // A number takes the type of the array it meets; else the wider type, floats before integers.
    private static TF_DataType Common(NDArray x, NDArray y)
    {
        if (x.dtype == y.dtype)
        {
            return x.dtype;
        }

        bool floatX = x.dtype.is_floating(), floatY = y.dtype.is_floating();
        if (x.ndim != y.ndim && (x.ndim == 0 || y.ndim == 0))
        {
            NDArray array = x.ndim == 0 ? y : x, number = x.ndim == 0 ? x : y;
            if (array.dtype.is_floating() || !number.dtype.is_floating())
            {
                return array.dtype;
            }
        }

        return floatX && floatY ? Wider(x.dtype, y.dtype) : floatX || floatY ? TF_DataType.TF_DOUBLE : Wider(x.dtype, y.dtype);
    }

    private static TF_DataType Wider(TF_DataType a, TF_DataType b)
    {
        TF_DataType[] order =
        [
            TF_DataType.TF_BOOL, TF_DataType.TF_UINT8, TF_DataType.TF_INT8, TF_DataType.TF_UINT16, TF_DataType.TF_INT16, TF_DataType.TF_UINT32, TF_DataType.TF_INT32,
            TF_DataType.TF_UINT64, TF_DataType.TF_INT64, TF_DataType.TF_BFLOAT16, TF_DataType.TF_HALF, TF_DataType.TF_FLOAT, TF_DataType.TF_DOUBLE,
        ];
        return Array.IndexOf(order, a) > Array.IndexOf(order, b) ? a : b;
    }
}
