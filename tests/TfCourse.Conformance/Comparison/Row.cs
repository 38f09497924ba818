namespace TfCourse.Conformance;

/// <summary>What the comparison of one op, program or model found.</summary>
/// <param name="Part">ops, samples, programs, training, files, cluster.</param>
/// <param name="Name">The op, program or model.</param>
internal sealed class Row(string part, string name)
{
    private const int MostFindings = 20;

    public string Part => part;

    public string Name => name;

    /// <summary>How many cases were run.</summary>
    public int Cases { get; set; }

    /// <summary>How many values were compared.</summary>
    public long Values { get; set; }

    public Distance Most { get; set; }

    /// <summary>The case that is farthest apart.</summary>
    public string? Worst { get; set; }

    /// <summary>What is beyond its tolerance, the first few.</summary>
    public List<string> Findings { get; } = [];

    /// <summary>What could not be compared, the first few.</summary>
    public List<string> Skipped { get; } = [];

    /// <summary>How many runs could not be compared.</summary>
    public int Skips { get; private set; }

    /// <summary>How many findings there were.</summary>
    public int Beyond { get; private set; }

    /// <summary>The case at which the first finding was made: of a training run, the step at which the engines part.</summary>
    public string? Parts { get; private set; }

    public void Skip(string at, string reason)
    {
        Skips++;
        if (Skipped.Count < MostFindings)
        {
            Skipped.Add($"{at}: {reason}");
        }
    }

    public void Find(string at, string finding)
    {
        Parts ??= at;
        Beyond++;
        if (Findings.Count < MostFindings)
        {
            Findings.Add($"{at}: {finding}");
        }
    }
}
