//! The console's own words, which stand in the catalogues beside the codes.

use crate::message::declare;

declare! { pub(crate),
    // What stands before a problem and around it.
    /// The program is at fault.
    INTERNAL_ERROR = "internt-fel" (orsak);
    /// The word before an error's code.
    ERROR = "fel";
    /// The word before a warning's code.
    WARNING = "varning";
    /// What is told of many values that are not filled in.
    MANY_EMPTY = "inte-ifyllt";
    /// What is told of many assessments that are not written.
    MANY_UNWRITTEN = "inte-skrivet";
    /// The word before how to mend it.
    HINT = "tips";
    /// A cell.
    PLACE_CELL = "plats-cell" (fil, blad, celler);
    /// A range of cells.
    PLACE_CELLS = "plats-celler" (fil, blad, celler);

    // What was done, and what is left.
    /// A file was written.
    WROTE = "skrev" (fil);
    /// A file with pages was written.
    WROTE_PAGES = "skrev-sidor" (fil, sidor);
    /// A new case was written.
    NEW_CASE = "nytt-arende" (fil);
    /// The next case was written: what is left to do.
    NEXT_CASE = "nasta-arende" (antal, fragor, fil);
    /// The terms of office of its period.
    NEXT_TERMS = "nasta-mandatperioder" (period, perioder);
    /// The day by which the follow-up is due by the document that was adopted.
    NEXT_DUE = "nasta-senast" (datum);
    /// The same where no such document says so.
    NEXT_DUE_BY_KIND = "nasta-senast-utan-dokument" (datum);
    /// A follow-up is due in some days.
    DUE_IN = "uppfoljning-om" (dagar);
    /// A follow-up is late by some days.
    DUE_LATE = "uppfoljning-sen" (dagar);
    /// The case does not say when it is followed up.
    DUE_UNKNOWN = "uppfoljning-okand";
    /// The case is not adopted.
    NOT_ADOPTED = "uppfoljning-pagar";
    /// How many errors there are.
    ERRORS = "antal-fel" (antal);
    /// How many warnings there are.
    WARNINGS = "antal-varningar" (antal);

    // The review for the file.
    /// Its heading.
    REVIEW = "granskning-antal" (summa);
    /// There is nothing to say.
    REVIEW_EMPTY = "granskning-tom";
    /// Heads the findings of a case that could not be built, beside what an earlier build made.
    REVIEW_NOT_BUILT = "granskning-inte-byggt";
    /// The heading of the waivers.
    REVIEW_WAIVERS = "granskning-undantag" (antal);
    /// The word before a waived code.
    WAIVER = "undantag";
    /// The word before a waiver's reason.
    REASON = "skal";

    // The help of the command line.
    /// Heads how a command is written.
    USAGE = "bruk";
    /// Heads the commands.
    COMMANDS = "kommandon";
    /// Heads what is told by its place.
    ARGUMENTS = "argument";
    /// Heads what is told by its name.
    OPTIONS = "flaggor";
    /// Stands for a command.
    COMMAND_NAME = "bruk-kommando";
    /// Stands for whatever options there are.
    OPTIONS_NAME = "bruk-flaggor";
    /// What holds where nothing is said.
    DEFAULT = "forval" (varde);
    /// Values that an argument takes, on a line.
    VALUES = "varden" (kanda);
    /// Heads the values that an argument takes, each with what it means.
    VALUES_HEADING = "varden-rubrik";

    // A rule as it is explained.
    /// The word before what it demands.
    RULE = "regel";
    /// The word before why it exists.
    WHY = "varfor";
    /// The word before the example that fails.
    EXAMPLE_WRONG = "exempel-fel";
    /// The word before the example mended.
    EXAMPLE_RIGHT = "exempel-ratt";
    /// Its findings are errors.
    LEVEL_ERROR = "niva-fel";
    /// Its findings are warnings.
    LEVEL_WARNING = "niva-varning";
    /// Its findings are either.
    LEVEL_BOTH = "niva-fel-varning";
    /// No case of a house is tried on it.
    RULE_NOT_RUN = "regel-provas-inte" (husstil, sprak);

    // What explain answers.
    /// What an answer is about.
    EXPLAINED_KIND = "forklaring-slag" (slag);
    /// It has no value.
    EXPLAINED_MISSING = "forklaring-saknas";
    /// The word before where it comes from.
    EXPLAINED_FROM = "forklaring-fran";
    /// The word before the expression that computes it.
    EXPLAINED_EXPRESSION = "forklaring-uttryck";
    /// The word before what it reads.
    EXPLAINED_READS = "forklaring-laser";
    /// The words before who reads it.
    EXPLAINED_USED_BY = "forklaring-anvands-av";
    /// The words before the rules that read it.
    EXPLAINED_RULES = "forklaring-regler";
    /// The words before where it stands.
    EXPLAINED_STANDS = "forklaring-star";
    /// It stands on no page.
    EXPLAINED_NOWHERE = "forklaring-ingenstans";
    /// Pages of a document.
    EXPLAINED_PAGES = "forklaring-sidor" (antal, lista);
    /// A text under a heading.
    EXPLAINED_UNDER = "forklaring-under" (rubrik);
    /// More than are told.
    EXPLAINED_MORE = "forklaring-fler" (antal);

    // What diff tells.
    /// Heads all of it.
    DIFF_TITLE = "diff-rubrik";
    /// What a side is.
    DIFF_SIDE = "diff-sida" (slag, mapp);
    /// Both sides.
    DIFF_SIDES = "diff-sidor" (fore, efter, version);
    /// A side with the number of its case.
    DIFF_NUMBERED = "diff-numrerad" (sida, nummer);
    /// A new finding.
    DIFF_NEW_FINDING = "diff-nytt-fynd" (slag, kod, text);
    /// How many findings of a gravity either side has.
    DIFF_FINDING_COUNT = "diff-fynd" (slag, fore, efter);
    /// How many findings are new and gone, and how many there are.
    DIFF_FINDING_COUNTS = "diff-fynd-alla" (nya, borta, antal);
    /// A document that reproduces what was adopted before has changed.
    DIFF_ADOPTED_TEXT = "diff-antagen-text" (dokument, antal);
    /// What a moved passage stood after, or stands after now.
    DIFF_NEIGHBOUR = "diff-granne" (slag, text);
    /// The old value of a cause still stands, typed.
    DIFF_STALE = "diff-kvar" (varde, antal, stallen);
    /// A text, and where it stands.
    DIFF_STALE_AT = "diff-kvar-vid" (text, plats);
    /// How many edits there are in a document, or in several.
    DIFF_EDITS = "diff-skrivna" (slag, dokument, antal);
    /// What a sign means that stands at changes.
    DIFF_SIGN = "diff-tecken" (slag);
    /// Nothing has changed.
    DIFF_SAME = "diff-lika";
    /// How many changes there are.
    DIFF_CHANGES = "diff-antal" (antal);
    /// How many of them there are in a part.
    DIFF_IN_PART = "diff-i-del" (antal, del);
    /// Heads the acts.
    DIFF_CAUSES = "diff-orsaker";
    /// An act.
    DIFF_ACT = "diff-handelse" (slag, namn);
    /// What was done with a document.
    DIFF_ACT_DOCUMENT = "diff-handelse-dokument" (slag, dokument);
    /// What became of a document whose text another one on the new side has.
    DIFF_ACT_DERIVED = "diff-handelse-harledd" (slag, dokument, gammalt);
    /// What was done with a row of a sheet.
    DIFF_ROW_DONE = "diff-rad-gjord" (slag, rad, om, andrat);
    /// How many answers there are about the earlier case.
    DIFF_ANSWERS = "diff-svar-antal" (antal);
    /// A name, and how many more there are.
    DIFF_AND_MORE = "diff-med-flera" (namn, antal);
    /// How many rows of a sheet have a fate.
    DIFF_ROWS = "diff-radantal" (slag, antal);
    /// The columns of a sheet are others.
    DIFF_COLUMNS = "diff-kolumner-andrade";
    /// Rows by their numbers on a side.
    DIFF_ROWS_AT = "diff-rader-pa" (slag, rader);
    /// Rows of a sheet as a cause.
    DIFF_ROWS_OF = "diff-rader-i" (slag, namn, rader);
    /// Places on a side.
    DIFF_AT_SIDE = "diff-pa-sida" (slag, plats);
    /// Which side something is of.
    DIFF_OF_SIDE = "diff-av-sida" (slag);
    /// A text in quotation marks.
    DIFF_QUOTED = "diff-citerat" (text);
    /// A cell holds nothing.
    DIFF_EMPTY = "diff-tom";
    /// Of a change that follows from nothing else.
    DIFF_ITSELF = "diff-sjalv";
    /// Heads what follows from nothing else.
    DIFF_OWN_ACT = "diff-sjalva";
    /// Heads what a change holds.
    DIFF_PARTS = "diff-visa-delar" (antal);
    /// The text of documents stands in a file.
    DIFF_FILE_OF = "diff-fil-med" (dokument);
    /// A decision point with the same words is about another document.
    DIFF_ABOUT_ANOTHER = "diff-annat-dokument" (dokument, gammalt);
    /// A cause.
    DIFF_CAUSE = "diff-orsak" (slag, namn);
    /// Heads what has no cause that is known.
    DIFF_UNKNOWN = "diff-okand";
    /// Of a change, or of words in one, that follow from nothing known.
    DIFF_UNCAUSED = "diff-utan-orsak";
    /// In how many documents.
    DIFF_IN_DOCUMENTS = "diff-i-dokument" (antal);
    /// Nothing in the documents follows from it.
    DIFF_NOWHERE = "diff-inget-stalle";
    /// No place follows from it, since what it stands in has changed otherwise too.
    DIFF_NOT_ALONE = "diff-inte-ensam" (antal, plats);
    /// No place follows from it.
    DIFF_NO_PLACE = "diff-inget-foljer";
    /// What follows from it together with others.
    DIFF_WITH_OTHERS = "diff-med-andra" (antal);
    /// With which document one is compared, and why.
    DIFF_COMPARED = "diff-jamfort" (slag, dokument, arende);
    /// How much two documents have in common.
    DIFF_IN_COMMON = "diff-gemensamt" (lika, antal);
    /// An old document has the title of a new one.
    DIFF_SAME_TITLE = "diff-samma-titel" (dokument);
    /// A document that no new one is.
    DIFF_NO_HEIR = "diff-utan-arvinge";
    /// A new document has the text of one that has no heir.
    DIFF_STILL_IN = "diff-star-kvar-i" (lika, antal, dokument);
    /// Words that were typed, beside others that follow from something.
    DIFF_OWN = "diff-egen-text";
    /// What is counted as one place, and as one change.
    DIFF_UNITS = "diff-enheter";
    /// What the hashes of files are.
    DIFF_HASHES = "diff-kontrollsummor";
    /// In which documents a value is shown.
    DIFF_SHOWN_IN = "diff-visas-i" (slag, fore, efter);
    /// A waiver of a finding.
    DIFF_WAIVER = "diff-undantag" (kod);
    /// What was done with a waiver of a finding.
    DIFF_WAIVER_DONE = "diff-undantag-gjort" (kod, om, gjort);
    /// The answer to a question that the previous case left.
    DIFF_ANSWER = "diff-svar" (fraga);
    /// Where something stood that is gone.
    DIFF_STOOD_AT = "diff-stod-pa" (plats);
    /// Where a text stands still that is gone from here.
    DIFF_STANDS_IN = "diff-star-i" (dokument);
    /// Where a text stood before that is new here.
    DIFF_STOOD_IN = "diff-stod-i" (dokument);
    /// A document is as it was adopted.
    DIFF_FROZEN = "diff-fryst";
    /// Heads a part of what is compared.
    DIFF_PART = "diff-del" (slag);
    /// What a passage is.
    DIFF_PASSAGE = "diff-stycke" (slag);
    /// The causes that the changes of a section tell by their numbers.
    DIFF_SECTION_CAUSES = "diff-avsnittets-orsaker" (lista);
    /// What was done with it: with the form that the kind of thing asks for, where that has one of its own.
    DIFF_DONE = "diff-gjort" (slag);
    /// The form of what was done with a kind of thing.
    DIFF_FORM = "diff-gjort-form" (slag);
    /// Where a passage was moved from.
    DIFF_MOVED_HERE = "diff-flyttat-hit" (plats);
    /// Where a passage was moved to.
    DIFF_MOVED_AWAY = "diff-flyttat-harifran" (plats);
    /// That a passage was moved within its section.
    DIFF_MOVED_WITHIN = "diff-flyttat-inom";
    /// From where a passage was taken over.
    DIFF_TAKEN_HERE = "diff-overtaget-hit" (plats);
    /// Where a passage was taken over.
    DIFF_TAKEN_AWAY = "diff-overtaget-dit" (plats);
    /// Only the order of rows has changed.
    DIFF_ORDER_ONLY = "diff-ordning";
    /// The order has changed beside the rest.
    DIFF_ORDER_TOO = "diff-ordning-ocksa";
    /// What an entry is called.
    DIFF_NAME = "diff-namn" (slag);
    /// It is not there.
    DIFF_MISSING = "diff-saknas";
    /// How the causes are known.
    DIFF_PROOF = "diff-bevis" (slag);
    /// The cause of a change.
    DIFF_CAUSED = "diff-orsakas" (orsak);
    /// The cause that a change is itself, or that it belongs to.
    DIFF_IS_CAUSE = "diff-ar-orsak" (slag, orsak);
    /// Rows that are not told one by one.
    DIFF_MORE_ROWS = "diff-rader" (antal);
    /// What is not compared.
    DIFF_NOT_COMPARED = "diff-jamfors-inte" (lista);
    /// One such thing.
    DIFF_UNCOMPARED = "diff-ojamfort" (slag);
    /// Heads the contents of the page.
    DIFF_CONTENTS = "diff-innehall";
    /// No filter.
    DIFF_ALL = "diff-alla";
    /// The changes that a finding is about.
    DIFF_ABOUT = "diff-galler" (andring);
    /// A tool of the page.
    DIFF_TOOL = "diff-verktyg" (slag);
    /// How many changes are shown, or which of them.
    DIFF_SHOWN = "diff-visas" (slag, antal, alla);
    // What verify finds.
    /// A part, and how many errors it has.
    VERIFY_PART = "kontroll-del" (slag, antal);
    /// What came of making the documents again.
    VERIFY_REPLAY = "kontroll-omkorning" (slag, detalj);
    /// Before what differs between a package's records and those made again.
    VERIFY_DIFFERENCE = "kontroll-skillnad";
    /// The requirements that are not judged.
    VERIFY_NOT_JUDGED = "kontroll-inte-bedomt" (lista);
    /// Whose an output or a PDF is.
    VERIFY_WHOSE = "kontroll-vems" (arende, bygge, program);
    /// Files of others in an output.
    VERIFY_FOREIGN = "kontroll-andras" (antal, lista);
    /// Nothing is wrong.
    VERIFY_HOLDS = "kontroll-stammer" (slag);
}
