using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.TF_DataType;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded call of a state or update op that is refused, or not refused, while the graph is built.</summary>
[TestFixture]
public sealed class StateBuildErrorTests
{
    private static readonly Dictionary<string, Action> Calls = new()
    {
        ["gradient [3,2] for variable [2,3]"] = () => Node("ResourceApplyGradientDescent", [Handle(2, 3), 0.1f, Zeros(3, 2)]),
        ["gradient [6] for variable [2,3]"] = () => Node("ResourceApplyGradientDescent", [Handle(2, 3), 0.1f, Zeros(6)]),
        ["alpha [1]"] = () => Node("ResourceApplyGradientDescent", [Handle(2, 3), Zeros(1), Zeros(2, 3)]),
        ["gradient float64 for float32 alpha"] = () => Node("ResourceApplyGradientDescent", [Handle(2, 3), Binding.tf.constant(0.1f), Zeros(TF_DOUBLE, 2, 3)]),
        ["slot [3] for variable [2,3]"] = () => Node("ResourceApplyMomentum", [Handle(2, 3), Handle(3), 0.1f, Zeros(2, 3), 0.9f]),
        ["momentum [2]"] = () => Node("ResourceApplyMomentum", [Handle(2, 3), Handle(2, 3), 0.1f, Zeros(2, 3), Zeros(2)]),
        ["gradient [2,2]"] = () => Node("ResourceApplyAdam", [Handle(2, 3), Handle(2, 3), Handle(2, 3), 0.9f, 0.9f, 0.1f, 0.9f, 0.9f, 1e-7f, Zeros(2, 2)]),
        ["beta1_power [1]"] = () => Node("ResourceApplyAdam", [Handle(2, 3), Handle(2, 3), Handle(2, 3), new[] { 0.9f }, 0.9f, 0.1f, 0.9f, 0.9f, 1e-7f, Zeros(2, 3)]),
        ["sparse: 2 indices, 3 gradients"] = () => Node("ResourceSparseApplyMomentum", [Handle(2, 3), Handle(2, 3), 0.1f, Zeros(3, 3), new[] { 0, 1 }, 0.9f]),
        ["sparse: gradient [2,4] for variable [2,3]"] = () => Node("ResourceSparseApplyAdagrad", [Handle(2, 3), Handle(2, 3), 0.1f, Zeros(2, 4), new[] { 0, 1 }]),
        ["assign [3] to [2,3]"] = () => Node("AssignVariableOp", [Handle(2, 3), Zeros(3)]),
        ["assign int32 to float32"] = () => Node("AssignVariableOp", [Handle(2, 3), Zeros(TF_INT32, 2, 3)]),
        ["add [3] to [2,3]"] = () => Node("AssignAddVariableOp", [Handle(2, 3), Zeros(3)]),
        ["add scalar to [2,3]"] = () => Node("AssignAddVariableOp", [Handle(2, 3), Zeros()]),
        ["read float32 as float64"] = () => Node("ReadVariableOp", [Handle(2, 3)], ("dtype", TF_DOUBLE)),
        ["gather batch_dims 3"] = () => Node("ResourceGather", [Handle(2, 3), new[] { 0 }], ("dtype", TF_FLOAT), ("batch_dims", 3)),
        ["gather from a scalar"] = () => Node("ResourceGather", [Handle(), new[] { 0 }], ("dtype", TF_FLOAT)),
        ["scatter updates [2,4]"] = () => Node("ResourceScatterAdd", [Handle(2, 3), new[] { 0, 1 }, Zeros(2, 4)]),
        ["scatter dtype int64"] = () => Node("ResourceScatterAdd", [Handle(2, 3), new[] { 0, 1 }, Zeros(TF_INT64, 2, 3)]),
        ["legacy assign [3] to [2,3]"] = () => Node("Assign", [Reference(TF_FLOAT, 2, 3), Zeros(3)]),
        ["legacy assign [3] to [2,3], not validated"] = () => Node("Assign", [Reference(TF_FLOAT, 2, 3), Zeros(3)], ("validate_shape", false)),
        ["legacy add [3] to [2,3]"] = () => Node("AssignAdd", [Reference(TF_FLOAT, 2, 3), Zeros(3)]),
        ["legacy assign to a tensor that is no reference"] = () => Node("Assign", [Zeros(3), Zeros(3)]),
        ["legacy gradient [3,2]"] = () => Node("ApplyGradientDescent", [Reference(TF_FLOAT, 2, 3), 0.1f, Zeros(3, 2)]),
        ["legacy count limit on float"] = () => Node("CountUpTo", [Reference(TF_FLOAT)], ("limit", 3)),
    };

    private static IEnumerable<TestCaseData> Cases() => PlainCase.Read(GoldenStore.Default, "state/build_errors.jsonl")
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void Call_is_refused_while_building_as_recorded(PlainCase c)
    {
        var graph = new Graph();
        graph.as_default();
        GraphException? thrown = null;
        try
        {
            Calls[c.Id]();
        }
        catch (GraphException e)
        {
            thrown = e;
        }
        finally
        {
            graph.Exit();
        }

        string? difference = c.Error is not null ? GoldenErrors.Difference(c.Error, thrown, true) : thrown is null ? null : $"refused: {thrown.Message}";
        Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, difference), Is.Null);
    }

    private static void Node(string op, Tensor[] inputs, params Attr[] attrs) => Build.Node(op, null, inputs, attrs);

    private static GraphTensor Handle(params long[] shape)
        => Build.One("VarHandleOp", null, [], ("dtype", TF_FLOAT), ("shape", new Shape(shape)), ("shared_name", "v"));

    private static GraphTensor Reference(TF_DataType type, params long[] shape) => Build.One("VariableV2", null, [], ("dtype", type), ("shape", new Shape(shape)));

    private static GraphTensor Zeros(params long[] shape) => Zeros(TF_FLOAT, shape);

    private static GraphTensor Zeros(TF_DataType type, params long[] shape)
        => Build.One("Fill", "zeros", [new Shape(shape), Literals.Convert(Engine.HostTensor.Scalar(0), type) is var zero ? Binding.tf.constant(zero) : 0]);
}
