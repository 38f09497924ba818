using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>The progress of a search: a line that is overwritten on a terminal, a line a trial in a pipe.</summary>
internal sealed class TuneDisplay(Terminal terminal, Study study, int trials, bool quiet) : IProgress<Trial>
{
    private int _shown;
    private readonly int _before = study.State.Trials.Count;
    private readonly LiveLine _line = new(terminal);

    public void Report(Trial value) => Show();

    /// <summary>Shows trials that have ended since the last call, in the order of their numbers.</summary>
    public void Show()
    {
        if (quiet)
        {
            return;
        }

        IReadOnlyList<Trial> all = study.State.Trials;
        _shown = Math.Max(_shown, _before);
        for (; _shown < all.Count && all[_shown].Status != TrialStatus.Running; _shown++)
        {
            Trial trial = all[_shown];
            string result = trial.Status == TrialStatus.Failed ? $"failed: {trial.Reason}" : FormattableString.Invariant($"{study.Settings.Metric} {trial.Value:G6}{(trial.Status == TrialStatus.Pruned ? ", pruned" : "")}");
            if (terminal.IsInteractive)
            {
                string best = study.State.Best is { } b ? FormattableString.Invariant($"best {b.Value:G6} (trial {b.Number})") : "";
                string line = $"{study.State.DonePoints}/{trials}  {best}  last: trial {trial.Number} {result}";
                _line.Show(line);
            }
            else
            {
                terminal.Error.WriteLine($"trial {trial.Number}  {result}  {trial.Proposal.Values}");
            }
        }
    }

    /// <summary>Removes the line that is being overwritten.</summary>
    public void Clear() => _line.Clear();
}
