use rust_xlsxwriter::Workbook;

use super::*;

const ODS: &[u8] = include_bytes!("../../tests/fixtures/workbook/libreoffice.ods");
const XLS: &[u8] = include_bytes!("../../tests/fixtures/workbook/libreoffice.xls");

/// A number of a person that never lived, from the tax agency's forms.
const NUMBER: &str = "19121212-1212";

fn excerpts(files: &[(&str, &[u8])]) -> Excerpts {
    let owned = |(name, bytes): &(&str, &[u8])| ((*name).to_owned(), bytes::Bytes::copy_from_slice(bytes));
    Excerpts::new(Some(Source::memory("fall", files.iter().map(owned).collect())))
}

/// What is shown of `a.toml` between two positions: the label, then the line with its spot between `[` and `]`.
fn lines(text: impl AsRef<[u8]>, start: (u32, u32), end: (u32, u32)) -> Vec<String> {
    let place = Place::Text(TextPlace {
        file: "a.toml".into(),
        line: start.0,
        column: start.1,
        end_line: end.0,
        end_column: end.1,
    });
    shown(&mut excerpts(&[("a.toml", text.as_ref())]), &place)
}

fn shown(excerpts: &mut Excerpts, place: &Place) -> Vec<String> {
    let shown = |quote: &Quote<'_>| {
        let on = if quote.mark == Mark::CaretsGoOn { "…" } else { "" };
        format!("{} {}[{}]{}{on}", quote.label, quote.before, quote.spot, quote.after)
    };
    excerpts.at(place).iter().map(shown).collect()
}

fn cells(file: &str, bytes: &[u8], sheet: &str, range: &str) -> Vec<String> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let [first, last] = [first, last].map(|address| CellAddress::parse(address).unwrap());
    let place = Place::Cells(CellPlace { file: file.into(), sheet: sheet.into(), first, last });
    shown(&mut excerpts(&[(file, bytes)]), &place)
}

fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Blad").unwrap();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row as u32, column as u16, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_line_is_given_in_three_parts() {
    assert_eq!(lines("a = 1\nb = \"två\" # tre\n", (2, 5), (2, 10)), ["2 b = [\"två\"] # tre"]);
    assert_eq!(lines("å🙂 = 1", (1, 2), (1, 3)), ["1 å[🙂] = 1"]);
}

