namespace TfCourse.Datasets;

/// <summary>The two-sample Kolmogorov-Smirnov test.</summary>
/// <remarks>
/// <code>
/// D = maxₓ |F₁(x) − F₂(x)|,  nₑ = n₁·n₂ / (n₁ + n₂),  λ = (√nₑ + 0.12 + 0.11 / √nₑ)·D
/// p = 2 Σ_{j≥1} (−1)^{j−1} exp(−2 j² λ²)
/// </code>
/// <para>Source: M. Stephens, "Use of the Kolmogorov-Smirnov, Cramér-von Mises and related statistics without extensive
/// tables", JRSS B 32, 1970. Ties, as in pixels, make p larger than it is: the test then warns too seldom, never too often.</para>
/// </remarks>
internal static class TwoSampleTest
{
    /// <summary>D of two sorted samples.</summary>
    public static double Statistic(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        int i = 0, j = 0;
        double largest = 0;
        while (i < first.Length && j < second.Length)
        {
            // All equal values of both samples pass before the gap is measured.
            float x = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= x)
                i++;
            while (j < second.Length && second[j] <= x)
                j++;
            largest = Math.Max(largest, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }
        return largest;
    }

    /// <summary>The chance of D or more.</summary>
    public static double PValue(double statistic, int first, int second)
    {
        double root = Math.Sqrt((double)first * second / ((double)first + second));
        double lambda = (root + 0.12 + (0.11 / root)) * statistic;
        // Below this λ the chance is 1 to nine digits, and the alternating sum converges too slowly to say so.
        if (lambda < 0.3)
            return 1;
        double sum = 0, sign = 1;
        for (int j = 1; j <= 100; j++)
        {
            double term = Math.Exp(-2.0 * j * j * lambda * lambda);
            sum += sign * term;
            sign = -sign;
            if (term < 1e-16)
                break;
        }
        return Math.Clamp(2 * sum, 0, 1);
    }
}
