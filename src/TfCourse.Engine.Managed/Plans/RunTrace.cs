using System.Diagnostics;

namespace TfCourse.Engine.Managed;

/// <summary>Writes down when the nodes of a run begin and end. Feeds and fetches count as nodes, under the names that TensorFlow gives them.</summary>
internal sealed class RunTrace(RunSignature signature)
{
    private readonly Dictionary<string, string> _arguments = signature.Feeds.Select((feed, i) => (feed, i)).ToDictionary(f => Short(f.feed), f => Name("_arg_", f.feed, f.i));

    public List<NodeSpan> Spans { get; } = [];

    /// <summary>The time now.</summary>
    public static long Now() => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    /// <summary>The run begins.</summary>
    public void Begin()
    {
        long now = Now();
        Spans.Add(new NodeSpan("_SOURCE", "NoOp", [], now, now));
    }

    /// <summary>A feed has become a value.</summary>
    public void Feed(int index, long start) => Spans.Add(new NodeSpan(Name("_arg_", signature.Feeds[index], index), "_Arg", [], start, Now()));

    /// <summary>A node has run.</summary>
    public void Node(NodeInfo node, long start)
        => Spans.Add(new NodeSpan(node.Name, node.Op, [.. node.Source.Input.Select(i => _arguments.GetValueOrDefault(Short(i), i))], start, Now()));

    /// <summary>A fetch has been copied out.</summary>
    public void Fetch(int index, long start)
        => Spans.Add(new NodeSpan(Name("_retval_", signature.Fetches[index], index), "_Retval", [_arguments.GetValueOrDefault(Short(signature.Fetches[index]), Short(signature.Fetches[index]))], start, Now()));

    // The first output goes without its number.
    private static string Short(string tensor) => tensor.EndsWith(":0", StringComparison.Ordinal) ? tensor[..^2] : tensor;

    private static string Name(string kind, string tensor, int index)
    {
        int colon = tensor.LastIndexOf(':');
        (string node, string output) = colon < 0 ? (tensor, "0") : (tensor[..colon], tensor[(colon + 1)..]);
        return FormattableString.Invariant($"{kind}{node}_{output}_{index}");
    }
}
