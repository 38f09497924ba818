using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// One step of an optimizer on one variable, in place: locks variable and slots, checks everything, then applies the rule
/// to all elements, or to the rows named by the indices, one after another, so that a row named twice is updated twice.
/// </summary>
internal sealed class UpdateKernel<TRule, T> : Kernel
    where TRule : struct, IUpdateRule where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly UpdateInputs _inputs;
    private readonly ElementRule<TRule, T> _rule;
    private readonly Variable[] _variables, _locked;

    public UpdateKernel(NodeInfo node, TRule rule)
    {
        (_inputs, _rule) = (new UpdateInputs(node), new ElementRule<TRule, T>(rule));
        (_variables, _locked) = (new Variable[_inputs.Variables], new Variable[_inputs.Variables]);
    }

    public override void Run(KernelContext c)
    {
        UpdateInputs.Find(c, _variables);
        _variables.CopyTo(_locked, 0);
        using (new VariableLocks(_locked))
        {
            _inputs.Check(c, _variables);
            foreach (Variable variable in _variables)
            {
                variable.Own();
            }

            _rule.Prepare(c, _inputs);
            Update(c, _variables);
        }
    }

    private void Update(KernelContext c, Variable[] variables)
    {
        ReadOnlySpan<T> gradient = c.Input<T>(_inputs.Gradient);
        Span<T> w = variables[0].Value.Span<T>();
        Span<T> a = variables.Length > 1 ? variables[1].Value.Span<T>() : default;
        Span<T> b = variables.Length > 2 ? variables[2].Value.Span<T>() : default;
        Span<T> d = variables.Length > 3 ? variables[3].Value.Span<T>() : default;
        if (_inputs.Indices < 0)
        {
            _rule.Apply(w, a, b, d, gradient);
            return;
        }

        Dims shape = variables[0].Value.Dims;
        int row = (int)shape.Product(1, shape.Rank), rows = c.Value(_inputs.Indices).Count;
        for (int i = 0; i < rows && row > 0; i++)
        {
            int at = (int)c.IntegerAt(_inputs.Indices, i) * row;
            _rule.Apply(Row(w, at, row), Row(a, at, row), Row(b, at, row), Row(d, at, row), gradient.Slice(i * row, row));
        }
    }

    private static Span<T> Row(Span<T> all, int at, int row) => all.IsEmpty ? all : all.Slice(at, row);
}
