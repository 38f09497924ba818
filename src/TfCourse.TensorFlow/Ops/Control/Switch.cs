namespace Tensorflow;

/// <summary>Switch and RefSwitch: the data goes to output_true or to output_false; the other one is dead.</summary>
internal static class Switch
{
    public static OpDefinition Value() => Define("Switch", "{0}");

    public static OpDefinition Reference() => Define("RefSwitch", "Ref({0})");

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
            Gradient = Gradient.Missing("gradients of Switch and Merge are not built; use the functional If"),
            AllowsUninitializedInput = name == "RefSwitch",
        };
    }
}
