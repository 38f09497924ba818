using TfCourse.Engine;

namespace Tensorflow.Operations.Initializers;

/// <summary>Zeros everywhere.</summary>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class Zeros(TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args) => Filled.Make(shape, type, 0, args.Name ?? "zeros");
}

/// <summary>Ones everywhere.</summary>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class Ones(TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args) => Filled.Make(shape, type, 1, args.Name ?? "ones");
}

/// <summary>Given values: as many as the shape has elements, or fewer, of which the last then fills the rest.</summary>
public sealed class Constant : Initializer
{
    private readonly object _value;
    private readonly bool _verifyShape, _exactCount;

    /// <summary>An initializer.</summary>
    /// <param name="value">A number, a bool, a string, or an array of them.</param>
    /// <param name="dtype">The type where none is asked for; float32 if not given.</param>
    /// <param name="verify_shape">Whether the values must have the shape asked for.</param>
    public Constant(object value, TF_DataType dtype = TF_DataType.TF_FLOAT, bool verify_shape = false)
        : this(value, dtype, verify_shape, false)
    {
    }

    // TensorFlow 2 takes one value, or as many as there are elements.
    internal Constant(object value, TF_DataType dtype, bool verifyShape, bool exactCount)
        : base(dtype) => (_value, _verifyShape, _exactCount) = (value, verifyShape, exactCount);

    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
    {
        HostTensor values = new Literal(Literals.Of(_value)).As(type);
        bool sameShape = values.Dimensions.SequenceEqual(shape.dims), fits = values.Count == 1 || values.Count == shape.size;
        if ((args.VerifyShape ?? _verifyShape) ? !sameShape : _exactCount && !fits)
        {
            throw new TypeError($"Expected Tensor's shape: {shape}, but got {new Shape([.. values.Dimensions])}.");
        }

        if (values.Count > shape.size)
        {
            throw new ValueError($"Too many elements provided. Takes at most {shape.size}, but got {values.Count}.");
        }

        var filled = new HostTensor(values.DataType, shape.dims);
        for (int i = 0; i < filled.Count && values.Count > 0; i++)
        {
            filled.Elements.SetValue(values.Elements.GetValue(Math.Min(i, values.Count - 1)), i);
        }

        return ops.get_default_graph().AddConstant(filled, args.Name ?? "Const");
    }
}

/// <summary>One value everywhere: a constant when it is small, else a Fill, so that graphs stay small.</summary>
internal static class Filled
{
    private const int MostElements = 1000;

    public static Tensor Make(Shape shape, TF_DataType type, int value, string name)
    {
        var element = HostTensor.Scalar(value != 0);
        HostTensor one = type == TF_DataType.TF_BOOL ? element : type == TF_DataType.TF_STRING ? HostTensor.Scalar<byte[]>([]) : Literals.Convert(HostTensor.Scalar(value), type);
        Graph graph = ops.get_default_graph();
        if (shape.size < MostElements)
        {
            return graph.AddConstant(Literals.Shaped(one, shape), name);
        }

        using var scope = new ops.NameScope(name);
        Tensor sizes = graph.AddConstant(Literals.Of(shape), "shape_as_tensor");
        return Build.One("Fill", scope, [sizes, graph.AddConstant(one, "Const")]);
    }
}
