using System.Buffers.Binary;
using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>FarmHash's Fingerprint64, a fixed function of bytes (Geoff Pike, 2014; published algorithm, the same on every machine).</summary>
internal static class FarmHash
{
    private const ulong K0 = 0xC3A5C85C97CB3127, K1 = 0xB492B66FBE98F273, K2 = 0x9AE16A3B2F90404F;

    public static ulong Fingerprint64(ReadOnlySpan<byte> s) => s.Length switch
    {
        <= 16 => UpTo16(s),
        <= 32 => UpTo32(s),
        <= 64 => UpTo64(s),
        _ => Long(s),
    };

    private static ulong UpTo16(ReadOnlySpan<byte> s)
    {
        ulong length = (ulong)s.Length, mul = K2 + (length * 2);
        if (length >= 8)
        {
            ulong a = At(s, 0) + K2, b = At(s, s.Length - 8);
            return Mix(Rotate(b, 37) * mul + a, (Rotate(a, 25) + b) * mul, mul);
        }

        if (length >= 4)
        {
            return Mix(length + ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(s) << 3), BinaryPrimitives.ReadUInt32LittleEndian(s[^4..]), mul);
        }

        if (length == 0)
        {
            return K2;
        }

        uint y = s[0] + ((uint)s[s.Length >> 1] << 8), z = (uint)length + ((uint)s[^1] << 2);
        return Shift((y * K2) ^ (z * K0)) * K2;
    }

    private static ulong UpTo32(ReadOnlySpan<byte> s)
    {
        ulong mul = K2 + ((ulong)s.Length * 2);
        ulong a = At(s, 0) * K1, b = At(s, 8), c = At(s, s.Length - 8) * mul, d = At(s, s.Length - 16) * K2;
        return Mix(Rotate(a + b, 43) + Rotate(c, 30) + d, a + Rotate(b + K2, 18) + c, mul);
    }

    private static ulong UpTo64(ReadOnlySpan<byte> s)
    {
        ulong mul = K2 + ((ulong)s.Length * 2);
        ulong a = At(s, 0) * K2, b = At(s, 8), c = At(s, s.Length - 8) * mul, d = At(s, s.Length - 16) * K2;
        ulong y = Rotate(a + b, 43) + Rotate(c, 30) + d, z = Mix(y, a + Rotate(b + K2, 18) + c, mul);
        ulong e = At(s, 16) * mul, f = At(s, 24), g = (y + At(s, s.Length - 32)) * mul, h = (z + At(s, s.Length - 24)) * mul;
        return Mix(Rotate(e + f, 43) + Rotate(g, 30) + h, e + Rotate(f + a, 18) + g, mul);
    }

    private static ulong Long(ReadOnlySpan<byte> s)
    {
        const ulong Seed = 81;
        ulong x = unchecked(Seed * K2) + At(s, 0), y = unchecked((Seed * K1) + 113), z = Shift((y * K2) + 113) * K2;
        (ulong V, ulong W) v = (0, 0), w = (0, 0);
        int end = (s.Length - 1) / 64 * 64;
        for (int at = 0; at < end; at += 64)
        {
            x = Rotate(x + y + v.V + At(s, at + 8), 37) * K1;
            y = Rotate(y + v.W + At(s, at + 48), 42) * K1;
            x ^= w.W;
            y += v.V + At(s, at + 40);
            z = Rotate(z + w.V, 33) * K1;
            v = Weak(s, at, v.W * K1, x + w.V);
            w = Weak(s, at + 32, z + w.W, y + At(s, at + 16));
            (x, z) = (z, x);
        }

        ulong mul = K1 + ((z & 0xFF) << 1);
        int last = s.Length - 64;
        w.V += (ulong)((s.Length - 1) & 63);
        v.V += w.V;
        w.V += v.V;
        x = Rotate(x + y + v.V + At(s, last + 8), 37) * mul;
        y = Rotate(y + v.W + At(s, last + 48), 42) * mul;
        x ^= w.W * 9;
        y += (v.V * 9) + At(s, last + 40);
        z = Rotate(z + w.V, 33) * mul;
        v = Weak(s, last, v.W * mul, x + w.V);
        w = Weak(s, last + 32, z + w.W, y + At(s, last + 16));
        (x, z) = (z, x);
        return Mix(Mix(v.V, w.V, mul) + (Shift(y) * K0) + z, Mix(v.W, w.W, mul) + x, mul);
    }

    private static (ulong V, ulong W) Weak(ReadOnlySpan<byte> s, int at, ulong a, ulong b)
    {
        ulong w = At(s, at), x = At(s, at + 8), y = At(s, at + 16), z = At(s, at + 24);
        a += w;
        b = Rotate(b + a + z, 21);
        ulong c = a;
        a += x + y;
        b += Rotate(a, 44);
        return (a + z, b + c);
    }

    private static ulong Mix(ulong u, ulong v, ulong mul)
    {
        ulong a = (u ^ v) * mul;
        a ^= a >> 47;
        ulong b = (v ^ a) * mul;
        b ^= b >> 47;
        return b * mul;
    }

    private static ulong Shift(ulong value) => value ^ (value >> 47);

    private static ulong Rotate(ulong value, int bits) => BitOperations.RotateRight(value, bits);

    private static ulong At(ReadOnlySpan<byte> s, int at) => BinaryPrimitives.ReadUInt64LittleEndian(s[at..]);
}
