using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// ScatterNd… and ResourceScatterNd…: variable[indices[i]] ← f(variable[indices[i]], updates[i]), where indices[i] is a vector of
/// coordinates. All indices are checked before anything changes.
/// </summary>
internal sealed class ScatterNdUpdateKernel : Kernel
{
    private readonly UpdatedVariable _variable;
    private readonly ElementUpdate _update;
    private readonly bool _ignoresBad;

    private ScatterNdUpdateKernel(NodeInfo node, ElementUpdate update)
        => (_variable, _update, _ignoresBad) = (new UpdatedVariable(node), update, node.String("bad_indices_policy") == "IGNORE");

    /// <summary>A scatter that computes.</summary>
    public static Kernel Create<TUpdate>(NodeInfo node) where TUpdate : IElementUpdate
        => new ScatterNdUpdateKernel(node, ElementUpdates.Number<TUpdate>(node, node.InputTypes[2].Base()));

    /// <summary>A scatter that replaces, for any type.</summary>
    public static Kernel Replace(NodeInfo node) => new ScatterNdUpdateKernel(node, ElementUpdates.Copy);

    public override void Run(KernelContext c)
    {
        Variable variable = _variable.Find(c);
        using (variable.Lock.Hold())
        {
            Dims shape = _variable.Value(c, variable).Dims;
            (int depth, long rows) = CheckShapes(c, shape);
            for (long row = 0; row < rows && !_ignoresBad; row++)
            {
                if (Indexing.Offset(c, 1, row, depth, shape) < 0)
                {
                    throw EngineException.InvalidArgument($"indices[{row}] = {Indexing.Row(c, 1, row, depth)} does not index into shape {shape}");
                }
            }

            variable.Own();
            int slice = (int)shape.Product(depth, shape.Rank);
            for (long row = 0; row < rows && slice > 0; row++)
            {
                if (Indexing.Offset(c, 1, row, depth, shape) is >= 0 and var at)
                {
                    _update(variable.Value, (int)at, c.Value(2), (int)row * slice, slice);
                }
            }
        }

        _variable.Finish(c);
    }

    // indices [outer…, depth], updates [outer…, shape[depth..]…]
    private static (int Depth, long Rows) CheckShapes(KernelContext c, in Dims shape)
    {
        Dims indices = c.Dims(1), updates = c.Dims(2);
        if (indices.Rank < 1)
        {
            throw EngineException.InvalidArgument($"Indices shape must have rank at least one. Found: {indices}");
        }

        long depth = indices[-1];
        if (depth > shape.Rank || updates != Dims.Join(indices.Span[..^1], shape.Span[(int)depth..]))
        {
            int axes = indices.Rank - 1;
            throw EngineException.InvalidArgument($"Dimensions [0,{axes}) of indices[shape={indices}] must match dimensions [0,{axes}) of updates[shape={updates}], "
                + $"and the rest of updates the variable[shape={shape}] from axis {depth} on");
        }

        return ((int)depth, indices.Product(0, indices.Rank - 1));
    }
}
