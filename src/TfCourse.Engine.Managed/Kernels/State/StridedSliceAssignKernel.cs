namespace TfCourse.Engine.Managed;

/// <summary>StridedSliceAssign and ResourceStridedSliceAssign: the part of a variable that StridedSlice reads becomes a value, which may stretch.</summary>
internal sealed class StridedSliceAssignKernel<T>(NodeInfo node) : Kernel
{
    private readonly SliceSpec _spec = new(node);
    private readonly bool _isResource = node.InputTypes[0] == Tensorflow.DataType.DtResource;
    private T[] _stretched = [];

    public override void Run(KernelContext c)
    {
        Variable variable = _isResource ? Variables.Find(c, 0) : References.Variable(c, 0);
        using (variable.Lock.Hold())
        {
            TensorValue value = _isResource ? Variables.Value(c, 0, variable, c.Type(4)) : variable.Value;
            _spec.Read(c, value.Dims, 1);
            ReadOnlySpan<T> from = c.Dims(4) == _spec.Result ? c.Input<T>(4) : Stretch(c);
            variable.Own();
            Span<long> steps = stackalloc long[value.Dims.Rank];
            Strided.RowMajor(_spec.Extents, steps);
            Strided.Copy(from, 0, steps, variable.Value.Span<T>(), _spec.Start, _spec.Steps, _spec.Extents);
        }

        if (!_isResource)
        {
            References.PassOn(c, 0, 0);
        }
    }

    private ReadOnlySpan<T> Stretch(KernelContext c)
    {
        Dims value = c.Dims(4), part = _spec.Result;
        int missing = part.Rank - value.Rank;
        Span<long> own = stackalloc long[value.Rank], steps = stackalloc long[part.Rank], whole = stackalloc long[part.Rank];
        Strided.RowMajor(value.Span, own);
        Strided.RowMajor(part.Span, whole);
        bool fits = missing >= 0;
        for (int axis = 0; fits && axis < part.Rank; axis++)
        {
            long size = axis < missing ? 1 : value[axis - missing];
            fits = size == part[axis] || size == 1;
            steps[axis] = size == 1 ? 0 : own[axis - missing];
        }

        if (!fits)
        {
            throw EngineException.InvalidArgument($"Cannot broadcast input shape {value} into final shape {part}");
        }

        int count = (int)part.Count;
        if (_stretched.Length < count)
        {
            _stretched = new T[count];
        }

        Strided.Copy(c.Input<T>(4), 0, steps, _stretched.AsSpan(0, count), 0, whole, part.Span);
        return _stretched.AsSpan(0, count);
    }
}

/// <summary>Picks the element size of StridedSliceAssign.</summary>
internal readonly struct StridedSliceAssignKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<StridedSliceAssignKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new StridedSliceAssignKernel<T>(node).Precompiled();
}
