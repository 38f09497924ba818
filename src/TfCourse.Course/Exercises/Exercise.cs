using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>A function of the course's assignments that a learner writes: a row of the table.</summary>
/// <param name="Name">The name to ask for.</param>
/// <param name="Week">1, 2 or 3.</param>
/// <param name="Signature">The C# signature, without <c>static</c> and without a body.</param>
/// <param name="Task">What the function has to do.</param>
/// <param name="Hints">Three hints, each telling more than the one before.</param>
public sealed record Exercise(string Name, int Week, string Signature, string Task, IReadOnlyList<string> Hints)
{
    /// <summary>The name of the function in the signature; what it returns may have brackets of its own.</summary>
    public string Function => Signature[..Signature.LastIndexOf('(')].Split(' ')[^1];

    /// <summary>What the function returns, as the signature writes it.</summary>
    public string Returns => Signature[..(Signature.LastIndexOf('(') - Function.Length)].Trim();

    /// <summary>Whether it is written with NumPy-style arrays; else with TensorFlow.</summary>
    public bool UsesNumPy => Week < 3;

    internal IReadOnlyList<ExerciseCase> Cases { get; init; } = [];

    /// <summary>What the function has to give, on plain arrays.</summary>
    internal Func<object[], object> Required { get; init; } = arguments => arguments;

    internal IReadOnlyList<ExerciseMistake> Mistakes { get; init; } = [];

    /// <summary>|found − required| ≤ tolerance · (1 + |required|).</summary>
    internal double Tolerance { get; init; } = 1e-6;

    /// <summary>Whether shapes and types of tensors are judged, and not their values.</summary>
    internal bool JudgesForm { get; init; }
}

/// <summary>A call of the function.</summary>
/// <param name="Description">What it is, for the learner.</param>
/// <param name="Arguments">Numbers, NumSharp arrays, dictionaries of them; made anew for each call.</param>
internal sealed record ExerciseCase(string Description, Func<object[]> Arguments);

/// <summary>A typical mistake.</summary>
/// <param name="Message">What to tell who made it.</param>
/// <param name="Result">What the function gives then.</param>
internal sealed record ExerciseMistake(string Message, Func<object[], object> Result);

/// <summary>All exercises.</summary>
public static class ExerciseCatalog
{
    /// <summary>All, by week.</summary>
    public static IReadOnlyList<Exercise> All { get; } = [.. Week1Exercises.All, .. Week2Exercises.All, .. Week3Exercises.All];

    /// <summary>The exercise of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none; the message lists near names and all.</exception>
    public static Exercise Find(string name)
        => All.FirstOrDefault(e => e.Name == name) ?? throw new ArgumentException($"There is no exercise '{name}'.{NearNames.Hint(name, [.. All.Select(e => e.Name)])}", nameof(name));
}
