using System.Globalization;
using NumSharp;

namespace TfCourse.Reference.Tests;

/// <summary>What the cases share.</summary>
internal static class CourseRun
{
    internal static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    internal static string SixDigits(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    // W1, b1, … of the given layer sizes from np.random, in order, biases too.
    internal static Parameters Draw(params int[] layerDims)
    {
        Parameters parameters = new();
        for (int l = 1; l < layerDims.Length; l++)
        {
            parameters[$"W{l}"] = np.random.randn(layerDims[l], layerDims[l - 1]);
            parameters[$"b{l}"] = np.random.randn(layerDims[l], 1);
        }

        return parameters;
    }
}
