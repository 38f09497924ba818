namespace Tensorflow;

/// <summary>tf.case: conditions one after the other, as nested tf.cond.</summary>
internal static class Cases
{
    public static Tensor Of((Tensor Condition, Func<Tensor> Function)[] pairs, Func<Tensor>? otherwise, bool exclusive, string? name)
    {
        if (pairs.Length == 0)
        {
            throw new ValueError("pred_fn_pairs must not be empty: give at least one pair of a condition and a function");
        }

        tensorflow tf = Binding.tf;
        using var scope = new ops.NameScope(name, "case");
        Operation[] checks = [];
        if (exclusive)
        {
            checks = [AtMostOne(pairs)];
        }

        if (otherwise is null)
        {
            // Without a default the last function is it, and something has to be true.
            (Tensor condition, Func<Tensor> last) = pairs[^1];
            if (!exclusive)
            {
                otherwise = () => Guarded(condition, last);
                pairs = pairs[..^1];
            }
            else
            {
                otherwise = last;
                pairs = pairs[..^1];
            }
        }

        using (tf.control_dependencies(checks.Length > 0 ? [.. checks] : []))
        {
            Func<Tensor> chosen = otherwise;
            for (int i = pairs.Length - 1; i >= 0; i--)
            {
                (Tensor condition, Func<Tensor> function) = pairs[i];
                Func<Tensor> rest = chosen;
                chosen = () => tf.cond(condition, function, rest);
            }

            return chosen();
        }
    }

    private static Operation AtMostOne((Tensor Condition, Func<Tensor> Function)[] pairs)
    {
        tensorflow tf = Binding.tf;
        Tensor conditions = tf.stack([.. pairs.Select(p => p.Condition)], name: "preds_c");
        Tensor count = tf.reduce_sum(tf.cast(conditions, TF_DataType.TF_INT32), name: "num_true_conds");
        Tensor one = tf.constant(1, name: "n_true_conds");
        string names = string.Join(", ", pairs.Select(p => p.Condition.name));
        Tensor fits = tf.less_equal(count, one);
        return tf.Assert(fits, [$"Input error: exclusive=True: more than 1 conditions ({names}) evaluated as True:", conditions], summarize: pairs.Length);
    }

    private static Tensor Guarded(Tensor condition, Func<Tensor> function)
    {
        tensorflow tf = Binding.tf;
        Operation check = tf.Assert(condition, ["None of conditions evaluated as True.", condition], summarize: 1);
        using (tf.control_dependencies([check]))
        {
            return tf.identity(function());
        }
    }
}
