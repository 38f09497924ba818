using System.Globalization;
using Tensorflow;
using TfCourse.NaiveEngine;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>A drawn call as a graph of one op, run by the managed engine.</summary>
internal static class DrawnRun
{
    /// <summary>What the call gives; of an op on variables what they then hold.</summary>
    public static HostTensor[] Run(DrawnCall call, OpDef declaration, int outputs)
    {
        using IEngineSession session = ManagedEngine.Instance.Open();
        int variables = declaration.InputArg.TakeWhile(a => a.Type == DataType.DtResource).Count();
        var graph = new GraphDef();
        var op = new NodeDef { Name = "op", Op = call.Op };
        foreach ((string name, AttrValue value) in call.Complete(declaration))
        {
            op.Attr.Add(name, value);
        }

        for (int i = 0; i < call.Inputs.Length; i++)
        {
            var type = new AttrValue { Type = call.Inputs[i].DataType };
            graph.Node.Add(new NodeDef { Name = Name("x", i), Op = "Placeholder", Attr = { ["dtype"] = type } });
            if (i < variables)
            {
                graph.Node.Add(new NodeDef { Name = Name("v", i), Op = "VarHandleOp", Attr = { ["dtype"] = type, ["shape"] = new AttrValue { Shape = new TensorShapeProto { UnknownRank = true } }, ["shared_name"] = new AttrValue { S = Google.Protobuf.ByteString.CopyFromUtf8(Name("v", i)) } } });
                graph.Node.Add(new NodeDef { Name = Name("set", i), Op = "AssignVariableOp", Input = { Name("v", i), Name("x", i) }, Attr = { ["dtype"] = type } });
                graph.Node.Add(new NodeDef { Name = Name("get", i), Op = "ReadVariableOp", Input = { Name("v", i) }, Attr = { ["dtype"] = type } });
            }

            op.Input.Add(Name(i < variables ? "v" : "x", i));
        }

        graph.Node.Add(op);
        session.Extend(graph, [.. new[] { call.Op, "Placeholder", "VarHandleOp", "AssignVariableOp", "ReadVariableOp" }.Distinct().Select(OpDeclarations.Of)]);
        if (variables == 0)
        {
            var results = new HostTensor[outputs];
            session.Prepare(new RunSignature(Names("x", 0, call.Inputs.Length), [.. Enumerable.Range(0, outputs).Select(i => Name("op:", i))], [])).Run(call.Inputs, results);
            return results;
        }

        session.Prepare(new RunSignature(Names("x", 0, variables), [], Names("set", 0, variables))).Run(call.Inputs.AsSpan(0, variables), []);
        session.Prepare(new RunSignature(Names("x", variables, call.Inputs.Length - variables), [], ["op"])).Run(call.Inputs.AsSpan(variables), []);
        var values = new HostTensor[variables];
        session.Prepare(new RunSignature([], Names("get", 0, variables), [])).Run([], values);
        return values;
    }

    private static string Name(string kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);

    private static string[] Names(string kind, int from, int count) => [.. Enumerable.Range(from, count).Select(i => Name(kind, i))];
}
