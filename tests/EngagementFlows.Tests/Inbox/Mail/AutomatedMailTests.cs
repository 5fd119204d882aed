namespace EngagementFlows.Inbox.Mail;

public sealed class AutomatedMailTests
{
    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", AutomatedRule.AutoSubmitted)]
    [InlineData("auto-submitted", "auto-generated; owner-email=\"x\"", AutomatedRule.AutoSubmitted)]
    [InlineData("Auto-Submitted", "no", AutomatedRule.None)]
    [InlineData("Auto-Submitted", "No (a person)", AutomatedRule.None)]
    [InlineData("X-Auto-Response-Suppress", "All", AutomatedRule.AutoResponseSuppress)]
    [InlineData("Precedence", "Bulk", AutomatedRule.Precedence)]
    [InlineData("Precedence", "auto_reply", AutomatedRule.Precedence)]
    [InlineData("Precedence", "list", AutomatedRule.Precedence)]
    [InlineData("Precedence", "junk", AutomatedRule.Precedence)]
    [InlineData("Precedence", "first-class", AutomatedRule.None)]
    [InlineData("X-Autoreply", "yes", AutomatedRule.Autoreply)]
    [InlineData("X-Autoreply", "no", AutomatedRule.None)]
    [InlineData("Return-Path", "<>", AutomatedRule.EmptyReturnPath)]
    [InlineData("Return-Path", "<sian@example.org>", AutomatedRule.None)]
    [InlineData("From", "Mail Delivery Subsystem <MAILER-DAEMON@mx.example.org>", AutomatedRule.MailerDaemon)]
    [InlineData("From", "mailer-daemon", AutomatedRule.MailerDaemon)]
    [InlineData("Content-Type", "multipart/report; report-type=delivery-status", AutomatedRule.Report)]
    [InlineData("Content-Type", "multipart/mixed; x=\"multipart/report\"", AutomatedRule.None)]
    [InlineData("Subject", "Automatic reply: I am away", AutomatedRule.None)]
    public void The_rule_that_a_header_breaks_is_named(string name, string value, AutomatedRule expected)
    {
        var automated = AutomatedMail.IsAutomated(MailHeaders.Of((name, value)), "sian@example.org", out var rule);

        Assert.Equal((expected != AutomatedRule.None, expected), (automated, rule));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" <> ", true)]
    [InlineData(null, false)]
    [InlineData("sian@example.org", false)]
    public void An_envelope_from_nobody_is_a_machines(string? envelopeFrom, bool automated) =>
        Assert.Equal(automated, AutomatedMail.IsAutomated(MailHeaders.None, envelopeFrom, out _));
}
