using TfCourse.Engine;
using TfCourse.Engine.Tests;

// `dotnet TfCourse.Engine.Tests.dll save FOLDER` saves one checkpoint after another until it is killed: KillTests starts it.
if (args is ["save", var folder])
{
    int number = SampleCheckpoint.Newest(SystemFileSystem.Instance, folder, KillTests.Size);
    using IWritableFile journal = SystemFileSystem.Instance.Append(Path.Combine(folder, "journal"));
    while (true)
    {
        SampleCheckpoint.Save(SystemFileSystem.Instance, folder, ++number, KillTests.Size);
        journal.Write(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{number}\n")));
    }
}

return 0;
