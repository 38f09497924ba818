namespace Tensorflow;

/// <summary>How copies of a variable on several devices are kept equal; TensorFlow's distribution strategies read it.</summary>
public enum VariableSynchronization
{
    /// <summary>As the strategy decides.</summary>
    Auto = 0,

    /// <summary>Not at all.</summary>
    None = 1,

    /// <summary>At each write.</summary>
    OnWrite = 2,

    /// <summary>At each read.</summary>
    OnRead = 3,
}

/// <summary>How values written by several devices are joined; TensorFlow's distribution strategies read it.</summary>
public enum VariableAggregation
{
    /// <summary>They are not.</summary>
    None = 0,

    /// <summary>The sum.</summary>
    Sum = 1,

    /// <summary>The mean.</summary>
    Mean = 2,

    /// <summary>That of the first device.</summary>
    OnlyFirstReplica = 3,
}
