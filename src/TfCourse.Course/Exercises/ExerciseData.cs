using NumSharp;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>Arguments of exercises, drawn as the course draws them, and forms that references take.</summary>
internal static class ExerciseData
{
    /// <summary>W1 [n1, n0], b1 [n1, 1], W2, … of the standard normal distribution.</summary>
    public static Dictionary<string, NDArray> Draw(params int[] sizes)
    {
        var all = new Dictionary<string, NDArray>();
        for (int l = 1; l < sizes.Length; l++)
        {
            all[$"W{l}"] = np.random.randn(sizes[l], sizes[l - 1]);
            all[$"b{l}"] = np.random.randn(sizes[l], 1);
        }

        return all;
    }

    public static Dictionary<string, NDArray> Gradients(params int[] sizes) => Draw(sizes).ToDictionary(p => "d" + p.Key, p => p.Value);

    public static Dictionary<string, NDArray> Zeros(Dictionary<string, NDArray> parameters) => parameters.ToDictionary(p => "d" + p.Key, p => np.zeros_like(p.Value));

    public static Parameters Parameters(object parameters)
    {
        var all = new Parameters();
        foreach ((string name, NDArray value) in (Dictionary<string, NDArray>)parameters)
        {
            all[name] = value;
        }

        return all;
    }

    public static Dictionary<string, NDArray> Map(object parameters, Func<string, NDArray, NDArray> change)
        => ((Dictionary<string, NDArray>)parameters).ToDictionary(p => p.Key, p => change(p.Key, p.Value));

    public static Dictionary<string, NDArray> Plain(NamedArrays arrays) => arrays.Names.ToDictionary(n => n, n => arrays[n]);

    /// <summary>Labels 1, 1, 0, 1, 0, … of m examples.</summary>
    public static NDArray Labels(int m) => np.array(Enumerable.Range(0, m).Select(j => j % 5 is 0 or 1 or 3 ? 1.0 : 0.0).ToArray()).reshape(1, m);
}
