//! What may be wrong around the output: writing it (U), archiving (B), verifying (V), explaining (K) and comparing (J).

use crate::message::declare;

declare! { pub,
    // U: writing.
    /// Another build of the same case is under way.
    OUTPUT_LOCKED = "U01" (fil);
    /// The output cannot be written.
    OUTPUT_FAILED = "U02" (slag, fil, orsak);
    /// Two cases would be written to the same folder.
    OUTPUT_TWICE = "U03" (slag, fil, andra);
    /// A file that the tool did not write stands where one of its own belongs.
    OUTPUT_FOREIGN = "U04" (antal, fil);
    /// A record cannot be written as text.
    RECORD_FAILED = "U05" (fil, orsak);
    /// A new case's folder exists and has files in it.
    TARGET_EXISTS = "U08" (fil);
    /// A new case's folder cannot have that name.
    TARGET_NAME = "U09" (fil);
    /// A new case is of a kind that there is no template folder for.
    TYPE_UNKNOWN = "U10" (namn, forslag, kanda);
    /// A new case has a house style that there is no template folder for.
    HOUSE_UNKNOWN = "U11" (namn, forslag, kanda);
    /// There are several kinds of case, and none is named.
    TYPE_NOT_NAMED = "U12" (kanda);
    /// There are several house styles, and none is named.
    HOUSE_NOT_NAMED = "U12-husstil" (kanda);
    /// The output of an earlier build stands, of a case that cannot be built as it is now.
    OUTPUT_OLD = "U13" (mapp, fil);
    /// The output of another case stands where this one's belongs.
    OUTPUT_OTHERS = "U18" (mapp, annat, eget);
    /// The output of a draft that is called the same and has other files stands where this one's belongs.
    OUTPUT_OTHER_DRAFT = "U18-utkast" (mapp);
    /// A value on the command line is not of its argument's form.
    ARGUMENT_VALUE_MALFORMED = "U14-varde" (varde, argument, form, hjalp);
    /// A value on the command line is none of those that its argument takes.
    ARGUMENT_VALUE_NOT_ALLOWED = "U14-val" (varde, argument, forslag, kanda);
    /// An argument on the command line lacks its value.
    ARGUMENT_VALUE_MISSING = "U14-utan-varde" (argument, hjalp);
    /// An argument on the command line has a value and takes none.
    ARGUMENT_TAKES_NONE = "U14-med-varde" (argument, varde);
    /// The command has no such argument.
    ARGUMENT_UNKNOWN = "U14-okand" (slag, namn, forslag, hjalp);
    /// An argument is given twice.
    ARGUMENT_TWICE = "U14-dubbel" (argument);
    /// The command needs an argument that is not there.
    ARGUMENT_MISSING = "U14-saknas" (argument, bruk);
    /// An argument is given without the one that it goes with.
    ARGUMENTS_TOGETHER = "U14-ihop" (argument, annat);
    /// There is no such command.
    COMMAND_UNKNOWN = "U14-kommando" (namn, forslag, kanda);
    /// The command line has no command.
    COMMAND_MISSING = "U14-inget-kommando" (kanda);
    /// The command line is not UTF-8 where it must be.
    ARGUMENTS_NOT_UTF8 = "U14-utf8";
    /// The command line is wrong in another way.
    ARGUMENTS_WRONG = "U14" (hjalp);
    /// The output would lie in a case.
    OUTPUT_IN_CASE = "U16" (mapp, arende, forslag);
    /// The output would lie among cases.
    OUTPUT_AMONG_CASES = "U17" (mapp, forslag);
    /// What the program prints could not be written.
    PRINTING_FAILED = "U15" (slag, orsak);
    /// A record that an older program wrote.
    RECORD_OLD = "U19-gammal" (fil, format);
    /// A record that a newer program wrote.
    RECORD_NEW = "U19-ny" (fil, format);
    /// A file that is no record, or not a whole one.
    RECORD_UNREADABLE = "U19-annat" (fil, orsak);

    // B: archiving.
    /// The case is a draft.
    ARCHIVE_NOT_FINAL = "B01";
    /// An archive needs to know what neither the case nor the husstil says.
    ARCHIVE_KEY_MISSING = "B02" (nyckel, fil);
    /// The package would be older than what is in it.
    ARCHIVE_DATE_EARLY = "B03" (datum, slag, dag);
    /// A day that no zip can hold.
    ARCHIVE_DATE_OUTSIDE = "B03-utanfor" (datum, fran, till);
    /// An attached PDF is no PDF/A.
    ARCHIVE_PDF = "B04" (fil);
    /// Metadata name a person.
    ARCHIVE_AUTHOR = "B05" (fil, falt, varde);
    /// A sheet has a comment.
    ARCHIVE_COMMENT = "B06" (blad);
    /// A sheet is hidden.
    ARCHIVE_SHEET_HIDDEN = "B07" (blad);
    /// A workbook holds a path of the machine that it was saved on.
    ARCHIVE_PATH = "B08" (fil, varde);
    /// A file has a name that not every system can have.
    ARCHIVE_NAME = "B09" (slag, fil, annan);
    /// Pages of an attached PDF have no text that can be read.
    ARCHIVE_PDF_UNREAD = "B10" (fil, sidor, antal);
    /// The metadata of a workbook are not read.
    ARCHIVE_METADATA_UNREAD = "B11" (fil);
    /// An organisationsnummer that is none.
    ARCHIVE_NUMBER = "B12" (nyckel, varde);
    /// Another file stands where the package would be written.
    ARCHIVE_EXISTS = "B13" (fil);

    // V: verifying.
    /// A container that is not read.
    PACKAGE_REFUSED = "V01" (slag, fil);
    /// There is no package where one was named.
    NO_PACKAGE = "V02";
    /// A case, which is no package.
    NO_PACKAGE_BUT_CASE = "V02-arende";
    /// The envelope is not as BagIt wants it.
    BAG_MALFORMED = "V03" (slag);
    /// A list names a file twice.
    LISTED_TWICE = "V04" (fil, lista);
    /// A list names a file that is not there.
    LISTED_MISSING = "V05" (fil, lista);
    /// A file is not what a list says.
    FILE_CHANGED = "V06" (fil, lista);
    /// A file that a list does not name.
    NOT_LISTED = "V07" (fil, lista);
    /// An XML file cannot be read.
    XML_UNREADABLE = "V08" (slag, fil);
    /// A requirement of CSIP or SIP is not met.
    REQUIREMENT_NOT_MET = "V09" (krav, vad);
    /// A link or a reference leads nowhere.
    LINK_BROKEN = "V10" (lank, krav);
    /// No METS names a file.
    NOT_IN_METS = "V11" (fil);
    /// The build id is not that of what the manifest names.
    BUILD_ID_WRONG = "V12" (fil);
    /// A PDF says of itself what does not agree with the manifest.
    PDF_CLAIM = "V13" (fil, falt, varde, vantat);
    /// What two files say does not agree.
    DISAGREES = "V14" (fil, falt, varde, vantat);
    /// A file that is made again in other bytes with the same text.
    REMADE_BYTES = "V15" (fil);
    /// A file that is made again otherwise.
    REMADE_DIFFERS = "V16" (fil, plats, varde, vantat);
    /// A file that is not made again.
    NOT_REMADE = "V17" (fil);
    /// A file that is made again and is not there.
    REMADE_MISSING = "V18" (fil);
    /// The case in the package cannot be made again.
    NOT_REPLAYED = "V19";
    /// A replay with other templates was stopped.
    REPLAY_STOPPED = "V20" (slag);
    /// The case makes another file.
    CASE_MAKES_OTHER = "V21" (fil);
    /// A PDF that this program has not made.
    PDF_NOT_OURS = "V22" (fil);

    // K: what explain is asked.
    /// Nothing is known of what was asked for.
    EXPLAINED_NOTHING = "K01" (vad, forslag);
    /// Words of another page than the one that was asked for.
    EXPLAINED_ELSEWHERE = "K01-sida" (vad, nummer, dokument, sida);
    /// A file ends before the line.
    EXPLAINED_NO_LINE = "K01-rad" (fil, rader);
    /// A line that has no key and no text.
    EXPLAINED_BLANK_LINE = "K01-tom-rad" (vad);
    /// A line of a file that no text of the pages comes from.
    EXPLAINED_NO_TEXT = "K01-utan-text" (vad);
    /// A file as a whole.
    EXPLAINED_WHOLE_FILE = "K01-hel-fil" (fil, blad);
    /// The case has no such file.
    EXPLAINED_NO_FILE = "K01-fil" (fil, forslag, kanda);
    /// A sheet ends before the cell.
    EXPLAINED_NO_CELL = "K01-cell" (blad, sista);
    /// A cell that is empty or in no column that is read.
    EXPLAINED_BLANK_CELL = "K01-tom-cell" (vad);
    /// The case has no such sheet.
    EXPLAINED_NO_SHEET = "K01-blad" (blad, forslag, kanda);
    /// A case is named, but not what of it is to be explained.
    QUESTION_MISSING = "K06" (arende);
    /// The case has no such document.
    DOCUMENT_UNKNOWN = "K02" (namn, forslag, kanda);
    /// The documents have no such page.
    PAGE_UNKNOWN = "K03" (nummer, sidor);
    /// The record of the origins cannot be read.
    ORIGINS_UNREAD = "K04" (fil, orsak);
    /// An output has no record of its origins.
    ORIGINS_MISSING = "K05" (mapp, fil);

    // J: what diff compares.
    /// What is to be compared is neither a case nor what was built of one.
    NO_SIDE = "J01" (mapp);
    /// A case cannot be understood so far that it can be compared.
    SIDE_NOT_UNDERSTOOD = "J02" (mapp);
    /// A case is to be compared with what was built of it, and nothing was.
    NOTHING_BUILT = "J03" (arende, mapp);
    /// A case names files that cannot be read, so that what is in them cannot be compared.
    SIDE_UNREAD = "J04" (mapp, filer);
}
