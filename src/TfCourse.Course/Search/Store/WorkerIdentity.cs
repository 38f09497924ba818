using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>A process that works on a study: where it runs and since when, so that others can tell whether it still does.</summary>
/// <param name="Host">The machine, and on Linux its space of process numbers, so that containers differ.</param>
/// <param name="Process">The process's number there.</param>
/// <param name="Started">When it began, in seconds since 1970: another process may have got the number since.</param>
public sealed record WorkerIdentity(string Host, int Process, long Started)
{
    /// <summary>This process.</summary>
    public static WorkerIdentity Own { get; } = OfThisProcess();

    /// <summary>A name for records and files.</summary>
    public string Id => FormattableString.Invariant($"{new string([.. Host.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')])}-{Process}-{Started}");

    /// <summary>Whether the process runs; null when that cannot be seen from here, because it is on another machine.</summary>
    public bool? IsAlive()
    {
        if (Host != Own.Host)
        {
            return null;
        }

        try
        {
            using Process process = System.Diagnostics.Process.GetProcessById(Process);
            return Math.Abs(StartOf(process) - Started) <= 2;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // No such process, or it ended while it was asked.
            return false;
        }
    }

    internal JsonObject ToJson() => new() { ["host"] = Host, ["process"] = Process, ["started"] = Started };

    internal static WorkerIdentity? Read(string text)
    {
        try
        {
            JsonNode? json = JsonNode.Parse(text);
            return new WorkerIdentity((string)json!["host"]!, (int)json["process"]!, (long)json["started"]!);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            // Half written, or not ours.
            return null;
        }
    }

    private static WorkerIdentity OfThisProcess()
    {
        using Process own = System.Diagnostics.Process.GetCurrentProcess();
        string? space = OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget : null;
        return new WorkerIdentity(space is null ? Environment.MachineName : $"{Environment.MachineName}/{space}", own.Id, StartOf(own));
    }

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
}
