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
}
