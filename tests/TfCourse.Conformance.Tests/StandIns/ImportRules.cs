using System.Text.RegularExpressions;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.Conformance.Tests;

/// <summary>What TensorFlow 2.21 asks of a graph that it imports, by the op definitions and kernels recorded of it.</summary>
/// <remarks>
/// Names, scopes, versions, attributes (known, given, of the declared type, allowed, not too few), inputs (how many, of which types, from where),
/// functions, and, when something is run, a kernel on the processor for every node of the graph: it places all of them, needed or not.
/// </remarks>
internal sealed partial class ImportRules
{
    private const int RefOffset = 100;
    private readonly Dictionary<string, Definition> _ops;
    private readonly Dictionary<string, RegistryKernel> _kernels;

    public ImportRules(GoldenStore golden)
    {
        _ops = RegistryOp.ReadAll(golden).ToDictionary(o => o.Name, o => new Definition(o.Inputs, o.Outputs, o.Attrs, o.DeprecatedSince));
        _kernels = RegistryKernel.ReadAll(golden).ToDictionary(k => k.Op);
    }

    /// <summary>Ops of graphs that the recorded definitions lack; they are taken as our own definitions have them.</summary>
    public SortedSet<string> Unlisted { get; } = [];

    /// <summary>A graph of TensorFlow's that begins empty.</summary>
    public Imported Begin() => new(this);

    /// <summary>What one session's graph has.</summary>
    internal sealed class Imported(ImportRules rules)
    {
        private readonly Dictionary<string, DataType[]> _outputs = [];
        private readonly HashSet<string> _scopes = [];
        private readonly Dictionary<string, FunctionDef> _functions = [];
        private string? _withoutKernel;
        private int? _producer;

