using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Scatter… and ResourceScatter…: variable[indices[i], …] ← f(variable[indices[i], …], updates[i, …]), one after another;
/// scalar updates go to all named rows. All indices are checked before anything changes.
/// </summary>
internal sealed class ScatterKernel : Kernel
{
    private readonly UpdatedVariable _variable;
    private readonly ElementUpdate _update;
    private readonly bool _refusesZero;
    private readonly TensorValue _row = new();

    private ScatterKernel(NodeInfo node, ElementUpdate update, bool refusesZero)
        => (_variable, _update, _refusesZero) = (new UpdatedVariable(node), update, refusesZero);

    /// <summary>A scatter that computes.</summary>
    public static Kernel Create<TUpdate>(NodeInfo node) where TUpdate : IElementUpdate
    {
        DataType type = node.InputTypes[2].Base();
        // Integers never divide by zero; floats may where TensorFlow lets them: in the op on references.
        bool refusesZero = typeof(TUpdate) == typeof(DivUpdate) && (node.InputTypes[0] == DataType.DtResource || !type.IsFloating());
        return new ScatterKernel(node, ElementUpdates.Number<TUpdate>(node, type), refusesZero);
    }

    /// <summary>A scatter that replaces, for any type.</summary>
    public static Kernel Replace(NodeInfo node) => new ScatterKernel(node, ElementUpdates.Copy, false);

    public override void Run(KernelContext c)
    {
        Variable variable = _variable.Find(c);
        using (variable.Lock.Hold())
        {
            Dims shape = _variable.Value(c, variable).Dims;
            bool scalar = CheckShapes(c, shape);
            CheckElements(c, shape);
            variable.Own();
            int row = (int)shape.Product(1, shape.Rank), count = c.Value(1).Count;
            TensorValue updates = scalar ? Row(c, row) : c.Value(2);
            for (int i = 0; i < count && row > 0; i++)
            {
                _update(variable.Value, (int)c.IntegerAt(1, i) * row, updates, scalar ? 0 : i * row, row);
            }

            _row.Release();
        }

        _variable.Finish(c);
    }

    private static bool CheckShapes(KernelContext c, in Dims shape)
    {
        Dims indices = c.Dims(1), updates = c.Dims(2);
        if (shape.Rank < 1)
        {
            throw EngineException.InvalidArgument($"the variable must be at least 1-D, got shape {shape}");
        }

        bool scalar = updates.Rank == 0;
        return scalar || updates == Dims.Join(indices.Span, shape.Span[1..]) ? scalar : throw EngineException.InvalidArgument(
            $"Must have updates.shape = indices.shape + params.shape[1:] or updates.shape = [], got updates.shape {updates}, indices.shape {indices}, params.shape {shape}");
    }

    private void CheckElements(KernelContext c, in Dims shape)
    {
        for (int i = 0; i < c.Value(1).Count; i++)
        {
            Indexing.Require(c, 1, i, shape[0]);
        }

        if (_refusesZero && Zeros.Contains(c.Value(2)))
        {
            throw EngineException.InvalidArgument("updates must not contain 0: the variable is divided by them");
        }
    }

    private TensorValue Row(KernelContext c, int row)
    {
        _row.Allocate(c.Type(2), new Dims(row), c.Run.Pool);
        for (int i = 0; i < row; i++)
        {
            ElementUpdates.Copy(_row, i, c.Value(2), 0, 1);
        }

        return _row;
    }
}
