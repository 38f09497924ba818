using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Multinomial and StatelessMultinomial: for each row of logits samples of a class, class k with probability softmax(logits)[k]. A sample
/// is the first class whose running sum of exp(logit − largest finite logit) exceeds u times the total; all sums are in double.
/// </summary>
internal sealed class MultinomialKernel(bool stateful) : Kernel
{
    // What a run takes off the stream for each sample of each row, their number rounded up to a multiple of 4.
    private const ulong BlocksPerSample = 512;
    private double[] _sums = [];

    public override void Run(KernelContext c)
    {
        Dims logits = c.Dims(0);
        if (logits.Rank != 2)
        {
            throw EngineException.InvalidArgument($"logits should be a matrix, got shape {logits}");
        }

        if (c.Dims(1).Rank != 0)
        {
            throw EngineException.InvalidArgument($"num_samples should be a scalar, got shape {c.Dims(1)}");
        }

        long samples = c.Integer(1);
        if (samples < 0)
        {
            throw EngineException.InvalidArgument($"num_samples should be non-negative, got {samples}");
        }

        if (logits[1] == 0)
        {
            throw EngineException.InvalidArgument("num_classes should be positive, got 0");
        }

        var dims = new Dims(logits[0], samples);
        c.Result(0).Allocate(c.Node.OutputTypes[0], dims, c.Run.Pool);
        Draw(c, (int)logits[0], (int)logits[1], (int)samples);
    }

    private void Draw(KernelContext c, int rows, int classes, int samples)
    {
        ulong taken = (ulong)rows * (ulong)((samples + 3) / 4 * 4) * BlocksPerSample;
        var words = new PhiloxWords(stateful ? RandomStream.Of(c).Take(taken) : StatelessStream.OfSeed(c, 2));
        if (_sums.Length < classes)
        {
            _sums = new double[classes];
        }

        Span<double> sums = _sums.AsSpan(0, classes);
        for (int row = 0; row < rows; row++)
        {
            double total = RunningSums(c.Value(0), row * classes, sums);
            for (int i = 0; i < samples; i++)
            {
                Set(c.Result(0), (row * samples) + i, FirstAbove(sums, words.NextDouble() * total));
            }
        }
    }

    private static double RunningSums(TensorValue logits, int from, Span<double> sums)
    {
        double most = double.MinValue;
        for (int i = 0; i < sums.Length; i++)
        {
            double logit = sums[i] = Logit(logits, from + i);
            most = double.IsFinite(logit) ? Math.Max(most, logit) : most;
        }

        double total = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = total += double.IsFinite(sums[i]) ? Math.Exp(sums[i] - most) : 0;
        }

        return total;
    }

    // The running sums never fall; the first one above, or their number when none is.
    private static int FirstAbove(ReadOnlySpan<double> sums, double bound)
    {
        int low = 0, high = sums.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sums[middle] > bound ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static double Logit(TensorValue logits, int at) => logits.Type switch
    {
        DataType.DtFloat => logits.Span<float>()[at],
        DataType.DtDouble => logits.Span<double>()[at],
        DataType.DtHalf => (double)logits.Span<Half>()[at],
        DataType.DtBfloat16 => logits.Span<BFloat16>()[at],
        var other => throw EngineException.Unimplemented($"there is no kernel for logits of type {other.Name()}"),
    };

    private static void Set(TensorValue output, int at, int value)
    {
        if (output.Type == DataType.DtInt64)
        {
            output.Span<long>()[at] = value;
        }
        else
        {
            output.Span<int>()[at] = value;
        }
    }
}
