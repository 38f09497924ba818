using Tensorflow;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Ops of which a file brings nothing but the declaration.</summary>
[TestFixture]
public sealed class DeclaredOpTests
{
    [Test]
    public void A_declaration_that_allows_something_else_than_a_list_is_refused()
    {
        var op = new OpDef { Name = "Unheard" };
        op.Attr.Add(new OpDef.Types.AttrDef { Name = "T", Type = "type", AllowedValues = new AttrValue { I = 3 } });
        Assert.That(() => DeclaredOps.Of(op), Throws.InstanceOf<ValueError>().With.Message.Contains("'Unheard'").And.Message.Contains("'T'"));
    }

    [Test]
    public void Types_that_nobody_knows_are_not_allowed()
    {
        var op = new OpDef { Name = "Unheard" };
        var allowed = new AttrValue { List = new AttrValue.Types.ListValue() };
        allowed.List.Type.Add([DataType.DtFloat, (DataType)(64 + (int)DataType.DtInt32)]);
        op.Attr.Add(new OpDef.Types.AttrDef { Name = "T", Type = "type", AllowedValues = allowed });
        AttrDefinition definition = DeclaredOps.Of(op).AttrDefs.Single();
        Assert.That(definition.Allows(DataType.DtFloat), Is.True);
        Assert.That(definition.Allows(DataType.DtInt32), Is.False);
    }
}
