//! What may be wrong in a case as it is put together: what is inherited (A), documents (D), prose (P), templates (M) and pages (S).

use crate::message::declare;

declare! { pub,
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
    /// The same where it is put to several bodies.
    NOT_ADOPTED_BY_ALL = "A06-flera" (arende);
    /// The case to follow up has errors.
    PREVIOUS_HAS_ERRORS = "A07" (arende);
    /// The new period does not lie after the old one.
    PERIOD_NOT_LATER = "A08" (period, till);
    /// A kind of case that cannot be followed up.
    NOT_FOLLOWED_UP = "A09" (arendetyp);
    /// The follow-up is made later than the document says.
    FOLLOW_UP_LATE = "A10" (utfardat, datum);
    /// The follow-up is made later than such a case is to be followed up.
    FOLLOW_UP_LATE_BY_KIND = "A10-utan-dokument" (utfardat, datum);
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
    /// A figure of more categories than have room for their names.
    FIGURE_CROWDED = "D07" (namn, antal, hogst);
    /// A figure of more series than have signs of their own.
    FIGURE_OF_MANY = "D07-serier" (namn, antal, hogst);
    /// A computed value, or the column of some rows, that divides by nought.
    DIVIDED_BY_ZERO = "D09" (namn);
    /// What a condition compares has no value.
    CONDITION_BY_ZERO = "D09-villkor" (slag, namn);
    /// Bilagor in a case whose report has no list of them.
    ATTACHMENTS_UNLISTED = "D08" (ram);

    // P: prose and references.
    /// Markup that prose may not contain.
    MARKUP_REFUSED = "P01" (slag);
    /// A reference that is not a name with filters.
    REFERENCE_MALFORMED = "P02" (slag, forslag);
    /// A name that is not known.
    NAME_UNKNOWN = "P03" (namn, forslag);
    /// A module of text that the case does not have.
    MODULE_LACKING = "P03-modul" (namn, nyckel);
    /// A reference to a document of the kind that is no bilaga of the case.
    ATTACHMENT_LACKING = "P03-bilaga" (namn, nyckel);
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
    /// A path of which backslashes are not printed.
    PATH_PRINTED_OTHERWISE = "P12-sokvag" (text, skrivs);
    /// Markup in a value, a heading or a cell, which take none.
    MARKUP_IN_VALUE = "P12-varde" (text, forslag);
    /// A value that does not fit the sentences that it is set into.
    VALUE_IN_SENTENCE = "P13" (slag, varde, forslag);
    /// Beside a value stands what it has already, or a unit that is not its own.
    BESIDE_VALUE = "P13-bredvid" (slag, text, varde);
    /// Glued to a value stands what makes another word or period of it.
    GLUED_TO_VALUE = "P13-intill" (slag, text, varde);
    /// A text module that no text fetches.
    MODULE_UNUSED = "P14" (namn);
    /// A word with characters that only look like those that are meant.
    LOOKALIKE = "P15" (text, forslag);
    /// A word with characters that show nothing.
    SHOWS_NOTHING = "P15-osynligt" (text, forslag);
    /// What came along from pages: their numbers and headings, marks of notes, codes of fields.
    PASTED = "P16" (slag, text);

    // M: templates.
    /// A template folder or a file of it is not there.
    TEMPLATE_MISSING = "M01" (namn, kanda, forslag);
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
    /// The same of what is computed from numbers that are not known, or divides by nought.
    GAP_COMPUTED = "S09-beraknat" (alla);
}
