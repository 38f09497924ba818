namespace Tensorflow;

/// <summary>
/// The scatters on elements and slices: ref[indices[i…]] ← f(ref[indices[i…]], updates[i…]), where indices[i…] is a vector of coordinates
/// (of all axes or of the first ones), and f the sum, difference, the lesser, the greater, or the update itself.
/// </summary>
internal static class ScatterNdUpdates
{
    /// <summary>A definition; its name tells f and whether the variable is a resource.</summary>
    public static OpDefinition Define(string name)
    {
        string function = name[(name.IndexOf("ScatterNd", StringComparison.Ordinal) + 9)..];
        bool resource = name.StartsWith("Resource", StringComparison.Ordinal);
        return new OpDefinition(name)
        {
            Inputs = [resource ? "ref: resource" : "ref: Ref(T)", "indices: Tindices", "updates: T"],
            Outputs = resource ? [] : ["output_ref: Ref(T)"],
            Attrs =
            [
                resource || function == "Update" ? "T: type" : "T: numbertype", "Tindices: {int32, int64}",
                $"use_locking: bool = {(resource || function == "Update" ? "true" : "false")}", "bad_indices_policy: string = ''",
            ],
            Shape = c => InferShape(c, resource),
            Gradient = resource || function is "Min" or "Max" ? Gradient.Missing("an update is not differentiated") : Gradient.None("an update is not differentiated"),
            IsStateful = resource,
        };
    }

    private static Shape[] InferShape(ShapeContext c, bool resource)
    {
        Shape variable = resource ? VariableShapes.Of(c.Op.InputTensors[0]) : c[0], indices = c.WithRankAtLeast(1, 1), updates = c[2];
        if (!indices.IsNull && updates.ndim > 0 && indices[-1] is >= 0 and var depth)
        {
            int outer = indices.ndim - 1;
            c.Require(updates.ndim >= outer, $"updates must have at least the {outer} first axes of indices");
            c.Merge(indices[..outer], updates[..outer]);
            if (!variable.IsNull)
            {
                c.Require(depth <= variable.ndim, $"indices name {depth} axes, the variable has {variable.ndim}");
                c.Merge(variable[(int)depth..], updates[outer..]);
            }
        }

        return resource ? [] : [variable];
    }
}
