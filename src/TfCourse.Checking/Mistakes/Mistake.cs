namespace TfCourse.Checking;

/// <summary>
/// One usual mistake of a pass backward. A subclass overrides the step where it happens; every step is handed what the
/// right step would give, and gives what the mistaken one does.
/// </summary>
/// <param name="id">The mistake's short name, the same in every layer.</param>
/// <param name="layer">The layer it sits in; 0 for all of them, as a mistake in a loop does.</param>
internal abstract class Mistake(string id, int layer)
{
    public string Id { get; } = id;

    public int Layer { get; } = layer;

    /// <summary>What is wrong, in a sentence without its full stop.</summary>
    public abstract string Title { get; }

    /// <summary>The line of code to look at, and what it should be.</summary>
    public abstract string Where { get; }

    /// <summary>How much less likely than the most usual mistakes; 1 for those.</summary>
    public virtual double Rarity => 1;

    /// <summary>" of layer 2", or " of every layer".</summary>
    protected string OfLayer => Layer == 0 ? " of every hidden layer" : FormattableString.Invariant($" of layer {Layer}");

    /// <summary>l in formulas: the number, or the letter.</summary>
    protected string L => Layer == 0 ? "(l)" : Layer.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>dZ of the last layer.</summary>
    public virtual double[] Output(BackwardPass pass, Func<double[]> right) => right();

    /// <summary>dA of layer l through its dropout.</summary>
    public virtual double[] Dropout(BackwardPass pass, int l, double[] dA, Func<double[]> right) => right();

    /// <summary>dA of layer l through its activation: dZ.</summary>
    public virtual double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right) => right();

    /// <summary>dY of layer l through its normalization.</summary>
    public virtual NormGradient Norm(BackwardPass pass, int l, double[] dY, NormGradient right) => right;

    /// <summary>dW of layer l, without decay.</summary>
    public virtual double[] Weights(BackwardPass pass, int l, double[] dZ, Func<double[]> right) => right();

    /// <summary>db of layer l, without decay.</summary>
    public virtual double[] Biases(BackwardPass pass, int l, double[] dZ, Func<double[]> right) => right();

    /// <summary>dA of layer l - 1 from dZ of layer l.</summary>
    public virtual double[] Down(BackwardPass pass, int l, double[] dZ, Func<double[]> right) => right();

    protected bool Sits(int l) => Layer == 0 || Layer == l;
}
