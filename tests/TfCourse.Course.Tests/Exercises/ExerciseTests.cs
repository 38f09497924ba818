using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ExerciseTests
{
    private static readonly Dictionary<string, Delegate> Solutions = NumPySolutions.All.Concat(FrameworkSolutions.All).ToDictionary();

    private static IEnumerable<TestCaseData> Exercises => ExerciseCatalog.All.Select(e => new TestCaseData(e.Name).SetArgDisplayNames(e.Name));

    [TestCaseSource(nameof(Exercises))]
    public void The_right_answer_passes(string name)
        => Assert.That(ExerciseJudge.Judge(name, Solutions[name]).Verdicts.Where(v => v.Message is not null), Is.Empty);

    [TestCaseSource(nameof(Exercises))]
    public void Every_typical_mistake_is_named(string name)
    {
        Exercise exercise = ExerciseCatalog.Find(name);
        Assert.That(exercise.Mistakes, Has.Count.GreaterThanOrEqualTo(3));
        foreach (ExerciseMistake mistake in exercise.Mistakes)
        {
            ExerciseReport report = ExerciseJudge.Judge(exercise, test => mistake.Result(test.Arguments()));
            Assert.That(report.Passed, Is.False, mistake.Message);
            Assert.That(report.Verdicts.Any(v => v.Message?.StartsWith(mistake.Message, StringComparison.Ordinal) == true), Is.True, $"{mistake.Message}: {report}");
        }
    }

    [TestCaseSource(nameof(Exercises))]
    public void Wrong_answers_as_learners_write_them_are_told_what_is_wrong(string name)
    {
        (string Exercise, Delegate Answer, string Words)[] wrong = [.. WrongNumPyAnswers.All.Concat(WrongFrameworkAnswers.All).Where(w => w.Exercise == name)];
        Assert.That(wrong, Has.Length.GreaterThanOrEqualTo(3));
        Assert.Multiple(() =>
        {
            foreach ((_, Delegate answer, string words) in wrong)
            {
                ExerciseReport report = ExerciseJudge.Judge(name, answer);
                Assert.That(report.Passed, Is.False, words);
                Assert.That(report.Verdicts.Any(v => v.Message?.Contains(words, StringComparison.Ordinal) == true), Is.True, $"{words}: {report}");
            }
        });
    }

    [TestCaseSource(nameof(Exercises))]
    public void What_is_not_written_yet_fails_kindly(string name)
    {
        ExerciseReport report = ExerciseJudge.Judge(ExerciseCatalog.Find(name), _ => ExerciseJudge.Unwritten<object>());
        Assert.That((report.Passed, report.IsUnwritten, report.ExitCode), Is.EqualTo((false, true, 1)));
        Assert.That(report.ToString(), Does.Contain("not written yet").And.Contain("hint").And.Not.Contain("Exception"));
    }

    [TestCaseSource(nameof(Exercises))]
    public void Hints_tasks_and_programs_have_no_body(string name)
    {
        Exercise exercise = ExerciseCatalog.Find(name);
        Assert.That(exercise.Hints, Has.Count.EqualTo(3));
        string program = ExerciseProgram.Text(exercise, "/x/tfcourse-program.targets");
        Assert.That(exercise.Function, Does.Match("^[A-Z][A-Za-z]+$"));
        Assert.That($"{exercise.Returns} {exercise.Function}(", Is.EqualTo(exercise.Signature[..(exercise.Signature.LastIndexOf('(') + 1)]));
        Assert.That(program, Does.Contain("static " + exercise.Signature).And.Contain("Unwritten").And.Contain("PublishAot=false"));
        foreach (string text in exercise.Hints.Append(exercise.Task))
        {
            // A hint is a sentence or a call; a whole body has statements.
            Assert.That(text.Count(c => c == ';'), Is.LessThanOrEqualTo(2), text);
            Assert.That(text, Does.Not.Contain("{").And.Not.Contain("=>"));
        }
    }

    [Test]
    public void A_function_with_other_parameters_or_none_of_the_types_is_told_so()
    {
        Assert.That(ExerciseJudge.Judge("tf2-sigmoid", (float z, float y) => z).Verdicts[0].Message, Does.Contain("takes 2 parameters").And.Contain("Sigmoid(float z)"));
        Assert.That(ExerciseJudge.Judge("tf2-sigmoid", (string z) => z).Verdicts[0].Message, Does.Contain("of the type String"));
        Assert.That(ExerciseJudge.Judge("tf2-sigmoid", (float z) => "text").Verdicts[0].Message, Does.Contain("nothing that can be judged"));
    }

    [Test]
    public void An_error_of_the_learners_code_is_shown_and_the_other_cases_go_on()
    {
        ExerciseReport report = ExerciseJudge.Judge("update-lr", (double rate, int epoch, double decay) => epoch == 0 ? throw new InvalidOperationException("oh") : rate / (1 + (decay * epoch)));
        Assert.That(report.Verdicts.Select(v => v.Message is null), Is.EqualTo(new[] { true, false, true }));
        Assert.That(report.Verdicts[1].Message, Does.Contain("InvalidOperationException: oh"));
    }

    [Test]
    public void Mistakes_in_real_code_are_named_in_the_words_of_the_field()
    {
        Assert.That(
            ExerciseJudge.Judge("tf1-compute-cost", (Tensor Z3, Tensor Y) => tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels: Y, logits: Z3))).ToString(),
            Does.Contain("transposes are missing"));
        Assert.That(
            ExerciseJudge.Judge("tf1-cost", (NDArray logits, NDArray labels) =>
            {
                using Session sess = tf.Session();
                return sess.run(tf.nn.sigmoid_cross_entropy_with_logits(labels: tf.constant(labels), logits: tf.sigmoid(tf.constant(logits))));
            }).ToString(), Does.Contain("logits, not probabilities"));
        Assert.That(
            ExerciseJudge.Judge("tf2-linear-function", (Tensor X, Tensor W, Tensor b) => (tf.matmul(W, X) + b) * 2f).Verdicts[0].Message, Does.Contain("2 times what is required"));
    }
}
