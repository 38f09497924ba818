namespace TfCourse.Engine.Managed;

/// <summary>An equation of Einsum, "…ij,jk->…ik", and what its labels mean for the shapes of a run.</summary>
/// <remarks>A label is a character; the axes of an ellipsis get labels of their own, counted from the right, so that they stretch over each other.</remarks>
internal sealed class EinsumEquation
{
    // Beyond every character: an axis of an ellipsis, counted from the last one.
    private const int EllipsisBase = 0x1_0000;
    private readonly string _text, _output;
    private readonly string[] _inputs;

    public EinsumEquation(string text, int inputs)
    {
        _text = text;
        string[] sides = text.Split("->");
        if (sides.Length != 2)
        {
            throw EngineException.InvalidArgument($"Expecting exactly one '->' in einsum equation: {text}");
        }

        _inputs = sides[0].Split(',');
        _output = sides[1];
        if (_inputs.Length is not (1 or 2))
        {
            throw EngineException.InvalidArgument($"Expecting 1 or 2 input subscripts in equation '{text}' but got: {_inputs.Length}");
        }

        if (_inputs.Length != inputs)
        {
            throw EngineException.InvalidArgument($"Expected {_inputs.Length} inputs for equation {text} but got: {inputs}");
        }
    }

    /// <summary>Whether a label is an axis of an ellipsis.</summary>
    public static bool IsEllipsis(int label) => label >= EllipsisBase;

    /// <summary>The label of each axis of an input.</summary>
    /// <exception cref="EngineException">The input's rank does not fit.</exception>
    public int[] InputLabels(int input, in Dims dims)
    {
        string subscripts = _inputs[input];
        int named = subscripts.Replace("...", "", StringComparison.Ordinal).Length;
        bool hasEllipsis = named != subscripts.Length;
        if (hasEllipsis ? dims.Rank < named : dims.Rank != named)
        {
            throw EngineException.InvalidArgument($"Expected input {input} to have rank {named}{(hasEllipsis ? " or more" : "")} but got: {dims.Rank} (equation {_text}, shape {dims})");
        }

        return Labels(subscripts, dims.Rank - named);
    }

    /// <summary>The label of each axis of the output, with an ellipsis of so many axes.</summary>
    /// <exception cref="EngineException">A label is in no input, or an ellipsis is dropped.</exception>
    public int[] OutputLabels(int ellipsisRank, IReadOnlyCollection<int> known)
    {
        if (ellipsisRank > 0 && !_output.Contains("...", StringComparison.Ordinal))
        {
            throw EngineException.InvalidArgument($"The output of einsum equation '{_text}' has no ellipsis for the {ellipsisRank} axes that the inputs' ellipsis stands for");
        }

        int[] labels = Labels(_output, ellipsisRank);
        foreach (int label in labels)
        {
            if (!known.Contains(label) && !IsEllipsis(label))
            {
                throw EngineException.InvalidArgument($"Einsum output subscripts for equation '{_text}' has label '{(char)label}' which is not present in the input subscripts");
            }
        }

        return labels;
    }

    private static int[] Labels(string subscripts, int ellipsisRank)
    {
        var labels = new List<int>();
        for (int i = 0; i < subscripts.Length; i++)
        {
            if (!subscripts.AsSpan(i).StartsWith("..."))
            {
                labels.Add(subscripts[i]);
                continue;
            }

            for (int axis = ellipsisRank - 1; axis >= 0; axis--)
            {
                labels.Add(EllipsisBase + axis);
            }

            i += 2;
        }

        return [.. labels];
    }
}
