using System.Globalization;
using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>An optimizer as the recordings write it, "v1.train.MomentumOptimizer(0.1, 0.9, use_nesterov=True)": looked up in tf by its name and arguments.</summary>
internal sealed class OptimizerText(string text, TF_DataType dtype)
{
    private int _at;

    /// <summary>Makes the optimizer and a step of it.</summary>
    public static void Minimize(string text, Tensor loss)
    {
        object? made = new OptimizerText(text, loss.dtype).Value();
        if (made is UpdateOps raw)
        {
            raw.Minimize(loss);
            return;
        }

        var optimizer = (Optimizer)made!;
        optimizer.minimize(loss, global_step: text.Contains("global_step", StringComparison.Ordinal) ? tf.train.get_global_step() : null);
    }

    private object? Value()
    {
        if (text[_at] == '\'')
        {
            int end = text.IndexOf('\'', _at + 1);
            string inside = text[(_at + 1)..end];
            _at = end + 1;
            return inside;
        }

        int start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '.' or '_' or '-'))
        {
            _at++;
        }

        string word = text[start.._at];
        return _at < text.Length && text[_at] == '(' ? Called(word)
            : word is "True" or "False" ? word == "True"
            : word.AsSpan().IndexOfAny('.', 'e') >= 0 ? double.Parse(word, CultureInfo.InvariantCulture) : int.Parse(word, CultureInfo.InvariantCulture);
    }

    private object? Called(string function)
    {
        var args = new List<object?>();
        var named = new OrderedDictionary<string, object?>();
        _at++;
        while (text[_at] != ')')
        {
            int equals = _at;
            while (char.IsLetterOrDigit(text[equals]) || text[equals] == '_')
            {
                equals++;
            }

            if (text[equals] == '=')
            {
                string name = text[_at..equals];
                _at = equals + 1;
                named.Add(name, Value());
            }
            else
            {
                args.Add(Value());
            }

            while (text[_at] is ',' or ' ')
            {
                _at++;
            }
        }

        _at++;
        return function switch
        {
            "c" => tf.constant((double)args[0]!, dtype),
            "RawOptimizer" => new UpdateOps((string)args[0]!, (double)args[1]!, named.ToDictionary(n => n.Key, n => Convert.ToDouble(n.Value, CultureInfo.InvariantCulture))),
            _ => ScenarioCall.Of(function["v1.".Length..], args, named),
        };
    }
}
