namespace TfCourse.Reference;

/// <summary>An array that an update rule keeps beside every parameter, in the parameter's shape.</summary>
/// <param name="Name">Its name in the rule.</param>
/// <param name="InitialValue">What all its entries are before the first step.</param>
public sealed record Slot(string Name, double InitialValue = 0);
