using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>Whether an exception is the refusal that was recorded.</summary>
public static class GoldenErrors
{
    // What Python calls otherwise: a missing attribute is a wrong type where types are checked; .NET has a class of its own for what is disposed.
    private static readonly (string Recorded, string Ours)[] Forms = [("AttributeError", "TypeError"), ("RuntimeError", "ObjectDisposedException"), ("AssertionError", "RuntimeError"), ("InaccessibleTensorError", "ValueError")];

    [ThreadStatic]
    private static List<(GoldenError Recorded, Exception Thrown)>? _heard;

    /// <summary>The refusals that are compared while something runs, with what was recorded.</summary>
    /// <param name="run">Compares on this thread.</param>
    public static IReadOnlyList<(GoldenError Recorded, Exception Thrown)> Heard(Action run)
    {
        var heard = new List<(GoldenError, Exception)>();
        _heard = heard;
        try
        {
            run();
        }
        finally
        {
            _heard = null;
        }

        return heard;
    }

    /// <summary>The recorded refusal against what was thrown: its moment and its class.</summary>
    /// <returns>What differs; null when it is the same.</returns>
    public static string? Difference(GoldenError expected, Exception? thrown, bool whileBuilding)
    {
        if (thrown is null)
        {
            return $"recorded is the refusal {expected}; ours gave values";
        }

        _heard?.Add((expected, thrown));
        if (expected.When is "build" or "run" && expected.AtBuild != whileBuilding)
        {
            return $"recorded is the refusal {expected}; ours came while {(whileBuilding ? "building" : "running")}: {thrown.GetType().Name}: {thrown.Message}";
        }

        string ours = ClassOf(thrown);
        return ours == expected.Class || Forms.Contains((expected.Class, ours)) ? null : $"recorded is the refusal {expected}; ours is {ours}: {thrown.Message}";
    }

    /// <summary>Python's name of the class of an exception.</summary>
    public static string ClassOf(Exception thrown) => thrown switch
    {
        EngineException e => GoldenStatus.ClassOf((int)e.Code),
        GraphException e => e.GetType().Name,
        _ => thrown.GetType().Name,
    };
}
