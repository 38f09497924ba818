using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>
/// What the records of a study say, applied in their order. A record that contradicts an earlier one does not count: a second
/// start of a point that is being worked on, or anything from a worker whose trial was given to another.
/// </summary>
public sealed class StudyState
{
    /// <summary>So many deaths at one point end the tries: it is the point that kills.</summary>
    public const int MostDeaths = 5;

    /// <summary>The most points of a study; a record of one beyond is damage, which would else cost memory for all before it.</summary>
    public const int MostPoints = 1_000_000;

    private readonly List<Trial> _trials = [];
    private readonly List<PointRecord?> _points = [];
    private readonly List<int> _deaths = [];
    private readonly Dictionary<int, Trial> _running = [];
    private readonly Dictionary<int, Trial> _results = [];
    private readonly bool _maximize;

    internal StudyState(bool maximize) => _maximize = maximize;

    /// <summary>All trials, by number from 1.</summary>
    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>By point of the search: what is known of those started; null for others.</summary>
    public IReadOnlyList<PointRecord?> Points => _points;

    /// <summary>Points whose result is known, failed ones included.</summary>
    public int DonePoints { get; private set; }

    /// <summary>The trial with the best result, the one of the earliest point among equals; null before there is one.</summary>
    public Trial? Best { get; private set; }

    internal IReadOnlyCollection<Trial> Running => _running.Values;

    /// <summary>The trial that gave a point its result; null without one.</summary>
    /// <param name="point">The point.</param>
    public Trial? ResultOf(int point) => _results.GetValueOrDefault(point);

    internal bool IsFree(int point) => (point >= _points.Count || _points[point] is not { IsDone: true }) && !_running.ContainsKey(point);

    internal bool IsRunning(Trial trial) => _running.TryGetValue(trial.Point, out Trial? running) && running == trial;

    /// <summary>Whether a value is better than another.</summary>
    /// <param name="value">The one.</param>
    /// <param name="other">The other.</param>
    public bool IsBetter(double value, double other) => Loss(value) < Loss(other);

    /// <summary>Smaller is better.</summary>
    internal double Loss(double value) => _maximize ? -value : value;

    /// <summary>Applies a record.</summary>
    /// <returns>Whether it counts.</returns>
    internal bool Apply(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement record = document.RootElement;
        int number = record.GetProperty("trial").GetInt32();
        string worker = record.GetProperty("worker").GetString()!;
        string kind = record.GetProperty("kind").GetString()!;
        if (kind == "start")
        {
            return Start(record, number, worker);
        }

        if (number < 1 || number > _trials.Count || _trials[number - 1] is not { Status: TrialStatus.Running } trial || (kind != "fail" && trial.Worker != worker))
        {
            return false;
        }

        switch (kind)
        {
            case "report":
                trial.MutableReports.Add(new TrialReport(record.GetProperty("epoch").GetInt32(), record.GetProperty("value").GetDouble()));
                break;
            case "change":
                trial.MutableChanges.Add(new TrialChange(
                    record.GetProperty("epoch").GetInt32(), record.GetProperty("name").GetString()!, record.GetProperty("from").GetDouble(), record.GetProperty("to").GetDouble()));
                break;
            case "finish" or "prune":
                trial.Epochs = record.GetProperty("epochs").GetInt32();
                trial.Value = record.GetProperty("value").GetDouble();
                End(trial, record, kind == "finish" ? TrialStatus.Finished : TrialStatus.Pruned);
                Done(trial, Loss(trial.Value.Value));
                break;
            case "fail":
                trial.Reason = record.GetProperty("reason").GetString();
                trial.Epochs = trial.MutableReports.Count;
                End(trial, record, TrialStatus.Failed);
                string again = record.GetProperty("again").GetString()!;
                _deaths[trial.Point] += again == "died" ? 1 : 0;
                if (again == "no" || _deaths[trial.Point] >= MostDeaths)
                {
                    Done(trial, double.PositiveInfinity);
                }

                break;
            default:
                return false;
        }

        return true;
    }

    private bool Start(JsonElement record, int number, string worker)
    {
        int point = record.GetProperty("point").GetInt32();
        if (point >= MostPoints)
        {
            throw new FormatException(FormattableString.Invariant($"a point {point}, the last one is {MostPoints - 1}"));
        }

        if (number != _trials.Count + 1 || point < 0 || !IsFree(point))
        {
            return false;
        }

        while (_points.Count <= point)
        {
            _points.Add(null);
            _deaths.Add(0);
        }

        var values = new SearchValues();
        foreach (JsonProperty value in record.GetProperty("values").EnumerateObject())
        {
            values[value.Name] = value.Value.ValueKind == JsonValueKind.String ? new ParameterValue(value.Value.GetString()!) : new ParameterValue(value.Value.GetDouble());
        }

        var proposal = new Proposal(values, record.GetProperty("budget").GetInt32(), record.TryGetProperty("continues", out JsonElement other) ? other.GetInt32() : null);
        var trial = new Trial(number, point, worker, proposal, Time(record));
        _trials.Add(trial);
        _running.Add(point, trial);
        _points[point] = new PointRecord(proposal, false, double.PositiveInfinity);
        return true;
    }

    private void End(Trial trial, JsonElement record, TrialStatus status)
    {
        (trial.Status, trial.Ended) = (status, Time(record));
        _running.Remove(trial.Point);
    }

    private void Done(Trial trial, double loss)
    {
        _points[trial.Point] = new PointRecord(trial.Proposal, true, loss);
        _results.Add(trial.Point, trial);
        DonePoints++;
        if (trial.Value is { } value && (Best is null || Loss(value) < Loss(Best.Value!.Value) || (value == Best.Value && trial.Point < Best.Point)))
        {
            Best = trial;
        }
    }

    private static DateTimeOffset Time(JsonElement record) => DateTimeOffset.FromUnixTimeMilliseconds(record.GetProperty("at").GetInt64());

    internal static byte[] Record(string kind, int trial, string worker, long at, Action<Utf8JsonWriter> rest)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteNumber("trial", trial);
            json.WriteString("worker", worker);
            json.WriteNumber("at", at);
            rest(json);
            json.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }

    internal static byte[] StartRecord(int trial, int point, string worker, long at, Proposal proposal) => Record("start", trial, worker, at, json =>
    {
        json.WriteNumber("point", point);
        json.WriteNumber("budget", proposal.Budget);
        if (proposal.Continues is { } other)
        {
            json.WriteNumber("continues", other);
        }

        json.WriteStartObject("values");
        foreach (string name in proposal.Values.Names)
        {
            ParameterValue value = proposal.Values[name];
            json.WritePropertyName(name);
            if (value.Text is { } text)
            {
                json.WriteStringValue(text);
            }
            else
            {
                json.WriteNumberValue(value.Number);
            }
        }

        json.WriteEndObject();
    });
}
