using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

/// <summary>μ and σ are fitted on the training set alone, lie in checkpoint and SavedModel, and normalize what a served model is given.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class StoredNormalizationTests
{
    private static readonly TrainableModel Model = TrainableModel.Find("breast-cancer");
    private static readonly TrainingSettings Short = Model.Defaults with { Epochs = 8 };

    [Test]
    public void A_served_model_takes_inputs_as_they_were_measured()
    {
        using var folder = new TemporaryFolder();
        DatasetSplit data = DatasetCatalog.Load(Model.Dataset);
        RunFolder run = RunFolder.Create(Path.Combine(folder.Path, "run"), new RunConfig(Model, Short), "test");
        TrainingResult result = new Trainer(Short, data).Run(null, run.Checkpoints);
        run.Finish(result);
        string served = Path.Combine(folder.Path, "served");
        ModelExport.Write(run, data, result, served, "test");

        using Graph graph = new Graph().as_default();
        using var session = new Session(graph);
        MetaGraphDef loaded = tf.saved_model.load(session, ["serve"], served);
        SignatureDef signature = loaded.SignatureDef[saved_model_api.DEFAULT_SERVING_SIGNATURE_DEF_KEY];
        Tensor features = graph.get_tensor_by_name(signature.Inputs["features"].Name), classes = graph.get_tensor_by_name(signature.Outputs["classes"].Name);
        Dataset test = data.Test!;
        long[] answers = session.run(classes, (features, NDArray.over(test.Features, (test.Count, test.FeatureSize)))).ToArray<long>();
        Assert.That(answers.Zip(test.Labels!).Count(p => p.First == p.Second) / (double)test.Count, Is.EqualTo(result.TestAccuracy));
        Assert.That(result.TestAccuracy, Is.GreaterThan(0.9));

        // What the graph holds is what the training set gave, and not what the whole set or another part would have given.
        float[] mean = session.run(graph.get_tensor_by_name("normalization/mean/Read/ReadVariableOp:0")).ToArray<float>();
        Assert.That(mean, Is.EqualTo(Standardization.Fit(data.Train).Mean.Select(m => (float)m)));
        Assert.That(mean, Is.Not.EqualTo(Standardization.Fit(data.Whole).Mean.Select(m => (float)m)));
        Assert.That(result.Parameters["normalization/mean"].ToArray<float>(), Is.EqualTo(mean));
    }

    [Test]
    public void Other_dev_and_test_examples_change_nothing_that_is_learnt()
    {
        DatasetSplit data = DatasetCatalog.Load(Model.Dataset);
        Dataset moved = data.Test!.WithFeatures([.. data.Test.Features.Select(f => (10 * f) + 3)]), movedDev = data.Dev!.WithFeatures([.. data.Dev.Features.Select(f => -f)]);
        TrainingResult one = new Trainer(Short, data).Run(), other = new Trainer(Short, new DatasetSplit(data.Train, movedDev, moved)).Run();
        foreach ((string name, NDArray value) in one.Parameters)
        {
            Assert.That(other.Parameters[name].ToArray<float>(), Is.EqualTo(value.ToArray<float>()), name);
        }
    }

    [Test]
    public void Measurements_in_their_own_units_are_learnt_only_when_they_are_normalized()
    {
        DatasetSplit data = DatasetCatalog.Load(Model.Dataset);
        double with = new Trainer(Short, data).Run().History[^1].Loss, without = new Trainer(Short with { Normalize = false }, data).Run().History[^1].Loss;
        Assert.That(with, Is.LessThan(0.5 * without));
    }

    [Test]
    public void Another_number_of_features_is_refused()
    {
        using Graph graph = new Graph().as_default();
        Assert.That(() => new StoredNormalization(3, Standardization.Of([1, 2], [1, 1])), Throws.ArgumentException.With.Message.Contains("fitted on 2 features; the network has 3"));
    }
}
