using System.Collections.Frozen;

namespace EngagementFlows.Privacy.Export;

/// <summary>
/// What a person's own data is called on the page that they read, in English and Welsh. A member that stands in neither list is not shown until
/// somebody has given it a name or decided that it is for programs alone, which a test asks for; the files beside the page have all of it.
/// </summary>
public static class SubjectVocabulary
{
    /// <summary>By the member's name in the stored data.</summary>
    public static readonly FrozenDictionary<string, (string En, string Cy)> Labels = new Dictionary<string, (string En, string Cy)>(StringComparer.Ordinal)
    {
        ["details"] = ("Your details", "Eich manylion"),
        ["name"] = ("Name", "Enw"),
        ["preferredName"] = ("What you want to be called", "Beth hoffech chi gael eich galw"),
        ["phone"] = ("Phone number", "Rhif ffôn"),
        ["email"] = ("Email", "E-bost"),
        ["preference"] = ("How you want to hear from us", "Sut rydych chi eisiau clywed gennym ni"),
        ["language"] = ("Language", "Iaith"),
        ["role"] = ("Your part, in the words of the team", "Eich rhan, yng ngeiriau'r tîm"),
        ["accessNeeds"] = ("What you need to take part", "Beth sydd ei angen arnoch chi i gymryd rhan"),
        ["supporter"] = ("Your supporter", "Eich cefnogwr"),
        ["scope"] = ("What your supporter may do, in the words of the team", "Beth gaiff eich cefnogwr ei wneud, yng ngeiriau'r tîm"),
        ["supporterPausedAt"] = ("Since when nothing goes to your supporter, as you asked", "Ers pryd does dim yn mynd at eich cefnogwr, fel y gofynnoch chi"),
        ["notes"] = ("Notes that the team made", "Nodiadau a wnaeth y tîm"),
        ["quietHours"] = ("When we do not disturb you", "Pryd dydyn ni ddim yn tarfu arnoch chi"),
        ["from"] = ("From", "O"),
        ["until"] = ("Until", "Tan"),
        ["to"] = ("To", "At"),
        ["reason"] = ("Why", "Pam"),
        ["addedAt"] = ("When we were given your details", "Pryd cawson ni eich manylion"),
        ["partstat"] = ("Your answer", "Eich ateb"),
        ["answeredAt"] = ("When you answered", "Pryd ateboch chi"),
        ["place"] = ("Your place", "Eich lle"),
        ["standing"] = ("Your place", "Eich lle"),
        ["places"] = ("Places that you take", "Lleoedd rydych chi'n eu cymryd"),
        ["size"] = ("Places that you have or wait for", "Lleoedd sydd gennych chi, neu rydych chi'n aros amdanyn nhw"),
        ["more"] = ("Places still waited for", "Lleoedd rydych chi'n aros amdanyn nhw o hyd"),
        ["free"] = ("Places that were free then, too few for all of you", "Lleoedd oedd ar gael bryd hynny, rhy ychydig i chi i gyd"),
        ["companions"] = ("How many come with you", "Faint sy'n dod gyda chi"),
        ["byVideo"] = ("Whether you join by video", "A ydych chi'n ymuno drwy fideo"),
        ["askAgainOn"] = ("From when you want to be asked again", "O ba bryd rydych chi eisiau i ni ofyn eto"),
        ["comment"] = ("What you said beside your marks", "Beth ddywedoch chi gyda'ch marciau"),
        ["since"] = ("Since", "Ers"),
        ["position"] = ("Your number on the waiting list", "Eich rhif ar y rhestr aros"),
        ["offerUntil"] = ("Until when the place is offered", "Tan pryd mae'r lle ar gynnig"),
        ["attended"] = ("Whether you came", "A ddaethoch chi"),
        ["answers"] = ("What you answered", "Beth oedd eich atebion"),
        ["opening"] = ("Your answer to the question for everyone", "Eich ateb i'r cwestiwn i bawb"),
        ["statements"] = ("Your marks from 1 to 5", "Eich marciau o 1 i 5"),
        ["barriers"] = ("What got in your way", "Beth oedd yn rhwystr i chi"),
        ["oneThing"] = ("What you would change", "Beth fyddech chi'n ei newid"),
        ["consents"] = ("What you agreed to", "Beth rydych chi wedi cytuno iddo"),
        ["given"] = ("Whether you agreed", "A gytunoch chi"),
        ["at"] = ("When", "Pryd"),
        ["expiresAt"] = ("Until when it counts", "Tan pryd mae'n cyfrif"),
        ["answersGiven"] = ("Everything that you answered", "Popeth ateboch chi"),
        ["question"] = ("What you were asked", "Beth ofynnwyd i chi"),
        ["answer"] = ("What you answered", "Beth ateboch chi"),
        ["replaced"] = ("Whether you changed it later", "A newidioch chi hyn wedyn"),
        ["recordedNeeds"] = ("What you told us that you need", "Beth ddywedoch chi sydd ei angen arnoch chi"),
        ["wording"] = ("In these words", "Yn y geiriau hyn"),
        ["identifiedAt"] = ("When we learned of it", "Pryd cawson ni wybod"),
        ["met"] = ("When it was arranged", "Pryd cafodd ei drefnu"),
        ["ended"] = ("When it ended", "Pryd daeth i ben"),
        ["wantsNoReminders"] = ("Whether you asked for no reminders", "A ofynnoch chi am ddim negeseuon atgoffa"),
        ["withdrawal"] = ("Whether you asked us to stop", "A ofynnoch chi i ni stopio"),
        ["dataAskedAt"] = ("When you asked for your information", "Pryd gofynnoch chi am eich gwybodaeth"),
        ["erasureAskedAt"] = ("When you asked us to delete your information", "Pryd gofynnoch chi i ni ddileu eich gwybodaeth"),
        ["sharesContact"] = ("Whether somebody else has the same phone or email", "A oes gan rywun arall yr un ffôn neu e-bost"),
        ["campaign"] = ("Meeting", "Cyfarfod"),
        ["campaignId"] = ("Meeting", "Cyfarfod"),
        ["what"] = ("What happened", "Beth ddigwyddodd"),
        ["step"] = ("What it was about", "Am beth oedd hyn"),
        ["channel"] = ("How", "Sut"),
        ["subject"] = ("Subject", "Pwnc"),
        ["text"] = ("Words", "Geiriau"),
        ["attached"] = ("What came with it", "Beth ddaeth gyda hyn"),
        ["bySupporter"] = ("Whether your supporter wrote it", "Ai eich cefnogwr a ysgrifennodd hyn"),
        ["purpose"] = ("What it was about", "Am beth oedd hyn"),
        ["state"] = ("How it stands", "Sut mae pethau"),
        ["kind"] = ("What it is", "Beth yw hyn"),
        ["askedAt"] = ("When you asked", "Pryd gofynnoch chi"),
        ["endedAt"] = ("When it was done", "Pryd cafodd ei wneud"),
        ["askedToHearNothingMore"] = ("Whether you asked to hear nothing more", "A ofynnoch chi i beidio â chlywed mwy"),
        ["sharedWithSomebodyElse"] = ("Whether somebody else has this phone or email too", "A oes gan rywun arall y ffôn neu'r e-bost hwn hefyd"),
        ["namedAsSupporterBy"] = ("How many people named you", "Faint o bobl a'ch enwodd"),
        ["body"] = ("Words", "Geiriau"),
        ["createdAt"] = ("When", "Pryd"),
        ["handedOverAt"] = ("When", "Pryd"),
        ["who"] = ("Who", "Pwy"),
        ["softOptIn"] = ("When and where you gave us your details", "Pryd a ble rhoesoch chi eich manylion i ni"),
        ["on"] = ("When", "Pryd"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Parts in which everything is for programs: how they remember what comes next, and what providers have just posted.</summary>
    public static readonly FrozenSet<string> PartsForPrograms = new[] { StoredKeys.Journeys, StoredKeys.Deliveries }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What teams write of needs most, as it is told. What somebody has written otherwise stays as they wrote it.</summary>
    public static readonly FrozenDictionary<string, (string En, string Cy)> KnownNeeds = new Dictionary<string, (string En, string Cy)>(StringComparer.OrdinalIgnoreCase)
    {
        ["easy read"] = ("easy read", "testun hawdd ei ddeall"),
        ["large print"] = ("large print", "print bras"),
        ["BSL interpreter"] = ("BSL interpreter", "dehonglydd BSL"),
        ["step-free access"] = ("step-free access", "mynediad heb risiau"),
        ["quiet room"] = ("quiet room", "ystafell dawel"),
        ["voice call"] = ("phone calls in place of texts", "galwadau ffôn yn lle negeseuon testun"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids, hashes, counters and what programs go by.</summary>
    public static readonly FrozenSet<string> ForPrograms = new[]
    {
        "about", "acknowledgedAt", "after", "answerReviews", "asides", "asks", "assignedTo", "basis", "before", "by", "byStop", "class", "contact",
        "customStatus", "delivery", "due", "entry", "envelope", "erasedAt", "erasingSince", "evidence", "flagged", "hash", "history",
        "hold", "holdingReply", "household", "html", "id", "input", "instance", "isConcern", "isUnflagged", "journey", "lastUpdatedAt",
        "ledger", "linksVersion", "messageId", "nextDue", "nextStep", "note", "number", "open", "openQuestions", "order", "outcome",
        "output", "part", "participantId", "participantIds", "previous", "provider", "receivedIds", "recordedAt", "recordedBy",
        "removed", "reply", "request", "reviewed", "revision", "round", "row", "says", "sharedWith", "sid", "started", "startedToSupporter",
        "status", "steps", "timeZone", "unclear", "unusable", "unusableOfSupporter", "validSeconds", "via", "why", "wordingHash",
        "wordingVersion",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// What stands for a code, by the member that has it and the code in small letters without hyphens; under an empty code, for any other. A
    /// code of such a member that has no words is not shown.
    /// </summary>
    public static readonly FrozenDictionary<string, FrozenDictionary<string, (string En, string Cy)>> Codes =
        new Dictionary<string, FrozenDictionary<string, (string En, string Cy)>>(StringComparer.Ordinal)
        {
            ["preference"] = Words(
                ("text", "by text message", "drwy neges destun"),
                ("email", "by email", "drwy e-bost"),
                ("either", "either way", "y naill ffordd neu'r llall")),
            ["language"] = Words(
                ("en", "English", "Saesneg"),
                ("cy", "Welsh", "Cymraeg"),
                ("english", "English", "Saesneg"),
                ("welsh", "Welsh", "Cymraeg"),
                ("unknown", "Welsh and English", "Cymraeg a Saesneg"),
                ("cy+en", "Welsh and English", "Cymraeg a Saesneg")),
            ["partstat"] = Words(
                ("accepted", "you can come", "gallwch chi ddod"),
                ("declined", "you cannot come", "na allwch chi ddod"),
                ("tentative", "you are not sure yet", "dydych chi ddim yn siŵr eto"),
                ("needsaction", "you have not answered yet", "dydych chi ddim wedi ateb eto")),
            ["place"] = Words(
                ("confirmed", "you have a place", "mae gennych chi le"),
                ("waiting", "you are on the waiting list", "rydych chi ar y rhestr aros"),
                ("offered", "a place is offered to you", "mae lle ar gynnig i chi"),
                ("none", "you have no place", "does gennych chi ddim lle")),
            ["reason"] = Words(
                ("already answered", "you had answered already", "roeddech chi wedi ateb yn barod"),
                ("has withdrawn", "you had asked us to stop", "roeddech chi wedi gofyn i ni stopio"),
                ("wants no more reminders", "you wanted no more reminders", "doeddech chi ddim eisiau mwy o negeseuon atgoffa"),
                ("the meeting was cancelled", "the meeting was cancelled", "cafodd y cyfarfod ei ganslo"),
                ("is not coming", "you are not coming", "dydych chi ddim yn dod"),
                ("was not coming to the meeting", "you were not coming to the meeting", "doeddech chi ddim yn dod i'r cyfarfod"),
                ("did not come to the meeting", "you did not come to the meeting", "ddaethoch chi ddim i'r cyfarfod"),
                ("does not take part", "you are not taking part", "dydych chi ddim yn cymryd rhan"),
                ("had said no", "you had said no", "roeddech chi wedi dweud na"),
                ("has decided since", "you had decided by then", "roeddech chi wedi penderfynu erbyn hynny"),
                ("has not answered the invitation", "you had not answered the invitation", "doeddech chi ddim wedi ateb y gwahoddiad"),
                ("has no place and does not wait for one", "you had no place", "doedd dim lle i chi"),
                ("no other channel to try", "we know no other way to reach you", "dydyn ni ddim yn gwybod am ffordd arall o gysylltu â chi"),
                ("no notes were published", "the team published no notes", "chyhoeddodd y tîm ddim nodiadau"),
                ("no outcomes were published", "the team published nothing that came of it", "chyhoeddodd y tîm ddim am beth ddaeth ohono"),
                ("knows the time and place as they are", "you knew the time and place already", "roeddech chi'n gwybod yr amser a'r lle yn barod")),
            ["withdrawal"] = Words(
                ("none", "no", "na"),
                ("", "yes", "do")),
            ["what"] = Words(
                ("sent", "We sent you a message", "Anfonon ni neges atoch chi"),
                ("sending", "We are sending you a message", "Rydyn ni'n anfon neges atoch chi"),
                ("skipped", "We planned a message and did not send it", "Roedden ni wedi cynllunio neges a heb ei hanfon"),
                ("received", "You wrote to us", "Ysgrifennoch chi aton ni"),
                ("call", "You asked for a call instead of a message", "Gofynnoch chi am alwad yn lle neges"),
                ("withdrawal", "You asked us to stop", "Gofynnoch chi i ni stopio"),
                ("team", "The team changed something", "Newidiodd y tîm rywbeth"),
                ("place", "Your place changed", "Newidiodd eich lle"),
                ("preferences", "You changed how we write to you", "Newidioch chi sut rydyn ni'n ysgrifennu atoch chi"),
                ("datarequest", "You asked about your information", "Gofynnoch chi am eich gwybodaeth")),
            ["step"] = Words(
                ("invitation", "the invitation", "y gwahoddiad"),
                ("invitationreminder", "a reminder of the invitation", "nodyn i'ch atgoffa am y gwahoddiad"),
                ("reminder", "a reminder of the meeting", "nodyn i'ch atgoffa am y cyfarfod"),
                ("answer", "your answer", "eich ateb"),
                ("confirmation", "your place", "eich lle"),
                ("place", "your place", "eich lle"),
                ("offer", "an offered place", "lle ar gynnig"),
                ("accessneeds", "what you need to take part", "beth sydd ei angen arnoch chi i gymryd rhan"),
                ("consent", "your consent", "eich cydsyniad"),
                ("consentwithdrawn", "your consent", "eich cydsyniad"),
                ("openingquestion", "the question for everyone", "y cwestiwn i bawb"),
                ("feedback", "how it was for you", "sut oedd hi i chi"),
                ("barriers", "what got in your way", "beth oedd yn rhwystr i chi"),
                ("onething", "what you would change", "beth fyddech chi'n ei newid"),
                ("materials", "notes and slides", "nodiadau a sleidiau"),
                ("outcomes", "what came of it", "beth ddaeth o hyn"),
                ("meetingchanged", "a change to the meeting", "newid i'r cyfarfod"),
                ("meetingcancelled", "the meeting was cancelled", "cafodd y cyfarfod ei ganslo"),
                ("inreply", "an answer to what you wrote", "ateb i'r hyn ysgrifennoch chi"),
                ("team", "a message from the team", "neges gan y tîm"),
                ("freshlink", "a new link", "dolen newydd"),
                ("withdrawnconfirmation", "you will get no more messages", "fyddwch chi ddim yn cael mwy o negeseuon")),
            ["channel"] = Words(
                ("sms", "by text message", "drwy neges destun"),
                ("email", "by email", "drwy e-bost"),
                ("page", "on your own web page", "ar eich tudalen we eich hun"),
                ("team", "through the team", "drwy'r tîm"),
                ("import", "before we first wrote to you", "cyn i ni ysgrifennu atoch chi gyntaf")),
            ["state"] = Words(
                ("given", "you agreed", "rydych chi wedi cytuno"),
                ("refused", "you did not agree", "dydych chi ddim wedi cytuno"),
                ("withdrawn", "you took it back", "rydych chi wedi tynnu hyn yn ôl"),
                ("expired", "it has run out", "mae wedi dod i ben"),
                ("renewed", "you agreed again", "rydych chi wedi cytuno eto"),
                ("open", "it waits for the team", "mae'n aros am y tîm"),
                ("assigned", "somebody of the team has it", "mae gan rywun o'r tîm hyn"),
                ("resolved", "it is done", "mae wedi ei wneud"),
                ("done", "it is done", "mae wedi ei wneud"),
                ("running", "it is being done", "mae'n cael ei wneud"),
                ("waiting", "it is being done", "mae'n cael ei wneud")),
            ["kind"] = Words(
                ("reply", "something that you wrote", "rhywbeth ysgrifennoch chi"),
                ("delivery", "a message that did not reach you", "neges na chyrhaeddodd chi"),
                ("call", "a call to make to you", "galwad i'w gwneud i chi"),
                ("accessneeds", "what you need to take part", "beth sydd ei angen arnoch chi i gymryd rhan"),
                ("safeguarding", "something that you wrote", "rhywbeth ysgrifennoch chi"),
                ("datarequest", "you asked about your information", "gofynnoch chi am eich gwybodaeth"),
                ("language", "messages in a language", "negeseuon mewn iaith"),
                ("easyread", "easy read", "testun hawdd ei ddeall"),
                ("largeprint", "large print", "print bras"),
                ("interpreter", "an interpreter", "dehonglydd"),
                ("voicecall", "phone calls in place of texts", "galwadau ffôn yn lle negeseuon testun"),
                ("stepfree", "step-free access", "mynediad heb risiau"),
                ("quietroom", "a quiet room", "ystafell dawel"),
                ("supporter", "somebody who comes with you", "rhywun yn dod gyda chi"),
                ("other", "something else", "rhywbeth arall"),
                ("alert", "a note for the team", "nodyn i'r tîm"),
                // Kinds of place are stored as numbers.
                ("1", "you have a place", "mae gennych chi le"),
                ("2", "you are on the waiting list", "rydych chi ar y rhestr aros"),
                ("3", "a place is offered to you", "mae lle ar gynnig i chi"),
                ("subjectaccess", "you asked for your information", "gofynnoch chi am eich gwybodaeth"),
                ("erasure", "you asked us to erase your information", "gofynnoch chi i ni ddileu eich gwybodaeth"),
                ("confirmed", "you have a place", "mae gennych chi le"),
                ("waiting", "you are on the waiting list", "rydych chi ar y rhestr aros"),
                ("offered", "a place is offered to you", "mae lle ar gynnig i chi")),
            ["question"] = Words(
                ("rsvp", "whether you can come", "a allwch chi ddod"),
                ("offer", "whether you want a place", "a ydych chi eisiau lle"),
                ("accessneeds", "what would make it easier for you to take part", "beth fyddai'n ei gwneud hi'n haws i chi gymryd rhan"),
                ("consent", "whether you agree", "a ydych chi'n cytuno"),
                ("openingquestion", "the question for everyone", "y cwestiwn i bawb"),
                ("statements", "how it was for you", "sut oedd hi i chi"),
                ("barriers", "what got in your way", "beth oedd yn rhwystr i chi"),
                ("onething", "what you would change", "beth fyddech chi'n ei newid")),
            ["answer"] = Words(
                ("accepted", "you can come", "gallwch chi ddod"),
                ("declined", "you cannot come", "na allwch chi ddod"),
                ("tentative", "you are not sure yet", "efallai, dydych chi ddim yn siŵr eto"),
                ("yes", "yes", "ie"),
                ("no", "no", "na"),
                ("notsure", "you are not sure yet", "efallai, dydych chi ddim yn siŵr eto")),
            ["purpose"] = Words(
                ("takepart", "taking part", "cymryd rhan"),
                ("photo", "photos and film", "lluniau a ffilm"),
                ("quote", "being quoted", "cael eich dyfynnu"),
                ("contactagain", "being contacted again", "cysylltu â chi eto"),
                ("laterstages", "being contacted again", "cysylltu â chi eto"),
                ("sms", "text messages", "negeseuon testun"),
                ("email", "emails", "e-byst"),
                ("share", "sharing with partners", "rhannu gyda phartneriaid")),
            ["who"] = Words(
                ("", "somebody of the team", "rhywun o'r tîm"),
                ("participant", "you", "chi"),
                ("system", "a program", "rhaglen")),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, (string En, string Cy)> Words(params (string Code, string En, string Cy)[] words) =>
        words.ToFrozenDictionary(word => word.Code, word => (word.En, word.Cy), StringComparer.Ordinal);
}
