namespace EngagementFlows.Inbox;

/// <summary>The words around numbers and options, English and Welsh; accents and apostrophes are dropped before they are compared.</summary>
internal static class OptionWords
{
    internal const string Filler = """
        please|pls|plz|thanks|thank you|thankyou|ta|cheers|many thanks|thanks very much|thank you very much|thanks for asking|thanks for the invitation|hi|hello|hiya|hey|dear all|good morning|good afternoon|sorry|unfortunately|i'm afraid
        reply|answer|my answer is|my answer|answer is|option|number|num|i choose|i pick|i say|it's|it is|its a|for|for yes|from me|from me please|to both|that's|i think it's|then|and|also|too|very much|very|great|lovely|brilliant|wonderful|really|indeed|kind regards|regards|best wishes|love|x|xx|xxx|at all
        diolch|diolch yn fawr|diolch yn fawr iawn|plis|os gwelwch yn dda|os gwelwch chi'n dda|helo|shwmae|su'mae|s'mae|haia|bore da|prynhawn da|sori|yn anffodus|ateb|fy ateb|rhif|hefyd|cofion|hwyl|pob hwyl|mae'n ddrwg gen i|mae'n flin gen i|gyda fi
        """;

    internal const string Doubt = """
        but|or|unless|if|depends|it depends|however|although|though|not|cannot|can't|maybe not|perhaps not|probably|probably not|hopefully|yes and no|no problem|no problems|no worries|no prob|no idea|no doubt|no need|no one|not yet|except|instead|cancel|only|either|neither|whether|until|later|never|rather|would rather
        ond|neu|os|oni bai|dibynnu|mae'n dibynnu|ddim|dim|nid|heb|hwyrach na|efallai na|efallai ddim|siŵr o fod|gobeithio|dim problem|dim ots|yn hwyrach
        """;

    internal const string None = "none|none of them|none of these|none of those|nothing|no barriers|not any|none at all|dim un|dim un ohonyn nhw|dim byd|dim|dim rhwystrau|yr un";

    internal const string All = "all|all of them|all of these|every one|everything|pob un|y cyfan|i gyd|popeth";

    /// <summary>Numbers in words; <c>un</c> to <c>pump</c> with the feminine forms.</summary>
    internal static readonly (string Words, int Value)[] Numbers =
    [
        ("one|un", 1), ("two|dau|dwy|ddau|ddwy", 2), ("three|tri|tair|dri|thri|dair|thair", 3), ("four|pedwar|pedair|bedwar|phedwar|bedair|phedair", 4), ("five|pump|pum|bump|phump", 5), ("six|chwech|chwe", 6), ("seven|saith", 7), ("eight|wyth", 8), ("nine|naw", 9), ("ten|deg", 10), ("eleven|un ar ddeg", 11), ("twelve|deuddeg", 12), ("zero|nought", 0),
    ];
}
