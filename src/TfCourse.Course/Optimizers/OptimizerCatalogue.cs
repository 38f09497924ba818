using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>All optimizers of the course, each by hand and as a graph.</summary>
public static class OptimizerCatalogue
{
    // TensorFlow keeps these as float32 numbers; the hand begins with the same ones.
    private const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    /// <summary>The optimizers, in the order in which the course builds them up.</summary>
    public static IReadOnlyList<OptimizerPair> All { get; } =
    [
        new("gradient-descent", "Gradient descent", "w ← w − α·g",
            "Batch, mini-batch and stochastic gradient descent differ only in the examples that g is a mean of.",
            () => new GradientDescent(), BuiltIn(alpha => tf.train.GradientDescentOptimizer(alpha)), typeof(GradientDescentOptimizer), 0.1),
        new("momentum", "Momentum, the course's form", "v ← β·v + (1−β)·g; w ← w − α·v",
            "Steps along an average of the gradients: what points to and fro cancels, what points one way adds up. The course leaves bias correction out.",
            () => new CourseMomentum(), Composed(() => new CourseMomentumOptimizer()), typeof(CourseMomentumOptimizer), 0.1),
        new("momentum-tf", "Momentum, TensorFlow's form", "v ← μ·v + g; w ← w − α·v",
            "Without (1−μ) the steps are 1/(1−μ) times as long: α_TensorFlow = α_course·(1−β) and μ = β give the same path.",
            () => new TensorFlowMomentum(), BuiltIn(alpha => tf.train.MomentumOptimizer(alpha, tf.constant(0.9))), typeof(MomentumOptimizer), 0.01),
        new("nesterov", "Nesterov's momentum", "v ← μ·v + g; w ← w − α·(g + μ·v)",
            "The gradient counts as at the place that the momentum leads to, so that it brakes earlier.",
            () => new Nesterov(), BuiltIn(alpha => tf.train.MomentumOptimizer(alpha, tf.constant(0.9), use_nesterov: true)), typeof(MomentumOptimizer), 0.01),
        new("rmsprop", "RMSProp, the course's form", "s ← β·s + (1−β)·g²; w ← w − α·g / (√s + ε)",
            "Each direction is divided by the size of its recent gradients: steep ones take smaller steps, flat ones larger.",
            () => new CourseRMSProp(), Composed(() => new CourseRMSPropOptimizer()), typeof(CourseRMSPropOptimizer), 0.001),
        new("rmsprop-tf", "RMSProp, TensorFlow's form", "s ← ρ·s + (1−ρ)·g², s₀ = 1; w ← w − α·g / √(s + ε)",
            "ε stands inside the root, and s begins at 1, so that the first steps are short.",
            () => new TensorFlowRMSProp(), BuiltIn(alpha => tf.train.RMSPropOptimizer(alpha, tf.constant(0.9), tf.constant(0.0), tf.constant(1e-10))), typeof(RMSPropOptimizer), 0.001),
        new("adagrad", "Adagrad", "s ← s + g²; w ← w − α·g / √s",
            "Steps shrink with all gradients so far: good for rare features, soon too short for long training.",
            () => new Adagrad(), BuiltIn(alpha => tf.train.AdagradOptimizer(alpha, 0.1)), typeof(AdagradOptimizer), 0.05),
        new("adadelta", "Adadelta", "u = √(d + ε)/√(s + ε)·g; w ← w − α·u; s, d averages of g², u²",
            "Steps in the units of the parameter; α is 1 in the paper. ε sets the size of the first steps, which are tiny.",
            () => new Adadelta(), BuiltIn(alpha => tf.train.AdadeltaOptimizer(alpha, tf.constant(0.95), tf.constant(1e-8))), typeof(AdadeltaOptimizer), 10),
        new("adam", "Adam, the course's form", "v̂ = v/(1−β₁ᵗ), ŝ = s/(1−β₂ᵗ); w ← w − α·v̂ / (√ŝ + ε)",
            "Momentum and RMSProp together, both corrected for their start at 0. ε stands beside the corrected root. β₁ = 0.9 and β₂ = 0.999 rarely need a change; α does.",
            () => new CourseAdam(), Composed(() => new CourseAdamOptimizer()), typeof(CourseAdamOptimizer), 0.001),
        new("adam-2017", "Adam, ε inside the root", "w ← w − α·v̂ / √(ŝ + ε)",
            "The course's first release. For small gradients ε inside the root counts far more: √ε is 1e-4.",
            () => new CourseAdam(place: AdamEpsilon.InsideRoot), Composed(() => new CourseAdamOptimizer(place: AdamEpsilon.InsideRoot)), typeof(CourseAdamOptimizer), 0.001),
        new("adam-tf", "Adam, TensorFlow's form (ε̂)", "w ← w − α·√(1−β₂ᵗ)/(1−β₁ᵗ) · m / (√v + ε̂)",
            "The corrections go into the step size, and ε̂ stands beside the uncorrected root; ε̂ = ε·√(1−β₂ᵗ) makes both forms equal.",
            () => new TensorFlowAdam(Beta1, Beta2, Epsilon) { PowersInSinglePrecision = true }, BuiltIn(alpha => tf.train.AdamOptimizer(alpha, Beta1, Beta2, Epsilon)), typeof(AdamOptimizer), 0.001),
        new("adamax", "AdaMax", "v ← max(β₂·v, |g|); w ← w − α/(1−β₁ᵗ) · m / (v + ε)",
            "Adam with a decaying maximum: one huge gradient shortens the steps at once and for long.",
            () => new AdaMax(), Composed(() => new AdaMaxOptimizer()), typeof(AdaMaxOptimizer), 0.002),
        new("amsgrad", "AMSGrad", "v̂ ← max(v̂, v); w ← w − α·√(1−β₂ᵗ)/(1−β₁ᵗ) · m / (√v̂ + ε̂)",
            "The divisor never shrinks, which mends examples on which Adam does not converge.",
            () => new AMSGrad(), Composed(() => new AMSGradOptimizer()), typeof(AMSGradOptimizer), 0.001),
        new("adamw", "AdamW", "w ← w − α·λ·w; then Adam's step",
            "Weight decay beside the step. As L2 in the gradient it would be divided by √v and hardly act on parameters of large gradients.",
            () => new AdamW(), Composed(() => new AdamWOptimizer()), typeof(AdamWOptimizer), 0.001),
        new("lion", "Lion", "c = β₁·m + (1−β₁)·g; w ← w − α·(sign c + λ·w); m ← β₂·m + (1−β₂)·g",
            "Every entry moves by α whatever its gradient's size; one slot instead of Adam's two. The worked example of writing an optimizer of one's own.",
            () => new Lion(), Composed(() => new LionOptimizer()), typeof(LionOptimizer), 0.0003),
    ];

    /// <summary>Finds an optimizer.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is none; the message lists near names.</exception>
    public static OptimizerPair Find(string name) => All.FirstOrDefault(pair => pair.Name == name)
        ?? throw new ArgumentException($"There is no optimizer '{name}'.{Datasets.NearNames.Hint(name, [.. All.Select(pair => pair.Name)])}", nameof(name));

    private static Func<Tensor, IReadOnlyList<ResourceVariable>, Tensor, Operation> BuiltIn(Func<Tensor, Tensorflow.Optimizer> make)
        => (loss, variables, alpha) => make(alpha).minimize(loss, var_list: [.. variables]);

    private static Func<Tensor, IReadOnlyList<ResourceVariable>, Tensor, Operation> Composed(Func<ComposedOptimizer> make)
        => (loss, variables, alpha) => make().Minimize(loss, variables, alpha);
}
