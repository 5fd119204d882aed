namespace EngagementFlows.Inbox.Mail;

public sealed class AutomatedMailTests
{
    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", AutomatedRule.AutoSubmitted)]
    [InlineData("auto-submitted", "auto-generated; owner-email=\"x\"", AutomatedRule.AutoSubmitted)]
    [InlineData("Auto-Submitted", "no", AutomatedRule.None)]
    [InlineData("Auto-Submitted", "No (a person)", AutomatedRule.None)]
    [InlineData("X-Auto-Response-Suppress", "All", AutomatedRule.None)]
    [InlineData("Precedence", "Bulk", AutomatedRule.None)]
    [InlineData("X-Autoreply", "yes", AutomatedRule.Autoreply)]
    [InlineData("X-Autoreply", "no", AutomatedRule.None)]
    [InlineData("Return-Path", "<>", AutomatedRule.EmptyReturnPath)]
    [InlineData("Return-Path", "<sian@example.org>", AutomatedRule.None)]
    [InlineData("From", "Mail Delivery Subsystem <MAILER-DAEMON@mx.example.org>", AutomatedRule.MailerDaemon)]
    [InlineData("From", "mailer-daemon", AutomatedRule.MailerDaemon)]
    [InlineData("Content-Type", "multipart/report; report-type=delivery-status", AutomatedRule.Report)]
    [InlineData("Content-Type", "multipart/mixed; x=\"multipart/report\"", AutomatedRule.None)]
    [InlineData("Subject", "Automatic reply: I am away", AutomatedRule.AbsenceSubject)]
    [InlineData("Subject", "[EXTERNAL] Out of Office - back 15 December", AutomatedRule.AbsenceSubject)]
    [InlineData("Subject", "Ateb awtomatig: Gardd i bawb", AutomatedRule.AbsenceSubject)]
    [InlineData("Subject", "Re: Automatic reply: I am away", AutomatedRule.None)]
    public void The_rule_that_a_header_breaks_is_named(string name, string value, AutomatedRule expected)
    {
        var automated = AutomatedMail.IsAutomated(MailHeaders.Of((name, value)), name == "Subject" ? value : "Re: Can you come?", "sian@example.org", out var rule);

        Assert.Equal((expected != AutomatedRule.None, expected), (automated, rule));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" <> ", true)]
    [InlineData(null, false)]
    [InlineData("sian@example.org", false)]
    public void An_envelope_from_nobody_is_a_machines(string? envelopeFrom, bool automated) =>
        Assert.Equal(automated, AutomatedMail.IsAutomated(MailHeaders.None, "", envelopeFrom, out _));

    [Theory]
    [InlineData("Precedence", "Bulk", "Re: Can you come?", true)]
    [InlineData("Precedence", "auto_reply", "Re: Can you come?", true)]
    [InlineData("Precedence", "list", "Re: Can you come?", true)]
    [InlineData("Precedence", "junk", "Re: Can you come?", true)]
    [InlineData("Precedence", "first-class", "Re: Can you come?", false)]
    [InlineData("List-Id", "<friends.lists.example.org>", "[Friends] Re: Can you come?", true)]
    [InlineData("X-Auto-Response-Suppress", "All", "I am away", true)]
    [InlineData("X-Auto-Response-Suppress", "None", "I am away", false)]
    [InlineData("X-Auto-Response-Suppress", "DR, OOF, AutoReply", "RE: [EXTERNAL] Can you come?", false)]
    [InlineData("X-Auto-Response-Suppress", "All", "ATB: Ydych chi'n gallu dod?", false)]
    public void Signs_that_peoples_mail_has_too_are_weak(string name, string value, string subject, bool looksAutomatic) =>
        Assert.Equal(looksAutomatic, AutomatedMail.LooksAutomatic(MailHeaders.Of((name, value)), subject));
}
