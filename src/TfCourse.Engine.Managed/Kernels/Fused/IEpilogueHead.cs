namespace TfCourse.Engine.Managed;

/// <summary>An op that follows a kernel and works on its result alone, element by element.</summary>
/// <param name="Op">The op.</param>
/// <param name="At">Which input is the result.</param>
/// <param name="Other">The other input, or null where there is none.</param>
internal readonly record struct Follower(string Op, int At, TensorValue? Other);

/// <summary>A kernel that can do what follows it while it writes its result, to the same bits.</summary>
internal interface IEpilogueHead
{
    /// <summary>How many of the followers the last run did.</summary>
    int Taken { get; }

    /// <summary>Says what follows, in order.</summary>
    void Offer(Follower[] followers);
}
