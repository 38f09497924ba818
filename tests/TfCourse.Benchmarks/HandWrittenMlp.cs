using System.Numerics;
using TfCourse.Engine.Managed;

namespace TfCourse.Benchmarks;

/// <summary>
/// A dense network trained by Adam as somebody writes it who needs no graph: arrays, loops, the products of this library. Hidden layers
/// are relu with a softmax of labels behind them, or tanh with one logistic unit.
/// </summary>
internal sealed unsafe class HandWrittenMlp
{
    private const float Rate = 1e-3f, Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;
    private readonly int[] _sizes;
    private readonly int _batch;
    private readonly bool _isBinary;
    private readonly float[][] _weights, _biases, _slopes, _biasSlopes, _moments, _activations, _errors;
    private readonly float[] _x, _targets;
    private readonly int[] _labels;
    private float _power1 = Beta1, _power2 = Beta2;

    /// <param name="sizes">Units of each layer, the input first.</param>
    /// <param name="x">Inputs [batch, sizes[0]].</param>
    /// <param name="labels">Class numbers of the examples, or for one output unit 0 and 1.</param>
    /// <param name="weights">The start: W of each layer [from, to].</param>
    public HandWrittenMlp(int[] sizes, float[] x, int[] labels, float[][] weights)
    {
        (_sizes, _x, _labels, _batch, _isBinary) = (sizes, x, labels, labels.Length, sizes[^1] == 1);
        _targets = Array.ConvertAll(labels, l => (float)l);
        float[][] PerLayer(Func<int, long> count) => [.. Enumerable.Range(0, sizes.Length - 1).Select(l => GC.AllocateArray<float>((int)count(l) + 16, pinned: true))];
        long W(int l) => (long)sizes[l] * sizes[l + 1];
        (_weights, _slopes, _biases, _biasSlopes) = (PerLayer(W), PerLayer(W), PerLayer(l => sizes[l + 1]), PerLayer(l => sizes[l + 1]));
        _moments = PerLayer(l => 2 * (W(l) + sizes[l + 1]));
        _activations = PerLayer(l => (long)_batch * sizes[l + 1]);
        _errors = PerLayer(l => (long)_batch * sizes[l + 1]);
        for (int l = 0; l < weights.Length; l++)
        {
            weights[l].CopyTo(_weights[l], 0);
        }
    }

    /// <summary>One step.</summary>
    /// <returns>The cost before it.</returns>
    public float Step()
    {
        int last = _weights.Length - 1;
        for (int l = 0; l <= last; l++)
        {
            fixed (float* w = _weights[l], b = _biases[l], a = _activations[l], before = l == 0 ? _x : _activations[l - 1])
            {
                Product<float> forward = Product<float>.Of(before, false, w, false, a, _batch, _sizes[l + 1], _sizes[l]);
                forward.After.Bias = b;
                forward.After.Function = l == last ? Activation.None : _isBinary ? Activation.Tanh : Activation.Relu;
                Products.RunShared(&forward);
            }
        }

        float cost = _isBinary ? Logistic() : Softmax();
        for (int l = last; l >= 0; l--)
        {
            fixed (float* w = _weights[l], dw = _slopes[l], dz = _errors[l], before = l == 0 ? _x : _activations[l - 1], dBefore = l == 0 ? null : _errors[l - 1])
            {
                Product<float> slope = Product<float>.Of(before, true, dz, false, dw, _sizes[l], _sizes[l + 1], _batch);
                Products.RunShared(&slope);
                if (l > 0)
                {
                    Product<float> back = Product<float>.Of(dz, false, w, true, dBefore, _batch, _sizes[l], _sizes[l + 1]);
                    back.After.Derivative = _isBinary ? Activation.Tanh : Activation.Relu;
                    back.After.Outputs = before;
                    Products.RunShared(&back);
                }
            }

            ColumnSums.Of(_errors[l].AsSpan(0, _batch * _sizes[l + 1]), _biasSlopes[l].AsSpan(0, _sizes[l + 1]));
        }

        float rate = Rate * MathF.Sqrt(1 - _power2) / (1 - _power1);
        (_power1, _power2) = (_power1 * Beta1, _power2 * Beta2);
        for (int l = 0; l <= last; l++)
        {
            int count = _sizes[l] * _sizes[l + 1], units = _sizes[l + 1];
            Span<float> moments = _moments[l];
            Adam(_weights[l].AsSpan(0, count), _slopes[l], moments, moments[count..], rate);
            Adam(_biases[l].AsSpan(0, units), _biasSlopes[l], moments[(2 * count)..], moments[((2 * count) + units)..], rate);
        }

        return cost;
    }

    // Costs and dZ of the last layer: softmax of each row less the label's one, over the examples.
    private float Softmax()
    {
        int classes = _sizes[^1];
        float cost = 0, share = 1f / _batch;
        for (int i = 0; i < _batch; i++)
        {
            Span<float> z = _activations[^1].AsSpan(i * classes, classes), d = _errors[^1].AsSpan(i * classes, classes);
            float most = float.NegativeInfinity;
            foreach (float value in z)
            {
                most = MathF.Max(most, value);
            }

            float sum = VectorFunctions.ExpSum(z, most, d), scale = share / sum;
            cost += MathF.Log(sum) + most - z[_labels[i]];
            for (int j = 0; j < d.Length; j++)
            {
                d[j] *= scale;
            }

            d[_labels[i]] -= share;
        }

        return cost * share;
    }

    private float Logistic()
    {
        Span<float> z = _activations[^1].AsSpan(0, _batch), d = _errors[^1].AsSpan(0, _batch), positive = stackalloc float[_batch];
        float cost = 0, share = 1f / _batch;
        VectorFunctions.Sigmoid(z, d);
        for (int i = 0; i < z.Length; i++)
        {
            positive[i] = -MathF.Abs(z[i]);
        }

        VectorFunctions.Exp(positive, positive);
        VectorFunctions.Log1p(positive, positive);
        for (int i = 0; i < z.Length; i++)
        {
            cost += MathF.Max(z[i], 0) - (z[i] * _targets[i]) + positive[i];
            d[i] = (d[i] - _targets[i]) * share;
        }

        return cost * share;
    }

    private static void Adam(Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v, float rate)
    {
        int i = 0;
        fixed (float* pw = w, pg = g, pm = m, pv = v)
        {
            for (; i <= w.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<float> slope = Vector.Load(pg + i), first = Vector.Load(pm + i), second = Vector.Load(pv + i);
                first += (slope - first) * (1 - Beta1);
                second += ((slope * slope) - second) * (1 - Beta2);
                first.Store(pm + i);
                second.Store(pv + i);
                (Vector.Load(pw + i) - (first * rate / (Vector.SquareRoot(second) + new Vector<float>(Epsilon)))).Store(pw + i);
            }

            for (; i < w.Length; i++)
            {
                pm[i] += (pg[i] - pm[i]) * (1 - Beta1);
                pv[i] += ((pg[i] * pg[i]) - pv[i]) * (1 - Beta2);
                pw[i] -= pm[i] * rate / (MathF.Sqrt(pv[i]) + Epsilon);
            }
        }
    }
}
