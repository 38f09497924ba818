namespace TfCourse.Engine.Native;

/// <summary>The functions of TensorFlow's C API (tensorflow/c/c_api.h) that are used here, without "TF_". Opaque pointers are nint.</summary>
internal sealed unsafe class TensorFlowApi
{
    public readonly delegate* unmanaged[Cdecl]<nint> NewStatus;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteStatus;
    public readonly delegate* unmanaged[Cdecl]<nint, int> GetCode;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*> Message;
    public readonly delegate* unmanaged[Cdecl]<byte*> Version;
    public readonly delegate* unmanaged[Cdecl]<void*, nuint, NativeBuffer*> NewBufferFromString;
    public readonly delegate* unmanaged[Cdecl]<NativeBuffer*> NewBuffer;
    public readonly delegate* unmanaged[Cdecl]<NativeBuffer*, void> DeleteBuffer;
    public readonly delegate* unmanaged[Cdecl]<int, long*, int, nuint, nint> AllocateTensor;
    public readonly delegate* unmanaged[Cdecl]<int, long*, int, void*, nuint, delegate* unmanaged[Cdecl]<void*, nuint, void*, void>, void*, nint> NewTensor;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteTensor;
    public readonly delegate* unmanaged[Cdecl]<nint, int> TensorType;
    public readonly delegate* unmanaged[Cdecl]<nint, int> NumDims;
    public readonly delegate* unmanaged[Cdecl]<nint, int, long> Dim;
    public readonly delegate* unmanaged[Cdecl]<nint, nuint> TensorByteSize;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*> TensorData;
    public readonly delegate* unmanaged[Cdecl]<nint> NewGraph;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteGraph;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, nint> GraphOperationByName;
    public readonly delegate* unmanaged[Cdecl]<nint, int> OperationNumOutputs;
    public readonly delegate* unmanaged[Cdecl]<nint> NewImportGraphDefOptions;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteImportGraphDefOptions;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, int, NativeOutput, void> ImportGraphDefOptionsAddInputMapping;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, nint, void> ImportGraphDefOptionsRemapControlDependency;
    public readonly delegate* unmanaged[Cdecl]<nint, NativeBuffer*, nint, nint, void> GraphImportGraphDef;
    public readonly delegate* unmanaged[Cdecl]<nint> NewSessionOptions;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteSessionOptions;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, void> SetTarget;
    public readonly delegate* unmanaged[Cdecl]<nint, void*, nuint, nint, void> SetConfig;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint, nint> NewSession;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, void> CloseSession;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, void> DeleteSession;
    public readonly delegate* unmanaged[Cdecl]<nint, NativeBuffer*, NativeOutput*, nint*, int, NativeOutput*, nint*, int, nint*, int, NativeBuffer*, nint, void> SessionRun;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint> SessionListDevices;
    public readonly delegate* unmanaged[Cdecl]<nint, int> DeviceListCount;
    public readonly delegate* unmanaged[Cdecl]<nint, int, nint, byte*> DeviceListName;
    public readonly delegate* unmanaged[Cdecl]<nint, int, nint, byte*> DeviceListType;
    public readonly delegate* unmanaged[Cdecl]<nint, int, nint, long> DeviceListMemoryBytes;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteDeviceList;
    public readonly delegate* unmanaged[Cdecl]<NativeBuffer*> GetAllOpList;
    public readonly delegate* unmanaged[Cdecl]<byte*, nint, NativeBuffer*> GetRegisteredKernelsForOp;
    public readonly delegate* unmanaged[Cdecl]<nint, NativeBuffer*, byte*, byte**, int, nint, NativeBuffer*, nint, nint> LoadSessionFromSavedModel;

    // These may be null: older versions lack them, or their use is rare.
    public readonly delegate* unmanaged[Cdecl]<nint, byte, void> ImportGraphDefOptionsSetValidateColocationConstraints;
    public readonly delegate* unmanaged[Cdecl]<byte*, void> StringInit;
    public readonly delegate* unmanaged[Cdecl]<byte*, byte*, nuint, void> StringCopy;
    public readonly delegate* unmanaged[Cdecl]<byte*, byte*> StringGetDataPointer;
    public readonly delegate* unmanaged[Cdecl]<byte*, nuint> StringGetSize;
    public readonly delegate* unmanaged[Cdecl]<byte*, void> StringDealloc;
    public readonly delegate* unmanaged[Cdecl]<void*, nuint, nint, nint> NewServer;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, void> ServerStart;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, void> ServerJoin;

