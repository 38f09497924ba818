namespace Tensorflow;

/// <summary>
/// Makes the definitions of one update rule's four ops: dense or for the rows that are named (Sparse…), on legacy reference
/// variables or on resources (Resource…). They differ only in how variables come in and whether indices stand behind the gradient.
/// </summary>
internal static class UpdateOp
{
    private static readonly string[] GradientNames = ["grad", "delta"];

    /// <summary>A definition; its form is told by its name.</summary>
    /// <param name="name">The op's name: [Resource][Sparse]Apply….</param>
    /// <param name="slots">The variables that are updated beside var.</param>
    /// <param name="values">The other inputs in order: scalars, and the gradient as "grad" or "delta".</param>
    /// <param name="attrs">Attributes beside T, Tindices and use_locking.</param>
    /// <param name="mergesGradient">Whether TensorFlow compares the gradient's shape while building although the variable is a resource.</param>
    public static OpDefinition Define(string name, string[] slots, string[] values, string[]? attrs = null, bool mergesGradient = false)
    {
        bool resource = name.StartsWith("Resource", StringComparison.Ordinal), sparse = name.Contains("SparseApply", StringComparison.Ordinal);
        string[] variables = ["var", .. slots];
        var inputs = new List<string>(variables.Select(v => $"{v}: {(resource ? "resource" : "Ref(T)")}"));
        int gradient = -1;
        foreach (string value in values)
        {
            bool isGradient = GradientNames.Contains(value);
            gradient = isGradient ? inputs.Count : gradient;
            inputs.Add(sparse && isGradient ? "grad: T" : value == "global_step" ? "global_step: int64" : $"{value}: T");
            if (sparse && isGradient)
            {
                inputs.Add("indices: Tindices");
            }
        }

        string[] types = sparse ? ["T: numbertype", "Tindices: {int32, int64}"] : ["T: numbertype"];
        return new OpDefinition(name)
        {
            Inputs = [.. inputs],
            Outputs = resource ? [] : ["out: Ref(T)"],
            Attrs = [.. types, "use_locking: bool = false", .. attrs ?? []],
            Shape = c => InferShape(c, variables.Length, gradient, resource, sparse, !resource || mergesGradient),
            Gradient = Gradient.Missing("an update is not differentiated"),
            IsStateful = resource,
        };
    }

    private static Shape[] InferShape(ShapeContext c, int variables, int gradient, bool resource, bool sparse, bool mergesGradient)
    {
        Shape shape = Shape.Null;
        for (int i = 0; i < variables; i++)
        {
            shape = c.Merge(shape, resource ? VariableShapes.Of(c.Op.InputTensors[i]) : c[i]);
        }

        for (int i = variables; i < c.InputCount; i++)
        {
            if (i != gradient && !(sparse && i == gradient + 1))
            {
                c.WithRank(i, 0);
            }
        }

        if (sparse)
        {
            c.WithRank(gradient + 1, 1);
        }

        if (mergesGradient)
        {
            shape = sparse ? MergeRows(c, shape, gradient) : c.Merge(shape, c[gradient]);
        }

        return resource ? [] : [shape];
    }

    // A row of the gradient is a row of the variable; the numbers of rows differ.
    private static Shape MergeRows(ShapeContext c, Shape shape, int gradient)
    {
        if (c[gradient].IsNull)
        {
            return shape;
        }

        c.WithRankAtLeast(gradient, 1);
        c.Merge(c[gradient + 1][0], c[gradient][0]);
        return c.Merge(shape, new Shape([-1, .. c[gradient].dims[1..]]));
    }
}