        /// <exception cref="EngineException">The import is refused.</exception>
        public void Add(GraphDef graph)
        {
            int producer = graph.Versions?.Producer ?? 0;
            Require(_producer is null || _producer == producer, $"Can't extend GraphDef at version {_producer} with graph at version {producer}");
            _producer = producer;
            foreach (FunctionDef function in graph.Library?.Function ?? [])
            {
                Require(!_functions.TryGetValue(function.Signature.Name, out FunctionDef? there) || there.Equals(function), $"another function '{function.Signature.Name}' is there");
                _functions[function.Signature.Name] = function;
            }

            foreach (NodeDef node in graph.Node)
            {
                Require(Name().IsMatch(node.Name), $"Node '{node.Name}': Node name contains invalid characters");
                Require(!_outputs.ContainsKey(node.Name) && !_scopes.Contains(node.Name), $"Node name '{node.Name}' already exists in the Graph");
            }

            // Types of outputs first: a loop leads back.
            var added = new Dictionary<string, DataType[]>();
            foreach (NodeDef node in graph.Node)
            {
                Require(added.TryAdd(node.Name, Types(node, Outputs(node))), $"Node '{node.Name}' is not unique");
            }

            foreach (NodeDef node in graph.Node)
            {
                CheckAttributes(node, producer);
                CheckInputs(node, input => Source(node, input, added));
                _withoutKernel ??= rules.HasKernel(node, _functions) ? null : $"No OpKernel was registered to support Op '{node.Op}' used by {{{{node {node.Name}}}}} with these attrs: {node.Attr}";
            }

            foreach (FunctionDef function in graph.Library?.Function ?? [])
            {
                CheckBody(function, producer);
            }

            foreach ((string name, DataType[] types) in added)
            {
                _outputs[name] = types;
                for (int slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
                {
                    _scopes.Add(name[..slash]);
                }
            }
        }

        /// <exception cref="EngineException">The graph cannot be run.</exception>
        public void RequireKernels() => Require(_withoutKernel is null, _withoutKernel ?? "");

        private DataType Source(NodeDef node, string input, Dictionary<string, DataType[]> added)
        {
            Require(TensorName.TryParse(input, out TensorName name), $"Node '{node.Name}': '{input}' is no input");
            Require(added.TryGetValue(name.Node, out DataType[]? types) || _outputs.TryGetValue(name.Node, out types), $"Node '{node.Name}': Unknown input node '{input}'");
            Require(name.Index < types!.Length, $"Node '{node.Name}': Connecting to invalid output {name.Index} of source node {name.Node} which has {types.Length} outputs.");
            return name.Index < 0 ? DataType.DtInvalid : types[name.Index];
        }

        private void CheckBody(FunctionDef function, int producer)
        {
            string where = $"function '{function.Signature.Name}'";
            var values = new Dictionary<string, DataType>();
            foreach (OpDef.Types.ArgDef arg in function.Signature.InputArg)
            {
                Require(arg.Type != DataType.DtInvalid && values.TryAdd(arg.Name, arg.Type), $"{where}: argument '{arg.Name}'");
                values[arg.Name + ":0"] = arg.Type;
            }

            var nodes = new HashSet<string>();
            foreach (NodeDef node in function.NodeDef)
            {
                Require(nodes.Add(node.Name), $"{where}: two nodes '{node.Name}'");
                foreach (RegistryArg output in Outputs(node))
                {
                    DataType[] types = Types(node, [output]);
                    for (int i = 0; i < types.Length; i++)
                    {
                        values[FormattableString.Invariant($"{node.Name}:{output.Name}:{i}")] = types[i];
                    }
                }
            }

            foreach (NodeDef node in function.NodeDef)
            {
                CheckAttributes(node, producer);
                CheckInputs(node, input =>
                {
                    bool isControl = input.StartsWith('^');
                    Require(isControl ? nodes.Contains(input[1..]) || values.ContainsKey(input[1..]) : values.ContainsKey(input), $"{where}, node '{node.Name}': input '{input}' is not found");
                    return isControl ? DataType.DtInvalid : values[input];
                });
                _withoutKernel ??= rules.HasKernel(node, _functions) ? null : $"No OpKernel was registered to support Op '{node.Op}' in {where}";
            }

            foreach (OpDef.Types.ArgDef output in function.Signature.OutputArg)
            {
                Require(function.Ret.TryGetValue(output.Name, out string? from) && values.TryGetValue(from, out DataType type) && type == output.Type, $"{where}: output '{output.Name}'");
            }

            Require(function.ControlRet.Values.All(nodes.Contains), $"{where}: control outputs");
        }

        private void CheckAttributes(NodeDef node, int producer)
        {
            string where = $"NodeDef {node.Name} of {node.Op}";
            if (_functions.ContainsKey(node.Op))
            {
                return;
            }

            Definition op = rules.Find(node.Op)!;
            Require(op.DeprecatedSince is not { } since || producer < since, $"Op {node.Op} is not available in GraphDef version {producer}");
            foreach (string unknown in node.Attr.Keys.Where(a => !a.StartsWith('_') && op.Attrs.All(d => d.Name != a)))
            {
                Require(false, $"{where} mentions attr '{unknown}', which 2.21 ignores and others refuse");
            }

            foreach (RegistryAttr declared in op.Attrs)
            {
                if (!node.Attr.TryGetValue(declared.Name, out AttrValue? value))
                {
                    Require(declared.Default is not null, $"{where} missing attr '{declared.Name}'");
                    continue;
                }

                Require(IsOf(value, declared.Type), $"{where}: attr '{declared.Name}' is {value}, declared is {declared.Type}");
                Require(declared.Minimum is not { } least || (declared.Type == "int" ? value.I : Count(value)) >= least, $"{where}: attr '{declared.Name}' is {value}, at least {declared.Minimum} is declared");
                Require(declared.Allowed is not { } allowed || Texts(value).All(allowed.Contains), $"{where}: Value for attr '{declared.Name}' of {value} is not in the list of allowed values");
                Require(value.ValueCase != AttrValue.ValueOneofCase.Func || _functions.ContainsKey(value.Func.Name) || rules.Find(value.Func.Name) is not null, $"{where}: no function '{value.Func?.Name}'");
            }
        }

        private void CheckInputs(NodeDef node, Func<string, DataType> source)
        {
            string[] data = [.. node.Input.TakeWhile(i => !i.StartsWith('^'))];
            Require(node.Input.Skip(data.Length).All(i => i.StartsWith('^')), $"Node '{node.Name}': Control dependencies must come after regular dependencies");
            DataType[] types = Types(node, Inputs(node));
            Require(types.Length == data.Length, $"NodeDef expected inputs {string.Join(", ", types)} do not match {data.Length} inputs specified; {node.Name} of {node.Op}");
            foreach (string control in node.Input.Skip(data.Length))
            {
                _ = source(control);
            }

            for (int i = 0; i < types.Length; i++)
            {
                DataType given = source(data[i]);
                Require(given == types[i] || (int)given == (int)types[i] + RefOffset, $"Input {i} of node {node.Name} ({node.Op}) was passed {given} from {data[i]} incompatible with expected {types[i]}.");
            }
        }

        private IEnumerable<RegistryArg> Inputs(NodeDef node) => Arguments(node, o => o.Inputs, s => s.InputArg);

        private IEnumerable<RegistryArg> Outputs(NodeDef node) => Arguments(node, o => o.Outputs, s => s.OutputArg);

        private IEnumerable<RegistryArg> Arguments(NodeDef node, Func<Definition, IEnumerable<RegistryArg>> ofOp, Func<OpDef, IEnumerable<OpDef.Types.ArgDef>> ofFunction)
            => _functions.TryGetValue(node.Op, out FunctionDef? function) ? ofFunction(function.Signature).Select(Argument)
                : rules.Find(node.Op) is { } op ? ofOp(op)
                : throw EngineException.NotFound($"Op type not registered '{node.Op}' in binary; node {node.Name}");

        private DataType[] Types(NodeDef node, IEnumerable<RegistryArg> arguments) => [.. arguments.SelectMany(a =>
        {
            IEnumerable<DataType> types = a.TypeListAttr is { } list ? Attr(node, list).List.Type
                : Enumerable.Repeat(a.Type ?? Attr(node, a.TypeAttr!).Type, a.NumberAttr is { } number ? checked((int)Attr(node, number).I) : 1);
            return types.Select(t => a.IsRef ? (DataType)((int)t + RefOffset) : t);
        })];

        private AttrValue Attr(NodeDef node, string name) => node.Attr.TryGetValue(name, out AttrValue? value) ? value
            : rules.Find(node.Op)?.Attrs.FirstOrDefault(a => a.Name == name)?.Default ?? throw EngineException.InvalidArgument($"NodeDef missing attr '{name}': {node.Name} of {node.Op}");
    }

