namespace TfCourse.Checking;

/// <summary>The values of a parameter or of its gradient, whatever they were computed with.</summary>
/// <param name="Shape">Sizes, row-major; none for a scalar.</param>
/// <param name="Values">As many values as the shape has elements.</param>
public sealed record CheckedArray(IReadOnlyList<int> Shape, double[] Values)
{
    /// <summary>The place of an element as it is written in code: [3, 1].</summary>
    /// <param name="element">Its number in row-major order.</param>
    /// <returns>The text.</returns>
    public string Place(int element)
    {
        var index = new int[Shape.Count];
        for (int axis = index.Length - 1; axis >= 0; axis--)
        {
            (element, index[axis]) = Math.DivRem(element, Shape[axis]);
        }

        return "[" + string.Join(", ", index.Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))) + "]";
    }
}
