using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Shares of a row, and the losses made of them. Rows are the last axis.</summary>
internal static class NaiveSoftmaxes
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("Softmax", c => [Rows(c[0], Softmax)]);
        table.Add("LogSoftmax", c => [Rows(c[0], LogSoftmax)]);
        table.Add("SoftmaxCrossEntropyWithLogits", CrossEntropy);
        table.Add("SparseSoftmaxCrossEntropyWithLogits", SparseCrossEntropy);
    }

    private static Real[] Row(NaiveTensor x, int row, int size) => [.. Enumerable.Range(0, size).Select(j => x.Real((row * size) + j))];

    private static NaiveTensor Rows(NaiveTensor x, Func<Real[], Real[]> of)
    {
        int size = x.Shape[^1];
        Real[][] rows = [.. Enumerable.Range(0, size == 0 ? 0 : x.Count / size).Select(row => of(Row(x, row, size)))];
        return NaiveTensor.MakeReal(x.Type, x.Shape, i => rows[i / size][i % size]);
    }

    private static Real[] Shifted(Real[] x)
    {
        Real max = x.Aggregate(Real.Max);
        return Array.ConvertAll(x, e => e - max);
    }

    private static Real[] Softmax(Real[] x)
    {
        Real[] e = Array.ConvertAll(Shifted(x), Real.Exp);
        Real sum = Real.Sum(e);
        return Array.ConvertAll(e, v => v / sum);
    }

    private static Real[] LogSoftmax(Real[] x)
    {
        Real[] shifted = Shifted(x);
        Real log = Real.Log(Real.Sum(shifted.Select(Real.Exp)));
        return Array.ConvertAll(shifted, v => v - log);
    }

    // loss = -Σ labels · log softmax(logits), backprop = softmax(logits) - labels; the two stretch over each other.
    private static NaiveTensor[] CrossEntropy(NaiveCall c)
    {
        int[] shape = Places.Stretch(c[0].Shape, c[1].Shape);
        NaiveTensor logits = c[0].Pick(shape, i => Places.Stretched(Places.Indices(i, shape), c[0].Shape));
        NaiveTensor labels = c[1].Pick(shape, i => Places.Stretched(Places.Indices(i, shape), c[1].Shape));
        (int rows, int classes) = (shape[0], shape[1]);
        Real[][] logs = [.. Enumerable.Range(0, rows).Select(r => classes == 0 ? [] : LogSoftmax(Row(logits, r, classes)))];
        Real[][] shares = [.. Enumerable.Range(0, rows).Select(r => classes == 0 ? [] : Softmax(Row(logits, r, classes)))];
        return
        [
            NaiveTensor.MakeReal(logits.Type, [rows], r => -Real.Sum(Enumerable.Range(0, classes).Select(j => labels.Real((r * classes) + j) * logs[r][j]))),
            NaiveTensor.MakeReal(logits.Type, shape, i => shares[i / classes][i % classes] - labels.Real(i)),
        ];
    }

    private static NaiveTensor[] SparseCrossEntropy(NaiveCall c)
    {
        (NaiveTensor logits, NaiveTensor labels) = (c[0], c[1]);
        (int rows, int classes) = (logits.Shape[0], logits.Shape[1]);
        Real[][] logs = [.. Enumerable.Range(0, rows).Select(r => LogSoftmax(Row(logits, r, classes)))];
        Real[][] shares = [.. Enumerable.Range(0, rows).Select(r => Softmax(Row(logits, r, classes)))];
        return
        [
            NaiveTensor.MakeReal(logits.Type, [rows], r => -logs[r][labels.Index(r)]),
            NaiveTensor.MakeReal(logits.Type, logits.Shape, i => labels.Index(i / classes) == i % classes ? shares[i / classes][i % classes] - 1 : shares[i / classes][i % classes]),
        ];
    }
}
