namespace TfCourse.Engine.Managed;

/// <summary>A function of a number, for registers of any width.</summary>
internal interface IFormula
{
    /// <summary>Whether all elements are where the function is as it mostly is: normal numbers go in and come out.</summary>
    bool IsPlain<L, V>(V x) where L : struct, ILanes<V>;

    /// <summary>The value for such x, to the bits of the other way.</summary>
    V OfPlain<L, V>(V x) where L : struct, ILanes<V>;

    /// <summary>The value for any x.</summary>
    V Of<L, V>(V x) where L : struct, ILanes<V>;
}
