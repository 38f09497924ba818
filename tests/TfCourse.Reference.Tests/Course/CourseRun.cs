using System.Globalization;
using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>What the cases share.</summary>
internal static class CourseRun
{
    internal static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    internal static string SixDigits(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    // W1, b1, … of the given layer sizes from np.random, in order, biases too.
    internal static Parameters DrawNetwork(params int[] units)
    {
        Parameters parameters = new();
        for (int l = 1; l < units.Length; l++)
        {
            parameters[$"W{l}"] = np.random.randn(units[l], units[l - 1]);
            parameters[$"b{l}"] = np.random.randn(units[l], 1);
        }

        return parameters;
    }

    // The points of a recipe, [2, m] and [1, m].
    internal static (NDArray X, NDArray Y) Generate(DrawnPoints points) => points.Kind == "circles"
        ? Points.Circles(points.Seed, points.Count, points.Noise)
        : Points.Moons(points.Seed, points.Count, points.Noise);

    internal static double Accuracy(Parameters parameters, (NDArray X, NDArray Y) points)
        => Prediction.Accuracy(Prediction.Binary(ForwardPropagation.Run(points.X, parameters).AL), points.Y);
}
