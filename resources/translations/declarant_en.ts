<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ExportBar</name>
    <message numerus="yes">
        <source>%n assessment(s) written to {file}</source>
        <translation><numerusform>%n assessment written to {file}</numerusform><numerusform>%n assessments written to {file}</numerusform></translation>
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
</TS>