    private Definition? Find(string op)
    {
        if (!_ops.TryGetValue(op, out Definition? definition) && OpDeclarations.Has(op))
        {
            Unlisted.Add(op);
            OpDef ours = OpDeclarations.Of(op);
            _ops.Add(op, definition = new Definition(
                [.. ours.InputArg.Select(Argument)], [.. ours.OutputArg.Select(Argument)],
                [.. ours.Attr.Select(a => new RegistryAttr(a.Name, a.Type, a.DefaultValue, a.AllowedValues is null ? null : [.. Texts(a.AllowedValues)], a.HasMinimum ? a.Minimum : null))], null));
        }

        return definition;
    }

    private static RegistryArg Argument(OpDef.Types.ArgDef arg)
    {
        return new RegistryArg(arg.Name, arg.Type == DataType.DtInvalid ? null : arg.Type, Name(arg.TypeAttr), Name(arg.NumberAttr), Name(arg.TypeListAttr), arg.IsRef);

        static string? Name(string name) => name.Length > 0 ? name : null;
    }

    private bool HasKernel(NodeDef node, Dictionary<string, FunctionDef> functions)
    {
        if (functions.ContainsKey(node.Op) || Unlisted.Contains(node.Op))
        {
            return true;
        }

        if (!_kernels.TryGetValue(node.Op, out RegistryKernel? kernel) || !kernel.HasCpu)
        {
            return false;
        }

        return kernel.Types.All(t => kernel.Any.Contains(t.Key) || !node.Attr.TryGetValue(t.Key, out AttrValue? value) || Given(value).All(t.Value.Contains))
            && kernel.Combinations?.Any(c => c.All(p => !node.Attr.TryGetValue(p.Key, out AttrValue? value) || value.Type == p.Value)) != false;

        // Kernels for some texts only, as data_format, are recorded without them.
        static IEnumerable<DataType> Given(AttrValue value) => value.ValueCase switch
        {
            AttrValue.ValueOneofCase.Type => [value.Type],
            AttrValue.ValueOneofCase.List => value.List.Type,
            _ => [],
        };
    }

