using System.Runtime.CompilerServices;
using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;

namespace TfCourse.TestKit;

/// <summary>Carries out the steps of a scenario against tf and compares what each gives and the graph that is left.</summary>
public sealed class ScenarioRunner
{
    private readonly Dictionary<string, object?> _results = [];
    private readonly Stack<IDisposable> _blocks = new();
    private readonly List<object?> _order = [];
    private readonly List<string> _differences = [];

    /// <summary>Runs a scenario.</summary>
    /// <returns>What differs; null when nothing does.</returns>
    /// <exception cref="MissingFunctionException">A function that the scenario needs does not exist.</exception>
    public static string? Run(Scenario scenario)
    {
        using var graph = new Graph();
        graph.as_default();
        var runner = new ScenarioRunner();
        try
        {
            for (int i = 0; i < scenario.Steps.Count && runner._differences.Count < 4; i++)
            {
                runner.Step(i, scenario.Steps[i]);
            }

            if (runner._differences.Count == 0 && ScenarioNodes.Difference(scenario, graph) is { } difference)
            {
                runner._differences.Add(difference);
            }
        }
        finally
        {
            runner.Close();
        }

        return runner._differences.Count == 0 ? null : string.Join(Environment.NewLine, runner._differences);
    }

    private void Close()
    {
        while (_blocks.TryPop(out IDisposable? block))
        {
            block.Dispose();
        }

        foreach (Session session in _results.Values.OfType<Session>())
        {
            session.Dispose();
        }
    }

    private void Step(int index, ScenarioStep step)
    {
        object? result = null;
        Exception? thrown = null;
        try
        {
            result = Carry(step);
        }
        catch (InexpressibleException e)
        {
            if (step.Error is null)
            {
                throw new MissingFunctionException($"step {index}: {e.Message}");
            }

            // The compiler refuses what Python refuses at run time: only wrong types and values are such.
            if (step.Error.Class is not ("TypeError" or "ValueError" or "AttributeError" or "NotImplementedError" or "IndexError"))
            {
                _differences.Add($"step {index}: no call in C# stands for the recorded one, which was refused as {step.Error.Class}: {e.Message}");
            }

            return;
        }
        catch (Exception e) when (e is Engine.EngineException or GraphException or ObjectDisposedException)
        {
            thrown = e;
        }

        string? difference = step.Error is not null ? GoldenErrors.Difference(step.Error, thrown, false)
            : thrown is not null ? $"{thrown.GetType().Name}: {thrown.Message}"
            : step.Gives is { } gives ? ScenarioGives.Difference(gives, result) : null;
        if (difference is not null)
        {
            _differences.Add($"step {index} ({step.Do} {step.Function ?? step.Name ?? step.Sign ?? step.What}): {difference}");
        }

        _order.Add(result);
        if (step.As is { } name)
        {
            _results[name] = result;
        }
    }

    private object? Carry(ScenarioStep step)
    {
        List<object?> args = [.. step.Args.Select(Decode)];
        var named = new OrderedDictionary<string, object?>();
        foreach ((string name, JsonElement value) in step.Named)
        {
            named.Add(name, Decode(value));
        }

        switch (step.Do)
        {
            case "call":
                return ScenarioForms.Call(step.Function!, args, named);
            case "method":
                return ScenarioForms.Method(On(step), step.Name!, args, named);
            case "property":
                return ScenarioCalls.Property(On(step), step.Name!);
            case "operator":
                return ScenarioOperators.Apply(step.Sign!, args);
            case "enter":
                IDisposable block = ScenarioForms.Enter(step.On is null ? null : On(step), step.Function!, args, named);
                _blocks.Push(block);
                return ScenarioForms.Entered(block);
            case "exit":
                if (_blocks.TryPop(out IDisposable? left))
                {
                    left.Dispose();
                }

                return null;
            case "session":
                ConfigProto? config = step.Raw.TryGetProperty("config", out JsonElement fields) ? ConfigProto.Parser.ParseJson(fields.GetRawText()) : null;
                return new Session(step.Raw.TryGetProperty("graph", out JsonElement graph) ? (Graph?)Decode(graph) : null, config);
            case "run":
                return ScenarioSessions.Run(
                    (Session)Decode(step.Session!.Value)!, Decode(step.Raw.GetProperty("fetches")), step.Feeds is { } feeds ? Decode(feeds) : null, named.GetValueOrDefault("options") as RunOptions);
            case "invoke":
                return ((Func<List<object?>, object?>)On(step))(args);
            case "observe":
                return ScenarioForms.Observe(step.What!, _order);
            default:
                throw new MissingFunctionException($"steps of the kind '{step.Do}'");
        }
    }

    private object On(ScenarioStep step) => Decode(step.On!.Value) ?? throw new MissingFunctionException($"{step.Name ?? step.Function} of a result that is null");

    private object? Decode(JsonElement json) => ScenarioArguments.Decode(json, Result);

    private object? Result(string reference)
    {
        int bracket = reference.IndexOf('[', StringComparison.Ordinal);
        object? value = _results.TryGetValue(bracket < 0 ? reference : reference[..bracket], out object? found) ? found
            : throw new MissingFunctionException($"the result {reference} of a step that failed");
        foreach (string index in bracket < 0 ? [] : reference[(bracket + 1)..].TrimEnd(']').Split("]["))
        {
            int i = int.Parse(index, System.Globalization.CultureInfo.InvariantCulture);
            value = value switch
            {
                ITuple tuple => tuple[i],
                System.Collections.IList list => list[i],
                NDArray a => a[i],
                _ => throw new MissingFunctionException($"element {i} of {value}"),
            };
        }

        return value;
    }
}
