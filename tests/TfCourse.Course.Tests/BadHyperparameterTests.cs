using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course.Tests;

/// <summary>Numbers that make no sense are refused by name, value and range, before anything is trained, by hand and as graphs.</summary>
[TestFixture]
public sealed class BadHyperparameterTests
{
    private static readonly PlaneTraining Plane = Training();

    private static IEnumerable<TestCaseData> Bad =>
    [
        Case("keep_prob 0", () => new Dropout(0), "The probability of keeping is 0; it is above 0 and at most 1"),
        Case("keep_prob 1.5", () => new Dropout(1.5), "The probability of keeping is 1.5"),
        Case("keep_prob 0 of a graph", () => Training(keepProb: 0).Run(), "keep_prob is 0; it has to be in (0, 1]"),
        Case("negative λ of L2", () => L2Regularization.Cost(Plane.Start, -0.1, 10), "lambda is -0.1; it must be at least 0"),
        Case("negative λ of L2 in the gradient", () => L2Regularization.AddTo(new Gradients(), Plane.Start, -1, 10), "lambda is -1; it must be at least 0"),
        Case("λ that is no number", () => L2Regularization.Cost(Plane.Start, double.NaN, 10), "lambda is NaN"),
        Case("negative λ of L1", () => L1Regularization.Cost(Plane.Start, -0.1, 10), "lambda is -0.1; it must be at least 0"),
        Case("negative λ of a graph", () => Training(l2: -0.1).Run(), "λ of L2 is -0.1; it has to be in [0, "),
        Case("β 1 of momentum", () => new CourseMomentum(1), "beta is 1; it must be at least 0 and below 1"),
        Case("β 1 of momentum's graph", () => new CourseMomentumOptimizer(1), "beta is 1; it has to be in [0, 1)"),
        Case("β₂ above 1 of Adam", () => new CourseAdam(0.9, 1.1), "beta2 is 1.1; it must be at least 0 and below 1"),
        Case("β₂ above 1 of Adam's graph", () => new CourseAdamOptimizer(0.9, 1.1), "beta2 is 1.1; it has to be in [0, 1)"),
        Case("ε 0 of RMSProp's graph", () => new CourseRMSPropOptimizer(0.9, 0), "epsilon is 0; it has to be in (0, "),
        Case("negative decay of AdamW's graph", () => new AdamWOptimizer(-1), "weightDecay is -1; it has to be in [0, "),
        Case("β₁ below 0 of Lion's graph", () => new LionOptimizer(-0.1), "beta1 is -0.1; it has to be in [0, 1)"),
        Case("batch size 0 by hand", () => Reference.MiniBatches.Random(NumSharp.np.zeros((2, 3)), NumSharp.np.zeros((1, 3)), 0), "miniBatchSize is 0; it must be at least 1"),
        Case("batch size below 0 of a graph", () => Training(batchSize: -1).Run(), "batch size is -1; it has to be a whole number from 0"),
        Case("batch size 0 of a data set", () => new Datasets.MiniBatches(DatasetCatalog.Load("digits").Train, 0, ExampleOrder.InFileOrder), "batchSize is 0"),
        Case("learning rate 0", () => new Optimizer(new GradientDescent(), 0), "The learning rate is 0; it must be above 0"),
        Case("learning rate 0 of a graph", () => Training(rate: 0).Run(), "learning rate is 0; it has to be in (0, "),
        Case("no epochs", () => Training(epochs: 0).Run(), "epochs is 0; it has to be a whole number from 1"),
        Case("a split without training examples", () => TrainDevTest.Of(10, 5, 5, 1), "train is 0; it must be at least 1"),
        Case("fractions that leave the training set empty", () => Splitting.ByFraction(DatasetCatalog.Load("digits").Train, 0.5, 0.5, 1), "and leave none for train; their sum must stay below 1"),
        Case("a fraction that leaves the dev set empty", () => Splitting.ByFraction(DatasetCatalog.Load("digits").Train, 0.0001, 0.1, 1), "dev is 0.0001 of 1079 examples, which is none; required: 0, or at least"),
        Case("a fraction that leaves the test set empty", () => Splitting.ByFraction(DatasetCatalog.Load("digits").Train, 0.1, 0.0001, 1), "test is 0.0001 of 1079 examples, which is none"),
        Case("a split without dev examples", () => TrainDevTest.Of(10, 0, 5, 1), "dev is 0; it must be at least 1"),
        Case("a split without test examples", () => TrainDevTest.Of(10, 5, 0, 1), "test is 0; it must be at least 1"),
        Case("a fraction of 1", () => Splitting.ByFraction(DatasetCatalog.Load("digits").Train, 1, 0, 1), "dev is 1; required: a fraction in [0, 1)"),
        Case("folds 1", () => KFold.Indices(10, 1, 0), "k is 1; required: 2 to 10"),
        Case("a label beyond the classes", () => Labelled([0, 1, 2]), "The label of example 2 is 2; required: 0 to 1"),
        Case("a label below 0", () => Labelled([0, -1, 1]), "The label of example 1 is -1; required: 0 to 1"),
        Case("negative λ of L1 of a graph", () => Training(l1: -0.1).Run(), "λ of L1 is -0.1; it has to be in [0, "),
        Case("keep_prob above 1 of a graph", () => Training(keepProb: 1.1).Run(), "keep_prob is 1.1; it has to be in (0, 1]"),
        Case("a shift below 0 of augmentation", () => RandomAugmentation.Draw(new ImageChange(Shift: -1), 4, 2), "shift is -1; it must be at least 0"),
        Case("degrees above 180 of augmentation", () => RandomAugmentation.Draw(new ImageChange(Degrees: 181), 4, 2), "degrees is 181; it must be from 0 to 180"),
        Case("noise below 0 of augmentation's graph", () => Augmented(new ImageChange(Noise: -0.1)), "noise is -0.1; it must be at least 0"),
        Case("max-norm 0", () => MaxNorm.Apply(Plane.Start.W(1), 0), "c is 0; it must be above 0"),
        Case("patience 0", () => new EarlyStopping(0), "patience is 0; it must be at least 1"),
    ];

    [TestCaseSource(nameof(Bad))]
    public void It_is_refused_with_value_and_range(Func<object?> action, string message)
        => Assert.That(() => action(), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

    private static TestCaseData Case(string name, Func<object?> action, string message) => new TestCaseData(action, message).SetArgDisplayNames(name);

    private static Tensorflow.Tensor Augmented(ImageChange change)
    {
        using Tensorflow.Graph graph = new Tensorflow.Graph().as_default();
        return ImageChanges.AugmentAtRandom(Tensorflow.Binding.tf.zeros(new Tensorflow.Shape(4, 2)), 2, 2, change, 1);
    }

    private static Dataset Labelled(int[] labels) => Dataset.Classification("bad", new float[6], [3, 2], labels, ["a", "b"]);

    private static PlaneTraining Training(double keepProb = 1, double l2 = 0, double l1 = 0, int batchSize = 0, double rate = 0.1, int epochs = 1) => new()
    {
        Train = Moons.Generate(20, 0.2, 1),
        Start = Initialization.He([2, 3, 1], 1),
        LearningRate = _ => rate,
        Epochs = epochs,
        KeepProb = keepProb,
        L2 = l2,
        L1 = l1,
        BatchSize = batchSize,
    };
}
