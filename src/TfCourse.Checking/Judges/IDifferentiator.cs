namespace TfCourse.Checking;

/// <summary>Derivatives of the user's cost by single elements and along directions.</summary>
internal interface IDifferentiator
{
    /// <summary>How it differentiates, as reports name it.</summary>
    string Name { get; }

    /// <summary>How many derivatives met a kink and were had by smaller steps.</summary>
    int KinksAvoided { get; }

    /// <summary>By one element.</summary>
    NumericDerivative At(int parameter, int element);

    /// <summary>By one element, cheaply where that agrees with the user's value.</summary>
    NumericDerivative Quick(int parameter, int element, double given);

    /// <summary>By one element in a way that shows the slope of a cost that moves in steps of rounding.</summary>
    double Wide(int parameter, int element);

    /// <summary>Along ±1 of some elements of one parameter, or of all of them for null, over the root of their number.</summary>
    NumericDerivative Along(int parameter, int[]? elements, double[] signs);
}
