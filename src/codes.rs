//! Every code a diagnostic may carry, with the stage it belongs to. The texts are in `src/messages/*.ftl`
//! under the same name, and after the code stand the arguments that they use; a test holds both catalogues to that.

use crate::message::declare;

/// Whether a code is that of a finding which only the archiving of a case makes.
pub(crate) fn is_archival(code: &str) -> bool {
    code.starts_with('B')
}

declare! { pub,
    // F: files and folders.
    /// A file that the case names is not there.
    FILE_MISSING = "F01" (fil, forslag);
    /// A file cannot be read.
    FILE_UNREADABLE = "F02" (slag, fil, orsak);
    /// A file lies outside the case's folder.
    FILE_OUTSIDE = "F03" (fil);
    /// A file is larger than the limit.
    FILE_TOO_LARGE = "F04" (fil, grans);
    /// A text file is not UTF-8.
    FILE_NOT_UTF8 = "F05" (fil);
    /// A character that cannot be printed or archived.
    CHARACTER_REFUSED = "F06" (tecken);
    /// An attachment is not a PDF that can be read.
    PDF_UNREADABLE = "F08" (slag, fil);
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
    /// An attached PDF goes on after its end, and may be a newer version that was cut off.
    PDF_GOES_ON = "F15" (fil);
    /// A file is no picture that the pages and an archive can take.
    PICTURE_UNREADABLE = "F16" (slag, fil);
    /// No text shows a picture.
    PICTURE_UNUSED = "F17" (fil);
    /// A text shows a picture that the case does not name.
    PICTURE_UNLISTED = "F18" (fil, forslag);
    /// A picture is not the one that an adopted document was adopted with.
    PICTURE_CHANGED = "F19" (fil);

    // W: workbooks.
    /// Not a workbook, or damaged.
    WORKBOOK_UNREADABLE = "W01" (slag, orsak, detalj);
    /// A workbook beyond the limits.
    WORKBOOK_TOO_LARGE = "W02" (vad, grans);
    /// A sheet that the kind of case asks for is not there.
    SHEET_MISSING = "W03" (blad, forklaring);
    /// A sheet that the kind of case does not know.
    SHEET_UNKNOWN = "W04" (namn, forslag);
    /// A sheet that several workbooks have.
    SHEET_TWICE = "W05" (blad);
    /// A column that the sheet must have is not there.
    COLUMN_MISSING = "W06" (kolumn, blad, forklaring);
    /// A column without a heading, which is one that the sheet must have.
    HEADING_EMPTY = "W06-rubrik" (kolumn);
    /// A column that the sheet does not know.
    COLUMN_UNKNOWN = "W07" (namn, forslag);
    /// Two columns with the same name.
    COLUMN_TWICE = "W08" (kolumn);
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
    /// A number that is written in another way.
    CELL_NUMBER = "W12-tal" (varde, kolumn, ratt);
    /// A word, or a dash, where a number or a day belongs: most likely there is none.
    CELL_WORD = "W12-ord" (typ, varde, kolumn, kravs);
    /// A required cell is empty.
    CELL_EMPTY = "W13" (kolumn, forklaring);
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
    HEADINGS_BELOW = "W18-rad" (rad);
    /// A cell with a truth value, which no column takes; spreadsheets make one of a typed word.
    CELL_BOOLEAN = "W19" (varde, kolumn);
    /// A sheet that the kind of case asks for has no rows.
    SHEET_EMPTY = "W20" (blad, forklaring);
    /// A number in a cell that can be read in two ways.
    NUMBER_AMBIGUOUS = "W21" (varde, tusental, decimaltal, kolumn);
    /// A row that sums the ones above it.
    ROW_IS_SUM = "W22" (blad);
    /// The headings once more among the rows.
    ROW_IS_HEADINGS = "W22-rubrik";
    /// Units or explanations below the headings.
    ROW_IS_UNITS = "W22-enhet";
    /// A remark below the rows.
    ROW_IS_NOTE = "W22-not";
    /// A row has numbers alone.
    ROW_IS_NUMBERS = "W22-tal";
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

    /// A number is less than its column takes.
    CELL_BELOW = "W29" (varde, minst, kolumn);
    /// A cell is no number of its column's type, or has too many decimals.
    CELL_DECIMALS = "W30" (typ, varde, antal, kolumn);
    /// Two rows have the same key.
    ROW_TWICE = "W31" (blad, nyckel);
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

    // T: TOML.
    /// A syntax error.
    TOML_SYNTAX = "T01" (slag);
    /// A number has spaces, a decimal comma or a unit.
    TOML_NUMBER = "T01-tal" (varde, ratt);
    /// A day is not written as TOML writes it.
    TOML_DATE = "T01-datum" (varde, ratt);
    /// A text without quotation marks.
    TOML_TEXT = "T01-text" (varde);
    /// A heading without brackets.
    TOML_HEADING = "T01-rubrik" (namn);
    /// A key that is there already under its heading.
    TOML_KEY_AGAIN = "T01-dubbel" (namn);
    /// A key that is not known.
    KEY_UNKNOWN = "T02" (namn, forslag);
    /// Keys stand under another heading than their own.
    KEYS_MISPLACED = "T02-rubrik" (alla, rubrik);
    /// A key stands under another heading than its own.
    KEY_MISPLACED = "T02-flytta" (namn);
    /// A required key is not there.
    KEY_MISSING = "T03" (nyckel);
    /// A value of the wrong type.
    VALUE_TYPE = "T04" (typ, nyckel, varde);
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
    /// Two bilagor with the same name.
    ATTACHMENT_TWICE = "T09" (namn);
    /// A TOML file, or something in it, is beyond its bound.
    TOML_TOO_LARGE = "T10" (vad, grans);
    /// A number in a TOML file that can be read in two ways.
    VALUE_AMBIGUOUS = "T11" (nyckel, tusental, decimaltal);
    /// A number is less than its key takes.
    VALUE_BELOW = "T13" (nyckel, varde, minst);
    /// A number has too many decimals for its key.
    VALUE_DECIMALS = "T14" (nyckel, typ, varde, antal);
    /// A backslash in a text in quotes that does something else than its writer saw.
    ESCAPE_MISREAD = "T12" (slag);

    // A: what is inherited (arv) from an earlier case.
    /// A value taken over that nobody has confirmed.
    VALUE_UNCONFIRMED = "A01-uppgift" (nyckel);
    /// A paragraph taken over that nobody has confirmed.
    PARAGRAPH_UNCONFIRMED = "A01-stycke" (nyckel);
    /// A row taken over that nobody has confirmed.
    ROW_UNCONFIRMED = "A01-rad" (blad, kolumn);
    /// A question from the earlier case without an answer.
    QUESTION_UNANSWERED = "A02";
    /// A frozen document that is not as it was frozen.
    FROZEN_CHANGED = "A03" (fil);
    /// A frozen document in a format that another version of the program wrote.
    FROZEN_FORMAT = "A03-format" (fil, format);
    /// A fact that says otherwise than the frozen document.
    FROZEN_CONTRADICTED = "A04" (nyckel, varde);
    /// A frozen document in a case that names no case it follows up.
    PREVIOUS_MISSING = "A05";
    /// The case to follow up has not been adopted.
    NOT_ADOPTED = "A06" (arende);
    /// The case to follow up has errors.
    PREVIOUS_HAS_ERRORS = "A07" (arende);
    /// The new period does not lie after the old one.
    PERIOD_NOT_LATER = "A08" (period, till);
    /// A kind of case that cannot be followed up.
    NOT_FOLLOWED_UP = "A09" (arendetyp);
    /// The follow-up is made later than the document says.
    FOLLOW_UP_LATE = "A10" (utfardat, datum);
    /// Years between the old period and the new one.
    YEARS_LEFT_OUT = "A11" (period);
    /// A case that cannot tell when it is to be followed up.
    DUE_UNKNOWN = "A12" (arende);
    /// The list of what was taken over is not as it was written.
    CARRIED_LIST_CHANGED = "A13" (fil);
    /// A decision before the report that it is about.
    ADOPTED_BEFORE_ISSUED = "A14" (datum, utfardat);
    /// A decision given on the command line that is not the case's own.
    ADOPTION_CONTRADICTED = "A15" (angivet, eget);
    /// A decided case that one of its bodies has not decided.
    BODY_UNDECIDED = "A16" (organ);
    /// One original for several adopted documents.
    ORIGINAL_AMBIGUOUS = "A17" (fil, antal);

    // D: documents and their sections.
    /// A document that the kind of case asks for is not among the bilagor.
    DOCUMENT_LACKING = "D01" (namn);
    /// Text in a section that is not shown, since its condition does not hold.
    SECTION_NOT_SHOWN = "D02" (nyckel);
    /// A condition, or a section for each row of a table, that cannot be worked out.
    SECTION_FAILED = "D03" (namn, orsak);
    /// A document among the bilagor that the case does not have, since its condition does not hold.
    DOCUMENT_NOT_SHOWN = "D04" (namn);
    /// The condition of a document or a decision point, that cannot be worked out.
    CONDITION_FAILED = "D05" (namn, orsak);
    /// A figure of shares, of numbers below zero.
    SHARES_BELOW_ZERO = "D06" (namn);

    // P: prose and references.
    /// Markup that prose may not contain.
    MARKUP_REFUSED = "P01" (slag);
    /// A reference that is not a name with filters.
    REFERENCE_MALFORMED = "P02";
    /// A name that is not known.
    NAME_UNKNOWN = "P03" (namn, forslag);
    /// A filter that is not known.
    FILTER_UNKNOWN = "P04" (namn, forslag, kanda);
    /// A filter that does not fit the value.
    FILTER_UNFIT = "P05" (filter, namn);
    /// A block reference inside a sentence.
    BLOCK_IN_SENTENCE = "P06" (namn);
    /// References that lead back to themselves.
    REFERENCE_CIRCULAR = "P07" (namn);
    /// A group of facts used as if it were one.
    NAME_IS_GROUP = "P08" (namn);
    /// A reference to a fact that need not be filled in, and is not.
    OPTIONAL_FACT_MISSING = "P10" (namn);
    /// The documents would be longer than their bound.
    TEXT_TOO_LONG = "P09" (vad);
    /// A reference where none is read, or with a single brace.
    REFERENCE_UNREAD = "P11" (text);
    /// What looks like markup and is printed as it stands.
    MARKUP_LEFT = "P12" (slag);

    // M: templates.
    /// A template folder or a file of it is not there.
    TEMPLATE_MISSING = "M01" (namn, kanda);
    /// A template file is malformed.
    TEMPLATE_MALFORMED = "M02" (orsak);
    /// A template failed while rendering.
    TEMPLATE_FAILED = "M03" (orsak);
    /// A computed value's expression failed.
    EXPRESSION_FAILED = "M04" (namn, orsak);
    /// Computed values read each other in a circle.
    COMPUTED_CIRCULAR = "M06" (namn);
    /// A template cut or joined a text, or holds a character that stands for one.
    TEMPLATE_CUTS = "M05" (slag);
    /// A template file has a format that the program does not know.
    TEMPLATE_FORMAT = "M10" (format, kant);
    /// The husstil's templates are written for another version of what `dok` holds.
    TEMPLATE_DOK = "M10-dok" (version, kant);
    /// A house style names a language that has no folder.
    LANGUAGE_UNKNOWN = "M11" (namn, kanda);
    /// A phrase of a template file has a placeholder that nothing fills.
    PLACEHOLDER_UNKNOWN = "M12" (namn, kanda);
    /// A phrase of a template file lacks a placeholder.
    PLACEHOLDER_MISSING = "M13" (namn);

    // S: setting the pages.
    /// Typst refused the rendered source.
    TYPST_FAILED = "S01" (message);
    /// Text outside the type area.
    TEXT_OUTSIDE = "S02" (text, document, page);
    /// Text over other text.
    TEXT_OVERLAPS = "S03" (text, other, document, page);
    /// The PDF export failed.
    PDF_FAILED = "S04" (message);
    /// Typst warned.
    TYPST_WARNED = "S05" (message);
    /// Text of the case that the pages do not show.
    TEXT_LOST = "S06" (text, document);
    /// Text of the case that the pages show before what stands above it.
    TEXT_MOVED = "S07" (text, document);
    /// Text on the pages that comes from nowhere in the case, the templates or the layout's list.
    TEXT_OF_NO_ORIGIN = "S08" (text, document, page);
    /// A gap in a case that is no draft.
    GAP_LEFT = "S09" (namn);

    // U: writing.
    /// Another build of the same case is under way.
    OUTPUT_LOCKED = "U01" (fil);
    /// The output cannot be written.
    OUTPUT_FAILED = "U02" (slag, fil, orsak);
    /// Two cases would be written to the same folder.
    OUTPUT_TWICE = "U03" (fil, andra);
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
    ARGUMENT_UNKNOWN = "U14-okand" (namn, forslag, hjalp);
    /// An argument is given twice.
    ARGUMENT_TWICE = "U14-dubbel" (argument);
    /// The command needs an argument that is not there.
    ARGUMENT_MISSING = "U14-saknas" (argument, bruk);
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

    // G01: bilagor.
    /// A reference to a bilaga that is not in the list.
    REF_UNKNOWN_ATTACHMENT = "G01-okand" (nummer, antal);
    /// A bilaga that the report does not cite.
    ATTACHMENT_UNCITED = "G01-onamnd" (nummer, namn);

    // G02: decision points.
    /// A decision point without an allowed verb form.
    DECISION_FORM = "G02-form" (slut);
    /// A decision point that does not begin as the house's points do.
    DECISION_BEGINNING = "G02-borjan" (borjan);
    /// A decision point with several decisions.
    DECISION_SEVERAL = "G02-flera" (antal, forsta, sista);

    // G03: the repealed document.
    /// A decision point repeals a document that is no bilaga.
    REPEALED_NOT_ATTACHED = "G03-bilaga" (namn);
    /// The repealed document was adopted after this case was issued.
    REPEALED_DATE = "G03-datum" (datum, utfardat);
    /// No decision point repeals the predecessor.
    REPEAL_MISSING = "G03-saknas" (titel);
    /// A decision point repeals something other than the predecessor.
    REPEALS_OTHER = "G03-annat" (titel);

    // G04: titles.
    /// A variant of a document's title.
    TITLE_VARIANT = "G04-variant" (variant, titel, namn);
    /// A document that has been adopted is called a proposal.
    TITLE_PROPOSAL = "G04-forslag" (titel);
    /// A title says itself that it is a proposal.
    TITLE_IS_PROPOSAL = "G04-titel" (titel, fras);
    /// A decision adopts a bilaga without its title.
    TITLE_NOT_IN_DECISION = "G04-beslut" (nummer, titel, namn);

    // G05: dokumentsort.
    /// A dokumentsort that the husstil does not know.
    KIND_UNKNOWN = "G05-okand" (dokumentsort, kanda);
    /// A title with another dokumentsort.
    KIND_IN_TITLE = "G05-titel" (ord, dokumentsort, ratt);
    /// A heading with another dokumentsort.
    KIND_IN_HEADING = "G05-rubrik" (text, ord, dokumentsort);
    /// A text that calls its document another dokumentsort.
    KIND_IN_TEXT = "G05-text" (ord, dokumentsort);

    // G06: texts from before.
    /// An earlier text cites something later than its decision.
    EARLIER_CITES_LATER = "G06-senare" (datum, text);
    /// An earlier text cites a document that applies later, without an explanation.
    EARLIER_CITES_TITLE = "G06-titel" (datum, text);

    // G16: references to sections.
    /// A reference to a section that does not exist.
    SECTION_UNKNOWN = "G16-okant" (avsnitt, narmast);
    /// A claim about the proposed document that names no section.
    CLAIM_WITHOUT_SECTION = "G16-utan" (text, namn);

    // G17: sections.
    /// A section without content.
    SECTION_EMPTY = "G17-tomt" (rubrik, nyckel);
    /// A subheading with nothing under it.
    SUBHEADING_EMPTY = "G17-underrubrik" (rubrik);
    /// A heading of the frame that the case has changed.
    FRAME_HEADING = "G17-rubrik" (rubrik, ramens, nyckel);
    /// A heading that stands twice in a document.
    HEADING_TWICE = "G17-dubbel" (rubrik);

    // G18: dimensions.
    /// A dimension without text.
    DIMENSION_EMPTY = "G18-tom" (rubrik, nyckel);
    /// A dimension with the stock phrase and text.
    DIMENSION_BOTH = "G18-bade" (rubrik, nyckel);
    /// A dimension that is left empty in other words than the house's.
    DIMENSION_PHRASE = "G18-fras" (rubrik, nyckel, fras);
    // G12: values from the allowed sets.
    /// A cell's value is not among the allowed ones.
    CELL_NOT_ALLOWED = "G12" (varde, kolumn, tillatna);

    // G23: terms, names and abbreviations.
    /// A banned variant of a term.
    TERM_BANNED = "G23-term" (text, skrivs);
    /// A name that is nearly a known one.
    NAME_MISSPELT = "G23-namn" (text, namn);
    /// A body is called something else than its name.
    BODY_MISNAMED = "G23-organ" (text, namn);
    /// An abbreviation is explained by other words than its name.
    ABBREVIATION_OTHERWISE = "G23-annan" (forkortning, namn);
    /// An abbreviation that its document never explains.
    ABBREVIATION_UNDEFINED = "G23-odefinierad" (forkortning, namn);
    /// An abbreviation that is used before it is explained.
    ABBREVIATION_LATE = "G23-for-sent" (forkortning, namn);
    /// An abbreviation that is explained twice.
    ABBREVIATION_TWICE = "G23-dubbelt" (forkortning);

    // G24: language.
    /// A sentence that stands twice in a document.
    SENTENCE_TWICE = "G24-mening" (text);
    /// A paragraph without a full stop.
    FULL_STOP_MISSING = "G24-punkt" (text);
    /// A range without an en dash.
    RANGE_HYPHEN = "G24-intervall" (text, forslag);
    /// A number that is not written by the rules.
    NUMBER_FORM = "G24-tal" (text, forslag);
    /// A word that stands twice in a row.
    WORD_TWICE = "G24-ord" (text);
    /// Several spaces in a row.
    SPACE_TWICE = "G24-mellanslag" (text);
    /// A list whose items end in different ways.
    LIST_STOPS = "G24-lista-punkt";
    /// A list whose items begin in different ways.
    LIST_CAPITALS = "G24-lista-bokstav";

    // G25: what must not leave the house.
    /// A character without a glyph in the house's fonts.
    GLYPH_MISSING = "G25-glyf" (tecken);
    /// A placeholder that was left in.
    PLACEHOLDER_LEFT = "G25-platshallare" (text);
    /// A case number that does not match the house's pattern.
    CASE_NUMBER_MALFORMED = "G25-arendenummer" (varde, exempel);
    /// A personal identity number.
    PERSONAL_NUMBER = "G25-personnummer";
    /// A personal identity number in a name.
    PERSONAL_NUMBER_IN_NAME = "G25-personnummer-namn" (slag);
    /// A personnummer in the text of an attached PDF: on its pages, or beside them.
    PERSONAL_NUMBER_IN_PDF = "G25-personnummer-pdf" (fil, sidor, antal);
    // M04 of a rule that is data.
    /// A rule's expression failed.
    RULE_FAILED = "M04-regel" (namn, orsak);

    // N: waivers (undantag) and rules by code.
    /// A waiver's reason is no sentence.
    WAIVER_WITHOUT_REASON = "N01";
    /// A waiver silences nothing.
    WAIVER_UNUSED = "N02" (kod, om);
    /// A waiver of what cannot be waived.
    WAIVER_REFUSED = "N03" (kod);
    /// Several findings fit a waiver.
    WAIVER_AMBIGUOUS = "N04" (kod, om, antal);
    /// No rule has the code.
    RULE_UNKNOWN = "N05" (kod, kanda);

    // G09: the period.
    /// The period ends before it starts.
    PERIOD_REVERSED = "G09-ordning" (till, fran);
    /// The period ends after the report is issued.
    PERIOD_UNFINISHED = "G09-utfardat" (till, utfardat);
    /// The text gives the period other years.
    PERIOD_CONTRADICTED = "G09-motsager" (text, period, referens);

    // G20: review of the proposal.
    /// The proposal does not say when it is reviewed.
    REVISION_TIME_MISSING = "G20-tid" (dokument, rad, avsnitt);
    /// The proposal does not say who is responsible.
    RESPONSIBLE_MISSING = "G20-ansvar" (dokument, rad, avsnitt);
    // G07: facts typed by hand.
    /// A figure or name typed by hand is a known fact.
    FACT_TYPED = "G07-lika" (text, referens);
    /// A figure typed by hand contradicts a known fact.
    FACT_CONTRADICTED = "G07-motsager" (text, namn, kant, referens);
    /// A figure typed by hand contradicts a known fact, but is another one.
    FACT_CONFUSED = "G07-annan" (text, namn, kant, referens, annan);

    // G21: the register of steering documents.
    /// A text looks like a title that is not in the register.
    TITLE_UNREGISTERED = "G21-okand" (titel, blad);
    /// A text is nearly a title of the register.
    TITLE_NEARLY = "G21-nastan" (text, titel);
    /// A cited document is not in force any more, or not yet.
    STEERING_INVALID = "G21-galler-inte" (skal, titel, status, ar, utfardat);
    /// A cited document expires soon.
    STEERING_EXPIRES = "G21-loper-ut" (titel, ar, manader, utfardat);

    // G22: laws and decisions in full.
    /// A law's number is not in the full form.
    LAW_NUMBER = "G22-nummer" (text, nummer);
    /// A law is named without its number.
    LAW_WITHOUT_NUMBER = "G22-utan-nummer" (text);
    /// A law is abbreviated.
    LAW_ABBREVIATED = "G22-forkortning" (text);
    /// A decision lacks its body, date or paragraph.
    DECISION_INCOMPLETE = "G22-beslut" (saknas, text);
    /// A paragraph sign is written without its space or dash.
    PARAGRAPH_WRITTEN = "G22-paragraf" (text, rattat);
    /// A law of the register is first named without its number.
    LAW_FIRST_WITHOUT_NUMBER = "G22-forsta" (text, nummer);
    // G26: laws that are not as they are cited.
    /// A law stands with another number than its own.
    LAW_NUMBER_WRONG = "G26-nummer" (lag, text, nummer);
    /// A word is nearly a law's name.
    LAW_MISNAMED = "G26-namn" (text, lag);
    /// A law has not so many chapters.
    LAW_CHAPTER = "G26-kapitel" (text, lag, antal);
    /// A number is that of a law with another name.
    LAW_OTHER_NAME = "G26-annan" (text, lag, nummer);
    /// A law's number has another title than the law's.
    LAW_OTHER_TITLE = "G26-titel" (text, nummer, titel);
    // G27: marks, spaces, days and numbers.
    /// A quote or a parenthesis has no other half.
    PAIR_OPEN = "G27-oppen" (text);
    /// Two marks stand in a row.
    MARKS_TWICE = "G27-punkter" (text);
    /// A space is missing or misplaced beside a mark.
    SPACE_MISPLACED = "G27-mellanslag" (text, forslag);
    /// A small letter begins a sentence.
    SMALL_AFTER_STOP = "G27-versal" (text);
    /// A hyphen stands for a dash.
    DASH_HYPHEN = "G27-streck" (text);
    /// A number or a time is not written as it is to be.
    NUMBER_WRITTEN = "G27-tal" (text, forslag);
    /// No month has this day.
    DAY_IMPOSSIBLE = "G27-dag" (text);
    /// A day has another weekday.
    WEEKDAY_WRONG = "G27-veckodag" (text, dag);
    /// What has happened has a year to come.
    YEAR_AHEAD = "G27-framtid" (text, utfardat);
    /// No telephone number is like this.
    PHONE_IMPOSSIBLE = "G27-telefon" (text);
    /// No e-mail address is like this.
    MAIL_IMPOSSIBLE = "G27-epost" (text);
    // G28: figures that sheets or sentences compute.
    /// A sheet has another count.
    FIGURE_COUNT = "G28-antal" (text, antal, vad);
    /// A sheet has another amount.
    FIGURE_AMOUNT = "G28-belopp" (text, belopp, vad);
    /// A list has another number of items than the text says.
    FIGURE_LIST = "G28-lista" (angivet, antal, text);
    /// A figure is not what the sentence's own numbers give.
    FIGURE_SHARE = "G28-andel" (text, ger);
    /// What is said to rise falls, or the other way.
    FIGURE_DIRECTION = "G28-riktning" (text, fran, till);
    /// A sheet has another date for what the text names.
    FIGURE_DATE = "G28-datum" (namn, datum, text);
    /// A number of years is not that of the period.
    FIGURE_SPAN = "G28-ar" (text, period, antal);
    /// A time ends before it begins.
    FIGURE_BACKWARDS = "G28-bak" (text);
    /// The text speaks of a table by a number.
    FIGURE_UNNUMBERED = "G28-figur" (text);
    /// Something is said not to have been, or to have been alone, and the sheet has it otherwise.
    FIGURE_PRESENT = "G28-finns" (text, vad);
    // G30: rows of sheets.
    /// A row stands twice.
    ROW_REPEATED = "G30-dubbel" (rad);
    /// An amount is of another size than the others.
    AMOUNT_SIZE = "G30-storlek" (varde, vanligt);
    /// An amount is below zero.
    AMOUNT_NEGATIVE = "G30-negativ" (varde);
    /// A year stands where the others are small numbers.
    YEAR_FOR_NUMBER = "G30-artal" (varde, rubrik);
    /// A row's time ends before it begins.
    ENDS_BEFORE = "G30-slut" (till, fran);
    /// A title has other years than its columns.
    TITLE_YEARS = "G30-titel" (text, fran, till);
    // G31: what the points do with the documents.
    /// No point adopts a proposed document.
    NEVER_ADOPTED = "G31-antas" (titel);
    /// A point refers to another bilaga than that of the document it names.
    OTHER_ATTACHMENT = "G31-bilaga" (nummer, titel, ratt, referens);
    /// A point repeals before another adopts.
    REPEALED_FIRST = "G31-ordning";
    /// Another body than the deciding one is named.
    OTHER_BODY = "G31-organ" (text, organ);
    // G32: spelling.
    /// A word is nearly one that the case uses often.
    WORD_MISSPELT = "G32-ord" (text, forslag);
    /// A word is written apart that the case writes as one.
    WORD_APART = "G32-sarskrivet" (text, forslag);
    // G33: what the case tells in two ways.
    /// A decision is nearly one that the case has.
    DECISION_DIFFERS = "G33-beslut" (text, annat);
    /// A decision is told of another body.
    BODY_DIFFERS = "G33-organ" (text, organ);
    /// A day is nearly that of a fact.
    DAY_DIFFERS = "G33-dag" (text, datum, namn);
    /// Something is followed up at another interval.
    INTERVAL_DIFFERS = "G33-intervall" (text, ar, namn);
    /// A bilaga is told to be another document.
    ATTACHMENT_DIFFERS = "G33-bilaga" (text, sort, nummer);
    /// A count is told otherwise than elsewhere in the case.
    COUNT_DIFFERS = "G33-antal" (text, annat);
    /// A place is told to be the seat that is another.
    PLACE_DIFFERS = "G33-ort" (text, ort, namn);
    /// A document is told to be of a kind that no document of the case is.
    KIND_DIFFERS = "G33-sort" (text, sort);
    /// A time that has passed is told to be to come.
    TIME_PASSED = "G33-forbi" (text, utfardat);
    /// A number of years is not that since the day that it is counted from.
    DURATION_DIFFERS = "G33-tid" (text, fran, namn);
    /// A difference is not that of the facts.
    DIFFERENCE_DIFFERS = "G33-skillnad" (text, ger, namn);
}
