namespace TfCourse.Reference;

/// <summary>Learning rates that fall with the epochs, from the rate α₀ of epoch 0.</summary>
public static class LearningRateDecay
{
    /// <summary>In every epoch: <c>α = α₀ / (1 + decayRate·epoch)</c>. The course's update_lr.</summary>
    /// <param name="learningRate0">α₀, above 0.</param>
    /// <param name="epoch">Number of the epoch, from 0.</param>
    /// <param name="decayRate">At least 0.</param>
    public static double EveryEpoch(double learningRate0, int epoch, double decayRate)
        => learningRate0 / (1 + decayRate * epoch);

    /// <summary>
    /// In stairs: <c>α = α₀ / (1 + decayRate·⌊epoch / timeInterval⌋)</c>. The course's schedule_lr_decay.
    /// </summary>
    /// <param name="learningRate0">α₀, above 0.</param>
    /// <param name="epoch">Number of the epoch, from 0.</param>
    /// <param name="decayRate">At least 0.</param>
    /// <param name="timeInterval">Epochs a stair, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not above 0.</exception>
    public static double InIntervals(double learningRate0, int epoch, double decayRate, int timeInterval = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeInterval);
        return learningRate0 / (1 + decayRate * Math.Floor((double)epoch / timeInterval));
    }

    /// <summary>Exponential: <c>α = α₀·rateᵉᵖᵒᶜʰ</c>; the course's example has a rate of 0.95.</summary>
    /// <param name="learningRate0">α₀, above 0.</param>
    /// <param name="epoch">From 0; a fraction for a place within an epoch.</param>
    /// <param name="rate">What is left of α after an epoch; above 0 and at most 1.</param>
    public static double Exponential(double learningRate0, double epoch, double rate)
        => learningRate0 * Math.Pow(Hyperparameter.Within(rate, nameof(rate), double.Epsilon, 1), epoch);

    /// <summary>By the root: <c>α = k·α₀ / √epoch</c>, and α₀·k in epoch 0.</summary>
    /// <param name="learningRate0">α₀, above 0.</param>
    /// <param name="epoch">From 0.</param>
    /// <param name="k">Above 0.</param>
    public static double InverseRoot(double learningRate0, int epoch, double k = 1)
        => Hyperparameter.Positive(k, nameof(k)) * learningRate0 / Math.Sqrt(Math.Max(1, epoch));

    /// <summary>Staircase: <c>α = α₀·factor^⌊epoch / interval⌋</c>, halves by default.</summary>
    /// <param name="learningRate0">α₀, above 0.</param>
    /// <param name="epoch">From 0.</param>
    /// <param name="interval">Epochs a stair; at least 1.</param>
    /// <param name="factor">From stair to stair; above 0 and at most 1.</param>
    public static double Staircase(double learningRate0, int epoch, int interval, double factor = 0.5)
        => learningRate0 * Math.Pow(
            Hyperparameter.Within(factor, nameof(factor), double.Epsilon, 1), Math.Floor((double)epoch / Hyperparameter.AtLeastOne(interval, nameof(interval))));

    /// <summary>By hand: the rate of the last row whose epoch has come.</summary>
    /// <param name="epoch">From 0.</param>
    /// <param name="rows">First epoch and rate of each stretch, by rising epochs; the first begins at 0.</param>
    /// <exception cref="ArgumentException">The rows do not begin at 0 or do not rise.</exception>
    public static double Manual(int epoch, IReadOnlyList<(int From, double LearningRate)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0 || rows[0].From != 0 || rows.Zip(rows.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
            throw new ArgumentException($"The rows begin at epochs {string.Join(", ", rows.Select(row => row.From))}; the first begins at 0, and they rise.", nameof(rows));
        return rows.Last(row => row.From <= epoch).LearningRate;
    }

    /// <summary>
    /// Cosine with warm-up: <c>α = α₀·(step + 1) / warmUp</c> in the first steps, then half a cosine from α₀ down to 0:
    /// <c>α = ½·α₀·(1 + cos(π·(step - warmUp) / (total - warmUp)))</c>.
    /// </summary>
    /// <remarks>Source: Loshchilov and Hutter, 2017, arXiv:1608.03983, equation 5; warm-up as in Goyal et al., 2017, arXiv:1706.02677.</remarks>
    /// <param name="learningRate0">α₀, above 0.</param>
    /// <param name="step">From 0; from total on α is 0.</param>
    /// <param name="total">Steps in all; above warmUp.</param>
    /// <param name="warmUp">Steps of warm-up; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not more steps than those of warm-up.</exception>
    public static double CosineWithWarmUp(double learningRate0, int step, int total, int warmUp = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmUp);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(total, warmUp);
        return step < warmUp
            ? learningRate0 * (step + 1) / warmUp
            : 0.5 * learningRate0 * (1 + Math.Cos(Math.PI * Math.Min(1, (double)(step - warmUp) / (total - warmUp))));
    }
}
