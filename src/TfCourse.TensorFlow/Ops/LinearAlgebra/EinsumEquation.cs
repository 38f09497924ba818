namespace Tensorflow;

/// <summary>The parts of an equation of the op Einsum: "ij,jk->ik", with at most one "..." in each.</summary>
internal sealed class EinsumEquation
{
    private EinsumEquation(string text, string[] inputs, string output) => (Text, Inputs, Output) = (text, inputs, output);

    public string Text { get; }

    public string[] Inputs { get; }

    public string Output { get; }

    /// <summary>Reads an equation.</summary>
    /// <param name="text">With an arrow and one or two inputs.</param>
    /// <param name="inputs">How many inputs the op has.</param>
    /// <param name="error">Makes the error of a message.</param>
    public static EinsumEquation Parse(string text, int inputs, Func<string, Exception> error)
    {
        string[] sides = text.Split("->");
        if (sides.Length != 2)
        {
            throw error($"Expecting exactly one '->' in einsum equation: {text}");
        }

        string[] parts = sides[0].Split(',');
        if (parts.Length is not (1 or 2))
        {
            throw error($"Expecting 1 or 2 input subscripts in equation '{text}' but got: {parts.Length}");
        }

        if (parts.Length != inputs)
        {
            throw error($"Expected {parts.Length} inputs for equation {text} but got: {inputs}");
        }

        foreach (char label in Named(sides[1]).Where(l => !parts.Any(p => Named(p).Contains(l))))
        {
            throw error($"Einsum output subscripts for equation '{text}' has label '{label}' which is not present in the input subscripts");
        }

        return new EinsumEquation(text, parts, sides[1]);
    }

    /// <summary>The labels without an ellipsis.</summary>
    public static string Named(string subscripts) => subscripts.Replace("...", "", StringComparison.Ordinal);

    public static bool HasEllipsis(string subscripts) => subscripts.Contains("...", StringComparison.Ordinal);

    /// <summary>How many labels stand before and behind the ellipsis; all of them before when there is none.</summary>
    public static (int Before, int Behind) Around(string subscripts)
    {
        int at = subscripts.IndexOf("...", StringComparison.Ordinal);
        return at < 0 ? (subscripts.Length, 0) : (at, subscripts.Length - at - 3);
    }
}
