using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>The progress of an experiment: a bar that is overwritten on a terminal, a line a variant in a pipe.</summary>
internal sealed class ExperimentDisplay(Terminal terminal, bool quiet) : IProgress<ExperimentProgress>
{
    private readonly LiveLine _line = new(terminal);
    private string _variant = "";
    private int _shown = -1;

    public void Report(ExperimentProgress value)
    {
        if (quiet)
        {
            return;
        }

        if (!terminal.IsInteractive)
        {
            if (value.Variant != _variant)
            {
                terminal.Error.WriteLine(FormattableString.Invariant($"{100 * value.Done,3:0} %  {value.Variant}"));
            }

            _variant = value.Variant;
            return;
        }

        int step = (int)(value.Done * 1000);
        if (step != _shown || value.Variant != _variant)
        {
            (_shown, _variant) = (step, value.Variant);
            string line = FormattableString.Invariant($"{LiveLine.Bar(value.Done)} {100 * value.Done,3:0} %  {value.Variant}{(value.Cost is { } cost ? FormattableString.Invariant($"  cost {cost:F4}") : "")}");
            _line.Show(line);
        }
    }

    /// <summary>Removes the line that is being overwritten.</summary>
    public void Clear() => _line.Clear();
}
