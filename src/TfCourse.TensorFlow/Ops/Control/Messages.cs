namespace Tensorflow;

/// <summary>Assert, Print, PrintV2, Timestamp, FakeParam: ops for people, and a stand-in.</summary>
internal static class Messages
{
    public static OpDefinition Assert() => new("Assert")
    {
        Inputs = ["condition: bool", "data: list(T)"],
        Attrs = ["T: list(type) >= 1", "summarize: int = 3"],
        Shape = ShapeRules.None,
        Gradient = Gradient.None("it has no outputs"),
        IsStateful = true,
    };

    public static OpDefinition Print() => new("Print")
    {
        Inputs = ["input: T", "data: list(U)"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "U: list(type) >= 0", "message: string = ''", "first_n: int = -1", "summarize: int = 3"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [dy, .. new Tensor?[op.inputs.Count - 1]]),
        IsStateful = true,
    };

    public static OpDefinition PrintV2() => new("PrintV2")
    {
        Inputs = ["input: string"],
        Attrs = ["output_stream: string = 'stderr'", "end: string = '\n'"],
        Shape = c =>
        {
            c.WithRank(0, 0);
            return [];
        },
        Gradient = Gradient.Missing("it has no outputs"),
        IsStateful = true,
    };

    public static OpDefinition Timestamp() => new("Timestamp")
    {
        Outputs = ["ts: double"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("time depends on nothing"),
        IsStateful = true,
    };

    public static OpDefinition FakeParam() => new("FakeParam")
    {
        Outputs = ["output: dtype"],
        Attrs = ["dtype: type", "shape: shape"],
        Shape = c => [c.Attr<Shape>("shape")],
        Gradient = Gradient.Missing("it has no inputs"),
    };
}
