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
        "augmentation", 1, "Data augmentation", "flip: column x ← width−1−x; shift; rotation about the middle, bilinear; noise: image + σ·randn; image [height, width]",
        "A cat flipped left for right is a cat; a digit turned by ten degrees is the same digit, though a 6 turned by half a circle is not. Changed copies are worth less than new examples, and cost next to nothing.",
        typeof(Augmentation), typeof(ImageChanges), Compare);

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

        void Both(string name, NDArray changed, NDArray gradient, Tensor graph)
        {
            trial.Agree(name, changed, graph);
            trial.Agree($"dimage, {name}", gradient, tf.gradients(tf.reduce_sum(c * graph), x)[0]);
        }
    }
}
