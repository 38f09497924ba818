namespace TfCourse.Checking;

/// <summary>Says whether a hand-written pass backward is right, and when not, what is wrong with it.</summary>
/// <example><code>
/// CheckReport report = GradientCheck.Run(parameters, Cost, Gradients, new NetworkFacts { X = X, Y = Y });
/// GradientCheck.AssertAgrees(parameters, Cost, Gradients);   // in a test: throws with the whole report
/// </code></example>
public static class GradientCheck
{
    /// <summary>Checks the gradients of a cost.</summary>
    /// <typeparam name="T">The arrays: double[], double[,], float[], float[,], Array (a mixture), NDArray, or any with an adapter.</typeparam>
    /// <param name="parameters">Parameters by name, at the point to check.</param>
    /// <param name="cost">J of the parameters; the same at every call.</param>
    /// <param name="gradients">dJ by each parameter, under the parameter's name or with a d before it; further entries are left alone.</param>
    /// <param name="facts">What is known of the network; with X and Y most mistakes have names.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="options">How much to look at.</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    /// <exception cref="ArgumentException">A parameter is not finite, or has no gradient.</exception>
    public static CheckReport Run<T>(
        IReadOnlyDictionary<string, T> parameters, Func<Dictionary<string, T>, double> cost, Func<Dictionary<string, T>, IReadOnlyDictionary<string, T>> gradients,
        NetworkFacts? facts = null, string name = "network", CheckOptions? options = null, ArrayAdapter<T>? adapter = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(gradients);
        return new NetworkCheck(name, new ParameterFunctions<T>(parameters, cost, gradients, adapter ?? ArrayAdapter.For<T>()), facts ?? new NetworkFacts(), options ?? new CheckOptions()).Run();
    }

    /// <summary>Checks the gradients of a cost that takes its data: where two mistakes fit (a factor of 2 is m when m is 2), other data with another m decide.</summary>
    /// <typeparam name="T">The arrays: double[], double[,], float[], float[,], Array (a mixture), NDArray, or any with an adapter.</typeparam>
    /// <param name="parameters">Parameters by name, at the point to check.</param>
    /// <param name="cost">J of (parameters, X, Y).</param>
    /// <param name="gradients">dJ by each parameter, of (parameters, X, Y).</param>
    /// <param name="x">X: [features, examples] or [examples, features].</param>
    /// <param name="y">Y: of the output's shape, or the number of each example's class.</param>
    /// <param name="facts">What else is known; X and Y are taken from here.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="options">How much to look at.</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    /// <exception cref="ArgumentException">A parameter is not finite, or has no gradient.</exception>
    public static CheckReport Run<T>(
        IReadOnlyDictionary<string, T> parameters, Func<Dictionary<string, T>, T, T, double> cost, Func<Dictionary<string, T>, T, T, IReadOnlyDictionary<string, T>> gradients,
        T x, T y, NetworkFacts? facts = null, string name = "network", CheckOptions? options = null, ArrayAdapter<T>? adapter = null)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(gradients);
        ArrayAdapter<T> arrays = adapter ?? ArrayAdapter.For<T>();
        CheckReport report = Of(arrays.Read(x), arrays.Read(y));
        return OtherExamples.Decide(report, arrays.Read(x), arrays.Read(y), facts, Of);

        CheckReport Of(CheckedArray xs, CheckedArray ys)
        {
            T dataX = arrays.Write(xs), dataY = arrays.Write(ys);
            return Run(parameters, p => cost(p, dataX, dataY), p => gradients(p, dataX, dataY), (facts ?? new NetworkFacts()) with { X = xs, Y = ys, Examples = null }, name, options, arrays);
        }
    }

    /// <summary>Checks, and throws when something is wrong or nothing could be decided: the message is the report.</summary>
    /// <inheritdoc cref="Run{T}(IReadOnlyDictionary{string, T}, Func{Dictionary{string, T}, double}, Func{Dictionary{string, T}, IReadOnlyDictionary{string, T}}, NetworkFacts, string, CheckOptions, ArrayAdapter{T})"/>
    /// <exception cref="CheckFailedException">The gradients are not right.</exception>
    public static void AssertAgrees<T>(
        IReadOnlyDictionary<string, T> parameters, Func<Dictionary<string, T>, double> cost, Func<Dictionary<string, T>, IReadOnlyDictionary<string, T>> gradients,
        NetworkFacts? facts = null, string name = "network", CheckOptions? options = null, ArrayAdapter<T>? adapter = null)
        => AssertAgrees(Run(parameters, cost, gradients, facts, name, options, adapter));

    /// <summary>Throws when a report says that something is wrong or nothing could be decided.</summary>
    /// <param name="report">Of any check.</param>
    /// <exception cref="CheckFailedException">It does not agree.</exception>
    public static void AssertAgrees(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!report.Agrees)
            throw new CheckFailedException(report);
    }
}
