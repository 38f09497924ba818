namespace TfCourse.Engine.Managed;

/// <summary>What a node makes for the rest of one run: an array of tensors, a stack.</summary>
internal interface IRunResource
{
    /// <summary>Lets all memory go.</summary>
    void Close();
}
