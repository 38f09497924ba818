using System.Globalization;

namespace TfCourse.Course;

/// <summary>A value of a hyperparameter: a number, or a text such as the name of an optimizer.</summary>
public readonly record struct ParameterValue
{
    private readonly double _number;

    /// <summary>A number.</summary>
    /// <param name="number">Finite.</param>
    public ParameterValue(double number) => _number = number;

    /// <summary>A text.</summary>
    /// <param name="text">Not empty.</param>
    public ParameterValue(string text) => Text = text;

    /// <summary>The text; null for a number.</summary>
    public string? Text { get; }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The value is a text.</exception>
    public double Number => Text is null ? _number : throw new InvalidOperationException($"The value '{Text}' is a text; a number is needed.");

    /// <summary>The number as a whole one.</summary>
    /// <exception cref="InvalidOperationException">The value is a text or no whole number in the range of int.</exception>
    public int Whole => Number == (int)Number ? (int)Number : throw new InvalidOperationException($"The value {this} is no whole number.");

    /// <inheritdoc/>
    public override string ToString() => Text ?? _number.ToString("R", CultureInfo.InvariantCulture);
}
