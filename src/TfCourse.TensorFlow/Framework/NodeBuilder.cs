using TfCourse.Engine;

namespace Tensorflow;

/// <summary>
/// Adds one node, as Python's op library does it: finds the types of the attributes from the inputs, makes constants
/// of numbers in those types under the node's own scope, completes the attributes, infers the shapes.
/// </summary>
internal readonly ref struct NodeBuilder
{
    private readonly Graph _graph;
    private readonly OpDefinition _op;
    private readonly ReadOnlySpan<Attr> _given;
    private readonly AttrValue?[] _attrs;
    private readonly bool _isImport;

    public NodeBuilder(Graph graph, OpDefinition op, ReadOnlySpan<Attr> given, bool isImport = false)
    {
        _isImport = isImport;
        _graph = graph;
        _op = op;
        _given = given;
        _attrs = new AttrValue?[op.AttrDefs.Length];
        foreach (Attr attr in given)
        {
            int index = op.AttrIndex(attr.Name);
            if (index >= 0)
            {
                // Before anything is inferred from it: what a graph from elsewhere holds may be of any kind.
                AttrChecks.CheckKind(op, op.AttrDefs[index], attr.Value);
                _attrs[index] = attr.Value;
            }
            else if (!isImport && !attr.Name.StartsWith('_'))
            {
                throw new ValueError($"{op.Name} has no attribute '{attr.Name}'; it has {string.Join(", ", op.AttrDefs.Select(a => a.Name))}");
            }
        }
    }

    public Operation Add(ReadOnlySpan<Tensor> inputs, string? name)
    {
        _graph.RequireUnfinished();
        if (_op.Deprecation is { } deprecation && deprecation.Version <= Graph.Producer)
        {
            throw new UnimplementedError($"Op {_op.Name} is not available in GraphDef version {Graph.Producer}. It has been removed in version {deprecation.Version}. {deprecation.Explanation}.");
        }

        bool complete = _attrs.Length > 0 && !Array.Exists(_attrs, a => a is null);
        RequireCounts(inputs.Length, name);
        InferAttrs(inputs);
        string unique = _graph.NodeName(string.IsNullOrEmpty(name) ? _op.Name : name);
        GraphTensor[] tensors = Convert(inputs, unique);
        List<Operation>? references = null;
        CheckTypes(tensors, unique, complete, ref references);
        using ScopeBlock? beside = references is null ? null : Beside(_graph, references);
        var operation = new Operation(_graph, _graph.version, unique, _op, tensors, Complete(unique, complete), _graph.ControlInputsFor(tensors), _graph.CurrentDevice);
        foreach (Attr attr in _given)
        {
            if (_op.AttrIndex(attr.Name) < 0)
            {
                operation.SetExtra(attr.Name, attr.Value);
            }
        }

        _graph.Place(operation);
        _graph.NameGradient(operation);
        _graph.Colocate(operation);
        SetOutputs(operation);
        _graph.Enter(operation);
        return operation;
    }

    // A number of inputs that an attribute gives is never more than there are: a graph may say 2^62.
    private void RequireCounts(int inputs, string? name)
    {
        foreach (ArgDefinition arg in _op.InputArgs)
        {
            if (arg.NumberAttr is { } number && Value(number) is { } given && given.I > inputs)
            {
                throw new ValueError(FormattableString.Invariant($"NodeDef expected inputs: the attribute '{number}' of {_op.Name} '{name}' says {given.I} for '{arg.Name}', they do not match {inputs} inputs specified"));
            }
        }
    }

    // Type, number and list attributes that the caller left to the inputs.
    private void InferAttrs(ReadOnlySpan<Tensor> inputs)
    {
        int fixedCount = 0, lists = 0;
        foreach (ArgDefinition arg in _op.InputArgs)
        {
            bool open = (arg.NumberAttr is { } n && Value(n) is null) || (arg.TypeListAttr is { } l && Value(l) is null);
            lists += open ? 1 : 0;
            fixedCount += open ? 0 : Length(arg);
        }

        int open1 = lists > 0 ? (inputs.Length - fixedCount) / lists : 0;
        int at = 0;
        foreach (ArgDefinition arg in _op.InputArgs)
        {
            if (arg.NumberAttr is { } number && Value(number) is null)
            {
                Set(number, Attr.Of((long)open1));
            }
            else if (arg.TypeListAttr is { } list && Value(list) is null)
            {
                var types = new List<TF_DataType>();
                for (int i = at; i < at + open1 && i < inputs.Length; i++)
                {
                    types.Add(inputs[i].dtype.as_base_dtype());
                }

                Set(list, Attr.Of(types));
            }

            int length = Length(arg);
            for (int i = at; i < at + length && i < inputs.Length && arg.TypeAttr is { } type && Value(type) is null; i++)
            {
                if (inputs[i] is not Literal)
                {
                    Set(type, Attr.Of(inputs[i].dtype.as_base_dtype()));
                }
            }

            at += length;
        }

        if (at != inputs.Length)
        {
            throw new ValueError($"{_op.Name} takes {at} inputs, {inputs.Length} were given");
        }

        // Types that only numbers and arrays decide: theirs, unless the op has a default that they fit.
        at = 0;
        foreach (ArgDefinition arg in _op.InputArgs)
        {
            int length = Length(arg);
            if (arg.TypeAttr is { } type && Value(type) is null && length > 0)
            {
                AttrDefinition definition = _op.AttrDefs[_op.AttrIndex(type)];
                TF_DataType natural = inputs[at].dtype;
                bool takesNatural = definition.Allows((DataType)natural);
                Set(type, takesNatural || definition.Default is null ? Attr.Of(natural) : definition.Default);
            }

            at += length;
        }
    }

    private GraphTensor[] Convert(ReadOnlySpan<Tensor> inputs, string unique)
    {
        var tensors = new GraphTensor[inputs.Length];
        string? previous = null;
        int at = 0;
        try
        {
            foreach (ArgDefinition arg in _op.InputArgs)
            {
                int length = Length(arg);
                for (int i = 0; i < length; i++, at++)
                {
                    Tensor input = inputs[at] ?? throw new ValueError($"{_op.Name} '{unique}': the input '{arg.Name}' is null");
                    if (input.IsDeferred && previous is null)
                    {
                        _graph.EnterScope(unique + "/", out previous);
                    }

                    TF_DataType wanted = arg.TypeAttr is { } type ? (TF_DataType)Value(type)!.Type : arg.TypeListAttr is null ? arg.Type : TF_DataType.DtInvalid;
                    string role = length == 1 && arg.NumberAttr is null && arg.TypeListAttr is null ? arg.Name : FormattableString.Invariant($"{arg.Name}_{i}");
                    if (ReferenceEquals(input, Literal.EmptyList) && arg.TypeAttr is { } open && !IsGiven(open) && wanted != input.dtype)
                    {
                        _graph.AddConstant(Literal.EmptyList.Value, role);
                    }

                    tensors[at] = input.In(_graph, wanted, role);
                }
            }
        }
        finally
        {
            if (previous is not null)
            {
                _graph.LeaveScope(previous);
            }
        }

        return tensors;
    }

    private void CheckTypes(GraphTensor[] tensors, string unique, bool complete, ref List<Operation>? references)
    {
        int at = 0;
        foreach (ArgDefinition arg in _op.InputArgs)
        {
            int length = Length(arg);
            for (int i = 0; i < length; i++, at++)
            {
                TF_DataType wanted = arg.TypeAttr is { } type ? (TF_DataType)Value(type)!.Type
                    : arg.TypeListAttr is { } list ? (TF_DataType)Value(list)!.List.Type[i] : arg.Type;
                TF_DataType found = tensors[at].dtype;
                if (found.as_base_dtype() != wanted.as_base_dtype())
                {
                    // With every attribute given it is a node that is wrong, else a call of a function: Python has two classes for that.
                    if (complete)
                    {
                        throw new ValueError($"Input {at} of node {unique} was passed {((DataType)found).Name()} from {tensors[at].name} incompatible with expected {((DataType)wanted).Name()}.");
                    }

                    if (arg.NumberAttr is not null && arg.TypeAttr is not null)
                    {
                        IEnumerable<string> types = tensors.Skip(at - i).Take(length).Select(t => t.dtype.as_numpy_name());
                        throw new TypeError($"Tensors in list passed to '{arg.Name}' of '{_op.Name}' Op have types [{string.Join(", ", types)}] that don't all match; use tf.cast to convert some of them.");
                    }

                    throw new TypeError($"Input '{arg.Name}' of '{_op.Name}' Op ('{unique}') has type {found.as_numpy_name()} that does not match expected type of {wanted.as_numpy_name()}"
                        + (arg.TypeAttr is null ? "." : $" of the attribute '{arg.TypeAttr}'; use tf.cast to convert one of them."));
                }

                if (arg.IsRef && (int)found > 100 && !_isImport)
                {
                    (references ??= []).Add(tensors[at].op);
                }

                if (arg.IsRef && (int)found < 100)
                {
                    throw new TypeError($"'{_op.Name}' Op ('{unique}') requires that input '{arg.Name}' be a mutable tensor (e.g.: a tf.Variable)");
                }
            }
        }
    }

    // What changes a legacy variable lies where the variable lies.
    private static ScopeBlock Beside(Graph graph, List<Operation> references)
    {
        foreach (Operation reference in references)
        {
            graph.PushColocation(reference);
        }

        return new ScopeBlock(() => references.ForEach(_ => graph.PopColocation()));
    }

    private AttrValue[] Complete(string unique, bool allGiven)
    {
        AttrDefinition[] definitions = _op.AttrDefs;
        for (int i = 0; i < definitions.Length; i++)
        {
            _attrs[i] ??= Contained(definitions[i]) ?? definitions[i].Default ?? throw new ValueError($"{_op.Name} '{unique}': the attribute '{definitions[i].Name}' is required and was not given");
            if (!allGiven)
            {
                CheckInputType(definitions[i], _attrs[i]!);
            }

            AttrChecks.Check(_op, definitions[i], _attrs[i]!);
        }

        return _op.Shared(_attrs!);
    }

    // What a stateful operation holds lies in the container of the block around it.
    private AttrValue? Contained(AttrDefinition attr)
        => _op.IsStateful && !_isImport && _graph.Container.Length > 0 && attr.Name == "container" ? ((Attr)("container", _graph.Container)).Value : null;

    // A type that came with an input is the fault of that input.
    private void CheckInputType(AttrDefinition attr, AttrValue value)
    {
        if (attr.Allowed is not { } allowed || value.ValueCase != AttrValue.ValueOneofCase.Type || attr.Allows(value.Type))
        {
            return;
        }

        foreach (ArgDefinition input in _op.InputArgs)
        {
            if (input.TypeAttr != attr.Name)
            {
                continue;
            }

            throw new TypeError($"Value passed to parameter '{input.Name}' of {_op.Name} has DataType {value.Type.PythonName()} not in list of allowed values: "
                + $"{string.Join(", ", allowed.List.Type.Select(t => t.PythonName()))}; use tf.cast to convert it");
        }
    }

    private void SetOutputs(Operation operation)
    {
        ArgDefinition[] outputs = _op.OutputArgs;
        if (outputs.Length == 1 && outputs[0] is { NumberAttr: null, TypeListAttr: null } only)
        {
            ShapeInference.SetOutputs(operation, [OutputType(only)]);
            return;
        }

        var types = new List<TF_DataType>();
        foreach (ArgDefinition arg in outputs)
        {
            if (arg.TypeListAttr is { } list)
            {
                foreach (DataType type in Value(list)!.List.Type)
                {
                    types.Add((TF_DataType)type);
                }

                continue;
            }

            for (int i = Length(arg); i > 0; i--)
            {
                types.Add(OutputType(arg));
            }
        }

        ShapeInference.SetOutputs(operation, [.. types]);
    }

    private TF_DataType OutputType(ArgDefinition arg)
    {
        TF_DataType type = arg.TypeAttr is { } attr ? (TF_DataType)Value(attr)!.Type : arg.Type;
        return arg.IsRef ? type.as_base_dtype() + 100 : type;
    }

    private bool IsGiven(string attr)
    {
        foreach (Attr given in _given)
        {
            if (given.Name == attr)
            {
                return true;
            }
        }

        return false;
    }

    private AttrValue? Value(string attr) => _attrs[Index(attr)];

    private void Set(string attr, AttrValue value) => _attrs[Index(attr)] = value;

    // The signature of a function from elsewhere may name attributes that it does not declare.
    private int Index(string attr)
        => _op.AttrIndex(attr) is >= 0 and var index ? index : throw new ValueError($"An argument of {_op.Name} has the type of the attribute '{attr}', which {_op.Name} does not declare");

    private int Length(ArgDefinition arg)
        => arg.NumberAttr is { } number ? (int)Math.Max(0, Value(number)?.I ?? 0) : arg.TypeListAttr is { } list ? Value(list)?.List.Type.Count ?? 0 : 1;
}
