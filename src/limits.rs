//! Every bound on what comes in, in one place; the reference's table is made from it. Cases come by e-mail: a small file must
//! not be able to take the machine's memory or time, and what no office writes may be refused with a clear message.

/// A TOML file's bytes; a megabyte is some 400 pages of prose.
pub(crate) const TOML_BYTES: u64 = 1 << 20;
/// A TOML file's keys, values and punctuation marks. Each can be a syntax error, and those take memory.
pub(crate) const TOML_TOKENS: usize = 50_000;
/// Tables and arrays inside each other. It is the TOML parser's own bound (a test holds the two equal), and what makes
/// recursion over the tree safe.
pub(crate) const TOML_DEPTH: usize = 80;
/// Characters of a key.
pub(crate) const KEY_CHARACTERS: usize = 100;
/// Items of a list in TOML: signatories, decision points, bilagor, terms, waivers.
pub(crate) const LIST_ITEMS: usize = 1_000;
/// Characters of one text: some eight pages. The review compares pieces of a text with each other.
pub(crate) const TEXT_CHARACTERS: usize = 20_000;
/// Characters of a word; the longest addresses on the web are shorter, and Typst takes minutes over longer ones.
pub(crate) const WORD_CHARACTERS: usize = 500;
/// Digits of a number before its decimals; a workbook keeps no more of one.
pub(crate) const NUMBER_DIGITS: u32 = 15;

/// Lists inside each other.
pub(crate) const LIST_DEPTH: usize = 3;
/// Emphasis, strong text and links inside each other.
pub(crate) const EMPHASIS_DEPTH: usize = 4;
/// Text modules inside each other; circles are found at the second turn.
pub(crate) const MODULE_DEPTH: usize = 8;
/// Paragraphs, headings and list items of all documents together, those of text modules each time they are used.
pub(crate) const PARAGRAPHS: usize = 5_000;
/// Pieces of a paragraph: emphases, links, references, line breaks, the text between, and signs that must be escaped.
/// Typst takes long over many.
pub(crate) const PARAGRAPH_PIECES: usize = 2_000;
/// Bytes of prose in all documents together, what references bring in counted each time: some 350 pages.
pub(crate) const PROSE_BYTES: usize = 1 << 20;
/// What a row of a table counts as among those bytes: Typst takes as long over it as over so much prose.
pub(crate) const ROW_BYTES: usize = 400;
/// What a table counts as beside its rows.
pub(crate) const TABLE_BYTES: usize = 4_000;
/// Bytes of a reference between its braces and with them.
pub(crate) const REFERENCE_BYTES: usize = 200;
/// Bytes of an expression in an ärendetyp: minijinja's parser recurses.
pub(crate) const EXPRESSION_BYTES: usize = 1_000;

/// Workbooks of a case.
pub(crate) const WORKBOOKS: usize = 10;
/// Arrays and dictionaries inside each other in an attached PDF; the parser recurses.
pub(crate) const PDF_DEPTH: usize = 200;
/// An attached PDF's bytes.
pub(crate) const PDF_BYTES: u64 = 256 << 20;

/// What is read of the pages of an attached PDF. The library that draws them has no bounds of its own.
pub(crate) mod pdf {
    /// Glyphs, paths and pictures on the pages; a page of text has some three thousand.
    pub(crate) const DRAWN: u64 = 2_000_000;
    /// Bytes of the pages' contents, unpacked; drawings inside them counted each time, as the largest that there is.
    pub(crate) const CONTENT_BYTES: u64 = 256 << 20;
    /// Bytes of a stream that is no picture, unpacked: a font for many scripts has some tens of megabytes.
    pub(crate) const STREAM_BYTES: u64 = 32 << 20;
    /// The same of all streams together.
    pub(crate) const UNPACKED_BYTES: u64 = 256 << 20;
    /// Bytes of a stream that is packed in another way, and how many times more it may have unpacked.
    pub(crate) const PACKED_BYTES: u64 = 64 << 10;
    /// Objects that are read where they are packed in a stream: most programs put no more into one.
    pub(crate) const PACKED_OBJECTS: usize = 200;
    /// The same where they cannot be read otherwise: reading them costs the square of their number, about a second.
    pub(crate) const PACKED_BY_PARSER: usize = 5_000;
    /// The most that Deflate packs.
    pub(crate) const MOST_PACKED: u64 = 1032;
}

