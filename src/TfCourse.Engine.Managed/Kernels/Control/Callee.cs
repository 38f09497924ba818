using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A function that a node calls, found when it is first called: a function that does not exist is an error of the run.</summary>
internal sealed class Callee(NodeInfo node, NameAttrList function, DataType[] arguments, DataType[]? results)
{
    private FunctionBody? _body;

    /// <summary>Whether not the function is called, but the one that computes its gradient.</summary>
    public bool OfGradient { get; init; }

    /// <summary>An instance of the function for one call; fill its arguments, begin, advance it to its end, take its results, then leave.</summary>
    public PlanInstance Enter(RunState run)
    {
        _body ??= Find(run.Session.Functions);
        return run.Rent(_body);
    }

    public void Leave(RunState run, PlanInstance instance) => run.Return(_body!, instance);

    private FunctionBody Find(FunctionLibrary library)
    {
        FunctionBody body = library.Find(!OfGradient ? function : new NameAttrList
        {
            Name = library.GradientOf(function.Name) ?? throw EngineException.NotFound($"the library declares no gradient of function '{function.Name}'"),
        });
        Check("argument", body.Plan.FeedTypes, arguments);
        if (results is not null)
        {
            Check("result", body.Plan.FetchTypes, results);
        }

        return body;
    }

    // Kernels trust the types of their inputs: what crosses into a function and back has to be what both sides say.
    private void Check(string what, DataType[] own, DataType[] wanted)
    {
        if (own.Length != wanted.Length)
        {
            throw EngineException.InvalidArgument($"function '{function.Name}' has {own.Length} {what}s, {node.Op} '{node.Name}' has {wanted.Length}");
        }

        for (int i = 0; i < own.Length; i++)
        {
            if (own[i] != wanted[i].Base())
            {
                throw EngineException.InvalidArgument($"{what} {i} of function '{function.Name}' is of type {own[i].Name()}, {node.Op} '{node.Name}' has {wanted[i].Name()}");
            }
        }
    }
}
