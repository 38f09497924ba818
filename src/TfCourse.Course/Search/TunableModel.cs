using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>A model whose hyperparameters can be searched by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is, in a line.</param>
/// <param name="Space">What is searched unless another space is given.</param>
/// <param name="Epochs">Epochs of a full trial unless others are asked for.</param>
public sealed record TunableModel(string Name, string Description, SearchSpace Space, int Epochs)
{
    private const string Practice = "practice";

    /// <summary>All of them: the models that can be trained, dense networks for the other sets with classes, and a formula to practise on.</summary>
    public static IReadOnlyList<TunableModel> All { get; } =
    [
        new(Practice, "a formula in the place of training, with one idle parameter; done in a moment", PracticeObjective.Space, 27),
        .. Networks().Select(n => new TunableModel(n.Name, n.Description, NetworkObjective.Space, 9)),
    ];

    /// <summary>A model by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none; the message lists near names and all.</exception>
    public static TunableModel Find(string name)
        => All.FirstOrDefault(m => m.Name == name) ?? throw new ArgumentException($"There is no model '{name}' to tune.{NearNames.Hint(name, [.. All.Select(m => m.Name)])}", nameof(name));

    /// <summary>What a search makes better; the data are read now.</summary>
    /// <param name="threads">Threads of the engine; 0 for all cores.</param>
    /// <exception cref="DataException">A data file is missing or damaged.</exception>
    public ISearchObjective CreateObjective(int threads)
        => Name == Practice ? new PracticeObjective() : new NetworkObjective(DatasetCatalog.Load(TrainableModel.All.FirstOrDefault(m => m.Name == Name)?.Dataset ?? Name), threads);

    /// <summary>Refuses a space that does not fit the model.</summary>
    /// <param name="space">The space.</param>
    /// <exception cref="ArgumentException">A parameter is unknown to the model.</exception>
    public void Require(SearchSpace space)
    {
        if (Name != Practice)
        {
            NetworkObjective.Require(space);
        }
    }

    private static IEnumerable<(string Name, string Description)> Networks()
    {
        foreach (DatasetEntry entry in DatasetCatalog.Entries.Where(e => e.Task == DatasetTask.Classification))
        {
            yield return (entry.Name, $"a dense network for {entry.Title}");
        }
    }
}
