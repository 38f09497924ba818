using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TfCourse.TestKit;

/// <summary>
/// Compares values with recorded ones. Floating and complex values follow the tolerance, all others are equal. An expected
/// null is not compared.
/// </summary>
public static class GoldenCompare
{
    /// <summary>Compares raw values: one array of the dtype's element type, row-major.</summary>
    /// <exception cref="ArgumentException">Type or length of the array does not fit dtype and shape.</exception>
    public static GoldenComparison Compare(
        string id, GoldenValue? expected, string dtype, IReadOnlyList<long> shape, Array values, GoldenTolerance tolerance)
        => Compare(id, expected, new GoldenTensor(dtype, shape, values), tolerance);

    /// <summary>Compares a tensor with any recorded form.</summary>
    public static GoldenComparison Compare(string id, GoldenValue? expected, GoldenTensor ours, GoldenTolerance tolerance)
    {
        if (expected is null)
            return GoldenComparison.Equal();
        if (ours.Dtype != expected.Dtype)
            return GoldenComparison.Differs($"{id}: dtype differs: ours {ours.Dtype}, recorded {expected.Dtype}.");

        GoldenTensor? tensor = expected as GoldenTensor
            ?? (expected as GoldenSlices)?.ToDense(ours.Shape.Count > 0 ? ours.Shape[0] : 0);
        IReadOnlyList<long> shape = (tensor ?? expected).Shape;
        if (!ours.Shape.SequenceEqual(shape))
        {
            return GoldenComparison.Differs(
                $"{id}: shape differs: ours {GoldenShape.Format(ours.Shape)}, recorded {GoldenShape.Format(shape)}.");
        }
        return expected switch
        {
            GoldenDigest digest => Digest(id, digest, ours, tolerance),
            GoldenMoments moments => Moments(id, moments, ours),
            _ => Values(id, ours.Values, tensor!.Values, ours.Shape, 0, tolerance),
        };
    }

    private static GoldenComparison Digest(string id, GoldenDigest digest, GoldenTensor ours, GoldenTolerance tolerance)
    {
        GoldenComparison ends = Ends(id, digest.First, digest.Last, ours, tolerance);
        if (!ends.Agrees || !tolerance.IsExact)
            return ends;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Bytes(ours.Values)));
        return hash == digest.Sha256
            ? ends
            : GoldenComparison.Differs($"{id}: both ends agree, but the SHA-256 of all {ours.Values.Length} values is {hash}, recorded {digest.Sha256}.");
    }

    private static GoldenComparison Moments(string id, GoldenMoments moments, GoldenTensor ours)
    {
        double[] all = [.. Enumerable.Range(0, ours.Values.Length).Select(i => GoldenDecoder.Widen(ours.Values, i))];
        GoldenComparison ends = Ends(id, moments.First, moments.Last, ours, GoldenTolerance.Within(0, moments.ValueTolerance ?? 0));
        GoldenComparison sum = Number($"{id}: sum", all.Sum(), moments.Sum, moments.SumTolerance ?? 0);
        GoldenComparison squares = Number($"{id}: sum of squares", all.Sum(value => value * value), moments.SumOfSquares, moments.SumOfSquaresTolerance ?? 0);
        return !ends.Agrees ? ends : !sum.Agrees ? sum : !squares.Agrees ? squares
            : GoldenComparison.Equal(Math.Max(ends.Used, Math.Max(sum.Used, squares.Used)));
    }

    private static GoldenComparison Number(string id, double ours, double theirs, double atol)
        => Values(id, new[] { ours }, new[] { theirs }, [], 0, GoldenTolerance.Within(0, atol));

    private static GoldenComparison Ends(string id, Array first, Array last, GoldenTensor ours, GoldenTolerance tolerance)
    {
        if (ours.Values.Length < Math.Max(first.Length, last.Length))
            return GoldenComparison.Differs($"{id}: {ours.Values.Length} values cannot hold the recorded ends of {first.Length} and {last.Length}.");
        GoldenComparison start = Values(id, Part(ours.Values, 0, first.Length), first, ours.Shape, 0, tolerance);
        if (!start.Agrees)
            return start;
        int from = ours.Values.Length - last.Length;
        GoldenComparison end = Values(id, Part(ours.Values, from, last.Length), last, ours.Shape, from, tolerance);
        return end.Agrees ? GoldenComparison.Equal(Math.Max(start.Used, end.Used)) : end;
    }

    private static Array Part(Array values, int from, int count)
    {
        Array part = Array.CreateInstance(values.GetType().GetElementType()!, count);
        Array.Copy(values, from, part, 0, count);
        return part;
    }

    private static GoldenComparison Values(
        string id, Array ours, Array theirs, IReadOnlyList<long> shape, int offset, GoldenTolerance tolerance)
    {
        ElementComparison compare = new(id, shape, offset, tolerance);
        return (ours, theirs) switch
        {
            (float[] a, float[] b) => compare.Floating(a, b, value => value, value => BitConverter.SingleToInt32Bits(value)),
            (double[] a, double[] b) => compare.Floating(a, b, value => value, BitConverter.DoubleToInt64Bits),
            (Half[] a, Half[] b) => compare.Floating(a, b, value => (double)value, value => BitConverter.HalfToInt16Bits(value)),
            (BFloat16[] a, BFloat16[] b) => compare.Floating(a, b, value => value.ToSingle(), value => value.Bits),
            (Complex64[] a, Complex64[] b) => compare.Complexes(
                Array.ConvertAll(a, value => new Complex(value.Real, value.Imaginary)),
                Array.ConvertAll(b, value => new Complex(value.Real, value.Imaginary))),
            (Complex[] a, Complex[] b) => compare.Complexes(a, b),
            (byte[][] a, byte[][] b) => compare.Equal(a, b, (x, y) => x.AsSpan().SequenceEqual(y), Text),
            (bool[] a, bool[] b) => compare.Equal(a, b),
            (sbyte[] a, sbyte[] b) => compare.Equal(a, b),
            (short[] a, short[] b) => compare.Equal(a, b),
            (int[] a, int[] b) => compare.Equal(a, b),
            (long[] a, long[] b) => compare.Equal(a, b),
            (byte[] a, byte[] b) => compare.Equal(a, b),
            (ushort[] a, ushort[] b) => compare.Equal(a, b),
            (uint[] a, uint[] b) => compare.Equal(a, b),
            (ulong[] a, ulong[] b) => compare.Equal(a, b),
            _ => throw new ArgumentException($"{ours.GetType().Name} cannot be compared with {theirs.GetType().Name}.", nameof(ours)),
        };
    }

    private static string Text(byte[] value) => Array.TrueForAll(value, b => b is >= 0x20 and < 0x7F)
        ? $"\"{System.Text.Encoding.ASCII.GetString(value)}\""
        : string.Create(CultureInfo.InvariantCulture, $"0x{Convert.ToHexString(value)}");

    private static ReadOnlySpan<byte> Bytes(Array values) => values switch
    {
        float[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        double[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        Half[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        BFloat16[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        sbyte[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        short[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        int[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        long[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        byte[] a => a,
        ushort[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        uint[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        ulong[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        bool[] a => MemoryMarshal.AsBytes(a.AsSpan()),
        _ => throw new NotSupportedException($"No checksums are recorded for {values.GetType().Name}."),
    };
}
