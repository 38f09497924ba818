namespace TfCourse.Cli;

/// <summary>A line on a terminal's standard error that is overwritten again and again.</summary>
internal sealed class LiveLine(Terminal terminal)
{
    private const int BarWidth = 24;
    private int _width;

    /// <summary>A bar of how much is done.</summary>
    /// <param name="done">From 0 to 1.</param>
    public static string Bar(double done)
    {
        int filled = Math.Clamp((int)(done * BarWidth), 0, BarWidth);
        return $"[{new string('#', filled)}{new string('.', BarWidth - filled)}]";
    }

    /// <summary>Writes over what stands in the line.</summary>
    public void Show(string line)
    {
        terminal.Error.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }

    /// <summary>Removes the line.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            terminal.Error.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
        }
    }
}
