namespace TfCourse.Engine.Managed;

/// <summary>A plan with its kernels and values: everything that one run at a time needs, kept for the next.</summary>
internal abstract class PlanInstance(Plan plan, RunState run) : IAttempt
{
    public Plan Plan => plan;

    /// <summary>Where the feeds go before a run.</summary>
    public TensorValue[] Arguments { get; protected init; } = [];

    /// <summary>Where the fetches are after a run; one tensor fetched twice is one value.</summary>
    public TensorValue[] Results { get; protected init; } = [];

    protected RunState State => run;

    public static PlanInstance Create(Plan plan, RunState run)
        => plan.Flow is { } flow ? new FlowInstance(plan, flow, run) : new StraightInstance(plan, run);

    /// <summary>Runs the plan's nodes, once each or as often as loops say; waits where nothing else is left to do.</summary>
    public void Execute()
    {
        Begin();
        bool over = false;
        try
        {
            while (!(over = Advance()))
            {
                run.Wait();
            }
        }
        finally
        {
            if (!over)
            {
                Abandon();
            }
        }
    }

    /// <summary>Gets ready to run, with the arguments that are set.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Runs the nodes that can run.</summary>
    /// <returns>Whether all have; else some wait for what other plans or runs do.</returns>
    public abstract bool Advance();

    /// <summary>Gives up what nodes wait for, in functions that they call too.</summary>
    public virtual void Abandon()
    {
    }

    /// <summary>Moves a result out, or shares it where a later fetch is the same tensor.</summary>
    public void TakeResult(int index, TensorValue to)
    {
        TensorValue value = References.Read(Results[index]);
        if (!value.IsSet)
        {
            throw EngineException.InvalidArgument($"Retval[{index}] does not have value");
        }

        if (plan.LastFetch[index] && value.Variable is null)
        {
            to.MoveFrom(value);
        }
        else
        {
            to.ShareFrom(value, value.Dims);
        }
    }

    /// <summary>Lets go of arguments that nobody needed and results that nobody took.</summary>
    public void Clear()
    {
        foreach (TensorValue argument in Arguments)
        {
            argument.Release();
        }

        for (int i = 0; i < Results.Length; i++)
        {
            if (!plan.KeepsFetch[i])
            {
                Results[i].Release();
            }
        }
    }
}
