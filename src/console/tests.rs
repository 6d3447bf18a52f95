use std::sync::Arc;

use super::{Console, Counts, Format, Style, granskning};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::excerpt::Excerpts;
use crate::message::message;
use crate::messages::Language;
use crate::place::{CellAddress, CellPlace, Place, TextPlace};
use crate::source::Source;

fn console(language: Language, format: Format) -> Console {
    Console::new(Style { color: false, language, format, width: 100 })
}

fn text_place(file: &str, line: u32, column: u32) -> Place {
    Place::Text(TextPlace { file: Arc::from(file), line, column, end_line: line, end_column: column + 6 })
}

fn cell(sheet: &str, row: u32, column: u32) -> Place {
    Place::cell(&Arc::from("underlag.xlsx"), &Arc::from(sheet), row, column)
}

fn column(sheet: &str) -> Place {
    let (first, last) = (CellAddress { row: 1, column: 2 }, CellAddress { row: 13, column: 2 });
    Place::Cells(CellPlace { file: Arc::from("underlag.xlsx"), sheet: Arc::from(sheet), first, last })
}

fn wrong_cell() -> Diagnostic {
    Diagnostic::error(message!(codes::CELL_TYPE, kolumn = "Deltagare SLK", typ = "heltal", varde = "12 st")).at(cell(
        "Aktiviteter",
        6,
        2,
    ))
}

/// One of every shape: a cell, a line, a file, several places, none, a warning.
fn representative() -> Vec<Diagnostic> {
    vec![
        wrong_cell(),
        Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = "titl", forslag = "titel")).at(text_place(
            "arende.toml",
            12,
            9,
        )),
        Diagnostic::error(message!(codes::WORKBOOK_TOO_LARGE, vad = "celler", grans = 2_000_000))
            .at(Place::File(Arc::from("underlag.xlsx"))),
        Diagnostic::error(message!(codes::EXPRESSION_FAILED, namn = "andel_digitalt", orsak = "division by zero"))
            .at(column("Aktiviteter"))
            .at(text_place("anvisning.toml", 3, 1)),
        Diagnostic::error(message!(codes::OUTPUT_LOCKED, fil = "output/fall")),
        Diagnostic::warning(message!(codes::SHEET_HIDDEN, blad = "Kostnader")).at(cell("Kostnader", 0, 0)),
    ]
}

/// The example of the style guide, to the letter.
#[test]
fn a_wrong_cell_is_named_by_sheet_and_address() {
    let swedish = console(Language::Swedish, Format::Human).diagnostics(&[wrong_cell()], None);
    assert_eq!(
        swedish,
        "fel[W12]: `12 st` är inget heltal (kolumnen `Deltagare SLK`)
  --> underlag.xlsx, blad \"Aktiviteter\", cell C7
tips: skriv ett helt tal, noll eller större, ensamt i cellen och utan enhet

"
    );
}

#[test]
fn swedish_for_people() {
    assert_eq!(
        console(Language::Swedish, Format::Human).diagnostics(&representative()[1..], None),
        "fel[T02]: nyckeln `titl` är okänd
  --> arende.toml:12:9
tips: skriv `titel`; är det något annat, flytta det som står där till en nyckel som finns

fel[W02]: arbetsboken har fler än 2\u{a0}000\u{a0}000 ifyllda celler
  --> underlag.xlsx
tips: kopiera tabellerna som ärendet behöver, som värden, till en ny arbetsbok

fel[M04]: beräkningen `andel_digitalt` misslyckas: division by zero
  --> underlag.xlsx, blad \"Aktiviteter\", celler C2:C14
  --> anvisning.toml:3:1
tips: kontrollera tabellerna som den läser, och dess uttryck i ärendetypen

fel[U01]: `output/fall` skrivs av en annan körning; det som ligger där är inte från den här
tips: vänta tills den är klar och kör igen

varning[W15]: bladet `Kostnader` är dolt, men läses
  --> underlag.xlsx, blad \"Kostnader\", cell A1
tips: visa bladet, eller låt namnet börja med `_` om det är egna anteckningar

"
    );
}

