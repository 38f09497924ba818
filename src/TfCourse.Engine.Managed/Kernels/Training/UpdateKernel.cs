using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// One step of an optimizer on one variable, in place: locks variable and slots, checks everything, then applies the rule
/// to all elements, or to the rows named by the indices, one after another, so that a row named twice is updated twice.
/// </summary>
internal sealed class UpdateKernel : Kernel
{
    private readonly UpdateInputs _inputs;
    private readonly IUpdateElements _elements;
    private readonly Variable[] _variables, _locked;
    private readonly Block?[] _blocks;
    private readonly double[] _scalars;

    private UpdateKernel(NodeInfo node, IUpdateElements elements)
    {
        (_inputs, _elements) = (new UpdateInputs(node), elements);
        (_variables, _locked) = (new Variable[_inputs.Variables], new Variable[_inputs.Variables]);
        _blocks = new Block?[_inputs.Variables];
        _scalars = new double[_inputs.Scalars.Length];
    }

    /// <summary>The kernel of a node that follows a rule.</summary>
    public static Kernel Create<TRule>(NodeInfo node, TRule rule) where TRule : struct, IUpdateRule => new UpdateKernel(node, node.Type("T") switch
    {
        DataType.DtFloat => new ElementRule<TRule, float>(rule),
        DataType.DtDouble => new ElementRule<TRule, double>(rule),
        DataType.DtHalf or DataType.DtBfloat16 => new NarrowRule<TRule>(rule, node.Type("T")),
        var other => throw KernelTypes.Unsupported(node, other),
    });

    /// <summary>The rule, with the hyperparameters that it was prepared with.</summary>
    public IUpdateElements Elements => _elements;

    public override void Run(KernelContext c) => Run(c, _elements, isPrepared: false, knowsVariables: false);

    /// <summary>Runs with another kernel's rule.</summary>
    /// <param name="c">The inputs.</param>
    /// <param name="elements">The rule.</param>
    /// <param name="isPrepared">Whether it has been prepared, with the same hyperparameters.</param>
    /// <param name="knowsVariables">Whether the variables are those of the last time.</param>
    public void Run(KernelContext c, IUpdateElements elements, bool isPrepared, bool knowsVariables)
    {
        if (!knowsVariables && _inputs.Find(c, _variables))
        {
            _variables.CopyTo(_locked, 0);
            VariableLocks.Order(_locked);
        }

        using (new VariableLocks(_locked))
        {
            if (!(isPrepared && knowsVariables && HoldTheSame(c)))
            {
                Prepare(c, isPrepared);
            }

            if (!isPrepared)
            {
                _inputs.Hyperparameters(c, _scalars);
                elements.Prepare(_scalars);
            }

            Update(c, elements);
        }

        if (!_inputs.IsResource)
        {
            References.PassOn(c, 0, 0);
        }
    }

    // A variable whose memory is what it was, and its own, has the type and the shape that it had.
    private bool HoldTheSame(KernelContext c)
    {
        for (int i = 0; i < _variables.Length; i++)
        {
            if (_variables[i].Value.Block is not { IsExclusive: true } block || block != _blocks[i])
            {
                return false;
            }
        }

        return _inputs.Indices < 0 && c.Dims(_inputs.Gradient) == _variables[0].Value.Dims;
    }

    private void Prepare(KernelContext c, bool knowsScalars)
    {
        _inputs.Check(c, _variables, knowsScalars);
        for (int i = 0; i < _variables.Length; i++)
        {
            _variables[i].Own();
            _blocks[i] = _variables[i].Value.Block;
        }
    }

    private void Update(KernelContext c, IUpdateElements elements)
    {
        TensorValue gradient = c.Value(_inputs.Gradient);
        if (_inputs.Indices < 0)
        {
            elements.Apply(_variables, 0, gradient, 0, gradient.Count);
            return;
        }

        Dims shape = _variables[0].Value.Dims;
        int row = (int)shape.Product(1, shape.Rank), rows = c.Value(_inputs.Indices).Count;
        for (int i = 0; i < rows && row > 0; i++)
        {
            elements.Apply(_variables, (int)c.IntegerAt(_inputs.Indices, i) * row, gradient, i * row, row);
        }
    }
}
