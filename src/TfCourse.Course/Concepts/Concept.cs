using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>A concept of the course: told in words, written by hand, written as a graph, and a check that ties the two.</summary>
/// <param name="Name">As the command line calls it: l2, adam, mini-batches.</param>
/// <param name="Week">The week of the course that teaches it.</param>
/// <param name="Title">As the course calls it.</param>
/// <param name="Formula">The formula, with the shapes of what stands in it.</param>
/// <param name="Lesson">What it is for, when it helps and when not, in a few sentences.</param>
/// <param name="ByHand">The class of <c>TfCourse.Reference</c> that holds it.</param>
/// <param name="AsGraph">The class of <c>TfCourse.Course</c> that holds it.</param>
/// <param name="Compare">Draws one configuration and compares both versions of it.</param>
public sealed record Concept(
    string Name, int Week, string Title, string Formula, string Lesson, Type ByHand, Type AsGraph, Action<ConceptTrial> Compare);
