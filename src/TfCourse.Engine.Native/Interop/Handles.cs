using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>A TF_Graph; it lives as long as the sessions over it.</summary>
internal sealed unsafe class GraphHandle : SafeHandle
{
    private readonly TensorFlowApi _api;

    public GraphHandle(TensorFlowApi api)
        : base(0, ownsHandle: true) => (_api, handle) = (api, api.NewGraph());

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _api.DeleteGraph(handle);
        return true;
    }
}

/// <summary>A TF_Session; deleting it waits for its runs, which hold it.</summary>
internal sealed unsafe class SessionHandle : SafeHandle
{
    private readonly TensorFlowApi _api;
    private readonly GraphHandle _graph;

    public SessionHandle(TensorFlowApi api, GraphHandle graph, nint session)
        : base(0, ownsHandle: true)
    {
        (_api, _graph, handle) = (api, graph, session);
        bool added = false;
        graph.DangerousAddRef(ref added);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        // Both report only what nobody can act upon any more: the session is gone either way.
        using var status = new Status(_api);
        _api.CloseSession(handle, status.Pointer);
        _api.DeleteSession(handle, status.Pointer);
        _graph.DangerousRelease();
        return true;
    }
}
