namespace TfCourse.Datasets;

/// <summary>The parts of a data set: train to fit, dev to choose, test to report.</summary>
/// <param name="Train">What parameters are fitted on.</param>
/// <param name="Dev">What hyperparameters are chosen on, or null when there is no such part.</param>
/// <param name="Test">What is looked at once, at the end, or null when there is no such part.</param>
public sealed record DatasetSplit(Dataset Train, Dataset? Dev, Dataset? Test)
{
    /// <summary>All examples as one set: train, then dev, then test.</summary>
    public Dataset Whole
    {
        get
        {
            Dataset whole = Train;
            foreach (Dataset? part in (ReadOnlySpan<Dataset?>)[Dev, Test])
                whole = part is null ? whole : whole.Concatenate(part);
            return whole;
        }
    }

    /// <summary>The same split with every part changed alike, as by a normalization that was fitted on train.</summary>
    /// <param name="change">What is done to each part.</param>
    public DatasetSplit Select(Func<Dataset, Dataset> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new DatasetSplit(change(Train), Dev is null ? null : change(Dev), Test is null ? null : change(Test));
    }
}
