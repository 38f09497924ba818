using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>One call of Session.run.</summary>
public sealed class GoldenRun
{
    private readonly GoldenTolerance? _tolerance;
    private readonly IReadOnlyDictionary<string, GoldenTolerance> _tolerances;

    internal GoldenRun(int index, JsonElement raw, IReadOnlyList<IReadOnlyDictionary<string, GoldenTensor>> feedSets)
    {
        Index = index;
        Raw = raw;
        FeedSet = raw.OptionalInt("feed_set");
        Feeds = ReadFeeds(raw.GetProperty("feeds"));
        if (FeedSet is { } set)
            Feeds = feedSets[set].Concat(Feeds).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        Targets = raw.Texts("targets");
        Fetches = raw.Members("fetches", GoldenValue.Parse);
        FetchNames = raw.Optional("fetch_names") is null ? [.. Fetches.Select(fetch => fetch.Key)] : raw.Texts("fetch_names");
        Error = GoldenError.Optional(raw);
        Step = raw.OptionalInt("step");
        AfterStep = raw.OptionalInt("after_step");
        Label = raw.OptionalText("label");
        Variant = raw.OptionalText("variant");
        Note = raw.OptionalText("note");
        StartsNewSession = raw.Flag("new_session");
        bool single = raw.Optional("tolerance") is not { ValueKind: JsonValueKind.Object } rule || rule.TryGetProperty("rtol", out _);
        _tolerance = single ? GoldenTolerance.Optional(raw) : null;
        _tolerances = single ? new Dictionary<string, GoldenTolerance>() : raw.Members("tolerance", GoldenTolerance.Parse);
    }

    /// <summary>Place among the runs, from 0.</summary>
    public int Index { get; }

    /// <summary>Tensor name to value, those of the feed set included.</summary>
    public IReadOnlyDictionary<string, GoldenTensor> Feeds { get; }

    /// <summary>The mini-batch it feeds; null for none.</summary>
    public int? FeedSet { get; }

    /// <summary>Operations to run.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>Fetched tensors with expected values, in order; empty when refused.</summary>
    public OrderedDictionary<string, GoldenValue?> Fetches { get; }

    /// <summary>Names of the fetched tensors, also when refused.</summary>
    public IReadOnlyList<string> FetchNames { get; }

    /// <summary>The refusal; the session goes on after it.</summary>
    public GoldenError? Error { get; }

    /// <summary>The training step, from 1; null when it is none.</summary>
    public int? Step { get; }

    /// <summary>Reads all variables and slots after this step.</summary>
    public int? AfterStep { get; }

    /// <summary>What the run does, in words.</summary>
    public string? Label { get; }

    /// <summary>Attributes, hyperparameters and shape of an update, in words.</summary>
    public string? Variant { get; }

    /// <summary>What the run does not promise.</summary>
    public string? Note { get; }

    /// <summary>A new session begins before this run.</summary>
    public bool StartsNewSession { get; }

    /// <summary>The recorded JSON.</summary>
    public JsonElement Raw { get; }

    /// <summary>How near the value of a fetch must be.</summary>
    /// <exception cref="KeyNotFoundException">No tolerance is recorded for it.</exception>
    public GoldenTolerance ToleranceOf(string fetch) => _tolerance
        ?? (_tolerances.TryGetValue(fetch, out GoldenTolerance? tolerance)
            ? tolerance
            : throw new KeyNotFoundException($"Run {Index} records no tolerance for '{fetch}'."));

    /// <inheritdoc/>
    public override string ToString() => $"run {Index}{(Label is null ? "" : $" ({Label})")}";

    internal static OrderedDictionary<string, GoldenTensor> ReadFeeds(JsonElement feeds)
    {
        OrderedDictionary<string, GoldenTensor> read = [];
        foreach (JsonProperty feed in feeds.EnumerateObject())
            read.Add(feed.Name, GoldenTensor.Read(feed.Value));
        return read;
    }
}
