using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>One of TensorFlow's update ops for which tf.train has no class, called directly: a slot of zeros for each variable, powers of betas beside.</summary>
internal sealed class UpdateOps(string op, double rate, Dictionary<string, double> scalars)
{
    // Slots, powers, and the op's scalars in order, after the rate.
    private static readonly Dictionary<string, (string[] Slots, string[] Powers, string[] Scalars)> Kinds = new()
    {
        ["ApplyAdaMax"] = (["m", "v"], ["beta1"], ["beta1", "beta2", "epsilon"]),
    };

    /// <summary>Adds a step.</summary>
    public void Minimize(Tensor loss)
    {
        (string[] slots, string[] powers, string[] names) = Kinds[op];
        IVariableV1[] variables = tf.trainable_variables();
        Tensor[] gradients = tf.gradients(loss, [.. variables.Select(v => v.AsTensor())], gate_gradients: true);
        bool resource = variables[0] is ResourceVariable;
        TF_DataType dtype = loss.dtype;
        Dictionary<string, Tensor> constants = scalars.Append(new("lr", rate)).ToDictionary(s => s.Key, s => tf.constant(s.Value, dtype));
        Dictionary<string, IVariableV1> powerOf = powers.ToDictionary(b => b, b => tf.VariableV1(scalars[b], false, name: b + "_power", use_resource: resource, dtype: dtype));
        var updates = new List<Operation>();
        foreach ((IVariableV1 v, Tensor g) in zip(variables, gradients))
        {
            IVariableV1[] states = [.. slots.Select(_ => tf.VariableV1(np(v.shape), false, name: v.Op.name + "/" + op, use_resource: resource, dtype: dtype))];
            updates.Add(Build.Node(
                resource ? "Resource" + op : op, null,
                [v.Handle, .. states.Select(s => s.Handle), .. powers.Select(b => powerOf[b].GraphElement), constants["lr"], .. names.Select(n => constants[n]), g]));
        }

        using (tf.control_dependencies([.. updates]))
        {
            updates.AddRange(powers.Select(b => powerOf[b].assign(powerOf[b].GraphElement * constants[b]).op));
        }

        tf.group([.. updates], "train");

        static Tensorflow.NumPy.NDArray np(Shape shape) => Tensorflow.NumPy.np.zeros(shape);
    }
}
