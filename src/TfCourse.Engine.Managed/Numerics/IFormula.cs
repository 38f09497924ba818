namespace TfCourse.Engine.Managed;

/// <summary>A function of a number, for registers of any width.</summary>
internal interface IFormula
{
    /// <summary>The value for x.</summary>
    V Of<L, V>(V x) where L : struct, ILanes<V>;
}
