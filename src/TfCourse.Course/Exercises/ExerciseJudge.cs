using System.Reflection;
using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Runs a learner's function on the cases of an exercise and explains the first difference of each.</summary>
public static class ExerciseJudge
{
    [ThreadStatic]
    private static bool _isUnwritten;

    /// <summary>What a function returns that is not written yet.</summary>
    /// <typeparam name="T">What it will return.</typeparam>
    public static T Unwritten<T>()
    {
        _isUnwritten = true;
        return default!;
    }

    /// <summary>Judges a function.</summary>
    /// <param name="name">The exercise.</param>
    /// <param name="function">The function, with the exercise's signature.</param>
    /// <returns>Pass or fail of each case.</returns>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static ExerciseReport Judge(string name, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        Exercise exercise = ExerciseCatalog.Find(name);
        return Judge(exercise, test => function.DynamicInvoke(ExerciseArguments.For(function, test.Arguments(), exercise)));
    }

    internal static ExerciseReport Judge(Exercise exercise, Func<ExerciseCase, object?> call)
    {
        var outcomes = new List<Outcome>();
        foreach (ExerciseCase test in exercise.Cases)
        {
            _isUnwritten = false;
            outcomes.Add(Try(exercise, test, () => call(test)));
            if (_isUnwritten)
            {
                return new ExerciseReport(exercise, [.. exercise.Cases.Select(c => new ExerciseVerdict(c.Description, "not written yet"))], IsUnwritten: true);
            }
        }

        // A mistake is named only when it explains every result there is.
        Outcome[] given = [.. outcomes.Where(o => o.Found is not null)];
        ExerciseMistake? known = given.All(o => o.Message is null) ? null
            : exercise.Mistakes.FirstOrDefault(m => given.All(o => ExerciseDifference.Of(o.Found!, Run(exercise, () => m.Result(o.Case.Arguments()))!, exercise.Tolerance) is null));
        return new ExerciseReport(
            exercise, [.. outcomes.Select(o => new ExerciseVerdict(o.Case.Description, o is { Message: not null, Found: not null } && known is not null ? $"{known.Message} ({o.Message})" : o.Message))], IsUnwritten: false);
    }

    private static Outcome Try(Exercise exercise, ExerciseCase test, Func<object?> call)
    {
        List<ExerciseArray>? found;
        try
        {
            found = Run(exercise, call);
        }
        catch (TargetInvocationException e)
        {
            return new Outcome(test, null, $"the function stopped with {e.InnerException!.GetType().Name}: {e.InnerException.Message}");
        }
        catch (Exception e) when (e is ArgumentException or GraphException or Engine.EngineException)
        {
            return new Outcome(test, null, e.Message);
        }

        return found is null || found.Count == 0
            ? new Outcome(test, null, $"the function gave nothing that can be judged; it has to return {exercise.Returns}")
            : new Outcome(test, found, ExerciseDifference.Of(found, Run(exercise, () => exercise.Required(test.Arguments()))!, exercise.Tolerance));
    }

    // Each call has a graph of its own; tensors are evaluated in it once all its variables have their initial values.
    private static List<ExerciseArray>? Run(Exercise exercise, Func<object?> call)
    {
        using Graph graph = new Graph().as_default();
        object? result = call();
        if (exercise.JudgesForm)
        {
            return ExerciseArray.Of(result, null);
        }

        Session? session = null;
        try
        {
            return ExerciseArray.Of(result, tensor =>
            {
                session ??= Started(tensor.graph);
                return session.run(tensor);
            });
        }
        finally
        {
            session?.Dispose();
        }
    }

    private static Session Started(Graph graph)
    {
        graph.as_default();
        Operation initialize = tf.global_variables_initializer();
        var session = new Session(graph);
        session.run(initialize);
        return session;
    }

    // What a call gave, null when it stopped; and what is wrong with it, null when nothing.
    private sealed record Outcome(ExerciseCase Case, List<ExerciseArray>? Found, string? Message);
}
