using System.Globalization;
using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>What a recorded training run says beside its runs.</summary>
public sealed class GoldenTraining
{
    internal GoldenTraining(JsonElement raw)
    {
        Loss = raw.Text("loss");
        Initialize = raw.OptionalText("initialize") ?? "initialize";
        Train = raw.Items("train", IReadOnlyList<string> (step) => step.ValueKind is JsonValueKind.String
            ? [step.GetString()!]
            : step.Items(name => name.GetString()!));
        Variables = raw.Items("variables", GoldenVariable.Read);
        Slots = raw.Items("slots", GoldenSlot.Read);
        Builder = raw.Optional("builder");
        FeedsFormula = raw.Optional("feeds_formula");
        Losses = raw.Optional("losses") is { } losses ? GoldenTensor.Read(losses) : null;
        LossesTolerance = raw.OptionalItems("losses_tolerance", item => item.GetDouble());
        Checkpoints = raw.Members("checkpoints", IReadOnlyList<GoldenMoments> (rows) => rows.Items(GoldenMoments.Read))
            .ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => pair.Value);
    }

    /// <summary>The loss tensor.</summary>
    public string Loss { get; }

    /// <summary>The operation that initializes everything.</summary>
    public string Initialize { get; }

    /// <summary>Operations of a step; several lists are used in turn.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Train { get; }

    /// <summary>All variables.</summary>
    public IReadOnlyList<GoldenVariable> Variables { get; }

    /// <summary>The optimizer's slots among them.</summary>
    public IReadOnlyList<GoldenSlot> Slots { get; }

    /// <summary>How the Python front end made the graph.</summary>
    public JsonElement? Builder { get; }

    /// <summary>How X and Y of each step are computed, where nothing large is stored.</summary>
    public JsonElement? FeedsFormula { get; }

    /// <summary>The loss of each step before its update, where nothing large is stored.</summary>
    public GoldenTensor? Losses { get; }

    /// <summary>Absolute tolerance of each of <see cref="Losses"/>.</summary>
    public IReadOnlyList<double>? LossesTolerance { get; }

    /// <summary>Steps done to the sums of every variable.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<GoldenMoments>> Checkpoints { get; }
}

/// <summary>A variable of a recorded graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Dtype">Its element type; null where not recorded (float32 then).</param>
/// <param name="Kind">"resource" or "reference"; null where not recorded.</param>
/// <param name="IsTrainable">In the collection of trainable variables.</param>
/// <param name="Fetch">The tensor that reads it.</param>
public sealed record GoldenVariable(
    string Name, IReadOnlyList<long> Shape, string? Dtype, string? Kind, bool IsTrainable, string Fetch)
{
    internal static GoldenVariable Read(JsonElement raw) => new(
        raw.Text("name"), raw.Items("shape", size => size.GetInt64()), raw.OptionalText("dtype"), raw.OptionalText("kind"),
        raw.Flag("trainable"), raw.Text("fetch"));
}

/// <summary>Which variable is which slot of which variable.</summary>
/// <param name="Of">The variable it belongs to.</param>
/// <param name="Slot">The slot's name, as "momentum".</param>
/// <param name="Variable">The variable that is the slot.</param>
public sealed record GoldenSlot(string Of, string Slot, string Variable)
{
    internal static GoldenSlot Read(JsonElement raw) => new(raw.Text("of"), raw.Text("slot"), raw.Text("variable"));
}
