//! Every code a diagnostic may carry, with the stage it belongs to. The texts are in `src/messages/*.ftl`
//! under the same name; a test holds both catalogues complete.

use std::borrow::Cow;

use crate::diagnostic::Code;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub const $name: Code = Code(Cow::Borrowed($code));)*
        /// All codes, for the catalogues' test and the README.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    // F: files and folders.
    /// A file that the case names is not there.
    FILE_MISSING = "F01";
    /// A file cannot be read.
    FILE_UNREADABLE = "F02";
    /// A file lies outside the case's folder.
    FILE_OUTSIDE = "F03";
    /// A file is larger than the limit.
    FILE_TOO_LARGE = "F04";
    /// A text file is not UTF-8.
    FILE_NOT_UTF8 = "F05";
    /// A character that cannot be printed or archived.
    CHARACTER_REFUSED = "F06";
    /// An attachment is not a PDF that can be read.
    PDF_UNREADABLE = "F08";
    /// An attached PDF is not PDF/A.
    PDF_NOT_ARCHIVAL = "F09";
    /// The same file is named twice.
    FILE_TWICE = "F10";
    /// What the case names is a folder or a device.
    NOT_A_FILE = "F11";
    /// A word too long to be one; to break it into lines would take minutes.
    WORD_TOO_LONG = "F12";
    /// More findings than one run tells.
    TOO_MANY_FINDINGS = "F13";

    // W: workbooks.
    /// Not a workbook, or damaged.
    WORKBOOK_UNREADABLE = "W01";
    /// A workbook beyond the limits.
    WORKBOOK_TOO_LARGE = "W02";
    /// A sheet that the kind of case asks for is not there.
    SHEET_MISSING = "W03";
    /// A sheet that the kind of case does not know.
    SHEET_UNKNOWN = "W04";
    /// A sheet that several workbooks have.
    SHEET_TWICE = "W05";
    /// A column that the sheet must have is not there.
    COLUMN_MISSING = "W06";
    /// A column that the sheet does not know.
    COLUMN_UNKNOWN = "W07";
    /// Two columns with the same name.
    COLUMN_TWICE = "W08";
    /// Values to the right of or above the headings.
    CELL_OUTSIDE_TABLE = "W09";
    /// A cell with an error value.
    CELL_ERROR = "W10";
    /// A formula without a stored value.
    FORMULA_WITHOUT_VALUE = "W11";
    /// A cell's value has the wrong type.
    CELL_TYPE = "W12";
    /// A required cell is empty.
    CELL_EMPTY = "W13";
    /// A hidden sheet is read like the others.
    SHEET_HIDDEN = "W15";
    /// Merged cells in a table: only the first has the value.
    CELLS_MERGED = "W16";
    /// The workbook is encrypted.
    WORKBOOK_ENCRYPTED = "W17";
    /// A heading of a table is a number, a date or an error.
    HEADING_NOT_TEXT = "W18";
    /// A cell with a truth value, which no column takes; spreadsheets make one of a typed word.
    CELL_BOOLEAN = "W19";
    /// A sheet that the kind of case asks for has no rows.
    SHEET_EMPTY = "W20";

    // T: TOML.
    /// A syntax error.
    TOML_SYNTAX = "T01";
    /// A key that is not known.
    KEY_UNKNOWN = "T02";
    /// A required key is not there.
    KEY_MISSING = "T03";
    /// A value of the wrong type.
    VALUE_TYPE = "T04";
    /// A value that is not among the allowed ones.
    VALUE_NOT_ALLOWED = "T05";
    /// A required value is empty.
    VALUE_EMPTY = "T06";
    /// An assessment that is not written, where the house's phrase would do.
    ASSESSMENT_EMPTY = "T06-bedomning";
    /// The format's version is not known.
    FORMAT_UNKNOWN = "T07";
    /// A value does not have the form it must have.
    VALUE_MALFORMED = "T08";
    /// Two bilagor with the same name.
    ATTACHMENT_TWICE = "T09";
    /// A TOML file, or something in it, is beyond its bound.
    TOML_TOO_LARGE = "T10";
    /// A backslash in a text in quotes that does something else than its writer saw.
    ESCAPE_MISREAD = "T12";

    // A: what is inherited (arv) from an earlier case.
    /// A value taken over that nobody has confirmed.
    VALUE_UNCONFIRMED = "A01-uppgift";
    /// A paragraph taken over that nobody has confirmed.
    PARAGRAPH_UNCONFIRMED = "A01-stycke";
    /// A row taken over that nobody has confirmed.
    ROW_UNCONFIRMED = "A01-rad";
    /// A question from the earlier case without an answer.
    QUESTION_UNANSWERED = "A02";
    /// A frozen document that is not as it was frozen.
    FROZEN_CHANGED = "A03";
    /// A fact that says otherwise than the frozen document.
    FROZEN_CONTRADICTED = "A04";
    /// A frozen document in a case that names no case it follows up.
    PREVIOUS_MISSING = "A05";
    /// The case to follow up has not been adopted.
    NOT_ADOPTED = "A06";
    /// The case to follow up has errors.
    PREVIOUS_HAS_ERRORS = "A07";
    /// The new period does not lie after the old one.
    PERIOD_NOT_LATER = "A08";
    /// A kind of case that cannot be followed up.
    NOT_FOLLOWED_UP = "A09";
    /// The follow-up is made later than the document says.
    FOLLOW_UP_LATE = "A10";
    /// Years between the old period and the new one.
    YEARS_LEFT_OUT = "A11";
    /// A case that cannot tell when it is to be followed up.
    DUE_UNKNOWN = "A12";
    /// The list of what was taken over is not as it was written.
    CARRIED_LIST_CHANGED = "A13";
    /// A decision before the report that it is about.
    ADOPTED_BEFORE_ISSUED = "A14";
    /// A decision given on the command line that is not the case's own.
    ADOPTION_CONTRADICTED = "A15";

    // P: prose and references.
    /// Markup that prose may not contain.
    MARKUP_REFUSED = "P01";
    /// A reference that is not a name with filters.
    REFERENCE_MALFORMED = "P02";
    /// A name that is not known.
    NAME_UNKNOWN = "P03";
    /// A filter that is not known.
    FILTER_UNKNOWN = "P04";
    /// A filter that does not fit the value.
    FILTER_UNFIT = "P05";
    /// A block reference inside a sentence.
    BLOCK_IN_SENTENCE = "P06";
    /// References that lead back to themselves.
    REFERENCE_CIRCULAR = "P07";
    /// A group of facts used as if it were one.
    NAME_IS_GROUP = "P08";
    /// A reference to a fact that need not be filled in, and is not.
    OPTIONAL_FACT_MISSING = "P10";
    /// The documents would be longer than their bound.
    TEXT_TOO_LONG = "P09";
    /// A reference where none is read, or with a single brace.
    REFERENCE_UNREAD = "P11";
    /// What looks like markup and is printed as it stands.
    MARKUP_LEFT = "P12";

    // M: templates.
    /// A template folder or a file of it is not there.
    TEMPLATE_MISSING = "M01";
    /// A template file is malformed.
    TEMPLATE_MALFORMED = "M02";
    /// A template failed while rendering.
    TEMPLATE_FAILED = "M03";
    /// A computed value's expression failed.
    EXPRESSION_FAILED = "M04";

    // S: setting the pages.
    /// Typst refused the rendered source.
    TYPST_FAILED = "S01";
    /// Text outside the type area.
    TEXT_OUTSIDE = "S02";
    /// Text over other text.
    TEXT_OVERLAPS = "S03";
    /// The PDF export failed.
    PDF_FAILED = "S04";
    /// Typst warned.
    TYPST_WARNED = "S05";

    // U: writing.
    /// Another build of the same case is under way.
    OUTPUT_LOCKED = "U01";
    /// The output cannot be written.
    OUTPUT_FAILED = "U02";
    /// Two cases would be written to the same folder.
    OUTPUT_TWICE = "U03";
    /// A file that the tool did not write stands where one of its own belongs.
    OUTPUT_FOREIGN = "U04";
    /// A new case's folder exists and has files in it.
    TARGET_EXISTS = "U08";
    /// A new case's folder cannot have that name.
    TARGET_NAME = "U09";
    /// A new case is of a kind that there is no template folder for.
    TYPE_UNKNOWN = "U10";
    /// A new case has a house style that there is no template folder for.
    HOUSE_UNKNOWN = "U11";

    // G01: bilagor.
    /// A reference to a bilaga that is not in the list.
    REF_UNKNOWN_ATTACHMENT = "G01-okand";
    /// A bilaga that the report does not cite.
    ATTACHMENT_UNCITED = "G01-onamnd";

    // G02: decision points.
    /// A decision point without an allowed verb form.
    DECISION_FORM = "G02-form";
    /// A decision point with several decisions.
    DECISION_SEVERAL = "G02-flera";

    // G03: the repealed document.
    /// A decision point repeals a document that is no bilaga.
    REPEALED_NOT_ATTACHED = "G03-bilaga";
    /// The repealed document was adopted after this case was issued.
    REPEALED_DATE = "G03-datum";
    /// No decision point repeals the predecessor.
    REPEAL_MISSING = "G03-saknas";
    /// A decision point repeals something other than the predecessor.
    REPEALS_OTHER = "G03-annat";

    // G04: titles.
    /// A variant of a document's title.
    TITLE_VARIANT = "G04-variant";
    /// A document that has been adopted is called a proposal.
    TITLE_PROPOSAL = "G04-forslag";
    /// A title says itself that it is a proposal.
    TITLE_IS_PROPOSAL = "G04-titel";
    /// A decision adopts a bilaga without its title.
    TITLE_NOT_IN_DECISION = "G04-beslut";

    // G05: dokumentsort.
    /// A dokumentsort that the husstil does not know.
    KIND_UNKNOWN = "G05-okand";
    /// A title with another dokumentsort.
    KIND_IN_TITLE = "G05-titel";
    /// A heading with another dokumentsort.
    KIND_IN_HEADING = "G05-rubrik";
    /// A text that calls its document another dokumentsort.
    KIND_IN_TEXT = "G05-text";

    // G06: texts from before.
    /// An earlier text cites something later than its decision.
    EARLIER_CITES_LATER = "G06-senare";
    /// An earlier text cites a document that applies later, without an explanation.
    EARLIER_CITES_TITLE = "G06-titel";

    // G16: references to sections.
    /// A reference to a section that does not exist.
    SECTION_UNKNOWN = "G16-okant";
    /// A claim about the proposed document that names no section.
    CLAIM_WITHOUT_SECTION = "G16-utan";

    // G17: sections.
    /// A section without content.
    SECTION_EMPTY = "G17-tomt";
    /// A subheading with nothing under it.
    SUBHEADING_EMPTY = "G17-underrubrik";
    /// A heading of the frame that the case has changed.
    FRAME_HEADING = "G17-rubrik";
    /// A heading that stands twice in a document.
    HEADING_TWICE = "G17-dubbel";

    // G18: dimensions.
    /// A dimension without text.
    DIMENSION_EMPTY = "G18-tom";
    /// A dimension with the stock phrase and text.
    DIMENSION_BOTH = "G18-bade";
    /// A dimension that is left empty in other words than the house's.
    DIMENSION_PHRASE = "G18-fras";
    // G12: values from the allowed sets.
    /// A cell's value is not among the allowed ones.
    CELL_NOT_ALLOWED = "G12";

    // G23: terms, names and abbreviations.
    /// A banned variant of a term.
    TERM_BANNED = "G23-term";
    /// A name that is nearly a known one.
    NAME_MISSPELT = "G23-namn";
    /// An abbreviation that its document never explains.
    ABBREVIATION_UNDEFINED = "G23-odefinierad";
    /// An abbreviation that is used before it is explained.
    ABBREVIATION_LATE = "G23-for-sent";
    /// An abbreviation that is explained twice.
    ABBREVIATION_TWICE = "G23-dubbelt";

    // G24: language.
    /// A sentence that stands twice in a document.
    SENTENCE_TWICE = "G24-mening";
    /// A paragraph without a full stop.
    FULL_STOP_MISSING = "G24-punkt";
    /// A range without an en dash.
    RANGE_HYPHEN = "G24-intervall";
    /// A number that is not written by the rules.
    NUMBER_FORM = "G24-tal";
    /// A word that stands twice in a row.
    WORD_TWICE = "G24-ord";
    /// Several spaces in a row.
    SPACE_TWICE = "G24-mellanslag";
    /// A list whose items end in different ways.
    LIST_STOPS = "G24-lista-punkt";
    /// A list whose items begin in different ways.
    LIST_CAPITALS = "G24-lista-bokstav";

    // G25: what must not leave the house.
    /// A character without a glyph in the house's fonts.
    GLYPH_MISSING = "G25-glyf";
    /// A placeholder that was left in.
    PLACEHOLDER_LEFT = "G25-platshallare";
    /// A case number that does not match the house's pattern.
    CASE_NUMBER_MALFORMED = "G25-arendenummer";
    /// A personal identity number.
    PERSONAL_NUMBER = "G25-personnummer";
    // M04 of a rule that is data.
    /// A rule's expression failed.
    RULE_FAILED = "M04-regel";

    // N: waivers (undantag) and rules by code.
    /// A waiver's reason is no sentence.
    WAIVER_WITHOUT_REASON = "N01";
    /// A waiver silences nothing.
    WAIVER_UNUSED = "N02";
    /// A waiver of what cannot be waived.
    WAIVER_REFUSED = "N03";
    /// Several findings fit a waiver.
    WAIVER_AMBIGUOUS = "N04";
    /// No rule has the code.
    RULE_UNKNOWN = "N05";

    // G09: the period.
    /// The period ends before it starts.
    PERIOD_REVERSED = "G09-ordning";
    /// The period ends after the report is issued.
    PERIOD_UNFINISHED = "G09-utfardat";
    /// The text gives the period other years.
    PERIOD_CONTRADICTED = "G09-motsager";

    // G20: review of the proposal.
    /// The proposal does not say when it is reviewed.
    REVISION_TIME_MISSING = "G20-tid";
    /// The proposal does not say who is responsible.
    RESPONSIBLE_MISSING = "G20-ansvar";
    // G07: facts typed by hand.
    /// A figure or name typed by hand is a known fact.
    FACT_TYPED = "G07-lika";
    /// A figure typed by hand contradicts a known fact.
    FACT_CONTRADICTED = "G07-motsager";
    /// A figure typed by hand contradicts a known fact, but is another one.
    FACT_CONFUSED = "G07-annan";

    // G21: the register of steering documents.
    /// A text looks like a title that is not in the register.
    TITLE_UNREGISTERED = "G21-okand";
    /// A cited document is not in force any more, or not yet.
    STEERING_INVALID = "G21-galler-inte";
    /// A cited document expires soon.
    STEERING_EXPIRES = "G21-loper-ut";

    // G22: laws and decisions in full.
    /// A law's number is not in the full form.
    LAW_NUMBER = "G22-nummer";
    /// A law is named without its number.
    LAW_WITHOUT_NUMBER = "G22-utan-nummer";
    /// A law is abbreviated.
    LAW_ABBREVIATED = "G22-forkortning";
    /// A decision lacks its body, date or paragraph.
    DECISION_INCOMPLETE = "G22-beslut";
    /// A paragraph sign is written without its space or dash.
    PARAGRAPH_WRITTEN = "G22-paragraf";
}
