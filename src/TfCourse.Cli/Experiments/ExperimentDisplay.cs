using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>The progress of an experiment: a bar that is overwritten on a terminal, a line a variant in a pipe.</summary>
internal sealed class ExperimentDisplay(Terminal terminal, bool quiet) : IProgress<ExperimentProgress>
{
    private const int BarWidth = 24;
    private string _variant = "";
    private int _width, _shown = -1;

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
            int filled = Math.Clamp((int)(value.Done * BarWidth), 0, BarWidth);
            string line = FormattableString.Invariant($"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {100 * value.Done,3:0} %  {value.Variant}{(value.Cost is { } cost ? FormattableString.Invariant($"  cost {cost:F4}") : "")}");
            terminal.Error.Write("\r" + line.PadRight(_width));
            _width = line.Length;
        }
    }

    /// <summary>Removes the line that is being overwritten.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            terminal.Error.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
        }
    }
}
