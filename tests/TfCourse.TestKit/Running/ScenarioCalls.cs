using System.Reflection;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>There is no function, method or parameter of that name: the scenario cannot be walked.</summary>
public sealed class MissingFunctionException(string message) : Exception(message);

/// <summary>Finds the C# function of a Python function and calls it with recorded arguments.</summary>
internal static class ScenarioCalls
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    // Python's parameter names where TensorFlow.NET's signature has others.
    private static readonly Dictionary<string, string[]> Aliases = new()
    {
        ["input_tensor"] = ["input"],
        ["x"] = ["a", "input", "tensor", "features", "t", "left"],
        ["y"] = ["b", "right"],
        ["input"] = ["x", "value", "tensor"],
        ["initial_value"] = ["data"],
        ["num_or_size_splits"] = ["num_split"],
        ["key"] = ["name"],
        ["keep_dims"] = ["keepdims"],
        ["keepdims"] = ["keep_dims"],
        ["ref"] = ["@ref", "variable"],
        ["name_or_scope"] = ["name", "scope"],
        ["inputs"] = ["*inputs"],
        ["*inputs"] = ["inputs"],
        ["dim"] = ["axis"],
        ["value"] = ["tensor", "x", "val"],
        ["dimension"] = ["axis"],
        ["reduction_indices"] = ["axis"],
        ["device_name_or_function"] = ["device_name"],
        ["var"] = ["variable"],
        ["state"] = ["value"],
        ["axes"] = ["axis"],
        ["graph_def"] = ["graph_def"],
        ["tensor"] = ["input", "x", "t"],
        ["filters"] = ["filter"],
        ["labels"] = ["labels"],
        ["paddings"] = ["padding"],
    };

    /// <summary>The object and method names of a dotted function; null when a part is missing.</summary>
    public static (object Target, MethodInfo[] Methods, PropertyInfo? Property)? Find(string function)
    {
        object target = Binding.tf;
        string[] parts = function.Split('.');
        foreach (string part in parts[..^1])
        {
            if (target.GetType().GetProperty(part, BindingFlags.Public | BindingFlags.Instance)?.GetValue(target) is not { } inner)
            {
                return null;
            }

            target = inner;
        }

        MethodInfo[] methods = [.. target.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name == parts[^1])];
        PropertyInfo? property = target.GetType().GetProperty(parts[^1], BindingFlags.Public | BindingFlags.Instance);
        return methods.Length == 0 && property is null ? null : (target, methods, property);
    }

    /// <summary>Calls a function of tf.</summary>
    public static object? Call(string function, List<object?> args, OrderedDictionary<string, object?> named, string? signature = null, string[]? parameters = null)
    {
        var found = Find(function) ?? throw new MissingFunctionException(function);
        if (found.Methods.Length == 0)
        {
            return args.Count + named.Count == 0 ? found.Property!.GetValue(found.Target) : throw new MissingFunctionException($"{function} with parameters");
        }

        return Invoke(found.Target, found.Methods, parameters ?? PythonSignatures.Of(signature ?? function), function, args, named);
    }

    /// <summary>Calls a method of an earlier result.</summary>
    public static object? Method(object on, string name, List<object?> args, OrderedDictionary<string, object?> named)
    {
        string folded = Folded(name);
        MethodInfo[] methods = [.. on.GetType().GetMethods(Instance).Where(m => Folded(m.Name) == folded)];
        if (methods.Any(m => m.Name == name))
        {
            methods = [.. methods.Where(m => m.Name == name)];
        }

        return methods.Length > 0 ? Invoke(on, methods, PythonSignatures.OfMethod(TypeName(on), name), name, args, named)
            : throw new MissingFunctionException($"{on.GetType().Name}.{name}()");
    }

    /// <summary>Reads a property of an earlier result.</summary>
    public static object? Property(object on, string name)
    {
        string folded = Folded(name);
        PropertyInfo[] all = [.. on.GetType().GetProperties(Instance).Where(p => Folded(p.Name) == folded && p.GetIndexParameters().Length == 0)];
        return (all.FirstOrDefault(p => p.Name == name) ?? all.FirstOrDefault() ?? throw new MissingFunctionException($"{on.GetType().Name}.{name}")).GetValue(on);
    }

    private static string TypeName(object on) => on switch { ResourceVariable => "Variable", GraphTensor or DeferredTensor => "Tensor", _ => on.GetType().Name };

    private static string Folded(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static object? Invoke(object target, MethodInfo[] methods, string[]? python, string function, List<object?> args, OrderedDictionary<string, object?> named)
    {
        if (python?.FirstOrDefault() is { } rest && rest.StartsWith('*') && !rest.StartsWith("**", StringComparison.Ordinal))
        {
            args = [args.Count == 1 && args[0] is List<object?> ? args[0] : args];
        }

        (MethodInfo Method, object?[] Values, int Cost)? best = null;
        string? missing = null;
        foreach (MethodInfo method in methods)
        {
            if (TryBind(method, python, args, named, out MethodInfo bound, out object?[] values, out int cost, ref missing) && (best is null || cost < best.Value.Cost))
            {
                best = (bound, values, cost);
            }
        }

        if (best is not { } chosen)
        {
            throw missing is not null ? new MissingFunctionException($"{function}(… {missing} …)")
                : new InexpressibleException($"{function}({string.Join(", ", args.Select(Text).Concat(named.Select(n => $"{n.Key}={Text(n.Value)}")))})");
        }

        try
        {
            return chosen.Method.Invoke(target, chosen.Values);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static string Text(object? value) => value switch { null => "None", List<object?> l => $"[{string.Join(", ", l.Select(Text))}]", _ => $"{value}" };

    private static bool TryBind(MethodInfo method, string[]? python, List<object?> args, OrderedDictionary<string, object?> named, out MethodInfo bound, out object?[] values, out int cost, ref string? missing)
    {
        ParameterInfo[] parameters = method.GetParameters();
        values = new object?[parameters.Length];
        var given = new bool[parameters.Length];
        var raw = new object?[parameters.Length];
        bound = method;
        cost = 0;
        for (int i = 0; i < args.Count; i++)
        {
            int at = python is not null && i < python.Length ? Place(parameters, python[i], given) : -1;
            at = at >= 0 ? at : i < parameters.Length && !given[i] ? i : -1;
            if (at < 0)
            {
                if (args[i] is null)
                {
                    continue;
                }

                missing ??= python is not null && i < python.Length ? python[i] : $"argument {i}";
                return false;
            }

            (given[at], raw[at]) = (true, args[i]);
        }

        foreach ((string name, object? value) in named)
        {
            int at = Place(parameters, name, given);
            if (at < 0)
            {
                if (value is null)
                {
                    continue;
                }

                missing ??= name;
                return false;
            }

            (given[at], raw[at]) = (true, value);
        }

        if (method.IsGenericMethodDefinition)
        {
            // A type parameter takes what C# would infer from the argument.
            Type[] open = method.GetGenericArguments();
            var closed = new Type[open.Length];
            for (int t = 0; t < open.Length; t++)
            {
                int at = Array.FindIndex(parameters, p => p.ParameterType == open[t] || p.ParameterType == open[t].MakeArrayType());
                object? natural = at >= 0 && raw[at] is { } value ? ScenarioArguments.Natural(value) : null;
                closed[t] = natural is null ? typeof(object) : parameters[at].ParameterType.IsArray ? natural.GetType().GetElementType() ?? typeof(ITensorOrOperation) : natural.GetType();
            }

            try
            {
                bound = method.MakeGenericMethod(closed);
            }
            catch (ArgumentException)
            {
                return false;
            }

            parameters = bound.GetParameters();
            cost += 1;
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            if (given[i] && (raw[i] is not null || !parameters[i].HasDefaultValue))
            {
                if (!Convert(raw[i], parameters[i].ParameterType, out values[i], out int one))
                {
                    return false;
                }

                cost += one;
            }
            else if (parameters[i].HasDefaultValue)
            {
                values[i] = parameters[i].DefaultValue is { } value && parameters[i].ParameterType.IsEnum ? Enum.ToObject(parameters[i].ParameterType, value) : parameters[i].DefaultValue;
            }
            else if (parameters[i].IsDefined(typeof(ParamArrayAttribute)))
            {
                values[i] = Array.CreateInstance(parameters[i].ParameterType.GetElementType()!, 0);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool Convert(object? raw, Type type, out object? value, out int cost)
    {
        // A list of shapes is no array: they differ in length.
        if (raw is not null && type != typeof(Shape[]) && type.IsInstanceOfType(ScenarioArguments.Natural(raw)) && type != typeof(object))
        {
            (value, cost) = (ScenarioArguments.Natural(raw), 1);
            return true;
        }

        return ScenarioArguments.TryConvert(raw, type, out value, out cost);
    }

    private static int Place(ParameterInfo[] parameters, string name, bool[] taken)
    {
        foreach (string candidate in (string[])[name, .. Aliases.GetValueOrDefault(name) ?? []])
        {
            int at = Array.FindIndex(parameters, p => p.Name == candidate);
            if (at >= 0 && !taken[at])
            {
                return at;
            }
        }

        return -1;
    }
}
