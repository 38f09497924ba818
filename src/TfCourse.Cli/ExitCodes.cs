namespace TfCourse.Cli;

/// <summary>What the command's exit codes mean.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int JudgedFalse = 1;
    public const int Usage = 2;
    public const int MachineLacks = 3;
    public const int Bug = 70;
    public const int Interrupted = 130;

    public const string Help = """
        Exit codes:
          0    done
          1    judged false: a check failed, a goal was missed
          2    wrong usage or bad input; nothing was written
          3    something the machine lacks: a file, disk space, a permission
          70   a bug of ours
          130  interrupted; what was done so far is saved
        """;
}
