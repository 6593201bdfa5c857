<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>%n assessment(s) not sent yet would never arrive.</source>
        <translation><numerusform>%n assessment not sent yet would never arrive.</numerusform><numerusform>%n assessments not sent yet would never arrive.</numerusform></translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message numerus="yes">
        <source>%n assessment(s) written to {file}</source>
        <translation><numerusform>%n assessment written to {file}</numerusform><numerusform>%n assessments written to {file}</numerusform></translation>
    </message>
</context>
<context>
    <name>FeedRow</name>
    <message numerus="yes">
        <source>Last fetched {time} · %n notice(s) kept</source>
        <translation><numerusform>Last fetched {time} · %n notice kept</numerusform><numerusform>Last fetched {time} · %n notices kept</numerusform></translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message numerus="yes">
        <source>%n assessment(s) deleted.</source>
        <translation><numerusform>%n assessment deleted.</numerusform><numerusform>%n assessments deleted.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n ended assessment(s) now, and further ones as they grow older?</source>
        <translation><numerusform>Delete %n ended assessment now, and further ones as they grow older?</numerusform><numerusform>Delete %n ended assessments now, and further ones as they grow older?</numerusform></translation>
    </message>
</context>
<context>
    <name>HistoryTotalsBar</name>
    <message numerus="yes">
        <source>%n assessment(s)</source>
        <translation><numerusform>%n assessment</numerusform><numerusform>%n assessments</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) open at the office</source>
        <translation><numerusform>%n case open at the office</numerusform><numerusform>%n cases open at the office</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rating(s)</source>
        <translation><numerusform>%n rating</numerusform><numerusform>%n ratings</numerusform></translation>
    </message>
</context>
<context>
    <name>NoticeDeeds</name>
    <message numerus="yes">
        <source>%n day(s) written to {file}</source>
        <translation><numerusform>%n day written to {file}</numerusform><numerusform>%n days written to {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) marked as read</source>
        <translation><numerusform>%n notice marked as read</numerusform><numerusform>%n notices marked as read</numerusform></translation>
    </message>
</context>
<context>
    <name>ReminderBar</name>
    <message numerus="yes">
        <source>%n document(s) will take effect soon</source>
        <translation><numerusform>%n document will take effect soon</numerusform><numerusform>%n documents will take effect soon</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>ReportAnswer</name>
    <message numerus="yes">
        <source>{file}: %n declaration(s) cleared, as you said.</source>
        <translation><numerusform>{file}: %n declaration cleared, as you said.</numerusform><numerusform>{file}: %n declarations cleared, as you said.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{file}: %n declaration(s) in procedure, as you said.</source>
        <translation><numerusform>{file}: %n declaration in procedure, as you said.</numerusform><numerusform>{file}: %n declarations in procedure, as you said.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{file}: you are asked for each of %n declaration(s).</source>
        <translation><numerusform>{file}: you are asked for %n declaration.</numerusform><numerusform>{file}: you are asked for each of %n declarations.</numerusform></translation>
    </message>
</context>
<context>
    <name>ReportBanner</name>
    <message numerus="yes">
        <source>And %n more report(s)</source>
        <translation><numerusform>And %n more report</numerusform><numerusform>And %n more reports</numerusform></translation>
    </message>
</context>
<context>
    <name>ReportQuestion</name>
    <message numerus="yes">
        <source>{file} does not say whether %n declaration(s) are cleared.</source>
        <translation><numerusform>{file} does not say whether %n declaration is cleared.</numerusform><numerusform>{file} does not say whether %n declarations are cleared.</numerusform></translation>
    </message>
</context>
</TS>
