//! What the review finds (G), and waivers of it (N).

use crate::message::declare;

declare! { pub,
    // G01: bilagor.
    /// A reference to a bilaga that is not in the list.
    REF_UNKNOWN_ATTACHMENT = "G01-okand" (nummer, antal);
    /// A bilaga that the report does not cite.
    ATTACHMENT_UNCITED = "G01-onamnd" (nummer, namn);

    // G02: decision points.
    /// A decision point without an allowed verb form.
    DECISION_FORM = "G02-form" (slut, exempel);
    /// A decision point that does not begin as the house's points do.
    DECISION_BEGINNING = "G02-borjan" (borjan, form, exempel);
    /// A decision point with several decisions.
    DECISION_SEVERAL = "G02-flera" (antal, forsta, sista);

    // G03: the repealed document.
    /// A decision point repeals a document that is no bilaga.
    REPEALED_NOT_ATTACHED = "G03-bilaga" (namn);
    /// The repealed document was adopted after this case was issued.
    REPEALED_DATE = "G03-datum" (datum, utfardat);
    /// No decision point repeals the predecessor.
    REPEAL_MISSING = "G03-saknas" (titel, ord);
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
    /// A value that several rows give is not in the table that it is taken from.
    VALUE_LACKING = "G12-saknas" (varde, antal, blad, kolumn, forslag);

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
    /// A number of the text that can be read in two ways.
    NUMBER_TWO_WAYS = "G24-tal-tva" (text, tusental, decimaltal);
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
    GLYPH_MISSING = "G25-glyf" (tecken, forslag);
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
    /// A waiver silences nothing, and one finding is nearly what it is about.
    WAIVER_NEAR = "N02-nara" (kod, om, ratt);
    /// A waiver of what cannot be waived.
    WAIVER_REFUSED = "N03" (kod);
    /// Several findings fit a waiver.
    WAIVER_AMBIGUOUS = "N04" (kod, om, antal);
    /// No rule has the code.
    RULE_UNKNOWN = "N05" (kod, kanda);
    /// A waiver from what is no rule.
    WAIVED_UNKNOWN = "N05-undantag" (kod, ratt, kanda);

    // G09: the period.
    /// The period ends before it starts.
    PERIOD_REVERSED = "G09-ordning" (till, fran);
    /// The period ends after the report is issued.
    PERIOD_UNFINISHED = "G09-utfardat" (till, utfardat);
    /// A year at the period's beginning or end of which no row is.
    PERIOD_BEYOND = "G09-ar" (ar, uppgift);
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
    /// A quote of another language, beside those that documents have.
    QUOTE_FOREIGN = "G27-citattecken" (text, forslag);
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
    /// No address of a page on the web is like this.
    WEB_IMPOSSIBLE = "G27-webb" (text);
    /// The case officer's e-mail address is none, and the one that stands in it.
    MAIL_OF_OFFICER = "G27-epost-nyckel" (text, forslag);
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
    /// The text speaks of a table by a number.
    FIGURE_UNNUMBERED = "G28-figur" (text);
    /// A table or chart that the text says is below, and is not.
    FIGURE_BELOW = "G28-nedan" (text, slag);
    /// Something is said not to have been, or to have been alone, and the sheet has it otherwise.
    FIGURE_PRESENT = "G28-finns" (text, vad);
    /// A time ends before it begins.
    FIGURE_BACKWARDS = "G28-bak" (text);
    // G30: rows of sheets.
    /// A row stands twice.
    ROW_REPEATED = "G30-dubbel" (rad);
    /// An amount is of another size than the others.
    AMOUNT_SIZE = "G30-storlek" (varde, vanligt);
    /// An amount is below zero.
    AMOUNT_NEGATIVE = "G30-negativ" (varde);
    /// All amounts of a column are below zero.
    AMOUNTS_NEGATIVE = "G30-negativa" (rubrik);
    /// The only two amounts of an item, one of them below zero.
    AMOUNT_SIGNS = "G30-tecken" (ena, andra);
    /// A year stands where the others are small numbers.
    YEAR_FOR_NUMBER = "G30-artal" (varde, rubrik);
    /// A row's time ends before it begins.
    ENDS_BEFORE = "G30-slut" (till, fran);
    /// A title has other years than its columns.
    TITLE_YEARS = "G30-titel" (text, fran, till);
    /// Several rows below each other stand twice in a sheet.
    ROWS_REPEATED = "G30-dubbla" (antal);
    /// A year of the period lacks a row that the kind of case has for each, and that others have.
    SERIES_GAP = "G30-lucka" (blad, rad, antal, ar);
    /// Rows of another year than the one that lacks them.
    SERIES_MOVED = "G30-ar" (blad, rad, antal, ar, ratt);
    /// A year has such a row twice, with different values.
    SERIES_TWICE = "G30-serie" (rad, ar);
    /// A column with values that are other rows', where each should be there as often.
    COLUMN_MOVED = "G30-kolumn" (kolumn, blad, antal);
    /// Amounts in order, in rows that are in another.
    AMOUNTS_SORTED = "G30-sorterade" (kolumn, blad);
    /// A column has the figures of another amount, a thousand times smaller or larger.
    AMOUNTS_IN_THOUSANDS = "G30-tusental" (rubrik, storst, annat, belopp);
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
    /// A name is nearly one that the workbook has.
    NAME_DIFFERS = "G33-namn" (text, namn);
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
