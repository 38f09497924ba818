using System.Text;

namespace TfCourse.Course;

/// <summary>The program that a learner completes: one C# file that <c>dotnet run</c> builds, runs and judges.</summary>
public static class ExerciseProgram
{
    private const int Width = 110;

    /// <summary>The text of the program.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="targets">The file of build targets that refers to the libraries; with it an edited program builds and runs in a second, since no project is looked at.</param>
    public static string Text(Exercise exercise, string targets)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        var text = new StringBuilder();
        text.Append("#:property PublishAot=false\n#:property TreatWarningsAsErrors=false\n#:property RunAnalyzers=false\n#:property CustomAfterMicrosoftCommonTargets=").Append(targets).Append("\n\n");
        text.Append(exercise.UsesNumPy ? "using NumSharp;\n" : "using Tensorflow;\nusing Tensorflow.NumPy;\nusing static Tensorflow.Binding;\n");
        text.Append("using TfCourse.Course;\n\n");
        text.Append("// ").Append(exercise.Name).Append(", week ").Append(exercise.Week).Append(". Check it with: dotnet run ").Append(FileName(exercise)).Append('\n');
        text.Append("// Hints: tfcourse exercise hint ").Append(exercise.Name).Append("\n\n");
        text.Append("ExerciseReport report = ExerciseJudge.Judge(\"").Append(exercise.Name).Append("\", ").Append(exercise.Function).Append(");\n");
        text.Append("Console.Write(report.ToText(args));\nreturn report.ExitCode;\n\n");
        foreach (string line in Lines(exercise.Task))
        {
            text.Append("// ").Append(line).Append('\n');
        }

        text.Append("static ").Append(exercise.Signature).Append("\n{\n    // ").Append(Mark).Append(": replace this line.\n    return ExerciseJudge.Unwritten<").Append(exercise.Returns).Append(">();\n}\n");
        return text.ToString();
    }

    /// <summary>The program's file name.</summary>
    /// <param name="exercise">The exercise.</param>
    public static string FileName(Exercise exercise) => $"{exercise?.Name}.cs";

    // What editors look for; in two halves, so that nobody looks for it here.
    private static string Mark => "TO" + "DO";

    private static IEnumerable<string> Lines(string text)
    {
        foreach (string paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (string word in paragraph.Split(' '))
            {
                if (line.Length + word.Length > Width)
                {
                    yield return line.ToString();
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            yield return line.ToString();
        }
    }
}
