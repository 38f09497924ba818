using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Ops on references to variables do what their forms on resources do, which recorded programs judge.</summary>
[TestFixture]
public sealed class ReferenceFormsTests
{
    private static IEnumerable<string> Updates() => OpCatalogue.Names.Where(n => OpCatalogue.Contains("Resource" + n)
        && (n.StartsWith("Apply", StringComparison.Ordinal) || n.StartsWith("SparseApply", StringComparison.Ordinal) || n.StartsWith("Scatter", StringComparison.Ordinal) || n == "StridedSliceAssign"));

    [Test]
    public void Forms_on_references_are_many()
        => Assert.That(Updates().Count(), Is.GreaterThanOrEqualTo(40)); // ApplyAdagradV2, ApplyAddSign, ApplyPowerSign, ScatterNdAdd … among them

    [TestCaseSource(nameof(Updates))]
    public void A_reference_becomes_what_a_resource_becomes(string op)
    {
        (float[] reference, float[] resource) = (Run(op, isReference: true), Run("Resource" + op, isReference: false));
        Assert.Multiple(() =>
        {
            Assert.That(reference, Is.EqualTo(resource));
            Assert.That(reference, Is.Not.EqualTo(Values(0)), "the update changed nothing");
        });
    }

    [Test]
    public void A_reference_passes_RefSwitch_and_RefMerge_and_is_updated_behind_them()
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor choice = tf.placeholder(TF_DataType.TF_BOOL, Shape.Scalar);
            (Tensor variable, Operation set) = Reference(new Shape(2), [1f, 2f]);
            Tensor[] sides = Build.Many("RefSwitch", null, [variable, choice]);
            Tensor changed = Build.One("AssignAdd", null, [sides[1], new[] { 10f, 10f }]);
            Tensor merged = Build.Many("RefMerge", null, [sides[0], changed])[0];
            using var session = new Session(graph);
            session.run(set);
            Assert.That(session.run(merged, (choice, false)).ToArray<float>(), Is.EqualTo(new[] { 1f, 2f }));
            Assert.That(session.run(merged, (choice, true)).ToArray<float>(), Is.EqualTo(new[] { 11f, 12f }));
            Assert.That(session.run(variable).ToArray<float>(), Is.EqualTo(new[] { 11f, 12f }));
        }
        finally
        {
            graph.Exit();
        }
    }

    [Test]
    public void A_reference_goes_round_a_loop_and_is_updated_each_time()
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            (Tensor variable, Operation set) = Reference(new Shape(1), [5f]);
            Attr frame = ("frame_name", "loop");
            Tensor entered = Build.One("RefEnter", null, [variable], frame), start = Build.One("Enter", null, [tf.constant(0)], frame);
            Tensor merged = Build.Many("RefMerge", null, [entered, entered])[0], count = Build.Many("Merge", null, [start, start])[0];
            Tensor goesOn = Build.One("LoopCond", null, [Build.One("Less", null, [count, Build.One("Enter", null, [tf.constant(3)], frame, ("is_constant", true))])]);
            Tensor[] sides = Build.Many("RefSwitch", null, [merged, goesOn]), counts = Build.Many("Switch", null, [count, goesOn]);
            Tensor updated = Build.One("AssignAdd", null, [sides[1], Build.One("Enter", null, [tf.constant(new[] { 10f })], frame, ("is_constant", true))]);
            Tensor one = Build.One("Enter", null, [tf.constant(1)], frame, ("is_constant", true));
            merged.op.ReplaceInput(1, Build.One("RefNextIteration", null, [updated]));
            count.op.ReplaceInput(1, Build.One("NextIteration", null, [Build.One("Add", null, [counts[1], one])]));
            Tensor left = Build.One("RefExit", null, [sides[0]]);
            using var session = new Session(graph);
            session.run(set);
            Assert.That(session.run(left).ToArray<float>(), Is.EqualTo(new[] { 35f }));
            Assert.That(session.run(variable).ToArray<float>(), Is.EqualTo(new[] { 35f }));
        }
        finally
        {
            graph.Exit();
        }
    }

    [Test]
    public void Variable_is_VariableV2()
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor variable = Build.One("Variable", null, [], ("dtype", TF_DataType.TF_FLOAT), ("shape", new Shape(2)));
            using var session = new Session(graph);
            session.run(Build.Node("Assign", null, [variable, new[] { 3f, 4f }]));
            Assert.That(session.run(variable).ToArray<float>(), Is.EqualTo(new[] { 3f, 4f }));
        }
        finally
        {
            graph.Exit();
        }
    }

    private static float[] Values(int seed) => [.. Enumerable.Range(0, 6).Select(i => 0.25f + (((i * 7) + seed) % 11 / 10f))];

    private static (Tensor Variable, Operation Set) Reference(Shape shape, float[] values)
    {
        GraphTensor variable = Build.One("VariableV2", null, [], ("dtype", TF_DataType.TF_FLOAT), ("shape", shape));
        return (variable, Build.Node("Assign", null, [variable, tf.constant(Literals.Shaped(Literals.Of(values), shape))]));
    }

    // Three rows of two; slots start at 0.5, hyperparameters are 0.1, the global step 3; rows 2 and 0 are updated.
    private static float[] Run(string op, bool isReference)
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            var shape = new Shape(3, 2);
            var sets = new List<Operation>();
            Tensor Variable(float[] values)
            {
                if (!isReference)
                {
                    ResourceVariable variable = tf.Variable(tf.constant(Literals.Shaped(Literals.Of(values), shape)));
                    sets.Add(variable.initializer);
                    return variable.Handle;
                }

                (Tensor reference, Operation set) = Reference(shape, values);
                sets.Add(set);
                return reference;
            }

            bool sparse = op.Contains("Sparse", StringComparison.Ordinal), scatter = op.Contains("Scatter", StringComparison.Ordinal), coordinates = op.Contains("ScatterNd", StringComparison.Ordinal);
            Tensor? first = null;
            var inputs = new List<Tensor>();
            foreach (ArgDefinition arg in OpCatalogue.Find(op).InputArgs)
            {
                Tensor input = arg.IsRef || arg.Type == TF_DataType.TF_RESOURCE ? Variable(first is null ? Values(0) : [.. Values(0).Select(_ => 0.5f)]) : arg.Name switch
                {
                    "grad" or "delta" when !sparse => tf.constant(Literals.Shaped(Literals.Of(Values(4)), shape)),
                    "grad" or "updates" => tf.constant(Literals.Shaped(Literals.Of(Values(4)[..4]), new Shape(2, 2))),
                    "indices" => coordinates ? new[,] { { 2 }, { 0 } } : new[] { 2, 0 },
                    "begin" => new[] { 1, 0 },
                    "end" => new[] { 3, 2 },
                    "strides" => new[] { 1, 1 },
                    "value" => tf.constant(Literals.Shaped(Literals.Of(Values(4)[..4]), new Shape(2, 2))),
                    "global_step" => 3L,
                    _ => tf.constant(0.1f),
                };
                first ??= input;
                inputs.Add(input);
            }

            Assert.That(scatter || inputs.Count > 2, Is.True);
            Operation update = Build.Node(op, null, [.. inputs]);
            Tensor value = isReference ? first! : Build.One("ReadVariableOp", null, [first!], ("dtype", TF_DataType.TF_FLOAT));
            using var session = new Session(graph);
            foreach (Operation set in sets)
            {
                session.run(set);
            }

            session.run(update);
            return session.run(value).ToArray<float>();
        }
        finally
        {
            graph.Exit();
        }
    }
}
