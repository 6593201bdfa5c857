<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>StarRating</name>
    <message>
        <source>{level} of 5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exporting</name>
    <message>
        <source>“{file}” could not be written: {cause}. Close it if another program has it open, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” names no known format: choose a name that ends in .xlsx, .csv or .json.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>office</name>
    <message>
        <source>Instead of {office} a web page answered: the network asks you to sign in on a web page first. Open a browser, sign in there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to {office} could be made: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at {office}; it may be switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was too much at once for {office}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of {office} was not found: there is no network, or the address is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address {address} begins with http, which anyone on the way can read. Ask the office for its address that begins with https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of {office} is larger than an answer may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of {office} has expired. If this computer's clock is right, the office has to renew it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of {office} is not valid yet. Check this computer's clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate that {office} shows belongs to another address, so nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {office} broke off before the answer was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key for {office} is no longer on this computer. Sign in again with an enrolment code from the office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network's proxy, which leads to {office}, asks for a name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network's proxy, which leads to {office}, cannot be reached or refuses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way through the network to {office}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not trust the certificate of {office}, so nothing was sent to it: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {office} answered is not the contract of a receiving office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} answered: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} cannot answer just now (error {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} does not accept this enrolment code: it is mistyped, used up or out of date. Ask the office for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} has too much to do and asks to wait a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} leads on to another address ({host}), which was not followed. The network may ask you to sign in on a web page first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} no longer accepts the key of this computer. Sign in again with an enrolment code from the office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} takes only newer versions of this program. Install the newest one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{address}” is not the address of a receiving office; it looks like https://office.example.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>profile</name>
    <message>
        <source>The file {path} cannot be locked, so sending would not be safe: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {path} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {path} lies on another computer, where the database could be damaged. Choose a folder on this computer with --profile.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rating</name>
    <message>
        <source>Declaration {identity} is not known here; read its file or enter its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a contact's name and phone so that the office can ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least one subject a level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the subject a name of 1 to 300 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contact's name or phone is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” stands twice; remove one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”: choose a reason or say what happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”: the details are longer than {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sending</name>
    <message>
        <source>The office could not take it just now and will be asked again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Address of the receiving office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as this computer is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes after which the offices are asked for news again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered when an enrolment code is entered; where policy fixes it, no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds for which a sent assessment can still be taken back in the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown to the office, and to colleagues who see your assessments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is longer than {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting “{key}”; the settings are: {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time between updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vietnamese, English, or the language of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” cannot be the value of {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” cannot be the value of {key}; it is a number from {lowest} to {highest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” cannot be the value of {key}; it is one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>You have no permission to read {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} contradicts itself: import and export have other numbers than {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not exist (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has the form of a declaration, but no declaration number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is an Excel file, but not the print of a customs declaration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged. Print it to Excel again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty. Print it to Excel again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is in use by another program. Close it there and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a file that this program reads, such as an Excel print of a declaration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not an Excel workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is protected by a password. Save it without one and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is too large: at most {megabytes} MB are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was given up: it could not be read within {seconds} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was given up: it is damaged or would use up the memory. Print it to Excel again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not opened: unpacked, it is larger than any genuine print.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not read: the program is being closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not read: the program's reader of Excel files does not start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>speech</name>
    <message>
        <source>en</source>
        <comment>The code of your language</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>Another program has been holding {path} for too long; nothing was saved. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declaration {number} has already been rated here; open that rating to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {path} lies on another computer, where the database could be damaged. Choose a folder on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rating of declaration {number} is already on its way and can only be revised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system could not read or write {path}; nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left on the disk for {path}; nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be opened or made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a database of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may only be read, so nothing can be saved there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program. Install that version again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>After clearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clearance unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customs branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During the procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet, will ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Professional stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received by the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused by the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released before permit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, can still be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cause lies outside customs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The complaint is founded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The complaint is partly founded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The complaint is unfounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transported to storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>worklist</name>
    <message>
        <source>“{typed}” is not a declaration number: it has 12 digits and begins with 1 (import) or 3 (export).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