#[test]
fn english_for_people() {
    assert_eq!(
        console(Language::English, Format::Human).diagnostics(&representative(), None),
        "error[W12]: `12 st` is not a whole number (column `Deltagare SLK`)
  --> underlag.xlsx, sheet \"Aktiviteter\", cell C7
hint: write a whole number, zero or more, alone in the cell and without a unit

error[T02]: the key `titl` is unknown
  --> arende.toml:12:9
hint: write `titel`; if it is something else, move what stands there to a key that exists

error[W02]: the workbook has more than 2,000,000 filled cells
  --> underlag.xlsx
hint: copy the tables that the case needs, as values, to a new workbook

error[M04]: the computed value `andel_digitalt` fails: division by zero
  --> underlag.xlsx, sheet \"Aktiviteter\", cells C2:C14
  --> anvisning.toml:3:1
hint: check the tables that it reads, and its expression in the kind of case

error[U01]: `output/fall` is being written by another run; what lies there is not from this one
hint: wait until it is done and run again

warning[W15]: the sheet `Kostnader` is hidden, but read
  --> underlag.xlsx, sheet \"Kostnader\", cell A1
hint: unhide the sheet, or begin its name with `_` if it is notes of your own

"
    );
}

#[test]
fn json_for_programs() {
    let lines = console(Language::English, Format::Json).diagnostics(&representative()[..5], Some("fall"));
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines[0],
        "{\"code\":\"W12\",\"severity\":\"error\",\
         \"message\":\"`12 st` is not a whole number (column `Deltagare SLK`)\",\
         \"places\":[{\"file\":\"underlag.xlsx\",\"sheet\":\"Aktiviteter\",\"range\":\"C7\"}],\
         \"hint\":\"write a whole number, zero or more, alone in the cell and without a unit\",\"case\":\"fall\"}"
    );
    assert_eq!(
        lines[1],
        "{\"code\":\"T02\",\"severity\":\"error\",\"message\":\"the key `titl` is unknown\",\
         \"places\":[{\"file\":\"arende.toml\",\"line\":12,\"column\":9,\"end_line\":12,\"end_column\":15}],\
         \"hint\":\"write `titel`; if it is something else, move what stands there to a key that exists\",\"case\":\"fall\"}"
    );
    assert!(lines[2].contains("\"places\":[{\"file\":\"underlag.xlsx\"}]"), "{}", lines[2]);
    assert!(lines[4].contains("\"places\":[],"), "{}", lines[4]);
    let swedish = console(Language::Swedish, Format::Json).diagnostics(&representative()[5..], None);
    assert_eq!(
        swedish,
        "{\"code\":\"W15\",\"severity\":\"warning\",\"message\":\"bladet `Kostnader` är dolt, men läses\",\
         \"places\":[{\"file\":\"underlag.xlsx\",\"sheet\":\"Kostnader\",\"range\":\"A1\"}],\
         \"hint\":\"visa bladet, eller låt namnet börja med `_` om det är egna anteckningar\"}\n"
    );
}

#[test]
fn among_several_cases_a_place_says_which() {
    let shown = console(Language::Swedish, Format::Human).diagnostics(&representative()[..5], Some("fall-1"));
    let places: Vec<&str> = shown.lines().filter(|line| line.starts_with("  --> ")).collect();
    assert_eq!(
        places,
        [
            "  --> fall-1/underlag.xlsx, blad \"Aktiviteter\", cell C7",
            "  --> fall-1/arende.toml:12:9",
            "  --> fall-1/underlag.xlsx",
            "  --> fall-1/underlag.xlsx, blad \"Aktiviteter\", celler C2:C14",
            "  --> fall-1/anvisning.toml:3:1",
            "  --> fall-1",
        ]
    );
}

