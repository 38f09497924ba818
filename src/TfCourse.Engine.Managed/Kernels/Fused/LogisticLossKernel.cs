using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Which of the values of nodes that are joined are the logit, the label, the slope of the loss, the number 1 and the loss; the last node gives the gradient.</summary>
internal readonly record struct LogisticLossValues(int X, int Z, int G, int One, int Loss);

/// <summary>
/// loss = max(x, 0) - x·z + log(1 + e^-|x|), and the gradient for x given that of the loss, g: with the roundings of the single nodes, in their order.
/// </summary>
internal sealed unsafe class LogisticLossKernel(ManagedSession session, Fusion fusion, LogisticLossValues values) : FusedKernel(session, fusion), IChunks
{
    private const int PartElements = 512;
    private const int ParallelElements = 1 << 15;
    private readonly int _gradient = fusion.Members[^1].Outputs[0];
    private float* _x, _z, _g, _loss, _dx;
    private int _count;

    public void Run(int chunk)
    {
        int start = chunk * PartElements;
        Part(start, Math.Min(PartElements, _count - start));
    }

    protected override bool TryRun(KernelContext c)
    {
        ref readonly Dims dims = ref Values[values.X].Dims;
        bool fits = dims.Count > 0;
        for (int i = 0; i < InputCount; i++)
        {
            fits &= i == values.One || Values[i].Dims == dims;
        }

        if (!fits)
        {
            return false;
        }

        Values[values.Loss].Allocate(Tensorflow.DataType.DtFloat, dims, c.Run.Pool);
        Values[_gradient].Allocate(Tensorflow.DataType.DtFloat, dims, c.Run.Pool);
        _x = (float*)Values[values.X].Data;
        _z = (float*)Values[values.Z].Data;
        _g = (float*)Values[values.G].Data;
        _loss = (float*)Values[values.Loss].Data;
        _dx = (float*)Values[_gradient].Data;
        _count = Values[values.X].Count;
        int parts = (_count + PartElements - 1) / PartElements;
        (_count >= ParallelElements ? Workers.Current : Workers.Alone).RunShared(this, parts);

        return true;
    }

    // Blocks end with room for a whole register: what lies behind the last element is computed as well, nobody reads it.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Part(int start, int count)
    {
        float* powers = stackalloc float[PartElements], logs = stackalloc float[PartElements];
        float* x = _x + start, z = _z + start, g = _g + start, loss = _loss + start, dx = _dx + start;
        Vector<float> zero = Vector<float>.Zero, one = Vector<float>.One;
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            Vector<float> v = Vector.Load(x + i);
            Vector.ConditionalSelect(Vector.GreaterThanOrEqual(v, zero), -v, v).Store(powers + i);
        }

        var power = new Span<float>(powers, count);
        VectorFunctions.Exp(power, power);
        VectorFunctions.Log1p(power, new Span<float>(logs, count));
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            Vector<float> v = Vector.Load(x + i), label = Vector.Load(z + i), slope = Vector.Load(g + i), p = Vector.Load(powers + i);
            var isPositive = Vector.AsVectorSingle(Vector.GreaterThanOrEqual(v, zero));
            (Vector.ConditionalSelect(isPositive, v, zero) - (v * label) + Vector.Load(logs + i)).Store(loss + i);
            Vector<float> flow = slope * (one / (one + p)) * p;
            (Vector.ConditionalSelect(isPositive, slope, zero) + (-slope * label) + Vector.ConditionalSelect(isPositive, zero, flow) - Vector.ConditionalSelect(isPositive, flow, zero)).Store(dx + i);
        }
    }
}