#[test]
fn the_last_line_needs_no_line_end() {
    assert_eq!(lines("a = 1\nb = 22", (2, 5), (2, 7)), ["2 b = [22]"]);
    assert_eq!(lines("a = 1\nb =", (2, 4), (2, 4)), ["2 b =[]"]);
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_are_no_part_of_a_line() {
    assert_eq!(lines("\u{feff}a = 1\r\nb = 2\r\n", (1, 5), (2, 1)), ["1 a = [1]"]);
    assert_eq!(lines("\u{feff}a = 1\r\nb = 2\r\n", (2, 1), (2, 2)), ["2 [b] = 2"]);
}

#[test]
fn of_several_lines_the_first_with_words_is_shown() {
    let text = "a = \"\"\"\n\n  Ett stycke\n  till.\"\"\"\nb = 1\n";
    assert_eq!(lines(text, (1, 5), (4, 11)), ["3   [Ett stycke]…"]);
    assert_eq!(lines(text, (4, 3), (5, 4)), ["4   [till.\"\"\"]…"]);
    assert_eq!(lines(text, (1, 1), (4, 11)), ["1 [a = \"\"\"]…"]);
    assert_eq!(lines("a = \"\"\"\n\"\"\"\n", (1, 5), (2, 4)), ["1 a = [\"\"\"]…"]);
}

#[test]
fn places_that_the_file_does_not_have_show_nothing_or_its_end() {
    assert_eq!(lines("a = 1\n", (7, 1), (7, 2)), Vec::<String>::new());
    assert_eq!(lines("a = 1\n", (0, 0), (0, 0)), Vec::<String>::new());
    assert_eq!(lines("a = 1\n\n", (2, 1), (2, 1)), Vec::<String>::new());
    assert_eq!(lines("a = 1\nb", (1, 300), (1, 400)), ["1 a = 1[]"]);
    assert_eq!(lines("a = 1", (1, 4), (1, 2)), ["1 a =[] 1"]);
}

#[test]
fn spots_in_a_line_of_any_length_are_found() {
    let line = format!("{}x{}", "å🙂".repeat(100_000), "y".repeat(1_000));
    let found = lines(&line, (1, 200_001), (1, 200_002));
    assert!(found[0].contains("🙂[x]yyy"), "the spot is elsewhere");
}

#[test]
fn what_is_not_utf_8_is_shown_up_to_it_and_after() {
    assert_eq!(lines(b"a = \"k\xE4k\"\n", (1, 7), (1, 7)), ["1 a = \"k[]\u{fffd}k\""]);
}

#[test]
fn files_that_cannot_be_read_show_nothing() {
    let mut excerpts = excerpts(&[("a.toml", b"a = 1"), ("underlag.xlsx", b"PK damaged")]);
    for file in ["b.toml", "../a.toml", "underlag.xlsx"] {
        let text = TextPlace { file: file.into(), line: 9, column: 1, end_line: 9, end_column: 2 };
        assert!(excerpts.at(&Place::Text(text)).is_empty());
        assert!(excerpts.at(&Place::cell(&file.into(), &"Blad".into(), 0, 0)).is_empty());
        assert!(excerpts.at(&Place::File(file.into())).is_empty());
    }
    assert!(Excerpts::new(None).at(&Place::cell(&"underlag.xlsx".into(), &"Blad".into(), 0, 0)).is_empty());
}

#[test]
fn no_more_places_are_shown_than_anybody_mends() {
    let mut excerpts = excerpts(&[("a.toml", b"a = 1")]);
    let place = TextPlace { file: "a.toml".into(), line: 1, column: 1, end_line: 1, end_column: 2 };
    let found = std::iter::repeat_with(|| excerpts.at(&Place::Text(place.clone())).len()).take(PLACES + 2);
    assert_eq!(found.sum::<usize>(), PLACES);
}

#[test]
fn a_cell_is_shown_with_its_heading_in_every_format() {
    let own = xlsx(&[&[], &["Datum", " Namn "], &["2020", "Möte"]]);
    assert_eq!(cells("u.xlsx", &own, "Blad", "B3"), ["B3 Namn: [Möte]"]);
    for (file, bytes) in [("u.ods", ODS), ("u.xls", XLS)] {
        let at = |range| cells(file, bytes, "Aktiviteter", range);
        assert_eq!(at("A2"), ["A2 Datum: [2019-11-02]"], "{file}");
        assert_eq!(at("C2"), ["C2 Belopp: [115000,5]"], "{file}");
        assert_eq!(at("E2"), ["E2 Klar: [SANT]"], "{file}");
        assert_eq!(at("C5"), ["C5 Belopp: [#N/A]"], "{file}");
        assert_eq!(at("G9"), ["G9 [2019-12-02]"], "{file}");
    }
}

#[test]
fn a_heading_is_shown_alone_and_an_empty_cell_by_its_heading() {
    assert_eq!(cells("u.ods", ODS, "Aktiviteter", "B1"), ["B1 [Namn]"]);
    assert_eq!(cells("u.ods", ODS, "Aktiviteter", "D6"), ["D6 År: []"]);
    assert_eq!(cells("u.ods", ODS, "Aktiviteter", "H30"), Vec::<String>::new());
    assert_eq!(cells("u.ods", ODS, "Tomt", "A1"), Vec::<String>::new());
    assert_eq!(cells("u.ods", ODS, "Annat", "A1"), Vec::<String>::new());
}

#[test]
fn a_range_is_shown_by_its_first_cells() {
    assert_eq!(cells("u.ods", ODS, "Aktiviteter", "D2:D4"), ["D2 År: [2020]", "D3 År: [1999]"]);
    let all = cells("u.ods", ODS, "Aktiviteter", "C2:D1048576");
    assert_eq!(all, ["C2 Belopp: [115000,5]", "D2 År: [2020]", "C3 Belopp: [-0,1]", "… []"]);
}

#[test]
fn a_line_with_a_personnummer_is_withheld_and_no_other() {
    let text = format!("# {NUMBER}\na = \"\"\"\n{NUMBER} deltog\ni mötet\"\"\"\n");
    assert_eq!(lines(&text, (1, 1), (1, 2)), Vec::<String>::new());
    assert_eq!(lines(&text, (2, 5), (4, 8)), Vec::<String>::new());
    assert_eq!(lines(&text, (3, 15), (3, 21)), Vec::<String>::new());
    assert_eq!(lines(&text, (4, 3), (4, 8)), ["4 i [mötet]\"\"\""]);
}

#[test]
fn a_cell_with_a_personnummer_is_withheld_and_what_stands_with_it() {
    let rows = xlsx(&[&["Namn", NUMBER, "Ort"], &["A", "1", "Å"], &[NUMBER, "", "Ö"]]);
    let at = |range| cells("u.xlsx", &rows, "Blad", range);
    assert_eq!(at("C2"), ["C2 Ort: [Å]"]);
    for withheld in ["A3", "B1", "B2", "B3", "A2:A3", "A2:B2"] {
        assert_eq!(at(withheld), Vec::<String>::new(), "{withheld}");
    }
}
