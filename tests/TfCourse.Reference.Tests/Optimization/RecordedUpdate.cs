using NumSharp;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>A variable that TensorFlow updated five times in float64, with its hyperparameters, slots and gradients.</summary>
internal sealed class RecordedUpdate
{
    private readonly Dictionary<string, HostTensor> _constants;
    private readonly string _prefix;
    private readonly NodeDef _apply;

    private RecordedUpdate(GoldenProgram program, Dictionary<string, HostTensor> constants, NodeDef apply)
    {
        _constants = constants;
        _apply = apply;
        _prefix = apply.Name[..^"apply".Length];
        Runs = [.. program.Runs.Where(run => run.Feeds.Keys.Any(feed => feed.StartsWith(_prefix, StringComparison.Ordinal)))];
        Name = $"{Op} {Runs[0].Variant}";
    }

    internal string Name { get; }

    internal string Op => _apply.Op["ResourceApply".Length..];

    internal IReadOnlyList<GoldenRun> Runs { get; }

    internal bool Flag(string attribute) => _apply.Attr.TryGetValue(attribute, out AttrValue? value) && value.B;

    internal double Hyperparameter(string input) => _constants[_prefix + input].Array().GetDouble();

    internal NDArray Initial(string slot) => _constants[$"{_prefix}{slot}/initial"].Array();

    internal NDArray Feed(int step, string input) => Array(Runs[step].Feeds[$"{_prefix}{input}:0"]);

    internal NDArray After(int step, string slot) => Array((GoldenTensor)Runs[step].Fetches[$"{_prefix}{slot}_after:0"]!);

    internal GoldenTolerance Tolerance(int step) => Runs[step].ToleranceOf($"{_prefix}var_after:0");

    /// <summary>The recorded updates of one op, of all its variants and shapes.</summary>
    internal static IEnumerable<RecordedUpdate> Of(string op)
    {
        GoldenProgram program = GoldenProgram.Read(GoldenStore.Default, $"state/ResourceApply{op}_float64.json");
        GraphDef graph = program.ParseGraph();
        Dictionary<string, HostTensor> constants = graph.Node.Where(node => node.Op == "Const")
            .ToDictionary(node => node.Name, node => TensorProtos.Decode(node.Attr["value"].Tensor));
        return graph.Node.Where(node => node.Op == "ResourceApply" + op).Select(apply => new RecordedUpdate(program, constants, apply));
    }

    private static NDArray Array(GoldenTensor tensor) => np.array(tensor.As<double>()).reshape([.. tensor.Shape]);
}

file static class HostTensors
{
    internal static NDArray Array(this HostTensor tensor) => np.array(tensor.Values<double>().ToArray()).reshape(tensor.Dimensions.ToArray());
}