    private static bool IsOf(AttrValue value, string type) => type switch
    {
        "int" => value.ValueCase == AttrValue.ValueOneofCase.I,
        "float" => value.ValueCase == AttrValue.ValueOneofCase.F,
        "bool" => value.ValueCase == AttrValue.ValueOneofCase.B,
        "string" => value.ValueCase == AttrValue.ValueOneofCase.S,
        "type" => value.ValueCase == AttrValue.ValueOneofCase.Type && (int)value.Type is > 0 and < RefOffset,
        "shape" => value.ValueCase == AttrValue.ValueOneofCase.Shape,
        "tensor" => value.ValueCase == AttrValue.ValueOneofCase.Tensor,
        "func" => value.ValueCase == AttrValue.ValueOneofCase.Func,
        _ => value.ValueCase == AttrValue.ValueOneofCase.List && Count(value) == Count(value.List, type),
    };

    private static int Count(AttrValue value) => value.List is { } l ? l.B.Count + l.F.Count + l.I.Count + l.S.Count + l.Type.Count + l.Shape.Count + l.Tensor.Count + l.Func.Count : 0;

    private static int Count(AttrValue.Types.ListValue list, string type) => type switch
    {
        "list(int)" => list.I.Count,
        "list(float)" => list.F.Count,
        "list(bool)" => list.B.Count,
        "list(string)" => list.S.Count,
        "list(type)" => list.Type.Count,
        "list(shape)" => list.Shape.Count,
        "list(tensor)" => list.Tensor.Count,
        "list(func)" => list.Func.Count,
        _ => -1,
    };

    // What a list of allowed values is about: types by their names in protobuf, and strings.
    private static IEnumerable<string> Texts(AttrValue value) => value.ValueCase switch
    {
        AttrValue.ValueOneofCase.Type => [Proto(value.Type)],
        AttrValue.ValueOneofCase.S => [value.S.ToStringUtf8()],
        AttrValue.ValueOneofCase.List => [.. value.List.Type.Select(Proto), .. value.List.S.Select(s => s.ToStringUtf8())],
        _ => [],
    };

    private static string Proto(DataType type) => TypesReflection.Descriptor.EnumTypes.Single(e => e.Name == "DataType").FindValueByNumber((int)type)?.Name ?? type.ToString();

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw EngineException.InvalidArgument(otherwise);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9.][A-Za-z0-9_.\\-/]*(>[A-Za-z0-9.][A-Za-z0-9_.\\-/]*)*$")]
    private static partial Regex Name();

    private sealed record Definition(IReadOnlyList<RegistryArg> Inputs, IReadOnlyList<RegistryArg> Outputs, IReadOnlyList<RegistryAttr> Attrs, int? DeprecatedSince);
}
