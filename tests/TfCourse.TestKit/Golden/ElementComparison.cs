using System.Globalization;
using System.Numerics;

namespace TfCourse.TestKit;

/// <summary>Compares arrays element by element and describes the worst difference.</summary>
/// <param name="id">Begins every message.</param>
/// <param name="shape">Shape of the whole tensor, for the index in the message.</param>
/// <param name="offset">Flat place of the first element.</param>
/// <param name="tolerance">How near floating values must be.</param>
internal sealed class ElementComparison(string id, IReadOnlyList<long> shape, int offset, GoldenTolerance tolerance)
{
    private int _wrong;
    private int _worst = -1;
    private double _used;

    public GoldenComparison Floating<T>(T[] ours, T[] theirs, Func<T, double> widen, Func<T, long> bits)
    {
        for (int i = 0; i < theirs.Length; i++)
        {
            double a = widen(ours[i]), b = widen(theirs[i]);
            bool same = bits(ours[i]) == bits(theirs[i]) || (double.IsNaN(a) && double.IsNaN(b));
            Note(i, same ? 0 : tolerance.IsExact ? double.PositiveInfinity : Share(Math.Abs(a - b), a == b, Math.Abs(b)));
        }
        return Result(theirs.Length, i => Describe(widen(ours[i]), widen(theirs[i])));
    }

    public GoldenComparison Complexes(Complex[] ours, Complex[] theirs)
    {
        for (int i = 0; i < theirs.Length; i++)
        {
            Complex a = ours[i], b = theirs[i];
            bool same = SameBits(a.Real, b.Real) && SameBits(a.Imaginary, b.Imaginary);
            Note(i, same ? 0 : tolerance.IsExact ? double.PositiveInfinity : Share(Complex.Abs(a - b), a == b, Complex.Abs(b)));
        }
        return Result(theirs.Length, i => string.Create(CultureInfo.InvariantCulture,
            $"ours {ours[i]:R}, recorded {theirs[i]:R}, allowed {tolerance}"));
    }

    public GoldenComparison Equal<T>(T[] ours, T[] theirs)
        where T : IEquatable<T>
        => Equal(ours, theirs, (a, b) => a.Equals(b), value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    public GoldenComparison Equal<T>(T[] ours, T[] theirs, Func<T, T, bool> equal, Func<T, string> text)
    {
        for (int i = 0; i < theirs.Length; i++)
            Note(i, equal(ours[i], theirs[i]) ? 0 : double.PositiveInfinity);
        return Result(theirs.Length, i => $"ours {text(ours[i])}, recorded {text(theirs[i])}, allowed equal values");
    }

    private static bool SameBits(double a, double b)
        => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));

    // How much of the allowed difference is used; a NaN or infinity on one side only uses infinitely much.
    private double Share(double difference, bool equal, double magnitude)
    {
        if (equal)
            return 0;
        if (!double.IsFinite(difference) || !double.IsFinite(magnitude))
            return double.PositiveInfinity;
        double allowed = tolerance.Allowed(magnitude);
        return difference <= allowed ? Math.Min(difference / allowed, 1) : Math.Max(difference / allowed, Math.BitIncrement(1));
    }

    private void Note(int i, double used)
    {
        if (used > 1)
            _wrong++;
        if (used > _used)
            (_used, _worst) = (used, i);
    }

    private GoldenComparison Result(int count, Func<int, string> describe) => _wrong is 0
        ? GoldenComparison.Equal(_used)
        : GoldenComparison.Differs(
            $"{id}: {_wrong} of {count} values differ; worst at {Index(_worst + offset)}: {describe(_worst)}.", _used);

    private string Describe(double ours, double theirs) => tolerance.IsExact
        ? string.Create(CultureInfo.InvariantCulture, $"ours {ours:R}, recorded {theirs:R}, allowed equal bits")
        : string.Create(CultureInfo.InvariantCulture,
            $"ours {ours:R}, recorded {theirs:R}, differs by {Math.Abs(ours - theirs):G4}, allowed {tolerance.Allowed(Math.Abs(theirs)):G4} ({tolerance})");

    // Row-major: the last axis runs fastest.
    private string Index(long flat)
    {
        long[] index = new long[shape.Count];
        for (int axis = shape.Count - 1; axis >= 0; axis--)
            (flat, index[axis]) = Math.DivRem(flat, shape[axis]);
        return GoldenShape.Format(index);
    }
}
