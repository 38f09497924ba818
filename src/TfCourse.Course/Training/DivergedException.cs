namespace TfCourse.Course;

/// <summary>Training cannot go on: the loss is no number any more.</summary>
/// <param name="message">The step, the loss, what to do.</param>
public sealed class DivergedException(string message) : Exception(message);
