using System.Diagnostics;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>The progress of a run: a line that is overwritten on a terminal, a line an epoch in a pipe.</summary>
internal sealed class TrainingDisplay(Terminal terminal, bool quiet) : IProgress<TrainingProgress>
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _last = -Between;
    private int _width;

    public void Report(TrainingProgress value)
    {
        if (quiet)
        {
            return;
        }

        if (value.Finished is { } epoch)
        {
            Clear();
            terminal.Error.WriteLine(FormattableString.Invariant(
                $"epoch {epoch.Epoch,3}/{value.Epochs}  loss {epoch.Loss:F4}  train accuracy {epoch.TrainAccuracy:P2}  test accuracy {epoch.TestAccuracy:P2}"));
        }
        else if (terminal.IsInteractive && _clock.Elapsed - _last >= Between)
        {
            _last = _clock.Elapsed;
            double done = (value.Epoch - 1 + ((double)value.Batch / value.Batches)) / value.Epochs;
            int filled = (int)(done * BarWidth);
            string line = FormattableString.Invariant(
                $"epoch {value.Epoch,3}/{value.Epochs}  [{new string('#', filled)}{new string('.', BarWidth - filled)}]  loss {value.Loss:F4}  {Remaining(done)} left");
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

    private string Remaining(double done)
    {
        double seconds = done > 0 ? _clock.Elapsed.TotalSeconds * (1 - done) / done : 0;
        return FormattableString.Invariant($"{(int)seconds / 60}:{(int)seconds % 60:D2}");
    }
}
