using System.Globalization;

namespace TfCourse.TestKit;

/// <summary>A bfloat16: the upper half of a float32's bits.</summary>
/// <param name="Bits">Sign, 8 exponent bits, 7 mantissa bits.</param>
public readonly record struct BFloat16(ushort Bits)
{
    /// <summary>The nearest bfloat16, ties to even, rounded once.</summary>
    public static BFloat16 FromDouble(double value)
    {
        float narrow = (float)value;
        if (float.IsNaN(narrow))
            return new BFloat16(0x7FC0);
        uint bits = BitConverter.SingleToUInt32Bits(narrow);
        if (narrow != value)
        {
            // Rounding to odd keeps the second rounding right: cut towards zero, then set the last bit.
            if (Math.Abs((double)narrow) > Math.Abs(value))
                bits--;
            bits |= 1;
        }
        return new BFloat16((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>The value, exactly.</summary>
    public float ToSingle() => BitConverter.UInt32BitsToSingle((uint)Bits << 16);

    /// <inheritdoc/>
    public override string ToString() => ToSingle().ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A complex number of two float32.</summary>
/// <param name="Real">Real part.</param>
/// <param name="Imaginary">Imaginary part.</param>
public readonly record struct Complex64(float Real, float Imaginary)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Real:R}, {Imaginary:R})");
}
