namespace TfCourse.Datasets;

/// <summary>What is to be predicted.</summary>
public enum DatasetTask
{
    /// <summary>Examples have class labels.</summary>
    Classification,

    /// <summary>Examples have a real target.</summary>
    Regression,
}
