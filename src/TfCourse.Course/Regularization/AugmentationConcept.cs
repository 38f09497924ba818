using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>More images from those there are.</summary>
public static class AugmentationConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "augmentation", 1, "Data augmentation", "flip: column x ← width−1−x; shift; rotation about the middle, bilinear; noise: image + σ·randn; image [height, width]; anew for every image of a mini-batch X [height·width, m]",
        "A cat flipped left for right is a cat; a digit turned by ten degrees is the same digit, though a 6 turned by half a circle is not. Changed copies are worth less than new examples, and cost next to nothing.",
        typeof(RandomAugmentation), typeof(ImageChanges), Compare);

    private static void Compare(ConceptTrial trial)
    {
        int height = trial.Whole(5, 8), width = trial.Whole(5, 8), down = trial.Whole(-2, 2), right = trial.Whole(-2, 2);
        double radians = trial.Number(0.1, 0.5), deviation = trial.Number(0.05, 0.2);
        NDArray image = trial.Uniform(0.1, 1, height, width), noise = trial.Normal(height, width), C = trial.Normal(height, width);
        Tensor x = trial.Input(image), c = trial.Input(C);

        // Each change is linear in the image: its gradient is its transpose, applied to C.
        Both("flipped", Augmentation.Flip(image), Augmentation.Flip(C), ImageChanges.Flip(x));
        Both("shifted", Augmentation.Shift(image, down, right), Augmentation.Shift(C, -down, -right), ImageChanges.Shift(x, down, right));
        Both("rotated", Augmentation.Rotate(image, radians), Augmentation.RotateBackward(C, radians), ImageChanges.Rotate(x, trial.Input(np.array(radians))));
        Both("noisy", Augmentation.AddNoise(image, deviation, noise), C, ImageChanges.AddNoise(x, trial.Input(np.array(deviation)), trial.Input(noise)));

        CompareBatch(trial);

        void Both(string name, NDArray changed, NDArray gradient, Tensor graph)
        {
            trial.Agree(name, changed, graph);
            trial.Agree($"dimage, {name}", gradient, tf.gradients(tf.reduce_sum(c * graph), x)[0]);
        }
    }

    // A step of training with augmentation: the network sees the changed images, its gradients are theirs.
    private static void CompareBatch(ConceptTrial trial)
    {
        int height = trial.Whole(4, 5), width = trial.Whole(4, 5), n = height * width, m = trial.Whole(6, 10);
        var change = new ImageChange(trial.Whole(1, 2), trial.Number(5, 30), trial.Number(0.05, 0.2), Flips: true);
        NDArray X = trial.Uniform(0.1, 1, n, m), Y = trial.Labels(m);
        ImageDraws draws = RandomAugmentation.Draw(change, n, m);
        draws = draws with { Radians = trial.Rounded(draws.Radians), Noise = trial.Rounded(draws.Noise) };
        Parameters parameters = trial.Network(n, 4, 1);
        NDArray changed = RandomAugmentation.Apply(X, height, width, draws, change.Noise);
        ForwardCache cache = ForwardPropagation.Run(changed, parameters);

        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        Tensor noise = trial.Input(np.array(change.Noise)) * trial.Input(draws.Noise);
        Tensor graph = ImageChanges.Augment(trial.Input(X), height, width, trial.Input(draws.Flip), trial.Input(draws.Down), trial.Input(draws.Right), trial.Input(draws.Radians), noise);
        Tensor cost = GraphNetwork.Cost(GraphNetwork.Forward(graph, layers), trial.Input(Y));
        trial.Agree("changed mini-batch", changed, graph);
        trial.Agree("cost of the changed mini-batch", Cost.CrossEntropy(cache.AL, Y), cost);
        trial.AgreeGradients("changed mini-batch, ", BackwardPropagation.Run(cache, Y), cost, layers);
    }
}
