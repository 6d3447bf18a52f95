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
    /// A character without a glyph in the house's fonts.
    GLYPH_MISSING = "F07";
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
    /// A cell's value is not among the allowed ones.
    CELL_NOT_ALLOWED = "W14";
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
    /// The format's version is not known.
    FORMAT_UNKNOWN = "T07";
    /// A value does not have the form it must have.
    VALUE_MALFORMED = "T08";
    /// Two bilagor with the same name.
    ATTACHMENT_TWICE = "T09";

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
}
