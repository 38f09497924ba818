using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Normalization of each channel over a batch, and its gradients. Statistics are float32.</summary>
internal static class NaiveNormalizations
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("FusedBatchNorm", c => Forward(c)[..5]);
        table.Add("FusedBatchNormV2", c => Forward(c)[..5]);
        table.Add("FusedBatchNormV3", Forward);
        table.Add("FusedBatchNormGrad", Backward);
        table.Add("FusedBatchNormGradV2", Backward);
        table.Add("FusedBatchNormGradV3", Backward);
    }

    private static (int Axis, int Channels, List<int>[] Members) Channels(NaiveCall c, NaiveTensor x)
    {
        int axis = c.Text("data_format") == "NCHW" ? 1 : x.Rank - 1;
        List<int>[] members = [.. Enumerable.Range(0, x.Shape[axis]).Select(_ => new List<int>())];
        for (int i = 0; i < x.Count; i++)
        {
            members[Places.Indices(i, x.Shape)[axis]].Add(i);
        }

        return (axis, x.Shape[axis], members);
    }

    // y = (x - mean) / √(variance + ε) · scale + offset
    private static NaiveTensor[] Forward(NaiveCall c)
    {
        (NaiveTensor x, NaiveTensor scale, NaiveTensor offset) = (c[0], c[1], c[2]);
        (int axis, int channels, List<int>[] members) = Channels(c, x);
        Real[] mean, variance, averageMean, averageVariance;
        if (c.Bool("is_training"))
        {
            int n = members.Length == 0 ? 0 : members[0].Count;
            mean = Array.ConvertAll(members, m => n == 0 ? double.NaN : Real.Sum(m.Select(x.Real)) / n);
            variance = [.. members.Select((m, k) => n == 0 ? double.NaN : Real.Sum(m.Select(i => (x.Real(i) - mean[k]) * (x.Real(i) - mean[k]))) / n)];

            // The running averages are of the unbiased variance; they move by the factor.
            double factor = c.Float("exponential_avg_factor");
            Real[] unbiased = Array.ConvertAll(variance, v => n > 1 ? v * ((Real)n / (n - 1)) : v);
            averageMean = factor == 1 ? mean : [.. mean.Select((m, k) => (c[3].Real(k) * (1 - factor)) + (m * factor))];
            averageVariance = factor == 1 ? unbiased : [.. unbiased.Select((v, k) => (c[4].Real(k) * (1 - factor)) + (v * factor))];
        }
        else
        {
            mean = averageMean = [.. Enumerable.Range(0, channels).Select(c[3].Real)];
            variance = averageVariance = [.. Enumerable.Range(0, channels).Select(c[4].Real)];
        }

        Real[] root = Array.ConvertAll(variance, v => 1 / Real.Sqrt(v + c.Float("epsilon")));
        NaiveTensor Vector(Real[] values) => NaiveTensor.MakeReal(scale.Type, [channels], k => values[k]);
        return
        [
            NaiveTensor.MakeReal(x.Type, x.Shape, i => Places.Indices(i, x.Shape)[axis] is var k ? ((x.Real(i) - mean[k]) * (root[k] * scale.Real(k))) + offset.Real(k) : 0),
            Vector(averageMean), Vector(averageVariance), Vector(mean), Vector(variance),
            NaiveTensor.MakeReal(scale.Type, [0], _ => 0),
        ];
    }

    // With r = 1 / √(variance + ε): dscale = Σ dy·(x - mean)·r, doffset = Σ dy,
    // dx = scale·r·dy, in training less the means of dy and of dy·(x - mean)·r² · (x - mean).
    private static NaiveTensor[] Backward(NaiveCall c)
    {
        (NaiveTensor dy, NaiveTensor x, NaiveTensor scale) = (c[0], c[1], c[2]);
        (int axis, int channels, List<int>[] members) = Channels(c, x);
        Real[] r = [.. Enumerable.Range(0, channels).Select(k => 1 / Real.Sqrt(c[4].Real(k) + c.Float("epsilon")))];
        Real Centered(int i, int k) => x.Real(i) - c[3].Real(k);
        Real[] products = [.. members.Select((m, k) => Real.Sum(m.Select(i => dy.Real(i) * Centered(i, k))))];
        Real[] sums = [.. members.Select(m => Real.Sum(m.Select(dy.Real)))];
        return
        [
            NaiveTensor.MakeReal(x.Type, x.Shape, i =>
            {
                int k = Places.Indices(i, x.Shape)[axis], n = members[k].Count;
                Real rest = c.Bool("is_training") ? dy.Real(i) - (sums[k] / n) - (Centered(i, k) * r[k] * r[k] * products[k] / n) : dy.Real(i);
                return scale.Real(k) * r[k] * rest;
            }),
            NaiveTensor.MakeReal(scale.Type, [channels], k => products[k] * r[k]),
            NaiveTensor.MakeReal(scale.Type, [channels], k => sums[k]),
            NaiveTensor.MakeReal(scale.Type, [0], _ => 0),
            NaiveTensor.MakeReal(scale.Type, [0], _ => 0),
        ];
    }
}
