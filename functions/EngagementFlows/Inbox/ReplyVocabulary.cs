namespace EngagementFlows.Inbox;

/// <summary>
/// The words in which people answer, English and Welsh, with everyday forms and slips of the thumb. Written with their
/// accents and apostrophes here; both are dropped before they are compared.
/// A word that is not here is not guessed at. Words that mean different things to different people ("ok then", "probably",
/// "not interested") are left out on purpose: they wait for the team.
/// </summary>
internal static class ReplyVocabulary
{
    internal const string Yes = """
        yes|yess|yesss|yse|yea|yeah|yeh|yh|yep|yup|ye|yed|tes|yas|aye|yes please|ok|okay|okey|sure|surely|of course
        definitely|absolutely|certainly|defo|deffo|will do|i will|i do|i would|i agree|agree|agreed|i consent|that's fine|that is fine
        fine by me|fine with me|happy to|i'm happy to|i am happy to|happy with that|i'd love to|i would love to|love to|go ahead|sounds good|thumbsup
        ie|ia|iawn|iawn gen i|ydw|yndw|ydyn|oes|gwnaf|wnaf|mi wnaf|gwna i|byddaf|bydda i|bydda|byddai'n hapus|cytuno|dw i'n cytuno|rwy'n cytuno|rydw i'n cytuno
        wrth gwrs|yn sicr|yn bendant|siŵr iawn|hapus i|dw i'n hapus i|cewch|dyna iawn|popeth yn iawn
        """;

    internal const string No = """
        no|noo|nooo|nope|nop|nah|naw|no thanks|no thank you|no ta|no way|sorry no|i'm afraid not|afraid not|i don't|i do not|i won't|i will not|i'd rather not|i would rather not|rather not
        i don't agree|i do not agree|disagree|i disagree|i don't consent|i do not consent|thumbsdown
        na|nage|naddo|na diolch|dim diolch|nac ydw|nag ydw|nacdw|nac oes|nag oes|na wnaf|na wna i|na fyddaf|na fydda i|ddim yn cytuno|dw i ddim yn cytuno|dydw i ddim yn cytuno|na chewch|yn anffodus na
        """;

    internal const string NotSure = """
        not sure|i'm not sure|i am not sure|not sure yet|not sure at the moment|i'm not sure yet|unsure|not certain|undecided|maybe|perhaps|possibly|might|i might|i might come|might come|might be able to
        don't know|i don't know|i don't know yet|do not know|don't know yet|dunno|idk|can't say yet|not decided|haven't decided|i'll let you know|will let you know|tbc|shrug
        dim yn siŵr|ddim yn siŵr|dw i ddim yn siŵr|dydw i ddim yn siŵr|dwi'm yn siŵr|dw i ddim yn siŵr eto|ddim yn siŵr eto|ansicr|dwn i ddim|dw'n i ddim|dwn im|wn i ddim|dw i ddim yn gwybod|dwi'm yn gwbod|sai'n gwybod|sa i'n gwybod|sai'n siŵr
        ddim yn gwybod|ddim yn gwybod eto|efallai|falle|ella|hwyrach|o bosib|o bosibl|falla
        """;

    internal const string Coming = """
        i'll be there|i will be there|will be there|be there|i'll come|i will come|will come|i'm coming|i am coming|coming|i can come|can come|i can make it|can make it|i'll make it|count me in|i'm in|i'll attend|i will attend|will attend|i can attend|attending|i'm attending
        see you there|see you then|see you on the day|looking forward to it|i'd love to come|i would love to come|i'd like to come|i would like to come|i want to come|happy to come|i'll take it|i'll take the place
        dw i'n dod|rwy'n dod|rydw i'n dod|dwi'n dod|wi'n dod|dw i am ddod|rwy am ddod|dof|mi ddof|fe ddof|ddof i|mi ddo i|fe ddo i|bydda i yno|byddaf yno|mi fydda i yno|fe fydda i yno|mi fyddaf yno|gallaf ddod|galla i ddod|dw i'n gallu dod|hoffwn ddod|dw i eisiau dod|dwi isio dod|fi'n dod|edrych ymlaen|wela i chi yno|wela i chi
        """;

    internal const string NotComing = """
        i can't come|can't come|i cannot come|cannot come|i can't make it|can't make it|cannot make it|i cannot make it|i can't attend|can't attend|i cannot attend|cannot attend|i can't be there|i won't be there|won't be there|i will not be there|i won't be coming|won't be coming|i won't come|won't come|i'm not coming|i am not coming|not coming|no longer coming|i can no longer come|can no longer come|i can't come after all|can't come after all|can't make it after all|i won't make it|won't make it
        unable to come|unable to attend|i'm unable to come|i am unable to attend|i'm unable to attend|unable to make it|not able to come|not able to attend|i'm not able to come|not attending|count me out|not this time|i don't want to come|i do not want to come|don't want to come|cancel my place|please cancel my place|give my place to somebody else|give my place to someone else
        take me off the waiting list|please take me off the waiting list|remove me from the waiting list|leave the waiting list|i want to leave the waiting list
        dw i ddim yn dod|dydw i ddim yn dod|dwi ddim yn dod|dwi'm yn dod|ddim yn dod|dim yn dod|sai'n dod|sa i'n dod|fi ddim yn dod|alla i ddim dod|fedra i ddim dod|galla i ddim dod|allaf i ddim dod|na allaf ddod|dw i ddim yn gallu dod|dydw i ddim yn gallu dod|ddim yn gallu dod|methu dod|dw i'n methu dod|dwi'n methu dod|rwy'n methu dod|fydda i ddim yno|fyddaf i ddim yno|fydda i ddim yn dod|na fyddaf yno|dim y tro hwn|ddim y tro 'ma|tynnwch fi oddi ar y rhestr aros
        """;

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
        ("one|un", 1), ("two|dau|dwy", 2), ("three|tri|tair", 3), ("four|pedwar|pedair", 4), ("five|pump|pum", 5), ("six|chwech|chwe", 6), ("seven|saith", 7), ("eight|wyth", 8), ("nine|naw", 9), ("ten|deg", 10), ("eleven|un ar ddeg", 11), ("twelve|deuddeg", 12), ("zero|nought", 0),
    ];
}
