using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>
/// A number that the course's assignments print: a function, the inputs in words, and what comes out. The files are
/// course_expected.json and course_more.json of the golden folder; TFCOURSE_GOLDEN may put others in their place.
/// </summary>
public sealed class AssignmentCase
{
    /// <summary>The files, of which a folder may lack any.</summary>
    public static readonly IReadOnlyList<string> Files = ["course_expected.json", "course_more.json"];

    private static readonly Lazy<IReadOnlyList<AssignmentCase>> LazyAll = new(Read);

    private AssignmentCase(JsonElement raw)
    {
        Raw = raw;
        Id = raw.GetProperty("id").GetString()!;
        Week = raw.GetProperty("week").GetInt32();
        string function = raw.GetProperty("function").GetString()!;
        Function = function.Split('(')[0].Trim();
        Recipe = new CourseRecipe(raw.GetProperty("inputs_recipe").GetString()!, function);
        Expected = raw.GetProperty("expected");
        Tolerance = Math.Max(raw.GetProperty("tolerance").GetDouble(), 0);
        Recomputed = raw.TryGetProperty("recomputed", out JsonElement full) && full.ValueKind == JsonValueKind.Object ? full : null;
        Literals = raw.TryGetProperty("cache_literals", out JsonElement cache) ? cache : null;
    }

    /// <summary>Every case, by the order of the files.</summary>
    public static IReadOnlyList<AssignmentCase> All => LazyAll.Value;

    /// <summary>Whether these are the repository's own files, all of which are accounted for.</summary>
    public static bool AreOurOwn => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(GoldenStore.Variable));

    /// <summary>The whole case.</summary>
    public JsonElement Raw { get; }

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>The course's week; 0 for random streams.</summary>
    public int Week { get; }

    /// <summary>The function's name, without arguments.</summary>
    public string Function { get; }

    /// <summary>The function, and for the several functions called model which one: model of initialization, regularization or optimizer.</summary>
    public string Kind => Function != "model" ? Function
        : Recipe.Text("initialization") is not null ? "model of initialization"
        : Recipe.Text("optimizer") is not null ? "model of optimizer"
        : Recipe.Text("lambd") is not null || Recipe.Text("keep_prob") is not null || Week == 1 ? "model of regularization" : "model";

    /// <summary>The inputs.</summary>
    public CourseRecipe Recipe { get; }

    /// <summary>What is printed.</summary>
    public JsonElement Expected { get; }

    /// <summary>How near one has to come to it.</summary>
    public double Tolerance { get; }

    /// <summary>The same in full digits, where known.</summary>
    public JsonElement? Recomputed { get; }

    /// <summary>Values of a pass forward that the case gives instead of drawing them: Z1, A1, D1, …</summary>
    public JsonElement? Literals { get; }

    /// <summary>The case of a name.</summary>
    /// <param name="id">The name.</param>
    public static AssignmentCase Find(string id) => All.First(c => c.Id == id);

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static List<AssignmentCase> Read()
    {
        string folder = AreOurOwn ? Repository.PathOf("tests/golden") : Environment.GetEnvironmentVariable(GoldenStore.Variable)!;
        List<AssignmentCase> all = [];
        foreach (string file in Files.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            using FileStream stream = File.OpenRead(file);
            all.AddRange(JsonSerializer.Deserialize<JsonElement[]>(stream)!.Select(raw => new AssignmentCase(raw)));
        }

        return all;
    }
}
