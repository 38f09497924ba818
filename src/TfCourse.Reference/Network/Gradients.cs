namespace TfCourse.Reference;

/// <summary>
/// Derivatives of the cost by name: dW1, db1, … in the shapes of W1, b1, … Backward propagation also leaves the dZl and dAl
/// it passed through, which are those of one example's loss: only dW and db are divided by m.
/// </summary>
public sealed class Gradients : NamedArrays
{
    /// <summary>The gradient of a parameter.</summary>
    /// <param name="parameter">The parameter's name, such as W1.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public NDArray Of(string parameter) => this[NameOf(parameter)];

    /// <summary>The name of a parameter's gradient: d in front of it.</summary>
    /// <param name="parameter">Such as W1.</param>
    public static string NameOf(string parameter) => "d" + parameter;
}
