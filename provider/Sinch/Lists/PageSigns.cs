namespace MediaProviders.Sinch.Lists;

/// <summary>
/// Collects what an answer says about pages. No document of the API speaks of pages, so the names are those that services use: JSON:API, HAL, OData, Spring,
/// Laravel, GitLab, Google, AWS. Of two statements that contradict each other the one that says more counts.
/// </summary>
internal sealed class PageSigns
{
    private readonly List<long> totals = [];
    private readonly List<long> limits = [];
    private readonly List<long> sizes = [];
    private bool saysMore;
    private bool saysWhole;
    private bool saysPaged;

    /// <summary>Hears one statement.</summary>
    /// <param name="sign">What its name means.</param>
    /// <param name="value">What it says.</param>
    public void Hear(PageSign sign, PageValue value)
    {
        switch (sign)
        {
            case PageSign.Other:
                break;
            case PageSign.More:
                Say(!value.IsNothing, value.IsNothing);
                break;
            case PageSign.Remaining:
                Say(!value.IsNothing && value.Number != 0, value.Number == 0);
                break;
            case PageSign.Complete:
                Say(value.IsFalse, value.IsTrue);
                break;
            case PageSign.Total when !value.IsNothing:
                totals.Add(value.Number ?? -1);
                break;
            case PageSign.Size when value.Number is { } size:
                sizes.Add(size);
                break;
            case PageSign.Limit when value.Number is { } limit:
                limits.Add(limit);
                break;
            case PageSign.Pages when value.IsTrue || value.IsFalse:
                Say(value.IsFalse, value.IsTrue);
                break;
            case PageSign.Pages when !value.IsNothing && !value.IsContainer:
                Say(value.Number is not (0 or 1), value.Number is 0 or 1);
                break;
            case PageSign.Page when value.Number is { } page:
                saysMore |= page > 1;
                saysPaged = true;
                break;
            case PageSign.Offset when value.Number is { } offset:
                saysMore |= offset > 0;
                break;
            default:
                break;
        }
    }

    /// <summary>True when nothing that was heard lets a list of that many elements be a part only.</summary>
    public bool AllowWhole(int count)
    {
        if (saysMore || totals.Exists(total => total != count))
        {
            return false;
        }

        var isSaid = saysWhole || totals.Count > 0;
        return isSaid || (sizes.TrueForAll(size => size == count) && limits.TrueForAll(limit => limit > count) && (!saysPaged || limits.Count > 0));
    }

    /// <summary>Hears that the answer links to another page.</summary>
    public void HearLink() => saysMore = true;

    private void Say(bool more, bool whole)
    {
        saysMore |= more;
        saysWhole |= whole;
    }
}
