using NumSharp;
using TfCourse.Checking;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>Arrays of the references and of the framework as the checker takes them.</summary>
internal static class Arrays
{
    public static CheckedArray Of(NDArray array)
        => new([.. array.shape.Select(d => checked((int)d))], array.ToArray<double>());

    public static CheckedArray Of(Tensorflow.NumPy.NDArray array)
        => new(Array.ConvertAll(array.dims, d => checked((int)d)), array.ToArray<double>());

    public static NDArray ToReference(CheckedArray array) => np.array(array.Values).reshape([.. array.Shape]);

    /// <summary>All parameters by name, in order.</summary>
    public static IReadOnlyDictionary<string, CheckedArray> Of(Parameters parameters)
    {
        var all = new OrderedDictionary<string, CheckedArray>();
        foreach (string name in parameters.Names)
        {
            all.Add(name, Of(parameters[name]));
        }

        return all;
    }

    /// <summary>All gradients by their parameters' names, in the parameters' order.</summary>
    public static IReadOnlyDictionary<string, CheckedArray> Of(Gradients gradients, Parameters parameters)
    {
        var all = new OrderedDictionary<string, CheckedArray>();
        foreach (string name in parameters.Names)
        {
            all.Add(name, Of(gradients.Of(name)));
        }

        return all;
    }

    public static Parameters ToParameters(IReadOnlyDictionary<string, CheckedArray> arrays)
    {
        var parameters = new Parameters();
        foreach ((string name, CheckedArray array) in arrays)
        {
            parameters[name] = ToReference(array);
        }

        return parameters;
    }
}
