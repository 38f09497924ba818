using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Local optima, saddle points and plateaus.</summary>
public static class SurfaceConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "surfaces", 2, "Local optima, saddle points, plateaus", "bowl ½(w₁²+10w₂²); Rosenbrock (1−w₁)²+100(w₂−w₁²)²; saddle ½w₁²−½w₂²+¼w₂⁴; plateau; Himmelblau's four minima",
        "In many dimensions points of gradient zero are mostly saddles, seldom bad minima. What slows learning is plateaus, where the gradient is small for long; momentum, RMSProp and Adam cross them faster.",
        typeof(TestSurface), typeof(GraphSurface), Compare);

    private static void Compare(ConceptTrial trial)
    {
        double a = trial.Number(-2, 2), b = trial.Number(-2, 2);
        Tensor x = trial.Input(np.array(a)), y = trial.Input(np.array(b));
        foreach (TestSurface surface in TestSurface.All)
        {
            Tensor cost = GraphSurface.Cost(surface.Name, x, y);
            Tensor[] gradient = tf.gradients(cost, [x, y]);
            (double da, double db) = surface.Gradient(a, b);
            trial.Agree($"J, {surface.Name}", surface.Cost(a, b), cost);
            trial.Agree($"dw₁, {surface.Name}", da, gradient[0]);
            trial.Agree($"dw₂, {surface.Name}", db, gradient[1]);
        }
    }
}
