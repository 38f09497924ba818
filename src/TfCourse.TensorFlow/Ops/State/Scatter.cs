namespace Tensorflow;

/// <summary>
/// The scatters on rows: ref[indices[i], …] ← f(ref[indices[i], …], updates[i, …]), f being the sum, difference, product, quotient,
/// the lesser, the greater, or the update itself. Scalar updates go to every row that is named.
/// </summary>
internal static class Scatter
{
    /// <summary>A definition; its name tells f and whether the variable is a resource.</summary>
    public static OpDefinition Define(string name)
    {
        string function = name[(name.IndexOf("Scatter", StringComparison.Ordinal) + 7)..];
        if (name.StartsWith("Resource", StringComparison.Ordinal))
        {
            return new OpDefinition(name)
            {
                Inputs = ["resource: resource", "indices: Tindices", "updates: dtype"],
                Attrs = [function == "Update" ? "dtype: type" : "dtype: numbertype", "Tindices: {int32, int64}"],
                Shape = static c => InferShape(c, VariableShapes.Typed(c, 0), false),
                Gradient = Gradient.Missing("an update has no outputs"),
                IsStateful = true,
            };
        }

        string types = function switch { "Update" => "type", "Min" or "Max" => "{half, bfloat16, float, double, int32, int64}", _ => "numbertype" };
        return new OpDefinition(name)
        {
            Inputs = ["ref: Ref(T)", "indices: Tindices", "updates: T"],
            Outputs = ["output_ref: Ref(T)"],
            Attrs = [$"T: {types}", "Tindices: {int32, int64}", $"use_locking: bool = {(function == "Update" ? "true" : "false")}"],
            Shape = static c => InferShape(c, c[0], true),
            Gradient = function is "Update" or "Min" or "Max" ? Gradient.Missing("an update is not differentiated") : Gradient.None("an update is not differentiated"),
        };
    }

    private static Shape[] InferShape(ShapeContext c, Shape variable, bool output)
    {
        if (c[2].ndim != 0)
        {
            Shape row = variable.ndim < 1 ? variable : variable[1..];
            c.Merge(c[2], c[1].concatenate(row));
        }

        return output ? [variable] : [];
    }
}
