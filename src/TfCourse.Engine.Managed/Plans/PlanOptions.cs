namespace TfCourse.Engine.Managed;

/// <summary>Which passes of the plan compiler run: all, but for those that are named.</summary>
/// <param name="Off">Names of passes, as <see cref="PlanPasses.Names"/> lists them.</param>
internal sealed record PlanOptions(IReadOnlyCollection<string> Off)
{
    /// <summary>The environment variable that turns passes off: names with commas between them, or "all".</summary>
    public const string Variable = "TFCOURSE_PLAN_OFF";

    /// <summary>After so many runs with feeds of the same shapes a call gets a plan for these.</summary>
    public int Patience { get; init; } = 16;

    /// <summary>Every pass runs.</summary>
    public static PlanOptions Everything { get; } = new([]);

    /// <summary>No pass runs.</summary>
    public static PlanOptions Nothing { get; } = new(PlanPasses.Names);

    /// <summary>What the environment says.</summary>
    public static PlanOptions Default { get; } = Of(Environment.GetEnvironmentVariable(Variable));

    public bool Runs(string pass) => !Off.Contains(pass);

    /// <summary>Reads a list of names.</summary>
    /// <exception cref="ArgumentException">A name is that of no pass.</exception>
    public static PlanOptions Of(string? list)
    {
        if (string.IsNullOrWhiteSpace(list))
        {
            return Everything;
        }

        string[] names = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names is ["all"])
        {
            return Nothing;
        }

        return Array.Find(names, n => !PlanPasses.Names.Contains(n)) is { } unknown
            ? throw new ArgumentException($"{Variable} names the pass '{unknown}'; the passes are {string.Join(", ", PlanPasses.Names)}, or all.", nameof(list))
            : new PlanOptions(names);
    }
}
