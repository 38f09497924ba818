using System.Globalization;
using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Arguments as a learner's function wants them: the same numbers as arrays, tensors or numbers.</summary>
internal static class ExerciseArguments
{
    /// <exception cref="ArgumentException">A parameter's type is none that the number can be given as.</exception>
    public static object?[] For(Delegate function, object[] values, Exercise exercise)
    {
        Type[] types = [.. function.Method.GetParameters().Select(p => p.ParameterType)];
        return types.Length == values.Length
            ? [.. values.Select((value, i) => Convert(value, types[i], exercise))]
            : throw new ArgumentException($"The function takes {types.Length} parameters; the exercise's is: {exercise.Signature}.");
    }

    private static object Convert(object value, Type type, Exercise exercise) => value switch
    {
        _ when type.IsInstanceOfType(value) => value,
        NumSharp.NDArray array when type == typeof(Tensor) => Constant(array),
        NumSharp.NDArray array when type == typeof(Tensorflow.NumPy.NDArray) => new Tensorflow.NumPy.NDArray(Multi(array)),
        Dictionary<string, NumSharp.NDArray> all when type == typeof(Dictionary<string, Tensor>) => all.ToDictionary(p => p.Key, p => Constant(p.Value)),
        Dictionary<string, NumSharp.NDArray> all when type == typeof(Dictionary<string, Tensorflow.NumPy.NDArray>) => all.ToDictionary(p => p.Key, p => new Tensorflow.NumPy.NDArray(Multi(p.Value))),
        IConvertible when type == typeof(float) || type == typeof(double) || type == typeof(int) || type == typeof(long) => System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A parameter is of the type {type.Name}; the exercise's signature is: {exercise.Signature}."),
    };

    private static Tensor Constant(NumSharp.NDArray array)
    {
        var shape = new Shape([.. array.shape]);
        return array.dtype == typeof(int) ? tf.constant(array.ToArray<int>(), shape: shape) : tf.constant(Array.ConvertAll(array.ToArray<double>(), v => (float)v), shape: shape);
    }

    // float32 as TensorFlow's placeholders are; whole numbers stay whole.
    private static Array Multi(NumSharp.NDArray array) => array.dtype == typeof(int) ? array.ToMuliDimArray<int>() : array.astype(NumSharp.np.float32).ToMuliDimArray<float>();
}
