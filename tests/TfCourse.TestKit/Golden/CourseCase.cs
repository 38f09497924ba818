using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A function of the course's framework exercise (training/course_week3.json).</summary>
public sealed class CourseCase : GoldenCase
{
    private const string File = "training/course_week3.json";

    private CourseCase(GoldenLine line)
        : base(line)
    {
        Form = Raw.Text("form");
        Inputs = Raw.Members("inputs", value => value);
        Outputs = Raw.Members("outputs", value => value);
        bool perOutput = Raw.Optional("tolerance") is { ValueKind: JsonValueKind.Object } rule && !rule.TryGetProperty("rtol", out _);
        Tolerance = perOutput ? null : GoldenTolerance.Optional(Raw);
    }

    /// <summary>tf1 (graph and session) or tf2 (eager).</summary>
    public string Form { get; }

    /// <summary>Arguments and data, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Inputs { get; }

    /// <summary>Results by name: tensors, sums of large tensors, or plain values.</summary>
    public IReadOnlyDictionary<string, JsonElement> Outputs { get; }

    /// <summary>How near floating results must be; null where the JSON says it per output, or not at all.</summary>
    public GoldenTolerance? Tolerance { get; }

    /// <summary>All cases.</summary>
    public static IEnumerable<CourseCase> ReadAll(GoldenStore store)
        => store.ReadJson(File).Raw.GetProperty("cases").EnumerateArray()
            .Select((raw, i) => new GoldenLine(File, i + 1, raw).Read(line => new CourseCase(line)));
}
