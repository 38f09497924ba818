using NumSharp;
using TfCourse.Reference;

namespace TfCourse.TestKit;

/// <summary>The arrays of a recipe, drawn from np.random.</summary>
public static class CourseDraws
{
    // The network of the assignment on regularization, whose recipes leave it out.
    private static readonly DrawnArray[] Usual = [new("W1", 2, 3), new("b1", 2, 1), new("W2", 3, 2), new("b2", 3, 1), new("W3", 1, 3), new("b3", 1, 1)];

    /// <summary>All arrays in the order of the recipe: X, the parameters W1, b1, …, and gradients dW1, ….</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="arrays">The arrays; null for the recipe's.</param>
    public static (NDArray? X, Parameters Parameters, Gradients Gradients) Of(CourseRecipe recipe, IReadOnlyList<DrawnArray>? arrays = null)
    {
        np.random.seed(recipe.Seed);
        NDArray? X = null;
        Parameters parameters = new();
        Gradients gradients = new();
        foreach (DrawnArray array in arrays ?? recipe.Arrays)
        {
            NDArray drawn = np.random.randn(array.Rows, array.Columns);
            if (array.Name is "X" or "x")
                X = drawn;
            else if (array.Name[0] == 'd')
                gradients[array.Name] = drawn;
            else
                parameters[array.Name] = drawn;
        }

        return (X, parameters, gradients);
    }

    /// <summary>Input and parameters; those of the assignment's own 3-2-3-1 network where the recipe leaves them out.</summary>
    /// <param name="recipe">The recipe.</param>
    public static (NDArray X, Parameters Parameters) Network(CourseRecipe recipe)
    {
        IReadOnlyList<DrawnArray> arrays = recipe.Arrays;
        (NDArray? X, Parameters parameters, _) = Of(recipe, arrays.All(array => array.Name is "X" or "x") ? [.. arrays, .. Usual] : arrays);
        return (X ?? throw new FormatException($"The recipe has no X: {recipe}"), parameters);
    }

    /// <summary>The labels that the recipe writes out, [1, m].</summary>
    /// <param name="recipe">The recipe.</param>
    public static NDArray Labels(CourseRecipe recipe)
    {
        double[] labels = recipe.Literal("[Yy]") ?? throw new FormatException($"The recipe has no labels: {recipe}");
        return np.array(labels).reshape(1, labels.Length);
    }
}
