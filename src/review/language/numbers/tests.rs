use super::*;
use crate::templates::testing::swedish;

fn found(text: &str, pattern: &str, mended: impl Fn(&Captures<'_>) -> Option<String>) -> Vec<String> {
    let pattern = Regex::new(pattern).unwrap();
    pattern.captures_iter(text).filter_map(|captures| mended(&captures)).collect()
}

fn ranges_of(text: &str, language: &Language) -> Vec<String> {
    found(text, RANGE, |captures| Numbers::new(language).range(text, captures))
}

fn forms_of(text: &str, language: &Language) -> Vec<String> {
    let mended = |captures: &Captures<'_>| Numbers::new(language).mended(text, captures);
    found(text, FORM, |captures| mended(captures).map(|(_, mended)| mended.replace('\u{a0}', " ")))
}

fn ranges(text: &str) -> Vec<String> {
    ranges_of(text, &swedish())
}

fn forms(text: &str) -> Vec<String> {
    forms_of(text, &swedish())
}

/// Points between groups, a stop in the units, and a hyphen in periods.
fn pointed() -> Language {
    let mut language = swedish();
    language.text.tal = NumberMarks { tusental: ".".to_owned(), decimal: ",".to_owned() };
    language.text.former.period = "{fran}-{till}".to_owned();
    language.granskning.ord.enheter = ["kr.", "pct.", "m²"].map(str::to_owned).to_vec();
    language
}

#[test]
fn a_language_writes_numbers_with_its_own_marks() {
    let language = pointed();
    for (text, mended) in [
        ("70000000 kr. i alt", "70.000.000 kr."),
        ("det kostar 100kr.", "100 kr."),
        ("1.000kr.", "1.000 kr."),
        ("115,000 kr.", "115.000 kr."),
    ] {
        assert_eq!(forms_of(text, &language), [mended], "{text}");
    }
    for text in ["70.000.000 kr.", "1.234,50 kr.", "i 2025.", "7,5pct. og", "5 pct.", "2025-2026", "punkt 4"] {
        assert_eq!(forms_of(text, &language), [""; 0], "{text}");
    }
    assert_eq!(ranges_of("2025-2026", &language), [""; 0]);
    assert_eq!(ranges_of("2025 – 2026", &language), ["2025-2026"]);
}

#[test]
fn points_before_decimals_and_a_share_without_space_are_a_languages_own() {
    let mut language = swedish();
    language.text.tal = NumberMarks { tusental: ",".to_owned(), decimal: ".".to_owned() };
    language.text.former.procent = "{tal}%".to_owned();
    for text in ["1,150,000 kr", "5%", "0.125 kr", "12.5%"] {
        assert_eq!(forms_of(text, &language), [""; 0], "{text}");
    }
    assert_eq!(forms_of("1.150.000 kr", &language), ["1,150,000"]);
    assert_eq!(forms_of("115000 kr", &language), ["115,000 kr"]);
}

#[test]
fn hyphens_and_spaces_in_ranges_are_found() {
    for (text, mended) in [
        ("åren 2020-2024 var", "2020–2024"),
        ("(2020-2023)", "2020–2023"),
        ("2020 - 2024", "2020–2024"),
        ("2020 – 2024", "2020–2024"),
        ("§§ 1-3.", "1–3"),
        ("sidorna 15-17, och", "15–17"),
        ("säsongen 2020-24", "2020–24"),
        ("1,5-2,5 procent", "1,5–2,5"),
    ] {
        assert_eq!(ranges(text), [mended], "{text}");
    }
}

#[test]
fn other_hyphens_pass() {
    for text in [
        "2020-11-25",
        "2025-08",
        "031-368 00 00",
        "08-12 34 56",
        "SLK-2025-00265",
        "2020–2024",
        "covid-19",
        "212000-1355",
        "en 2-åring",
        "4-4-2",
        "3-1",
        "5 - 3 är 2",
        "978-91-7000-123-4",
        "EN 301-549-2",
    ] {
        assert!(ranges(text).is_empty(), "{text}: {:?}", ranges(text));
    }
}

#[test]
fn numbers_that_merging_cannot_mend_are_found() {
    for (text, mended) in [
        ("115000 kr", "115 000 kr"),
        ("115.000", "115 000"),
        ("115.000 kr", "115 000"),
        ("115,000 kr", "115 000 kr"),
        ("1.150.000 kronor", "1 150 000"),
        ("5%", "5 %"),
        ("5 000kr", "5 000 kr"),
        ("i 1 150 000kr.", "1 150 000 kr"),
        ("100kr.", "100 kr"),
        ("§984", "§ 984"),
    ] {
        assert_eq!(forms(text), [mended], "{text}");
    }
}

#[test]
fn a_comma_before_three_digits_is_read_in_two_ways() {
    let read = |text: &str| in_decimals(text, ",").map(|text| text.replace('\u{a0}', " "));
    assert_eq!(read("1,150 kr").as_deref(), Some("1,15 kr"));
    assert_eq!(read("115,000kr").as_deref(), Some("115 kr"));
    assert_eq!(read("1,150,000 kr"), None);
    assert_eq!(read("115000 kr"), None);
}

#[test]
fn other_numbers_pass() {
    for text in [
        "115 000 kr",
        "115\u{a0}000\u{a0}kr",
        "klockan 13.30",
        "2017:725",
        "0,125 kr",
        "5 %",
        "§ 984",
        "kapitel 1.2.3",
        "dnr 115000",
        "2024 kronor",
        "år 2020 115 000 kr",
        "de 20 000 kr",
        "1.150.000.1",
    ] {
        assert!(forms(text).is_empty(), "{text}: {:?}", forms(text));
    }
}

const PIECES: [&str; 25] = [
    "2020",
    "12",
    "7",
    "0",
    "05",
    "00265",
    "-",
    "–",
    " - ",
    " – ",
    "\u{2010}",
    "\u{2011}",
    "-11-25",
    ",",
    ".",
    "500",
    "§",
    "%",
    "kr",
    " ",
    "\u{a0}",
    "ö",
    "X",
    "/",
    "2021-03-02",
];

proptest::proptest! {
    #[test]
    fn no_number_that_is_mended_is_passed_by(pieces in proptest::collection::vec(0..PIECES.len(), 0..8)) {
        static LANGUAGES: std::sync::LazyLock<[Language; 2]> = std::sync::LazyLock::new(|| [swedish(), pointed()]);
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let ranges = found(&text, RANGE, |captures| mended_range(&text, captures, "—"));
        assert!(may_have_range(&text) || ranges.is_empty(), "{text:?}: {ranges:?}");
        for language in &*LANGUAGES {
            let forms = forms_of(&text, language);
            assert!(may_have_form(&text) || forms.is_empty(), "{text:?}: {forms:?}");
        }
    }
}
