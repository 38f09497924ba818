namespace TfCourse.Cli;

/// <summary>Where results and diagnostics go, and what the place they go to can show.</summary>
internal sealed class Terminal
{
    /// <param name="output">For results.</param>
    /// <param name="error">For progress and diagnostics.</param>
    /// <param name="isInteractive">Whether a line on <paramref name="error"/> may be overwritten.</param>
    /// <param name="hasColour">Whether colour codes are welcome there.</param>
    public Terminal(TextWriter output, TextWriter error, bool isInteractive, bool hasColour)
        => (Output, Error, IsInteractive, HasColour) = (output, error, isInteractive, isInteractive && hasColour);

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public bool IsInteractive { get; }

    public bool HasColour { get; }

    /// <summary>The process's own streams; a pipe, TERM=dumb and CI get plain lines, NO_COLOR and --no-color no colours.</summary>
    public static Terminal OfProcess(bool noColour)
    {
        bool plain = Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb"
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        return new Terminal(Console.Out, Console.Error, !plain, !noColour && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
    }

    public string Bold(string text) => HasColour ? $"\e[1m{text}\e[0m" : text;

    public string Bad(string text) => HasColour ? $"\e[31m{text}\e[0m" : text;
}
