namespace TfCourse.Engine;

/// <summary>TensorFlow's status codes (those of <c>absl::StatusCode</c>), by their numbers on the wire.</summary>
public enum StatusCode
{
    /// <summary>No error.</summary>
    Ok = 0,

    /// <summary>The caller cancelled the operation.</summary>
    Cancelled = 1,

    /// <summary>The cause is unknown.</summary>
    Unknown = 2,

    /// <summary>An argument is wrong whatever the state.</summary>
    InvalidArgument = 3,

    /// <summary>The time ran out before the operation ended.</summary>
    DeadlineExceeded = 4,

    /// <summary>Something asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>Something to be made exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller lacks the permission.</summary>
    PermissionDenied = 7,

    /// <summary>A resource ran out: memory, disk, a limit.</summary>
    ResourceExhausted = 8,

    /// <summary>The state does not allow the operation, e.g. an uninitialized variable.</summary>
    FailedPrecondition = 9,

    /// <summary>The operation was given up, e.g. by a conflict.</summary>
    Aborted = 10,

    /// <summary>Beyond the end of the input.</summary>
    OutOfRange = 11,

    /// <summary>The operation is not implemented or not supported.</summary>
    Unimplemented = 12,

    /// <summary>An invariant is broken.</summary>
    Internal = 13,

    /// <summary>The service is not reachable now.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or damaged.</summary>
    DataLoss = 15,

    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}
