namespace Tensorflow;

/// <summary>Where with two values to choose from.</summary>
internal static class Where3
{
    /// <summary>
    /// Select where a vector picks whole rows or where all shapes are known to be one, SelectV2 with broadcasting else.
    /// </summary>
    public static Tensor Of(Tensor condition, Tensor x, Tensor y, string? name)
    {
        Shape c = condition.shape, a = x.shape, b = y.shape;
        bool rows = c.ndim == 1 && a.ndim > 1 && a == b && (c[0] == a[0] || c[0] < 0 || a[0] < 0);
        bool same = a.IsFullyDefined && a == b && a == c;
        return Build.One(rows || same ? "Select" : "SelectV2", name, [condition, x, y]);
    }
}

/// <content>where with two values; where_v2.</content>
public sealed partial class tensorflow
{
    /// <summary>
    /// output = condition ? x : y, element by element; shapes stretch over each other. A vector as condition picks whole
    /// rows of x and y when these have several axes and one shape.
    /// </summary>
    /// <param name="condition">Any shape, bool.</param>
    /// <param name="x">The values where the condition is true; any type.</param>
    /// <param name="y">The values elsewhere; same type as x.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the type of x.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor where(Tensor condition, Tensor x, Tensor y, string? name = null) => Where3.Of(condition, x, y, name);

    /// <summary>output = condition ? x : y, element by element; shapes stretch over each other, also a vector as condition.</summary>
    /// <param name="condition">Any shape, bool.</param>
    /// <param name="x">The values where the condition is true; any type.</param>
    /// <param name="y">The values elsewhere; same type as x.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the type of x.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor where_v2(Tensor condition, Tensor x, Tensor y, string? name = null) => Build.One("SelectV2", name, [condition, x, y]);
}
