using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Course;

/// <summary>A part of a result: an array under a name, whatever the function gave it as.</summary>
/// <param name="Name">Its name in a dictionary or its place in a tuple; empty when it is the whole result.</param>
/// <param name="Shape">Sizes; -1 where a placeholder leaves one open.</param>
/// <param name="Values">All values; none where only the form is judged.</param>
/// <param name="Form">What is to agree besides: type and kind of a tensor whose form is judged.</param>
internal sealed record ExerciseArray(string Name, int[] Shape, double[] Values, string Form = "")
{
    /// <summary>A place, as <c>W1[0, 2]</c>.</summary>
    public string Place(int index)
    {
        string name = Name.Length == 0 ? "the result" : Name;
        if (Shape.Length == 0)
        {
            return name;
        }

        var places = new int[Shape.Length];
        for (int axis = Shape.Length - 1; axis >= 0; axis--)
        {
            (index, places[axis]) = Math.DivRem(index, Shape[axis]);
        }

        return $"{name}[{string.Join(", ", places)}]";
    }

    public static string Text(int[] shape) => $"({string.Join(", ", shape.Select(d => d < 0 ? "?" : d.ToString(CultureInfo.InvariantCulture)))}{(shape.Length == 1 ? "," : "")})";

    /// <summary>The parts of a result.</summary>
    /// <param name="result">A number, an array, a tensor, or a dictionary, tuple or list of such.</param>
    /// <param name="evaluate">Values of a tensor; null where only forms are judged.</param>
    /// <returns>The parts; null when the result is, or holds, something else.</returns>
    public static List<ExerciseArray>? Of(object? result, Func<Tensor, Tensorflow.NumPy.NDArray>? evaluate)
    {
        var parts = new List<ExerciseArray>();
        return Add("", result, 0) ? parts : null;

        bool Add(string name, object? value, int depth)
        {
            switch (value)
            {
                case double or float or int or long or bool:
                    parts.Add(new ExerciseArray(name, [], [Convert.ToDouble(value, CultureInfo.InvariantCulture)]));
                    return true;
                case NumSharp.NDArray array:
                    parts.Add(new ExerciseArray(name, [.. array.shape.Select(d => (int)d)], array.astype(NumSharp.np.float64).ToArray<double>()));
                    return true;
                case Tensorflow.NumPy.NDArray array:
                    parts.Add(new ExerciseArray(name, Array.ConvertAll(array.dims, d => (int)d), Doubles(array)));
                    return true;
                case Tensor { rank: < 0 } tensor when evaluate is null:
                    parts.Add(new ExerciseArray(name, [], [], $"{tensor.dtype.as_numpy_name()} {tensor.op.type} without dimensions"));
                    return true;
                case Tensor tensor when evaluate is null:
                    parts.Add(new ExerciseArray(name, Array.ConvertAll(tensor.shape.dims ?? [], d => (int)d), [], $"{tensor.dtype.as_numpy_name()} {tensor.op.type}"));
                    return true;
                case Tensor tensor:
                    return Add(name, evaluate(tensor), depth);
                case IVariableV1 variable when evaluate is not null:
                    return Add(name, evaluate(variable.AsTensor()), depth);
                case IDictionary dictionary when depth < 3:
                    return dictionary.Keys.Cast<object>().All(key => Add(Joined(name, key.ToString()!), dictionary[key], depth + 1));
                case ITuple tuple when depth < 3:
                    return Enumerable.Range(0, tuple.Length).All(i => Add(Joined(name, string.Create(CultureInfo.InvariantCulture, $"part {i + 1}")), tuple[i], depth + 1));
                case Array { Rank: 1 } list when list.GetType().GetElementType() is { } type && (type == typeof(double) || type == typeof(float) || type == typeof(int)):
                    parts.Add(new ExerciseArray(name, [list.Length], [.. list.Cast<object>().Select(v => Convert.ToDouble(v, CultureInfo.InvariantCulture))]));
                    return true;
                case IEnumerable list when depth < 3 && value is not string:
                    int place = 0;
                    return list.Cast<object?>().All(item => Add(Joined(name, string.Create(CultureInfo.InvariantCulture, $"item {place++}")), item, depth + 1));
                default:
                    return false;
            }
        }
    }

    private static string Joined(string name, string part) => name.Length == 0 ? part : $"{name} {part}";

    private static double[] Doubles(Tensorflow.NumPy.NDArray array) => array.dtype switch
    {
        TF_DataType.TF_DOUBLE => array.ToArray<double>(),
        TF_DataType.TF_INT32 => Array.ConvertAll(array.ToArray<int>(), v => (double)v),
        TF_DataType.TF_INT64 => Array.ConvertAll(array.ToArray<long>(), v => (double)v),
        _ => Array.ConvertAll(array.ToArray<float>(), v => (double)v),
    };
}
