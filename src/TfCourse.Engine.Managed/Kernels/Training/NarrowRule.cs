using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Runs a rule over 16-bit elements: in float32, rounded once at the end of the step.</summary>
internal sealed class NarrowRule<TRule>(TRule rule, DataType type) : IUpdateElements
    where TRule : struct, IUpdateRule
{
    private const int Chunk = 1024;
    private readonly ElementRule<TRule, float> _rule = new(rule);
    private readonly float[][] _buffers = [.. Enumerable.Range(0, TRule.Slots + 2).Select(_ => new float[Chunk])];

    public void Prepare(ReadOnlySpan<double> hyperparameters) => _rule.Prepare(hyperparameters);

    public void Apply(ReadOnlySpan<Variable> variables, int at, TensorValue gradient, int from, int count)
    {
        for (int done = 0; done < count; done += Chunk)
        {
            int part = Math.Min(Chunk, count - done);
            for (int i = 0; i < variables.Length; i++)
            {
                Widen(variables[i].Value, at + done, _buffers[i].AsSpan(0, part));
            }

            Span<float> g = _buffers[^1].AsSpan(0, part);
            Widen(gradient, from + done, g);
            _rule.Apply(Buffer(0, part), Buffer(1, part), Buffer(2, part), Buffer(3, part), g);
            for (int i = 0; i < variables.Length; i++)
            {
                Narrow(_buffers[i].AsSpan(0, part), variables[i].Value, at + done);
            }
        }
    }

    private Span<float> Buffer(int variable, int count) => variable <= TRule.Slots ? _buffers[variable].AsSpan(0, count) : default;

    private void Widen(TensorValue from, int at, Span<float> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = type == DataType.DtHalf ? (float)from.Span<Half>()[at + i] : from.Span<BFloat16>()[at + i];
        }
    }

    private void Narrow(ReadOnlySpan<float> from, TensorValue to, int at)
    {
        for (int i = 0; i < from.Length; i++)
        {
            if (type == DataType.DtHalf)
            {
                to.Span<Half>()[at + i] = (Half)from[i];
            }
            else
            {
                to.Span<BFloat16>()[at + i] = (BFloat16)from[i];
            }
        }
    }
}
