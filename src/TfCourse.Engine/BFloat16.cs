using System.Globalization;

namespace TfCourse.Engine;

/// <summary>A 16-bit float with the 8 exponent bits of float32 and 7 bits of fraction.</summary>
/// <param name="Bits">The upper half of the bits of the float32 of the same value.</param>
public readonly record struct BFloat16(ushort Bits)
{
    /// <summary>Rounds to nearest, ties to even; NaN stays NaN.</summary>
    /// <param name="value">Any float.</param>
    public static explicit operator BFloat16(float value)
    {
        if (float.IsNaN(value))
        {
            return new BFloat16((ushort)(float.IsNegative(value) ? 0xFFC0 : 0x7FC0));
        }

        uint bits = BitConverter.SingleToUInt32Bits(value);
        return new BFloat16((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>Widens exactly.</summary>
    /// <param name="value">Any value.</param>
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.Bits << 16);

    /// <inheritdoc/>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A complex number of two float32.</summary>
/// <param name="Real">Real part.</param>
/// <param name="Imaginary">Imaginary part.</param>
public readonly record struct Complex64(float Real, float Imaginary);
