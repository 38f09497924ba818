using System.Collections;
using System.Numerics;
using Tensorflow.NumPy;

namespace Tensorflow;

/// <content>Python's functions on sequences.</content>
public static partial class Binding
{
    /// <summary>0, 1, …, end − 1.</summary>
    /// <param name="end">Where the numbers end; not reached.</param>
    public static IEnumerable<int> range(int end) => range(0, end);

    /// <summary>start, start + 1, …, end − 1.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">Where the numbers end; not reached.</param>
    public static IEnumerable<int> range(int start, int end) => range(start, end, 1);

    /// <summary>start, start + step, …, before end.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">Where the numbers end; not reached.</param>
    /// <param name="step">Not 0; below 0 the numbers fall.</param>
    /// <exception cref="ValueError">The step is 0.</exception>
    public static IEnumerable<int> range(int start, int end, int step)
    {
        return step == 0 ? throw new ValueError("range() arg 3 must not be zero") : Numbers();

        IEnumerable<int> Numbers()
        {
            for (long i = start; step > 0 ? i < end : i > end; i += step)
            {
                yield return (int)i;
            }
        }
    }

    /// <summary>How many elements; of arrays of several axes the size of the first, of texts the number of characters.</summary>
    /// <param name="a">An array, list, dictionary, NDArray, tensor or text.</param>
    /// <exception cref="TypeError">It has no length.</exception>
    public static int len(object a) => a switch
    {
        Array array => array.GetLength(0),
        string text => text.Length,
        ICollection many => many.Count,
        NDArray { ndim: > 0 } values => (int)values.dims[0],
        Tensor { shape.ndim: > 0 } tensor when tensor.shape[0] >= 0 => (int)tensor.shape[0],
        Shape shape => shape.ndim,
        IReadOnlyCollection<Tensor> tensors => tensors.Count,
        IEnumerable many => many.Cast<object>().Count(),
        _ => throw new TypeError($"object of type '{a?.GetType().Name ?? "null"}' has no len()"),
    };

    /// <summary>Pairs of elements at the same places, as many as the shorter has.</summary>
    /// <typeparam name="T1">Of the first.</typeparam>
    /// <typeparam name="T2">Of the second.</typeparam>
    /// <param name="e1">The first elements.</param>
    /// <param name="e2">The second elements.</param>
    public static IEnumerable<(T1, T2)> zip<T1, T2>(IEnumerable<T1> e1, IEnumerable<T2> e2) => e1.Zip(e2);

    /// <summary>Triples of elements at the same places, as many as the shortest has.</summary>
    /// <typeparam name="T1">Of the first.</typeparam>
    /// <typeparam name="T2">Of the second.</typeparam>
    /// <typeparam name="T3">Of the third.</typeparam>
    /// <param name="e1">The first elements.</param>
    /// <param name="e2">The second elements.</param>
    /// <param name="e3">The third elements.</param>
    public static IEnumerable<(T1, T2, T3)> zip<T1, T2, T3>(IEnumerable<T1> e1, IEnumerable<T2> e2, IEnumerable<T3> e3) => e1.Zip(e2, e3);

    /// <summary>Pairs of elements of vectors at the same places.</summary>
    /// <typeparam name="T">The element type of both.</typeparam>
    /// <param name="e1">The first vector.</param>
    /// <param name="e2">The second vector.</param>
    public static IEnumerable<(T, T)> zip<T>(NDArray e1, NDArray e2) => e1.ToArray<T>().Zip(e2.ToArray<T>());

    /// <summary>Each element with its number.</summary>
    /// <typeparam name="T">Of the elements.</typeparam>
    /// <param name="values">The elements.</param>
    /// <param name="start">The number of the first.</param>
    public static IEnumerable<(int, T)> enumerate<T>(IEnumerable<T> values, int start = 0) => values.Select((v, i) => (start + i, v));

    /// <summary>A list of the elements.</summary>
    /// <typeparam name="T">Of the elements.</typeparam>
    /// <param name="list">The elements.</param>
    public static List<T> list<T>(IEnumerable<T> list) => [.. list];

    /// <summary>Whether an object is of a type.</summary>
    /// <param name="Item1">The object.</param>
    /// <param name="tuple">The type.</param>
    public static bool isinstance(object? Item1, Type tuple) => tuple.IsInstanceOfType(Item1);

    /// <summary>Python's all.</summary>
    /// <param name="values">Truth values.</param>
    public static bool all(IEnumerable<bool> values) => values.All(v => v);

    /// <summary>Python's any.</summary>
    /// <param name="values">Truth values.</param>
    public static bool any(IEnumerable<bool> values) => values.Any(v => v);

    /// <summary>Python's sum.</summary>
    /// <typeparam name="T">A number type.</typeparam>
    /// <param name="values">The numbers.</param>
    public static T sum<T>(IEnumerable<T> values) where T : INumber<T> => values.Aggregate(T.Zero, (a, b) => a + b);

    /// <summary>Python's min of two.</summary>
    /// <typeparam name="T">A number type.</typeparam>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static T min<T>(T a, T b) where T : INumber<T> => T.Min(a, b);

    /// <summary>Python's max of two.</summary>
    /// <typeparam name="T">A number type.</typeparam>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static T max<T>(T a, T b) where T : INumber<T> => T.Max(a, b);

    /// <summary>Python's reversed.</summary>
    /// <typeparam name="T">Of the elements.</typeparam>
    /// <param name="values">The elements.</param>
    public static IEnumerable<T> reversed<T>(IList<T> values) => values.Reverse();
}