/// A picture's bytes.
pub(crate) const PICTURE_BYTES: u64 = 16 << 20;
/// Points of a picture, which are decoded at once.
pub(crate) const PICTURE_PIXELS: u64 = 50_000_000;
/// Pictures of a case.
pub(crate) const PICTURES: usize = 100;

/// Bytes of all files of a case together: three attached PDFs of the largest size. What is read is held once.
pub(crate) const CASE_BYTES: u64 = 768 << 20;

/// Bytes of a file in a template folder; a font for many scripts has some tens of megabytes.
pub(crate) const TEMPLATE_BYTES: u64 = 64 << 20;

/// Bytes of a record that is read back.
pub(crate) const RECORD_BYTES: u64 = 256 << 20;

/// Findings of one run; nobody mends more before running again.
pub(crate) const DIAGNOSTICS: usize = 5_000;
/// Characters of a value shown in a message.
pub(crate) const SHOWN_CHARACTERS: usize = 1_000;

/// Bounds on workbooks.
pub(crate) mod workbook {
    /// Bytes of a mebibyte.
    pub(crate) const MEBIBYTE: usize = 1024 * 1024;

    /// The largest `.xlsx`, `.xlsm`, `.xlsb` or `.ods` file, as it lies on disk.
    pub(crate) const FILE_BYTES: usize = 32 * MEBIBYTE;
    /// The largest `.xls` file. It is not compressed, and the format ends at 65,536 rows.
    pub(crate) const XLS_BYTES: usize = 16 * MEBIBYTE;
    /// All parts of a zipped workbook together, unpacked. Counted as bytes come out, whatever the zip claims.
    pub(crate) const UNPACKED_BYTES: usize = 64 * MEBIBYTE;
    /// Files in a zipped workbook.
    pub(crate) const PARTS: usize = 1_000;
    /// Sheets.
    pub(crate) const SHEETS: usize = 255;
    /// Non-empty cells in the whole workbook: about 100,000 rows of twenty columns.
    pub(crate) const CELLS: usize = 2_000_000;
    /// Bytes of text in all cells together. A short file can name one long shared text in every cell.
    pub(crate) const TEXT_BYTES: usize = 64 * MEBIBYTE;
    /// Shared texts: one for every cell at most.
    pub(crate) const SHARED_STRINGS: usize = CELLS;
    /// Cell formats; Excel has at most 65,490.
    pub(crate) const CELL_FORMATS: usize = 100_000;
    /// Merged regions in the whole workbook.
    pub(crate) const MERGED: usize = 100_000;
    /// Rows of a sheet, as Excel and LibreOffice have them; a cell below is damage.
    pub(crate) const ROWS: u32 = 1_048_576;
    /// Columns of a sheet, up to XFD; a cell to the right is damage.
    pub(crate) const COLUMNS: u32 = 16_384;
}

/// Bounds on packages, which come from anywhere.
pub(crate) mod package {
    /// Files in a package.
    pub(crate) const FILES: usize = 20_000;
    /// Bytes of all files in a package, unpacked: a case of the largest size, with its copies and its output.
    pub(crate) const BYTES: u64 = 2 << 30;
    /// Bytes of the list of files in a package's zip.
    pub(crate) const DIRECTORY: u64 = 64 << 20;
    /// How many times larger than its zip a package may be unpacked; text deflates to a tenth, a bomb to a thousandth.
    pub(crate) const RATIO: u64 = 100;
    /// Bytes that a package may unpack to whatever its zip's size.
    pub(crate) const SMALL: u64 = 64 << 20;
    /// Bytes of a path in a package.
    pub(crate) const PATH: usize = 4_096;
    /// Bytes of memory that a replay with other templates than the program's own may address.
    pub(crate) const REPLAY_BYTES: u64 = 4 << 30;
    /// Seconds of processor time that such a replay may take.
    pub(crate) const REPLAY_SECONDS: u64 = 60;
    /// Elements and attributes of an XML file; a package of ten thousand files needs some hundred thousand.
    pub(crate) const XML_NODES: usize = 1_000_000;
    /// Elements inside each other.
    pub(crate) const XML_DEPTH: usize = 100;
}
