using Tensorflow;
using TfCourse.Checking;
using TfCourse.Engine;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Arrays of the references and of the framework as the checker takes them.</summary>
internal static class Arrays
{
    public static CheckedArray Of(NDArray array)
        => new([.. array.shape.Select(d => checked((int)d))], array.ToArray<double>());

    public static CheckedArray Of(Tensorflow.NumPy.NDArray array)
        => new(Array.ConvertAll(array.dims, d => checked((int)d)), Doubles(array));

    /// <summary>The values as a tensor of a floating type.</summary>
    public static HostTensor Host(NDArray array, TF_DataType type) => type == TF_DataType.TF_DOUBLE
        ? new HostTensor(DataType.DtDouble, array.shape, array.ToArray<double>())
        : new HostTensor(DataType.DtFloat, array.shape, Array.ConvertAll(array.ToArray<double>(), v => (float)v));

    private static double[] Doubles(Tensorflow.NumPy.NDArray array) => array.dtype == TF_DataType.TF_DOUBLE
        ? array.ToArray<double>()
        : Array.ConvertAll(array.ToArray<float>(), v => (double)v);

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
