using System.Text.Json;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>One recorded call of a function of tf, outside of a scenario.</summary>
public static class ScenarioCall
{
    /// <summary>Calls a function.</summary>
    /// <param name="function">Its name under tf.compat.v1.</param>
    /// <param name="args">Recorded positional arguments.</param>
    /// <param name="named">Recorded named arguments.</param>
    /// <param name="name">The name of an argument that is not recorded.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What it gives.</returns>
    /// <exception cref="MissingFunctionException">There is no such function.</exception>
    public static object? Of(string function, IReadOnlyList<JsonElement> args, OrderedDictionary<string, JsonElement> named, string name, Tensor value)
    {
        var given = new OrderedDictionary<string, object?> { { name, value } };
        foreach ((string key, JsonElement json) in named)
        {
            given.Add(key, Decode(json));
        }

        return ScenarioCalls.Call(function, [.. args.Select(Decode)], given);
    }

    /// <summary>Calls a function with plain values.</summary>
    /// <param name="function">Its name under tf.compat.v1.</param>
    /// <param name="args">Positional arguments, as Python's values: a float is a double.</param>
    /// <param name="named">Named arguments.</param>
    /// <returns>What it gives.</returns>
    /// <exception cref="MissingFunctionException">There is no such function.</exception>
    public static object? Of(string function, List<object?> args, OrderedDictionary<string, object?> named) => ScenarioCalls.Call(function, args, named);

    private static object? Decode(JsonElement json) => ScenarioArguments.Decode(json, r => throw new MissingFunctionException($"the result {r}"));
}
