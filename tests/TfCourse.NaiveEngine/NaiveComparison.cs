using System.Globalization;
using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Compares what an engine computed with what the definition says, to the digits that rounding leaves.</summary>
public static class NaiveComparison
{
    /// <summary>What differs.</summary>
    /// <returns>The first element that is too far off; null when none is.</returns>
    public static string? Difference(NaiveTensor expected, HostTensor found)
    {
        if (expected.Type != found.DataType || !found.Dimensions.SequenceEqual([.. expected.Shape.Select(d => (long)d)]))
        {
            return $"expected {expected.Type.Name()} {Places.Format(expected.Shape)}, found {found}";
        }

        if (expected.Type == DataType.DtString)
        {
            return Enumerable.Range(0, expected.Count).Any(i => !expected.Text(i).AsSpan().SequenceEqual(found.Values<byte[]>()[i])) ? "a text differs" : null;
        }

        NaiveTensor actual = NaiveTensor.From(found);
        for (int i = 0; i < expected.Count; i++)
        {
            if (!(expected.IsReal ? Fits(expected.Real(i), actual.Real(i).Value, expected.Type) : expected.Int(i) == actual.Int(i)))
            {
                return expected.IsReal
                    ? string.Create(CultureInfo.InvariantCulture, $"element {i} of {Places.Format(expected.Shape)}: expected {expected.Real(i).Value:R}, found {actual.Real(i).Value:R}, allowed ± {Allowed(expected.Real(i), expected.Type):R}")
                    : string.Create(CultureInfo.InvariantCulture, $"element {i} of {Places.Format(expected.Shape)}: expected {expected.Int(i)}, found {actual.Int(i)}");
            }
        }

        return null;
    }

    private static double Allowed(Real expected, DataType type)
        => (Numbers.Epsilon(type) * (expected.Error + Math.Abs(expected.Value))) + (4 * Numbers.Smallest(type));

    private static bool Fits(Real expected, double found, DataType type)
    {
        double value = Numbers.Round(expected.Value, type);
        if (double.IsNaN(value) || value.Equals(found))
        {
            return double.IsNaN(value) == double.IsNaN(found);
        }

        double allowed = Allowed(expected, type);

        // At the edge of the range the larger neighbours are infinite.
        return double.IsInfinity(value) || double.IsInfinity(found)
            ? Numbers.Round(expected.Value + allowed, type).Equals(found) || Numbers.Round(expected.Value - allowed, type).Equals(found)
            : Math.Abs(found - expected.Value) <= allowed;
    }
}