    public TensorFlowApi(LibrarySymbols symbols)
    {
        NewStatus = (delegate* unmanaged[Cdecl]<nint>)symbols.Required("TF_NewStatus");
        DeleteStatus = (delegate* unmanaged[Cdecl]<nint, void>)symbols.Required("TF_DeleteStatus");
        GetCode = (delegate* unmanaged[Cdecl]<nint, int>)symbols.Required("TF_GetCode");
        Message = (delegate* unmanaged[Cdecl]<nint, byte*>)symbols.Required("TF_Message");
        Version = (delegate* unmanaged[Cdecl]<byte*>)symbols.Required("TF_Version");
        NewBufferFromString = (delegate* unmanaged[Cdecl]<void*, nuint, NativeBuffer*>)symbols.Required("TF_NewBufferFromString");
        NewBuffer = (delegate* unmanaged[Cdecl]<NativeBuffer*>)symbols.Required("TF_NewBuffer");
        DeleteBuffer = (delegate* unmanaged[Cdecl]<NativeBuffer*, void>)symbols.Required("TF_DeleteBuffer");
        AllocateTensor = (delegate* unmanaged[Cdecl]<int, long*, int, nuint, nint>)symbols.Required("TF_AllocateTensor");
        NewTensor = (delegate* unmanaged[Cdecl]<int, long*, int, void*, nuint, delegate* unmanaged[Cdecl]<void*, nuint, void*, void>, void*, nint>)symbols.Required("TF_NewTensor");
        DeleteTensor = (delegate* unmanaged[Cdecl]<nint, void>)symbols.Required("TF_DeleteTensor");
        TensorType = (delegate* unmanaged[Cdecl]<nint, int>)symbols.Required("TF_TensorType");
        NumDims = (delegate* unmanaged[Cdecl]<nint, int>)symbols.Required("TF_NumDims");
        Dim = (delegate* unmanaged[Cdecl]<nint, int, long>)symbols.Required("TF_Dim");
        TensorByteSize = (delegate* unmanaged[Cdecl]<nint, nuint>)symbols.Required("TF_TensorByteSize");
        TensorData = (delegate* unmanaged[Cdecl]<nint, byte*>)symbols.Required("TF_TensorData");
        NewGraph = (delegate* unmanaged[Cdecl]<nint>)symbols.Required("TF_NewGraph");
        DeleteGraph = (delegate* unmanaged[Cdecl]<nint, void>)symbols.Required("TF_DeleteGraph");
        GraphOperationByName = (delegate* unmanaged[Cdecl]<nint, byte*, nint>)symbols.Required("TF_GraphOperationByName");
        OperationNumOutputs = (delegate* unmanaged[Cdecl]<nint, int>)symbols.Required("TF_OperationNumOutputs");
        NewImportGraphDefOptions = (delegate* unmanaged[Cdecl]<nint>)symbols.Required("TF_NewImportGraphDefOptions");
        DeleteImportGraphDefOptions = (delegate* unmanaged[Cdecl]<nint, void>)symbols.Required("TF_DeleteImportGraphDefOptions");
        ImportGraphDefOptionsAddInputMapping = (delegate* unmanaged[Cdecl]<nint, byte*, int, NativeOutput, void>)symbols.Required("TF_ImportGraphDefOptionsAddInputMapping");
        ImportGraphDefOptionsRemapControlDependency = (delegate* unmanaged[Cdecl]<nint, byte*, nint, void>)symbols.Required("TF_ImportGraphDefOptionsRemapControlDependency");
        GraphImportGraphDef = (delegate* unmanaged[Cdecl]<nint, NativeBuffer*, nint, nint, void>)symbols.Required("TF_GraphImportGraphDef");
        NewSessionOptions = (delegate* unmanaged[Cdecl]<nint>)symbols.Required("TF_NewSessionOptions");
        DeleteSessionOptions = (delegate* unmanaged[Cdecl]<nint, void>)symbols.Required("TF_DeleteSessionOptions");
        SetTarget = (delegate* unmanaged[Cdecl]<nint, byte*, void>)symbols.Required("TF_SetTarget");
        SetConfig = (delegate* unmanaged[Cdecl]<nint, void*, nuint, nint, void>)symbols.Required("TF_SetConfig");
        NewSession = (delegate* unmanaged[Cdecl]<nint, nint, nint, nint>)symbols.Required("TF_NewSession");
        CloseSession = (delegate* unmanaged[Cdecl]<nint, nint, void>)symbols.Required("TF_CloseSession");
        DeleteSession = (delegate* unmanaged[Cdecl]<nint, nint, void>)symbols.Required("TF_DeleteSession");
        SessionRun = (delegate* unmanaged[Cdecl]<nint, NativeBuffer*, NativeOutput*, nint*, int, NativeOutput*, nint*, int, nint*, int, NativeBuffer*, nint, void>)symbols.Required("TF_SessionRun");
        SessionListDevices = (delegate* unmanaged[Cdecl]<nint, nint, nint>)symbols.Required("TF_SessionListDevices");
        DeviceListCount = (delegate* unmanaged[Cdecl]<nint, int>)symbols.Required("TF_DeviceListCount");
        DeviceListName = (delegate* unmanaged[Cdecl]<nint, int, nint, byte*>)symbols.Required("TF_DeviceListName");
        DeviceListType = (delegate* unmanaged[Cdecl]<nint, int, nint, byte*>)symbols.Required("TF_DeviceListType");
        DeviceListMemoryBytes = (delegate* unmanaged[Cdecl]<nint, int, nint, long>)symbols.Required("TF_DeviceListMemoryBytes");
        DeleteDeviceList = (delegate* unmanaged[Cdecl]<nint, void>)symbols.Required("TF_DeleteDeviceList");
        GetAllOpList = (delegate* unmanaged[Cdecl]<NativeBuffer*>)symbols.Required("TF_GetAllOpList");
        GetRegisteredKernelsForOp = (delegate* unmanaged[Cdecl]<byte*, nint, NativeBuffer*>)symbols.Required("TF_GetRegisteredKernelsForOp");
        LoadSessionFromSavedModel = (delegate* unmanaged[Cdecl]<nint, NativeBuffer*, byte*, byte**, int, nint, NativeBuffer*, nint, nint>)symbols.Required("TF_LoadSessionFromSavedModel");
        ImportGraphDefOptionsSetValidateColocationConstraints = (delegate* unmanaged[Cdecl]<nint, byte, void>)symbols.Optional("TF_ImportGraphDefOptionsSetValidateColocationConstraints");
        StringInit = (delegate* unmanaged[Cdecl]<byte*, void>)symbols.Optional("TF_StringInit");
        StringCopy = (delegate* unmanaged[Cdecl]<byte*, byte*, nuint, void>)symbols.Optional("TF_StringCopy");
        StringGetDataPointer = (delegate* unmanaged[Cdecl]<byte*, byte*>)symbols.Optional("TF_StringGetDataPointer");
        StringGetSize = (delegate* unmanaged[Cdecl]<byte*, nuint>)symbols.Optional("TF_StringGetSize");
        StringDealloc = (delegate* unmanaged[Cdecl]<byte*, void>)symbols.Optional("TF_StringDealloc");
        NewServer = (delegate* unmanaged[Cdecl]<void*, nuint, nint, nint>)symbols.Optional("TF_NewServer");
        ServerStart = (delegate* unmanaged[Cdecl]<nint, nint, void>)symbols.Optional("TF_ServerStart");
        ServerJoin = (delegate* unmanaged[Cdecl]<nint, nint, void>)symbols.Optional("TF_ServerJoin");
    }
}

/// <summary>TF_Output: an output of an operation.</summary>
internal record struct NativeOutput
{
    public nint Operation;
    public int Index;
}

/// <summary>TF_Buffer: bytes that TensorFlow or the caller owns.</summary>
internal unsafe struct NativeBuffer
{
    public void* Data;
    public nuint Length;
    public nint Deallocator;
}
