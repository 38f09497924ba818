namespace Tensorflow;

/// <summary>Case and StatelessCase: call one of several functions, by number.</summary>
internal static class Case
{
    public static OpDefinition Stateless() => Define("StatelessCase", false);

    public static OpDefinition Stateful() => Define("Case", true);

    private static OpDefinition Define(string name, bool isStateful) => new(name)
    {
        Inputs = ["branch_index: int32", "input: list(Tin)"],
        Outputs = ["output: list(Tout)"],
        Attrs = ["Tin: list(type) >= 0", "Tout: list(type) >= 0", "branches: list(func) >= 1", "output_shapes: list(shape) = []"],
        Shape = CallShapes.OfBranches,
        Gradient = Gradient.OfAll(BranchGradient.Of),
        IsStateful = isStateful,
    };
}
