namespace Tensorflow;

/// <summary>Steps that shape rules of array ops have in common; -1 is an unknown size.</summary>
internal static class ArrayShapes
{
    /// <summary>The axes [start, end) of a shape; bounds beyond it are its ends, and of an unknown rank nothing is known.</summary>
    public static Shape Part(Shape shape, long start, long end = int.MaxValue)
    {
        if (shape.IsNull)
        {
            return Shape.Null;
        }

        int from = (int)Math.Clamp(start < 0 ? start + shape.ndim : start, 0, shape.ndim), to = (int)Math.Clamp(end < 0 ? end + shape.ndim : end, from, shape.ndim);
        return shape[from..to];
    }

    /// <summary>A shape of at least a rank.</summary>
    public static Shape AtLeast(ShapeContext c, Shape shape, long rank) => shape.IsNull || shape.ndim >= rank ? shape
        : throw c.Error($"Shape must be at least rank {rank} but is rank {shape.ndim}");

    /// <summary>The size of an axis; unknown when the rank is.</summary>
    public static long Size(Shape shape, long axis) => shape.IsNull ? -1 : shape[(int)axis];

    /// <summary>The same shape with another size.</summary>
    public static Shape With(Shape shape, long axis, long size)
    {
        if (shape.IsNull)
        {
            return shape;
        }

        long[] dims = [.. shape.dims];
        dims[axis < 0 ? axis + dims.Length : axis] = size;
        return new Shape(dims);
    }

    /// <summary>a / b where b divides a.</summary>
    public static long Divide(ShapeContext c, long a, long b) => a < 0 || b < 0 ? -1
        : b > 0 && a % b == 0 ? a / b : throw c.Error($"Dimension size must be evenly divisible by {b} but is {a}");

    /// <summary>a - b, not negative.</summary>
    public static long Subtract(ShapeContext c, long a, long b) => b == 0 ? a : a < 0 || b < 0 ? -1
        : a >= b ? a - b : throw c.Error($"Negative dimension size caused by subtracting {b} from {a}");

    /// <summary>A size that has to be a number.</summary>
    public static long WithValue(ShapeContext c, long size, long value) => size < 0 || size == value ? value
        : throw c.Error($"Dimension must be {value} but is {size}");

    /// <summary>A scalar input as an axis counted from the front; null when it is not known now.</summary>
    public static long? Axis(ShapeContext c, int input, int rank)
    {
        if (c.Value(input) is not { } value)
        {
            return null;
        }

        if (value.Dimensions.Length != 0)
        {
            throw c.Error($"Input must be scalar but has rank {value.Dimensions.Length}");
        }

        long axis = Constants.Integers(value)[0];
        if (rank < 0)
        {
            return axis < 0 ? null : axis;
        }

        return axis >= -rank && axis < rank ? (axis < 0 ? axis + rank : axis)
            : throw c.Error($"Dimension size, given by scalar input {axis}, must be in range [{-rank}, {rank})");
    }

    /// <summary>The number of elements; -1 when not known (a known size 0 makes it 0).</summary>
    public static long Count(ShapeContext c, Shape shape)
    {
        if (shape.IsNull)
        {
            return -1;
        }

        long count = 1;
        foreach (long size in shape.dims)
        {
            count = c.Multiply(count, size);
        }

        return count;
    }

    /// <summary>What the first axes of a shape and a whole other shape say together; a refusal when they differ.</summary>
    public static void RequirePrefix(ShapeContext c, Shape shape, Shape prefix)
    {
        if (shape.IsNull || prefix.IsNull)
        {
            return;
        }

        AtLeast(c, shape, prefix.ndim);
        for (int i = 0; i < prefix.ndim; i++)
        {
            c.Merge(shape[i], prefix[i]);
        }
    }

    /// <summary>The shape given by a vector input, as far as it is known.</summary>
    public static Shape FromVector(ShapeContext c, int input)
    {
        c.WithRank(input, 1);
        try
        {
            return c.ShapeFrom(input);
        }
        catch (ValueError e)
        {
            throw c.Error(e.Message);
        }
    }
}
