namespace TfCourse.Datasets;

/// <summary>A named set: what it is and how its split comes about. <see cref="DatasetCatalog.Load"/> loads it.</summary>
public abstract class DatasetEntry
{
    private protected DatasetEntry()
    {
    }

    /// <summary>The name to ask for.</summary>
    public abstract string Name { get; }

    /// <summary>One line for people.</summary>
    public abstract string Title { get; }

    /// <summary>Classification or regression.</summary>
    public virtual DatasetTask Task => DatasetTask.Classification;

    /// <summary>Where train, dev and test come from.</summary>
    public abstract string Split { get; }

    /// <summary>Where the data come from.</summary>
    public abstract string Source { get; }

    /// <summary>Their licence.</summary>
    public abstract string Licence { get; }

    /// <summary>Whether the set lies in <c>data/</c>; generated ones do not.</summary>
    public virtual bool NeedsFiles => true;

    /// <summary>Reads or generates the set; the folder is looked for only when it is asked for.</summary>
    internal abstract DatasetSplit Make(Func<DataFolder> folder);
}
