using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>Steps of a program against tf.compat.v1 and what each of them gave (graph/*.json, but decays.json).</summary>
public sealed class Scenario : GoldenCase
{
    private Scenario(GoldenLine line)
        : base(line)
    {
        Steps = Raw.Items("steps", ScenarioStep.Read);
        Nodes = Raw.Items("nodes", ScenarioNode.Read);
    }

    /// <summary>The steps, in order, starting from an empty default graph.</summary>
    public IReadOnlyList<ScenarioStep> Steps { get; }

    /// <summary>All nodes of the default graph at the end, in creation order.</summary>
    public IReadOnlyList<ScenarioNode> Nodes { get; }

    /// <summary>The part paths of all files of scenarios.</summary>
    public static IReadOnlyList<string> Files(GoldenStore store)
        => [.. store.List("graph/*.json").Where(path => path != DecayCase.File)];

    /// <summary>The scenarios of one file.</summary>
    public static IEnumerable<Scenario> Read(GoldenStore store, string path)
        => store.ReadJson(path).Elements().Select(line => line.Read(Parse));

    /// <summary>All scenarios.</summary>
    public static IEnumerable<Scenario> ReadAll(GoldenStore store) => Files(store).SelectMany(path => Read(store, path));

    /// <summary>Reads one scenario.</summary>
    public static Scenario Parse(GoldenLine line) => new(line);
}

/// <summary>One step. Members that this kind of step has not are null or empty; <see cref="Raw"/> has everything.</summary>
public sealed class ScenarioStep
{
    private ScenarioStep(JsonElement raw)
    {
        Raw = raw;
        Do = raw.Text("do");
        Function = raw.OptionalText("fn");
        Name = raw.OptionalText("name");
        Sign = raw.OptionalText("sign");
        What = raw.OptionalText("what");
        On = raw.Optional("on");
        Args = raw.Items("args", item => item);
        Named = raw.Members("named", item => item);
        Session = raw.Optional("session");
        Fetches = raw.Optional("fetches");
        Feeds = raw.Optional("feeds");
        As = raw.OptionalText("as");
        Gives = raw.TryGetProperty("gives", out JsonElement gives) ? gives : null;
        Error = GoldenError.Optional(raw);
    }

    /// <summary>call, method, property, operator, enter, exit, session, run, invoke or observe.</summary>
    public string Do { get; }

    /// <summary>call, enter: the function under tf.compat.v1, as nn.relu (with <see cref="On"/>: the method of that object).</summary>
    public string? Function { get; }

    /// <summary>method, property: its name.</summary>
    public string? Name { get; }

    /// <summary>operator: its sign, or neg, abs, bool, len, iter.</summary>
    public string? Sign { get; }

    /// <summary>observe: what is looked at.</summary>
    public string? What { get; }

    /// <summary>The object a method, property or block is of, usually a reference to an earlier result.</summary>
    public JsonElement? On { get; }

    /// <summary>Positional arguments.</summary>
    public IReadOnlyList<JsonElement> Args { get; }

    /// <summary>Named arguments, in order.</summary>
    public OrderedDictionary<string, JsonElement> Named { get; }

    /// <summary>run: the session.</summary>
    public JsonElement? Session { get; }

    /// <summary>run: what is fetched.</summary>
    public JsonElement? Fetches { get; }

    /// <summary>run: pairs of tensor and value.</summary>
    public JsonElement? Feeds { get; }

    /// <summary>The name under which later steps refer to the result.</summary>
    public string? As { get; }

    /// <summary>What it gave; a JSON null where that was None; null when it was refused or gives nothing.</summary>
    public JsonElement? Gives { get; }

    /// <summary>The refusal; the scenario goes on after it.</summary>
    public GoldenError? Error { get; }

    /// <summary>The recorded JSON.</summary>
    public JsonElement Raw { get; }

    internal static ScenarioStep Read(JsonElement raw) => new(raw);
}

/// <summary>A node of the graph at the end of a scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Op">Its op type.</param>
/// <param name="Inputs">Its inputs as in a NodeDef.</param>
/// <param name="Device">Its device; null when not set.</param>
/// <param name="Class">Its colocation; null when not set.</param>
public sealed record ScenarioNode(string Name, string Op, IReadOnlyList<string> Inputs, string? Device, JsonElement? Class)
{
    internal static ScenarioNode Read(JsonElement raw)
        => new(raw.Text("name"), raw.Text("op"), raw.Texts("inputs"), raw.OptionalText("device"), raw.Optional("class"));
}
