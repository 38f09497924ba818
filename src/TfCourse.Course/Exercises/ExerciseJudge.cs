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
        var verdicts = new List<ExerciseVerdict>();
        foreach (ExerciseCase test in exercise.Cases)
        {
            _isUnwritten = false;
            string? message = Message(exercise, test, () => call(test));
            if (_isUnwritten)
            {
                return new ExerciseReport(exercise, [.. exercise.Cases.Select(c => new ExerciseVerdict(c.Description, "not written yet"))], IsUnwritten: true);
            }

            verdicts.Add(new ExerciseVerdict(test.Description, message));
        }

        return new ExerciseReport(exercise, verdicts, IsUnwritten: false);
    }

    private static string? Message(Exercise exercise, ExerciseCase test, Func<object?> call)
    {
        List<ExerciseArray>? found;
        try
        {
            found = Run(exercise, call);
        }
        catch (TargetInvocationException e)
        {
            return $"the function stopped with {e.InnerException!.GetType().Name}: {e.InnerException.Message}";
        }
        catch (Exception e) when (e is ArgumentException or GraphException or Engine.EngineException)
        {
            return e.Message;
        }

        if (found is null || found.Count == 0)
        {
            return $"the function gave nothing that can be judged; it has to return {exercise.Returns}";
        }

        List<ExerciseArray> required = Run(exercise, () => exercise.Required(test.Arguments()))!;
        if (ExerciseDifference.Of(found, required, exercise.Tolerance) is not { } difference)
        {
            return null;
        }

        ExerciseMistake? known = exercise.Mistakes.FirstOrDefault(m => ExerciseDifference.Of(found, Run(exercise, () => m.Result(test.Arguments()))!, exercise.Tolerance) is null);
        return known is null ? difference : $"{known.Message} ({difference})";
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
}
