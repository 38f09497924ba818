namespace TfCourse.Engine;

/// <summary>Products of sizes, checked: the only place where sizes multiply.</summary>
public static class Sizes
{
    /// <summary>The largest number of elements of one tensor; beyond it an array of bytes cannot be addressed.</summary>
    public const long MaxElements = int.MaxValue / 2;

    /// <summary>The product of the sizes of a shape: its number of elements.</summary>
    /// <param name="dimensions">Sizes, none negative; none at all gives 1.</param>
    /// <returns>The number of elements.</returns>
    /// <exception cref="EngineException">A size is negative, or the product overflows 63 bits.</exception>
    public static long Count(ReadOnlySpan<long> dimensions)
    {
        long count = 1;
        bool overflow = false, empty = false;
        foreach (long size in dimensions)
        {
            if (size < 0)
            {
                throw EngineException.InvalidArgument($"a size of the shape {Format(dimensions)} is negative; every size must be at least 0");
            }

            empty |= size == 0;
            overflow |= !TryMultiply(count, size, out count);
        }

        return empty ? 0 : overflow
            ? throw EngineException.InvalidArgument($"Shape {Format(dimensions)} would have more than 2**63 - 1 elements")
            : count;
    }

    /// <summary>A number of bytes: elements times the size of one.</summary>
    /// <param name="elements">Number of elements, at least 0.</param>
    /// <param name="elementSize">Bytes of one element, at least 1.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="EngineException">More than an array can hold: ResourceExhausted.</exception>
    public static int Bytes(long elements, int elementSize)
        => elements <= MaxElements && TryMultiply(elements, elementSize, out long bytes) && bytes <= Array.MaxLength - 64
            ? (int)bytes
            : throw EngineException.ResourceExhausted(
                $"OOM: a tensor of {elements} elements of {elementSize} bytes is larger than {Array.MaxLength} bytes, the most one tensor may have");

    /// <summary>A product of two sizes, neither negative, or a ResourceExhausted error when it overflows.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    /// <returns>a · b.</returns>
    public static long Multiply(long a, long b)
        => TryMultiply(a, b, out long product) ? product : throw EngineException.ResourceExhausted($"{a} times {b} overflows 63 bits");

    /// <summary>A product of two sizes, if it fits 63 bits.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    /// <param name="product">a · b, or 0 on overflow.</param>
    /// <returns>Whether it fits.</returns>
    public static bool TryMultiply(long a, long b, out long product)
    {
        if (((ulong)a | (ulong)b) <= int.MaxValue)
        {
            product = a * b;
            return true;
        }

        Int128 wide = (Int128)a * b;
        bool fits = wide >= long.MinValue && wide <= long.MaxValue;
        product = fits ? (long)wide : 0;
        return fits;
    }

    /// <summary>A shape as TensorFlow's engine prints it: [2,3].</summary>
    /// <param name="dimensions">Sizes; -1 is printed as ?.</param>
    /// <returns>The text.</returns>
    public static string Format(ReadOnlySpan<long> dimensions)
    {
        var text = new System.Text.StringBuilder("[");
        for (int i = 0; i < dimensions.Length; i++)
        {
            text.Append(i == 0 ? "" : ",");
            if (dimensions[i] < 0)
            {
                text.Append('?');
            }
            else
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{dimensions[i]}");
            }
        }

        return text.Append(']').ToString();
    }
}
