using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>How much of a value the shapes of a call's feeds decide, whatever is in the feeds.</summary>
internal enum Decided
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Its shape.</summary>
    Shape,

    /// <summary>Its shape and all its elements.</summary>
    Value,
}

/// <summary>
/// What the shapes of feeds decide of a node's outputs. Ops are taken to be of the usual kind — numbers make numbers, shapes and
/// integers that may be sizes make shapes — unless they are named here; what is not certain is not decided.
/// </summary>
internal static class ShapeRule
{
    // Shapes that depend on elements other than integers.
    private static readonly HashSet<string> ByElements = ["Where", "ListDiff", "Range"];
    private static readonly string[] FamiliesByElements = ["Unique", "NonMaxSuppression", "Combined", "Dynamic", "ParallelDynamic", "Ragged", "Dense", "Set"];

    // Ops of these names alone among those of their families are of the usual kind.
    private const string SparseLabels = "SparseSoftmaxCrossEntropyWithLogits";

    // Integers that choose elements, never sizes.
    private static readonly HashSet<string> Choices = ["indices", "labels", "targets"];

    private static readonly HashSet<string> Questions = ["Shape", "ShapeN", "Size", "Rank"];
    private static readonly HashSet<string> Draws = ["RandomUniform", "RandomStandardNormal", "TruncatedNormal"];

    /// <summary>Whether an op gives a value that follows from a shape.</summary>
    public static bool IsQuestion(string op) => Questions.Contains(op);

    /// <summary>What is decided of all outputs of a node that neither reads nor writes variables.</summary>
    /// <param name="node">The node.</param>
    /// <param name="hasEffect">Whether it does more than give values.</param>
    /// <param name="inputs">What is decided of its inputs.</param>
    public static Decided Of(NodeInfo node, bool hasEffect, ReadOnlySpan<Decided> inputs)
    {
        Decided least = Decided.Value;
        foreach (Decided input in inputs)
        {
            least = input < least ? input : least;
        }

        if (Questions.Contains(node.Op))
        {
            return least >= Decided.Shape ? Decided.Value : Decided.Nothing;
        }

        if (Draws.Contains(node.Op))
        {
            return least == Decided.Value ? Decided.Shape : Decided.Nothing;
        }

        if (hasEffect || !Array.TrueForAll(node.InputTypes, IsNumber) || !Array.TrueForAll(node.OutputTypes, IsNumber))
        {
            return Decided.Nothing;
        }

        if (least == Decided.Value)
        {
            return Decided.Value;
        }

        return least == Decided.Shape && !IsByElements(node.Op) && SizesAreValues(node, inputs) ? Decided.Shape : Decided.Nothing;
    }

    private static bool IsByElements(string op)
        => ByElements.Contains(op) || Array.Exists(FamiliesByElements, f => op.StartsWith(f, StringComparison.Ordinal))
            || (op.StartsWith("Sparse", StringComparison.Ordinal) && op != SparseLabels);

    private static bool SizesAreValues(NodeInfo node, ReadOnlySpan<Decided> inputs)
    {
        if (ElementOps.Names.Contains(node.Op) || node.Op == "Cast")
        {
            return true;
        }

        int input = 0;
        for (int a = 0; a < node.Definition.InputArg.Count; a++)
        {
            bool chooses = Choices.Contains(node.Definition.InputArg[a].Name);
            for (int end = input + node.ArgumentLength(a); input < end; input++)
            {
                if (!chooses && inputs[input] != Decided.Value && node.InputTypes[input] is DataType.DtInt32 or DataType.DtInt64)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsNumber(DataType type) => type is not (DataType.DtString or DataType.DtResource or DataType.DtVariant) && !type.IsRef();
}
