namespace Tensorflow;

/// <summary>ScatterNd: zeros of a shape, with the updates added at the rows of indices.</summary>
internal static class ScatterNd
{
    public static OpDefinition Define() => new("ScatterNd")
    {
        Inputs = ["indices: Tindices", "updates: T", "shape: Tindices"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tindices: {int16, int32, int64}", "bad_indices_policy: string = ''"],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) => [null, Build.One("GatherNd", null, [dy, op.inputs[0]], ("bad_indices_policy", op.get_attr("bad_indices_policy"))), null]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape at = c.WithRankAtLeast(0, 1), updates = c.WithRankAtLeast(1, 1), whole = ArrayShapes.FromVector(c, 2);
        Check(c, at, updates, whole);
        return [whole];
    }

    /// <summary>Whether updates fit indices and the tensor that they go into.</summary>
    public static void Check(ShapeContext c, Shape at, Shape updates, Shape whole)
    {
        c.Require(ArrayShapes.Count(c, whole) != 0 || !(ArrayShapes.Count(c, at) > 0 || ArrayShapes.Count(c, updates) > 0),
            "Indices and updates specified for empty input");
        if (at.IsNull || updates.IsNull || updates.ndim == 0 || at[-1] < 0)
        {
            return;
        }

        int outer = at.ndim - 1;
        Shape rows = ArrayShapes.Part(at, 0, outer), theirs = ArrayShapes.Part(updates, 0, outer);
        c.Require(rows.is_compatible_with(theirs),
            $"Dimensions [0,{outer}) of indices[shape={at.Brackets()}] = {rows.Brackets()} must match dimensions [0,{outer}) of updates[shape={updates.Brackets()}] = {theirs.Brackets()}");
        Shape slice = ArrayShapes.Part(whole, at[-1]), given = ArrayShapes.Part(updates, outer);
        c.Require(slice.is_compatible_with(given),
            $"Dimensions [{at[-1]},{whole.ndim}) of input[shape={whole.Brackets()}] = {slice.Brackets()} must match dimensions [{outer},{updates.ndim}) of updates[shape={updates.Brackets()}] = {given.Brackets()}");
    }
}

/// <content>scatter_nd.</content>
public sealed partial class tensorflow
{
    /// <summary>Zeros of a shape, with updates added at the places that rows of indices name; equal rows add up.</summary>
    /// <param name="indices">Shape [rows…, k], each index in range.</param>
    /// <param name="updates">Shape [rows…] + shape[k:].</param>
    /// <param name="shape">A vector of sizes, of the indices' type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape, of the updates' type.</returns>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public Tensor scatter_nd(Tensor indices, Tensor updates, Tensor shape, string? name = null) => Build.One("ScatterNd", name, [indices, updates, shape]);
}
