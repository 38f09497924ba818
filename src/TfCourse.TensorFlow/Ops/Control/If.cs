namespace Tensorflow;

/// <summary>If and StatelessIf: call one of two functions.</summary>
internal static class If
{
    public static OpDefinition Stateless() => Define("StatelessIf", false);

    public static OpDefinition Stateful() => Define("If", true);

    private static OpDefinition Define(string name, bool isStateful) => new(name)
    {
        Inputs = ["cond: Tcond", "input: list(Tin)"],
        Outputs = ["output: list(Tout)"],
        Attrs =
        [
            "Tcond: type", "Tin: list(type) >= 0", "Tout: list(type) >= 0", "then_branch: func", "else_branch: func",
            "output_shapes: list(shape) = []",
        ],
        Shape = CallShapes.OfBranches,
        Gradient = Gradient.OfAll(BranchGradient.Of),
        IsStateful = isStateful,
    };
}
