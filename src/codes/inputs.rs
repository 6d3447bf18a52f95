//! What may be wrong in the files of a case: files themselves (F), workbooks (W) and TOML (T).

use crate::message::declare;

declare! { pub,
    // F: files and folders.
    /// A file that the case names is not there.
    FILE_MISSING = "F01" (fil, forslag);
    /// The folder that is named as a case's is not there; its name, or that it has a `*` that stands for nothing.
    FOLDER_MISSING = "F01-mapp" (slag, mapp);
    /// The folder that is named as a case's is none, and has cases in it.
    CASE_IN_FOLDER = "F01-arende" (fil, arenden);
    /// A file cannot be read.
    FILE_UNREADABLE = "F02" (slag, fil, orsak);
    /// A file lies outside the case's folder.
    FILE_OUTSIDE = "F03" (fil);
    /// A file is larger than the limit.
    FILE_TOO_LARGE = "F04" (fil, grans);
    /// A text file is not UTF-8.
    FILE_NOT_UTF8 = "F05" (fil);
    /// A text file, or words of it, that was UTF-8 and has been read as another encoding.
    FILE_MISDECODED = "F05-dubbelt" (slag, fil, varde, ratt);
    /// A character that cannot be printed or archived.
    CHARACTER_REFUSED = "F06" (tecken, slag);
    /// An attachment is not a PDF that can be read.
    PDF_UNREADABLE = "F08" (slag, fil);
    /// A bilaga is a document of another program, or a PDF that is not called one.
    ATTACHMENT_NOT_PDF = "F08-bilaga" (slag, fil);
    /// An attached PDF is not PDF/A, or is encrypted and cannot be.
    PDF_NOT_ARCHIVAL = "F09" (slag, fil);
    /// The same file is named twice.
    FILE_TWICE = "F10" (fil);
    /// What the case names is a folder or a device.
    NOT_A_FILE = "F11" (fil);
    /// A word too long to be one; to break it into lines would take minutes.
    WORD_TOO_LONG = "F12" (borjan, grans);
    /// More findings than one run tells.
    TOO_MANY_FINDINGS = "F13" (grans);
    /// The files of a case are larger together than the limit.
    CASE_TOO_LARGE = "F14" (grans);
    /// Something in an attached PDF is not printed, or was not read: what goes on after its end, files in it, forms.
    PDF_LEAVES_OUT = "F15" (slag, fil);
    /// A file is no picture that the pages and an archive can take.
    PICTURE_UNREADABLE = "F16" (slag, fil);
    /// No text shows a picture.
    PICTURE_UNUSED = "F17" (fil);
    /// A text shows a picture that the case does not name.
    PICTURE_UNLISTED = "F18" (fil, forslag);
    /// A picture is not the one that an adopted document was adopted with.
    PICTURE_CHANGED = "F19" (fil);
    /// A word has another sign where a letter was: lost, of another alphabet, read by another table, or written by its number.
    LETTER_MISREAD = "F20" (slag, varde, forslag, antal);

    // W: workbooks.
    /// Not a workbook, or damaged.
    WORKBOOK_UNREADABLE = "W01" (slag, orsak, detalj);
    /// A workbook beyond the limits.
    WORKBOOK_TOO_LARGE = "W02" (vad, grans);
    /// A sheet that the kind of case asks for is not there.
    SHEET_MISSING = "W03" (blad, forklaring);
    /// A sheet that the kind of case does not know.
    SHEET_UNKNOWN = "W04" (namn, forslag);
    /// A sheet with a name that is none, and whose amounts are thousands.
    SHEET_OF_OTHER_UNIT = "W04-enhet" (namn, forslag);
    /// Sheets are unknown, and others are missing: they may be the same.
    SHEETS_ASTRAY = "W44" (okanda, antal, saknade, borta);
    /// A sheet that several workbooks have.
    SHEET_TWICE = "W05" (blad);
    /// A column that the sheet must have is not there.
    COLUMN_MISSING = "W06" (kolumn, blad, forklaring);
    /// A column without a heading, which is one that the sheet must have.
    HEADING_EMPTY = "W06-rubrik" (kolumn);
    /// A column that the sheet does not know.
    COLUMN_UNKNOWN = "W07" (namn, forslag);
    /// The same of one that says that its numbers are thousands or millions.
    COLUMN_OF_OTHER_UNIT = "W07-enhet" (namn, forslag);
    /// The same of one or several, where the sheet lacks columns that they can be.
    COLUMN_STRANGE = "W07-saknas" (okanda, antal, saknade);
    /// Two columns with the same name.
    COLUMN_TWICE = "W08" (kolumn);
    /// Several columns with the names of others: a table beside the other.
    COLUMNS_TWICE = "W08-tabell" (kolumner);
    /// Values to the right of or above the headings.
    CELL_OUTSIDE_TABLE = "W09";
    /// A cell with an error value.
    CELL_ERROR = "W10" (varde, kolumn);
    /// A formula without a stored value.
    FORMULA_WITHOUT_VALUE = "W11" (kolumn);
    /// A cell's value has the wrong type.
    CELL_TYPE = "W12" (typ, varde, kolumn);
    /// A day that is written in another way.
    CELL_DAY = "W12-dag" (varde, kolumn, ratt);
    /// Days of a column with their year last, in an order of day and month that the column tells, or does not.
    DAYS_OF_OTHER_ORDER = "W12-dagar" (slag, kolumn, antal, varde, manadforst, dagforst, visar);
    /// Many numbers of a column that are written in another way.
    NUMBERS_OTHERWISE = "W12-talen" (kolumn, antal, varde, ratt);
    /// A number that is written in another way.
    CELL_NUMBER = "W12-tal" (varde, kolumn, ratt);
    /// A word, or a dash, where a number or a day belongs: most likely there is none.
    CELL_WORD = "W12-ord" (typ, varde, kolumn, kravs);
    /// A required cell is empty.
    CELL_EMPTY = "W13" (kolumn, forklaring);
    /// Several required cells of a row are.
    CELLS_EMPTY = "W13-rad" (kolumner);
    /// A required column is empty in several rows below one that has a value.
    CELLS_EMPTY_BELOW = "W13-nedat" (kolumn, antal, forklaring);
    /// A hidden sheet is read like the others.
    SHEET_HIDDEN = "W15" (blad);
    /// Merged cells in a table: only the first has the value.
    CELLS_MERGED = "W16";
    /// A heading over several columns.
    HEADINGS_MERGED = "W16-rubrik";
    /// The workbook is encrypted.
    WORKBOOK_ENCRYPTED = "W17" (slag);
    /// A heading of a table is a number, a date or an error.
    HEADING_NOT_TEXT = "W18";
    /// The headings do not stand in the first row.
    HEADINGS_BELOW = "W18-rad" (slag, rad);
    /// A cell with a truth value, which no column takes; spreadsheets make one of a typed word.
    CELL_BOOLEAN = "W19" (varde, kolumn);
    /// A sheet that the kind of case asks for has no rows.
    SHEET_EMPTY = "W20" (blad, forklaring);
    /// A number in a cell that can be read in two ways.
    NUMBER_AMBIGUOUS = "W21" (varde, tusental, decimaltal, kolumn, decimaler);
    /// Many numbers of a column, of which some can.
    NUMBERS_AMBIGUOUS = "W21-flera" (kolumn, antal, varde, tusental, decimaltal, decimaler);
    /// A row that sums the ones above it.
    ROW_IS_SUM = "W22" (blad);
    /// The headings once more among the rows.
    ROW_IS_HEADINGS = "W22-rubrik";
    /// Units or explanations below the headings.
    ROW_IS_UNITS = "W22-enhet" (slag);
    /// A remark below the rows.
    ROW_IS_NOTE = "W22-not" (slag);
    /// A row has numbers alone.
    ROW_IS_NUMBERS = "W22-tal" (slag);
    /// Rows that are hidden or filtered out are counted like the others.
    ROWS_HIDDEN = "W23" (blad, rader);
    /// Rows with cells struck through are counted like the others.
    ROWS_STRUCK = "W24" (blad, rader);
    /// Numbers are shown in another unit, without their sign, or not at all.
    NUMBER_SHOWN_OTHERWISE = "W25" (slag, visas, varde, kolumn, antal);
    /// Columns are hidden, but read.
    COLUMNS_HIDDEN = "W26" (blad, kolumner);
    /// Texts are partly struck through, but read whole.
    TEXT_PARTLY_STRUCK = "W27" (blad, rader);
    /// A condition decides how numbers are shown.
    CELLS_REFORMATTED = "W28" (blad, rader);

    /// A number has more digits than one may have.
    CELL_ABOVE = "W12-stort" (varde, siffror, kolumn);
    /// A number is less than its column takes.
    CELL_BELOW = "W29" (varde, minst, kolumn, slag);
    /// Several numbers of a sheet are less than their columns take.
    CELLS_BELOW = "W29-flera" (antal, varde, minst, kolumner, slag);
    /// A cell is no number of its column's type.
    CELL_DECIMALS = "W30" (typ, varde, antal, kolumn);
    /// A number in a cell has more decimals than its column takes.
    CELL_MORE_DECIMALS = "W30-decimaler" (varde, antal, kolumn);
    /// A share with decimals that is less than one, where whole percent are wanted.
    CELL_SHARE = "W30-andel" (varde, procent, kolumn);
    /// Two rows have the same key.
    ROW_TWICE = "W31" (blad, nyckel);
    /// Several rows with the same key.
    ROWS_TWICE = "W31-flera" (blad, nyckel, antal);
    /// Two columns in each other's place.
    COLUMNS_SWAPPED = "W32" (ena, andra);
    /// The headings of several columns stand a step beside their values.
    COLUMNS_ROTATED = "W32-flera" (ordning);
    /// Cells of rows stand a step beside their columns.
    CELLS_ASIDE = "W33" (slag);
    /// Two cells of a row are in each other's place.
    CELLS_EXCHANGED = "W33-byte" (ena, andra);
    /// The headings of a sheet stand below each other.
    SHEET_TURNED = "W34" (blad);
    /// Years shown as days, or days as numbers.
    SHOWN_OTHERWISE = "W35" (slag, kolumn, visar, ratt);
    /// Another table stands below.
    TABLE_BELOW = "W36";
    /// The heading row is gone.
    HEADINGS_MISSING = "W37" (blad, rubriker);
    /// A row of which the last cells stand in the row below.
    ROW_CUT = "W38";
    /// Values of columns that stand a row too far down.
    COLUMNS_LOWERED = "W38-kolumn" (slag, kolumner, antal, rad);
    /// A value that was dragged down and has got a number in each cell.
    CELLS_DRAGGED = "W39" (kolumn, varde, ratt, tillatna);
    /// Years that a cell dragged down has filled in.
    YEARS_DRAGGED = "W39-ar" (kolumn, fran, till);
    /// Days that a cell dragged down has filled in.
    DAYS_DRAGGED = "W39-dag" (kolumn, fran, till);
    /// A column that was sorted without the others.
    COLUMN_SORTED = "W39-sorterad" (kolumn, annan, antal);
    /// A text that was UTF-8 and has been read as another encoding.
    TEXT_MISDECODED = "W42" (varde, ratt);
    /// Many of them in a sheet.
    TEXTS_MISDECODED = "W42-flera" (antal, varde, ratt);
    /// A line break in a cell parts a word.
    WORD_PARTED = "W43" (varde, forslag);
    /// Cells of a column whose empty cells are numbers that are not known, or the whole column, are not there.
    NUMBERS_UNKNOWN = "W40" (slag, kolumner, antal);
    /// Most rows disagree with facts.
    ROWS_DISAGREE = "W41" (antal, alla, uppgifter, blad);

    /// A sheet with another's columns.
    SHEET_OF_OTHER = "W46" (slag, blad, annat);
    /// Rows that belong to another sheet.
    ROWS_OF_OTHER_SHEET = "W47" (antal, annat);
    /// Texts have the colour of what is behind them, or are too small to be read, and are read like the others.
    TEXT_UNSEEN = "W52" (blad, rader);
    /// A row lacks required cells, and has values that their columns do not take.
    ROW_STRANGE = "W51" (kolumner, saknade);

    // T: TOML.
    /// A syntax error.
    TOML_SYNTAX = "T01" (slag);
    /// A number has spaces, a decimal comma or a unit.
    TOML_NUMBER = "T01-tal" (varde, ratt);
    /// A day is not written as TOML writes it.
    TOML_DATE = "T01-datum" (varde, ratt);
    /// A text without quotation marks.
    TOML_TEXT = "T01-text" (varde);
    /// The end of a text of several lines, without the line that begins it; its key, where that is known.
    TOML_TEXT_BEGINS = "T01-borjan" (nyckel);
    /// A heading without brackets.
    TOML_HEADING = "T01-rubrik" (namn);
    /// A key that is there already under its heading.
    TOML_KEY_AGAIN = "T01-dubbel" (namn);
    /// A key that is not known.
    KEY_UNKNOWN = "T02" (namn, forslag);
    /// The text of a row that its sheet does not have.
    KEY_OF_NO_ROW = "T02-rad" (namn, nyckel, blad, forslag);
    /// Keys stand under another heading than their own.
    KEYS_MISPLACED = "T02-rubrik" (alla, rubrik);
    /// The same, where their own heading stands in the file.
    KEYS_ASTRAY = "T02-rader" (alla, rubrik);
    /// A key stands under another heading than its own.
    KEY_MISPLACED = "T02-flytta" (namn, rubrik);
    /// A key that stands before all headings stands under one.
    KEY_OF_START = "T02-borjan" (namn);
    /// A table of facts under a heading that is not theirs.
    TABLE_MISPLACED = "T02-tabell" (namn, rubrik);
    /// Keys that another house asks for, and this one does not.
    KEYS_OF_OTHER_HOUSE = "T02-husstil" (alla, antal, annan, husstil, egna);
    /// A required key is not there.
    KEY_MISSING = "T03" (nyckel, slag, rubrik, nycklar);
    /// Several keys that are not there under a heading.
    KEYS_MISSING = "T03-flera" (rubrik, nycklar);
    /// A value of the wrong type.
    VALUE_TYPE = "T04" (typ, nyckel, varde);
    /// A value that is written in another way than its type is, and what it most likely means, as TOML has it.
    VALUE_MEANT = "T04-menas" (typ, nyckel, varde, ratt);
    /// Two numbers in the place of one.
    VALUE_OF_TWO = "T04-tva" (nyckel, varde, ena, andra);
    /// A value that is not among the allowed ones.
    VALUE_NOT_ALLOWED = "T05" (varde, nyckel, tillatna);
    /// A required value is empty.
    VALUE_EMPTY = "T06" (nyckel);
    /// The same below a heading.
    VALUE_EMPTY_UNDER = "T06-under" (nyckel, rubrik);
    /// An assessment that is not written, where the house's phrase would do.
    ASSESSMENT_EMPTY = "T06-bedomning" (nyckel);
    /// The format's version is not known.
    FORMAT_UNKNOWN = "T07";
    /// A value does not have the form it must have.
    VALUE_MALFORMED = "T08" (form, nyckel);
    /// A text is not written as its pattern asks, and what it most likely means.
    VALUE_UNLIKE = "T08-monster" (nyckel, varde, exempel, forslag);
    /// Two bilagor with the same name.
    ATTACHMENT_TWICE = "T09" (namn);
    /// A TOML file, or something in it, is beyond its bound.
    TOML_TOO_LARGE = "T10" (vad, grans);
    /// A number in a TOML file that can be read in two ways.
    VALUE_AMBIGUOUS = "T11" (nyckel, tusental, decimaltal, decimaler);
    /// A number in a TOML file that stands twice, or is one with a space in it.
    VALUE_TWICE = "T11-igen" (nyckel, varde, ena, hela);
    /// A number has more digits than one may have.
    VALUE_ABOVE = "T04-stort" (nyckel, varde, siffror);
    /// A number is less than its key takes.
    VALUE_BELOW = "T13" (nyckel, varde, minst, slag);
    /// A number is written as its key takes none.
    VALUE_DECIMALS = "T14" (nyckel, typ, varde, antal);
    /// A number that has more decimals than its key takes.
    VALUE_MORE_DECIMALS = "T14-decimaler" (nyckel, varde, antal);
    /// Something stands twice in a list.
    ENTRY_TWICE = "T15" (nyckel);
    /// A backslash in a text in quotes that does something else than its writer saw.
    ESCAPE_MISREAD = "T12" (slag);
}
