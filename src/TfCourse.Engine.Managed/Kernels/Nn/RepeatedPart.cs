namespace TfCourse.Engine.Managed;

/// <summary>Places of one phase that are computed with each other: the entries [First, First + Count) of tables of places.</summary>
/// <param name="Phase">Their phase.</param>
/// <param name="First">The first entry.</param>
/// <param name="Count">How many entries.</param>
/// <param name="IsTail">Whether they are tails of rows, whose outputs lie apart.</param>
/// <param name="Rows">Rows of outputs of an entry.</param>
/// <param name="End">The row of outputs after the last of the part.</param>
internal readonly record struct RepeatedPart(int Phase, int First, int Count, bool IsTail, int Rows, int End);
