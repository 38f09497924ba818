using TfCourse.Benchmarks;

// dotnet run -c Release --project tests/TfCourse.Benchmarks -- gemm|conv|functions|pool|plan|course|hand|kernels|start [--peers] [--double] [--rounds N] [--only TEXT] [--brief]
string what = args.Length > 0 ? args[0] : "";
bool peers = args.Contains("--peers"), doubles = args.Contains("--double");
int rounds = int.Parse(After("--rounds") ?? "15", System.Globalization.CultureInfo.InvariantCulture);
switch (what)
{
    case "gemm":
        GemmBenchmark.Run(Console.Out, peers, rounds, After("--only"), doubles);
        return 0;
    case "conv":
        ConvolutionBenchmark.Run(Console.Out, peers, rounds, After("--only"));
        return 0;
    case "functions":
        FunctionBenchmark.Run(Console.Out, rounds, After("--only"));
        return 0;
    case "pool":
        PoolBenchmark.Run(Console.Out, rounds);
        return 0;
    case "plan":
        PlanBenchmark.Run(Console.Out, rounds, After("--only"));
        return 0;
    case "course":
        return CourseBenchmark.Run(Console.Out, After("--rounds") is null ? 3 : rounds, After("--only")) ? 0 : 1;
    case "hand":
        return HandBenchmark.Run(Console.Out, rounds) ? 0 : 1;
    case "kernels":
        KernelBenchmarks.Run(After("--only") ?? "*", args.Contains("--brief"));
        return 0;
    case "start":
        return StartBenchmark.Run(Console.Out, rounds) ? 0 : 1;
    case not null when what.StartsWith("start-", StringComparison.Ordinal):
        StartBenchmark.Child(Console.Out, what["start-".Length..]);
        return 0;
    default:
        Console.Error.WriteLine("gemm|conv|functions|pool|plan|course|hand|kernels|start [--peers] [--double] [--rounds N] [--only TEXT] [--brief]");
        return 2;
}

string? After(string option) => Array.IndexOf(args, option) is >= 0 and int at && at + 1 < args.Length ? args[at + 1] : null;
