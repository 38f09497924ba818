namespace TfCourse.Datasets;

/// <summary>The named sets of the course: real ones from <c>data/</c>, and generated ones.</summary>
public static class DatasetCatalog
{
    /// <summary>All sets, in the order in which to show them.</summary>
    public static IReadOnlyList<DatasetEntry> Entries { get; } =
    [
        new FashionMnist(),
        new Digits(),
        new BreastCancer(),
        new Concrete(),
        new CirclesSet(),
        new MoonsSet(),
        new SignsSet(),
    ];

    /// <summary>The names of all sets.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Select(entry => entry.Name)];

    /// <summary>The entry of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>; case matters.</param>
    /// <exception cref="ArgumentException">No set has that name; the message lists near names and all.</exception>
    public static DatasetEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Entries.FirstOrDefault(entry => entry.Name == name)
            ?? throw new ArgumentException($"There is no data set '{name}'.{NearNames.Hint(name, Names.ToArray())}", nameof(name));
    }

    /// <summary>Loads or generates a set, always the same one and in the same split.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="folder">The data folder; looked for when null and needed.</param>
    /// <returns>Train, and dev and test where the set has them; <see cref="DatasetEntry.Split"/> says how they came about.</returns>
    /// <exception cref="ArgumentException">No set has that name; the message lists near names and all.</exception>
    /// <exception cref="DataException">A file is missing, damaged or changed.</exception>
    public static DatasetSplit Load(string name, DataFolder? folder = null)
        => Find(name).Make(() => folder ?? DataFolder.Find());
}
