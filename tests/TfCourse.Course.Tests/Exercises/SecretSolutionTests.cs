using System.Text.RegularExpressions;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

/// <summary>Nothing that is printed for an exercise holds a piece of its solution, nor of any other's: the code of the solutions is looked for in all of it.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed partial class SecretSolutionTests
{
    // So many tokens in a row are a piece of a solution: more than a call of one function, as tf.matmul(W, X) is, which has six.
    private const int Piece = 7;

    private static readonly Lazy<HashSet<string>> Pieces = new(() => [.. new[] { "NumPySolutions", "FrameworkSolutions" }.SelectMany(Code).Distinct()]);

    private static IEnumerable<TestCaseData> Exercises => ExerciseCatalog.All.Select(e => new TestCaseData(e).SetArgDisplayNames(e.Name));

    [TestCaseSource(nameof(Exercises))]
    public void No_task_hint_program_or_verdict_holds_a_piece_of_a_solution(Exercise exercise)
    {
        string program = ExerciseProgram.Text(exercise, "/x/tfcourse-program.targets");
        string[] reports =
        [
            .. exercise.Mistakes.Select(mistake => ExerciseJudge.Judge(exercise, test => mistake.Result(test.Arguments()))).Append(ExerciseJudge.Judge(exercise, _ => ExerciseJudge.Unwritten<object>()))
                .Concat(WrongNumPyAnswers.All.Concat(WrongFrameworkAnswers.All).Where(w => w.Exercise == exercise.Name).Select(w => ExerciseJudge.Judge(exercise.Name, w.Answer)))
                .SelectMany(report => new[] { report.ToText([]), report.ToText(["--json"]) }),
        ];
        Assert.That(reports, Has.Length.GreaterThanOrEqualTo(14), "three mistakes, three wrong answers, one unwritten, each in two forms");

        // The signature is given to everybody.
        Assert.That(exercise.Hints.Append(exercise.Task).Append(program).Concat(reports).SelectMany(Windows).Where(Pieces.Value.Contains).Except(Windows("static " + exercise.Signature)), Is.Empty);
    }

    [TestCase("write tf.add(tf.matmul(tf.constant(W), tf.constant(X)), tf.constant(b)) for it")]
    [TestCase("the scale is np.random.randn( n, before )*Math.Sqrt(2.0/before)")]
    public void A_hint_that_told_the_solution_would_be_found(string hint) => Assert.That(Windows(hint).Where(Pieces.Value.Contains), Is.Not.Empty);

    [Test]
    public void Every_exercise_has_a_solution_whose_code_is_looked_for()
    {
        string code = string.Concat(new[] { "NumPySolutions", "FrameworkSolutions" }.Select(Source));
        Assert.That(ExerciseCatalog.All.Where(e => !code.Contains($"[\"{e.Name}\"] = ", StringComparison.Ordinal)).Select(e => e.Name), Is.Empty);
    }

    private static string Source(string file) => File.ReadAllText(Repository.PathOf($"tests/TfCourse.Course.Tests/Exercises/{file}.cs"));

    private static IEnumerable<string> Code(string file)
    {
        string source = Source(file);
        return Windows(Key().Replace(source[source.IndexOf('{', StringComparison.Ordinal)..], ""));
    }

    private static IEnumerable<string> Windows(string text)
    {
        string[] tokens = [.. Token().Matches(text).Select(match => match.Value)];
        return Enumerable.Range(0, Math.Max(0, tokens.Length - Piece + 1)).Select(i => string.Join(' ', tokens[i..(i + Piece)]));
    }

    // The names of the exercises are no secret.
    [GeneratedRegex("\\[\"[a-z0-9-]+\"\\] = ")]
    private static partial Regex Key();

    [GeneratedRegex(@"\w+(\.\w+)*|[^\s\w]")]
    private static partial Regex Token();
}
