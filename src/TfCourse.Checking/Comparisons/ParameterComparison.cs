namespace TfCourse.Checking;

/// <summary>Two versions of one array, compared.</summary>
/// <param name="Parameter">The name of the parameter.</param>
/// <param name="RelativeDifference">‖a − b‖ / (‖a‖ + ‖b‖), Euclidean norms; 0 when both are zero, NaN when a value is not finite.</param>
/// <param name="Worst">The number of the element that differs most, in row-major order; -1 for an empty array.</param>
/// <param name="WorstPlace">Its place: [3, 1].</param>
/// <param name="First">Its value in the first version.</param>
/// <param name="Second">Its value in the second version.</param>
public sealed record ParameterComparison(string Parameter, double RelativeDifference, int Worst, string WorstPlace, double First, double Second)
{
    /// <summary>Compares two versions of one array.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="a">The first version.</param>
    /// <param name="b">The second version.</param>
    /// <returns>How far they are apart, and where most.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static ParameterComparison Of(string parameter, CheckedArray a, CheckedArray b)
    {
        if (!a.Shape.SequenceEqual(b.Shape))
        {
            throw new ArgumentException(
                $"'{parameter}': one version has the shape [{string.Join(", ", a.Shape)}], the other [{string.Join(", ", b.Shape)}]; both have that of the parameter.", nameof(b));
        }

        double distance = 0, normA = 0, normB = 0, largest = -1;
        int worst = -1;
        for (int i = 0; i < a.Values.Length; i++)
        {
            double x = a.Values[i], y = b.Values[i], gap = Math.Abs(x - y);
            distance += gap * gap;
            normA += x * x;
            normB += y * y;
            if (gap > largest || (double.IsNaN(gap) && !double.IsNaN(largest)))
            {
                (largest, worst) = (gap, i);
            }
        }

        double norms = Math.Sqrt(normA) + Math.Sqrt(normB);
        double difference = norms == 0 ? 0 : double.IsFinite(norms) ? Math.Sqrt(distance) / norms : double.NaN;
        return new ParameterComparison(parameter, difference, worst, worst < 0 ? "" : a.Place(worst), worst < 0 ? 0 : a.Values[worst], worst < 0 ? 0 : b.Values[worst]);
    }
}