#[test]
fn colours_are_for_those_who_want_them() {
    let style = Style { color: true, language: Language::Swedish, format: Format::Human, width: 100 };
    assert_eq!(
        Console::new(style).diagnostics(&[wrong_cell()], None),
        "\x1b[1;31mfel[W12]\x1b[0m: `12 st` är inget heltal (kolumnen `Deltagare SLK`)
  \x1b[1;34m-->\x1b[0m underlag.xlsx, blad \"Aktiviteter\", cell C7
\x1b[1;36mtips\x1b[0m: skriv ett helt tal, noll eller större, ensamt i cellen och utan enhet

"
    );
    assert!(!Console::new(Style { format: Format::Json, ..style }).diagnostics(&[wrong_cell()], None).contains('\x1b'));
}

/// Names of sheets and files come from outside, and may hold what moves a terminal's cursor.
#[test]
fn places_do_not_command_the_terminal() {
    let nasty = Diagnostic::error(message!(codes::CELLS_MERGED))
        .at(cell("a\x1b[2J\nfel", 0, 0))
        .at(text_place("b\r\x07", 1, 1));
    let shown = console(Language::Swedish, Format::Human).diagnostics(&[nasty], Some("c\u{202e}"));
    let places: Vec<&str> = shown.lines().filter(|line| line.starts_with("  --> ")).collect();
    assert_eq!(
        places,
        ["  --> c␣U+202E/underlag.xlsx, blad \"a\u{fffd}[2J fel\", cell A1", "  --> c␣U+202E/b\u{fffd}\u{fffd}:1:1"]
    );
}

#[test]
fn written_files_and_their_pages() {
    let path = "output/fall/tjansteutlatande.pdf";
    let swedish = console(Language::Swedish, Format::Human);
    assert_eq!(swedish.written(path, Some(12)), "skrev output/fall/tjansteutlatande.pdf (12 sidor)\n");
    assert_eq!(swedish.written(path, Some(1)), "skrev output/fall/tjansteutlatande.pdf (1 sida)\n");
    assert_eq!(swedish.written("output/fall/fakta.json", None), "skrev output/fall/fakta.json\n");
    let english = console(Language::English, Format::Human);
    assert_eq!(english.written(path, Some(12)), "wrote output/fall/tjansteutlatande.pdf (12 pages)\n");
    let json = console(Language::Swedish, Format::Json);
    assert_eq!(json.written(path, Some(12)), "{\"written\":\"output/fall/tjansteutlatande.pdf\",\"pages\":12}\n");
    assert_eq!(json.written("a\"b", None), "{\"written\":\"a\\\"b\",\"pages\":null}\n");
}

#[test]
fn the_closing_line_counts_what_there_is() {
    let counted = |errors, warnings| Counts { errors, warnings };
    let swedish = console(Language::Swedish, Format::Human);
    let english = console(Language::English, Format::Human);
    for (counts, in_swedish, in_english) in [
        (counted(3, 1), "3 fel, 1 varning\n", "3 errors, 1 warning\n"),
        (counted(1, 0), "1 fel\n", "1 error\n"),
        (counted(0, 2), "2 varningar\n", "2 warnings\n"),
        (counted(0, 0), "", ""),
    ] {
        assert_eq!((&*swedish.closing(counts, false), &*english.closing(counts, false)), (in_swedish, in_english));
        if counts != Counts::default() {
            assert_eq!(swedish.closing(counts, true), in_swedish);
        }
    }
    assert_eq!(swedish.closing(Counts::default(), true), "Inga anmärkningar.\n");
    assert_eq!(english.closing(Counts::default(), true), "No remarks.\n");
    let mut total = Counts::of(&representative());
    total += Counts::of(&[wrong_cell()]);
    assert_eq!(total, counted(6, 1));
    assert_eq!(console(Language::Swedish, Format::Json).closing(total, true), "");
}

#[test]
fn the_findings_go_to_a_file_in_swedish() {
    assert_eq!(granskning(&[], &[]), "Inga anmärkningar.\n");
    let hidden = Diagnostic::warning(message!(codes::SHEET_HIDDEN, blad = "Kostnader")).at(cell("Kostnader", 0, 0));
    let empty =
        Diagnostic::finding(message!(codes::VALUE_EMPTY, nyckel = "telefon")).at(text_place("arende.toml", 9, 11));
    assert_eq!(
        granskning(&[empty, hidden], &[]),
        "Granskning: 1 fel, 1 varning

fel[T06]: `telefon` är tom
  --> arende.toml:9:11
tips: fyll i värdet

varning[W15]: bladet `Kostnader` är dolt, men läses
  --> underlag.xlsx, blad \"Kostnader\", cell A1
tips: visa bladet, eller låt namnet börja med `_` om det är egna anteckningar
"
    );
}

/// The lines of a case beneath their places, and a terminal of few columns.
fn with_excerpts(color: bool, width: usize, diagnostics: &[Diagnostic]) -> String {
    let text = format!("# 19121212-1212\n{}titl = \"\"\"\n  Ett\u{1b}[2J\n  två\"\"\"\n", "\n".repeat(10));
    let files = [("arende.toml".to_owned(), text.into())].into_iter().collect();
    let mut excerpts = Excerpts::new(Some(Source::memory("fall", files)));
    let style = Style { color, language: Language::Swedish, format: Format::Human, width };
    Console::new(style).diagnostics_with_excerpts(diagnostics, Some("fall"), &mut excerpts)
}

#[test]
fn people_see_the_line_with_carets_beneath_the_place() {
    let whole =
        Place::Text(TextPlace { file: Arc::from("arende.toml"), line: 12, column: 8, end_line: 14, end_column: 9 });
    let finding = Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = "titl", forslag = "titel"));
    let finding = finding.at(text_place("arende.toml", 12, 1)).at(whole).at(text_place("saknas.toml", 1, 1));
    assert_eq!(
        with_excerpts(false, 100, std::slice::from_ref(&finding)),
        "fel[T02]: nyckeln `titl` är okänd
  --> fall/arende.toml:12:1
   12 | titl = \"\"\"
      | ^^^^^^
  --> fall/arende.toml:12:8
   13 |   Ett\u{fffd}[2J
      |   ^^^^^^^…
  --> fall/saknas.toml:1:1
tips: skriv `titel`; är det något annat, flytta det som står där till en nyckel som finns

"
    );
    let colored = with_excerpts(true, 100, &[finding]);
    assert!(
        colored.contains("\x1b[1;34m   12 |\x1b[0m titl = \"\"\"\n\x1b[1;34m      |\x1b[0m \x1b[1;31m^^^^^^\x1b[0m\n"),
        "{colored}"
    );
}

#[test]
fn of_a_personnummer_the_place_alone_is_told() {
    let number = Diagnostic::error(message!(codes::PERSONAL_NUMBER)).at(text_place("arende.toml", 12, 1));
    let beside = Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = "x", forslag = "y"));
    let told = with_excerpts(false, 100, &[number, beside.at(text_place("arende.toml", 1, 1))]);
    assert!(!told.contains('|') && !told.contains("1212"), "{told}");
}

#[test]
fn what_is_saved_and_what_programs_read_has_no_excerpts() {
    let finding = [Diagnostic::warning(message!(codes::SHEET_HIDDEN, blad = "x")).at(text_place("arende.toml", 12, 1))];
    assert!(with_excerpts(false, 100, &finding).contains('^'));
    assert!(!granskning(&finding, &[]).contains('^'));
    let files = [("arende.toml".to_owned(), "a\n".repeat(20).into())].into_iter().collect();
    let json = console(Language::Swedish, Format::Json);
    let told = json.diagnostics_with_excerpts(&finding, None, &mut Excerpts::new(Some(Source::memory("fall", files))));
    assert_eq!(told, json.diagnostics(&finding, None));
}
