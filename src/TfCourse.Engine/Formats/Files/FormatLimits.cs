namespace TfCourse.Engine;

/// <summary>Upper bounds that readers of graphs, checkpoints and records check before they allocate: a hostile file costs little.</summary>
/// <remarks>Raise one with a <c>with</c> expression: <c>FormatLimits.Default with { MaxGraphBytes = 2_000_000_000 }</c>.</remarks>
public sealed record FormatLimits
{
    /// <summary>The limits that hold when none are given.</summary>
    public static FormatLimits Default { get; } = new();

    /// <summary>Bytes of a graph, a MetaGraph or a SavedModel, binary or text; 1 GiB.</summary>
    public long MaxGraphBytes { get; init; } = 1L << 30;

    /// <summary>Nodes of a graph, those of its functions included; 1,000,000.</summary>
    public int MaxNodes { get; init; } = 1_000_000;

    /// <summary>Messages inside each other, in bytes and in text; 100, as protobuf has it.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>Bytes of one tensor; 2 GiB.</summary>
    public long MaxTensorBytes { get; init; } = 1L << 31;

    /// <summary>Bytes that all constants of a graph may expand to beyond <see cref="MaxExpansion"/> times the graph; 256 MiB.</summary>
    public long FreeExpansionBytes { get; init; } = 256L << 20;

    /// <summary>How many times larger than the graph its constants may become: one value may stand for all of a tensor; 100.</summary>
    public int MaxExpansion { get; init; } = 100;

    /// <summary>Bytes of the index of a checkpoint; 256 MiB.</summary>
    public long MaxIndexBytes { get; init; } = 256L << 20;

    /// <summary>Tensors of a checkpoint; 1,000,000.</summary>
    public int MaxTensors { get; init; } = 1_000_000;

    /// <summary>Bytes of a record of a TFRecord file; 1 GiB.</summary>
    public long MaxRecordBytes { get; init; } = 1L << 30;

    /// <summary>Bytes that a compressed file may expand to; 4 GiB.</summary>
    public long MaxExpandedBytes { get; init; } = 1L << 32;
}
