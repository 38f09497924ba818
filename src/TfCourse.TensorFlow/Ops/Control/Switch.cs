namespace Tensorflow;

/// <summary>Switch and RefSwitch: the data goes to output_true or to output_false; the other one is dead.</summary>
internal static class Switch
{
    public static OpDefinition Value() => Define("Switch", "{0}");

    public static OpDefinition Reference() => Define("RefSwitch", "Ref({0})");

    // The output not taken is dead, and so is a zero made of it: the Merge gives the gradient of the other one.
    private static Tensor?[] Backward(Operation op, Tensor?[] d)
    {
        Loops.Refuse(op, op.InputTensors[1]);
        if (d[0] is null || d[1] is null)
        {
            return [null, null];
        }

        Tensor pred = op.inputs[1];
        Tensor[] branches = [Build.Many("Switch", null, [d[0]!, pred])[0], Build.Many("Switch", null, [d[1]!, pred])[1]];
        return [Build.Many("Merge", "cond_grad", branches)[0], null];
    }

    private static OpDefinition Define(string name, string form)
    {
        string data = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, "T");
        return new OpDefinition(name)
        {
            Inputs = [$"data: {data}", "pred: bool"],
            Outputs = [$"output_false: {data}", $"output_true: {data}"],
            Attrs = ["T: type"],
            Shape = c =>
            {
                c.WithRank(1, 0);
                return [c[0], c[0]];
            },
            Gradient = Gradient.OfAll(Backward),
            AllowsUninitializedInput = name == "RefSwitch",
        };
    }
}
