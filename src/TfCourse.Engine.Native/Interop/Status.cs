using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>A TF_Status for one call or a few; to be disposed where it is made.</summary>
internal readonly unsafe ref struct Status
{
    private readonly TensorFlowApi _api;

    public Status(TensorFlowApi api)
    {
        _api = api;
        Pointer = api.NewStatus();
    }

    public nint Pointer { get; }

    public StatusCode Code => (StatusCode)_api.GetCode(Pointer);

    public string Message => Marshal.PtrToStringUTF8((nint)_api.Message(Pointer)) ?? "";

    /// <summary>Throws what the last call reported, in our exceptions.</summary>
    /// <exception cref="EngineException">The last call failed.</exception>
    public void ThrowIfError()
    {
        if (_api.GetCode(Pointer) != 0)
        {
            throw new EngineException(Code, Message);
        }
    }

    public void Dispose() => _api.DeleteStatus(Pointer);
}
