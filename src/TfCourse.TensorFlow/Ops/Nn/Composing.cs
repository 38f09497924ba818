using System.Globalization;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>What functions composed of several ops have in common.</summary>
internal static class Composing
{
    /// <summary>An argument as a node of the graph: a number takes the type of its companion, a variable is read.</summary>
    public static Tensor Value(Tensor argument, string role, Tensor? like = null)
        => argument.IsDeferred ? argument.In(ops.get_default_graph(), argument is Literal && like is not null ? like.dtype.as_base_dtype() : TF_DataType.DtInvalid, role) : argument;

    /// <summary>A tensor in a type: itself when it has the type already.</summary>
    public static Tensor Cast(Tensor x, TF_DataType type) => Binding.tf.cast(x, type);

    /// <summary>Zeros in the shape of a tensor: a constant where the shape is known.</summary>
    public static Tensor Zeros(Tensor like) => like.shape.IsFullyDefined ? Filled(like, "zeros_like", 0) : Build.One("ZerosLike", "zeros_like", [like]);

    /// <summary>Ones in the shape of a tensor.</summary>
    public static Tensor Ones(Tensor like) => FilledLike.Ones(like, TF_DataType.DtInvalid, null, optimize: true);

    /// <summary>Fails unless two shapes may be equal.</summary>
    public static void RequireCompatible(Tensor a, Tensor b, string message)
    {
        if (!a.shape.is_compatible_with(b.shape))
        {
            throw new ValueError(message);
        }
    }

    /// <summary>Numbers less one: at once when they are known, else by a node.</summary>
    public static Tensor LessOne(Tensor x)
    {
        if (x is not Literal known)
        {
            return x - 1;
        }

        var less = new HostTensor(DataType.DtDouble, known.Value.Dimensions);
        for (int i = 0; i < less.Count; i++)
        {
            less.Values<double>()[i] = Convert.ToDouble(known.Value.Elements.GetValue(i), CultureInfo.InvariantCulture) - 1;
        }

        return new Literal(less);
    }

    private static GraphTensor Filled(Tensor like, string name, double value) => Filled(like.shape, like.dtype, name, value);

    private static GraphTensor Filled(Shape shape, TF_DataType type, string name, double value)
        => ops.get_default_graph().AddConstant(Literals.Shaped(new Literal(HostTensor.Scalar(value)).As(type.as_base_dtype()), shape), name);
}
