namespace TfCourse.Engine.Managed;

/// <summary>The same elements with one more axis, of size 1.</summary>
internal static class ExpandDimsKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        if (c.Value(1).Count != 1)
        {
            throw EngineException.InvalidArgument($"'dim' must be a tensor with a single value, it has the shape {c.Dims(1)}");
        }

        Dims dims = c.Dims(0);
        long axis = c.IntegerAt(1, 0);
        if (axis < -dims.Rank - 1 || axis > dims.Rank)
        {
            throw EngineException.InvalidArgument($"Tried to expand dim index {axis} for tensor with {dims.Rank} dimensions.");
        }

        c.Forward(0, 0, dims.Insert((int)(axis < 0 ? axis + dims.Rank + 1 : axis), 1));
    });
}
