using TfCourse.Engine;
using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>saturate_cast.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor in another type, its values first brought into that type's range.</summary>
    /// <param name="value">Any shape, any real numeric type.</param>
    /// <param name="dtype">A real numeric type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The shape of value.</returns>
    public Tensor saturate_cast(Tensor value, TF_DataType dtype, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "saturate_cast");
        Tensor x = Composing.Value(value, "value");
        bool isWhole = dtype.is_integer(), fromWhole = x.dtype.is_integer();
        if (!isWhole || x.dtype.as_base_dtype() == dtype)
        {
            return cast(x, dtype);
        }

        (int bits, int own) = (NumberRanges.Bits(dtype), fromWhole ? NumberRanges.Bits(x.dtype) : int.MaxValue);
        bool isSigned = NumberRanges.IsSigned(dtype);
        if (!fromWhole || (NumberRanges.IsSigned(x.dtype) && (!isSigned || own > bits)))
        {
            x = maximum(x, Gradient.Constant(isSigned ? -Math.Pow(2, bits) : 0, x, "min"));
        }

        if (own > bits)
        {
            x = minimum(x, fromWhole ? ShapeValues.Constant(HostTensor.Scalar(long.MaxValue >> (63 - bits)), x.dtype.as_base_dtype(), "max") : Gradient.Constant(NumberRanges.Greatest(bits, x.dtype), x, "max"));
        }

        return cast(x, dtype);
    }
}

/// <summary>The ranges of integer types.</summary>
internal static class NumberRanges
{
    public static bool IsSigned(TF_DataType type) => type.as_base_dtype() is TF_DataType.TF_INT8 or TF_DataType.TF_INT16 or TF_DataType.TF_INT32 or TF_DataType.TF_INT64;

    /// <summary>The number n for which 2^n - 1 is the greatest value.</summary>
    public static int Bits(TF_DataType type) => (8 * ((DataType)type.as_base_dtype()).Size()) - (IsSigned(type) ? 1 : 0);

    /// <summary>The greatest number of a floating type that is at most 2^bits - 1.</summary>
    public static double Greatest(int bits, TF_DataType type)
    {
        int digits = type.as_base_dtype() switch { TF_DataType.TF_FLOAT => 24, TF_DataType.TF_HALF => 11, TF_DataType.TF_BFLOAT16 => 8, _ => 53 };
        double greatest = Math.Pow(2, bits) - (bits > digits ? Math.Pow(2, bits - digits) : 1);
        return type.as_base_dtype() == TF_DataType.TF_HALF ? Math.Min(greatest, (double)Half.MaxValue) : greatest;
    }
}

/// <content>convert_image_dtype.</content>
public sealed partial class image_api
{
    /// <summary>Images in another type, scaled: integers from 0 to their greatest value stand for [0, 1].</summary>
    /// <param name="image">Any shape, any real numeric type.</param>
    /// <param name="dtype">The new type.</param>
    /// <param name="saturate">Whether values outside of the range are brought to its ends.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The image's shape.</returns>
    /// <exception cref="ValueError">The type is neither integer nor floating.</exception>
    public Tensor convert_image_dtype(Tensor image, TF_DataType dtype, bool saturate = false, string? name = null)
    {
        Tensor x = Composing.Value(image, "image");
        if (!dtype.is_floating() && !dtype.is_integer())
        {
            throw new ValueError("dtype must be either floating point or integer");
        }

        TF_DataType from = x.dtype.as_base_dtype();
        if (from == dtype)
        {
            return tf.identity(x, name);
        }

        using ops.NameScope scope = tf.name_scope(name, "convert_image");
        if (from.is_integer() && dtype.is_integer())
        {
            (int own, int bits) = (NumberRanges.Bits(from), NumberRanges.Bits(dtype));
            if (own > bits)
            {
                return Narrowed(tf.floordiv(x, Gradient.Constant(Math.Pow(2, own - bits), x)), dtype, saturate);
            }

            Tensor wide = Narrowed(x, dtype, saturate);
            return tf.multiply(wide, Gradient.Constant(Math.Pow(2, bits - own), wide));
        }

        if (from.is_floating() && dtype.is_floating())
        {
            return tf.cast(x, dtype);
        }

        if (from.is_integer())
        {
            Tensor cast = tf.cast(x, dtype);
            return tf.multiply(cast, Gradient.Constant(1 / (Math.Pow(2, NumberRanges.Bits(from)) - 1), cast));
        }

        // A half more, so that rounding down rounds to the nearest.
        return Narrowed(tf.multiply(x, Gradient.Constant(Math.Pow(2, NumberRanges.Bits(dtype)) - 0.5, x)), dtype, saturate);
    }

    private static Tensor Narrowed(Tensor x, TF_DataType type, bool saturates) => saturates ? tf.saturate_cast(x, type) : tf.cast(x, type);
}
