namespace Tensorflow;

/// <summary>While and StatelessWhile: call a function on its own results as long as another says so.</summary>
internal static class While
{
    public static OpDefinition Stateless() => Define("StatelessWhile", false);

    public static OpDefinition Stateful() => Define("While", true);

    private static OpDefinition Define(string name, bool isStateful) => new(name)
    {
        Inputs = ["input: list(T)"],
        Outputs = ["output: list(T)"],
        Attrs = ["T: list(type) >= 0", "cond: func", "body: func", "output_shapes: list(shape) = []", "parallel_iterations: int = 10"],
        Shape = CallShapes.OfLoop,
        Gradient = Gradient.OfAll(LoopGradient.Of),
        IsStateful = isStateful,
    };
}
