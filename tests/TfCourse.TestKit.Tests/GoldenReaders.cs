namespace TfCourse.TestKit.Tests;

/// <summary>Which reader is for which recorded file.</summary>
internal static class GoldenReaders
{
    /// <summary>Reads the whole file with its reader and says how many cases it holds.</summary>
    public static int CountCases(GoldenStore store, string path)
    {
        string[] names = path.Split('/');
        return (names[0], names[^1]) switch
        {
            ("ops", _) when path.EndsWith(".jsonl", StringComparison.Ordinal) => names[1] is "composed"
                ? ComposedCase.Read(store, path).Count()
                : OpCase.Read(store, path).Count(),
            ("shapes", "graphs.jsonl") => ShapeGraph.ReadAll(store).Count(graph => (graph.ParseGraph() is null) == (graph.Error is not null)),
            ("shapes", _) => ShapeCase.Read(store, path).Count(),
            ("registry", "opdefs.json") => RegistryOp.ReadAll(store).Count(),
            ("registry", "kernels.json") => RegistryKernel.ReadAll(store).Count(),
            ("registry", "gradients.json") => RegistryGradient.ReadAll(store).Count(),
            ("registry", "python_api.json") => PythonName.ReadAll(store).Count(),
            ("graph", "decays.json") => DecayCase.ReadAll(store).Count(),
            ("graph", _) => Scenario.Read(store, path).Count(),
            ("random", "seed_pairs.jsonl") => SeedPairCase.ReadAll(store).Count(),
            ("random", "dropout.jsonl") => DropoutCase.ReadAll(store).Count(),
            ("random", "initializers_v1.jsonl") => InitializerCase.Read(store, "v1").Count(),
            ("random", "initializers_v2.jsonl") => InitializerCase.Read(store, "v2").Count(),
            ("random", "initializers_keras3.jsonl") => InitializerCase.Read(store, "keras3").Count(),
            ("random", _) when RandomCase.Files(store).Contains(path) => RandomCase.Read(store, path).Count(),
            ("random", "eager_seeds.jsonl" or "generator.jsonl") => PlainCase.Read(store, path).Count(),
            ("state", "build_errors.jsonl") or ("eager" or "keras" or "data_pipeline", _) => PlainCase.Read(store, path).Count(),
            ("training", "course_week3.json") => CourseCase.ReadAll(store).Count(),
            ("files", _) => store.ReadBytes(path).Length >= 0 ? 1 : 0,
            _ when path.EndsWith(".pb", StringComparison.Ordinal) && store.Contains(Path.ChangeExtension(path, ".json")) => 0,
            _ when GoldenProgram.Files(store, path[..path.LastIndexOf('/')]).Contains(path) => GoldenProgram.Read(store, path).Runs.Count,
            _ => throw new FormatException($"{path}: no reader claims this file."),
        };
    }

    /// <summary>Everything in the file that is JSON.</summary>
    public static IEnumerable<GoldenLine> Documents(GoldenStore store, string path) => Path.GetExtension(path) switch
    {
        ".jsonl" => store.ReadLines(path),
        ".json" => [store.ReadJson(path)],
        _ => [],
    };
}
