using System.Diagnostics;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>The progress of a run: a line that is overwritten on a terminal; a line an epoch, of long runs a line every hundredth.</summary>
internal sealed class TrainingDisplay(Terminal terminal, bool quiet) : IProgress<TrainingProgress>
{
    private const int ManyEpochs = 500, Stride = 100;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _last = -Between;
    private readonly LiveLine _line = new(terminal);

    public void Report(TrainingProgress value)
    {
        if (quiet)
        {
            return;
        }

        if (value.Finished is { } epoch)
        {
            if (value.Epochs > ManyEpochs && epoch.Epoch % Stride != 0 && epoch.Epoch != 1 && epoch.Epoch != value.Epochs)
            {
                return;
            }

            Clear();
            terminal.Error.WriteLine(FormattableString.Invariant(
                $"epoch {epoch.Epoch,3}/{value.Epochs}  loss {epoch.Loss:F4}  train accuracy {epoch.TrainAccuracy:P2}{(epoch.DevAccuracy is { } dev ? FormattableString.Invariant($"  dev accuracy {dev:P2}") : "")}  test accuracy {epoch.TestAccuracy:P2}"));
            if (value.Seen is { } seen)
            {
                terminal.Error.WriteLine($"  seen: {seen.Message}");
            }
        }
        else if (terminal.IsInteractive && _clock.Elapsed - _last >= Between)
        {
            _last = _clock.Elapsed;
            double done = (value.Epoch - 1 + ((double)value.Batch / value.Batches)) / value.Epochs;
            string line = FormattableString.Invariant(
                $"epoch {value.Epoch,3}/{value.Epochs}  {LiveLine.Bar(done)}  loss {value.Loss:F4}  {Remaining(done)} left");
            _line.Show(line);
        }
    }

    /// <summary>Removes the line that is being overwritten.</summary>
    public void Clear() => _line.Clear();

    private string Remaining(double done)
    {
        double seconds = done > 0 ? _clock.Elapsed.TotalSeconds * (1 - done) / done : 0;
        return FormattableString.Invariant($"{(int)seconds / 60}:{(int)seconds % 60:D2}");
    }
}
