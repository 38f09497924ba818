using System.CommandLine;

namespace TfCourse.Cli;

/// <summary>The options that every command has.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "print one JSON object on standard output; all else goes to standard error", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "no progress", Recursive = true };

    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "no colours", Recursive = true };

    public static Option<string> Engine { get; } = new("--engine")
    {
        Description = "what executes graphs: managed (ours), native (TensorFlow's own library where it is found) or native=PATH (a library, its folder, or a Python environment)",
        HelpName = "ENGINE",
        DefaultValueFactory = _ => EngineChoice.Managed,
        Recursive = true,
    };

    public static Option<int> Seed(int value) => new("--seed") { Description = "seed of everything random", DefaultValueFactory = _ => value };
}
