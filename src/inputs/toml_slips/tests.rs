use super::super::toml::read;
use super::*;
use crate::diagnostic::Diagnostics;
use crate::place::Place;

/// What is told of a text: line, column, and kind.
fn told(text: &str) -> Vec<(u32, u32, String)> {
    let mut problems = Diagnostics::new();
    read("x.toml", text.as_bytes(), &mut problems);
    let told = problems.iter().map(|problem| {
        let Some(Place::Text(place)) = problem.places.first() else { panic!("{problem:?}") };
        let kind = ["slag", "ratt", "varde", "namn"].iter().find_map(|name| problem.arguments.get(*name));
        (place.line, place.column, kind.cloned().unwrap_or_default())
    });
    told.collect()
}

fn one(line: u32, column: u32, kind: &str) -> Vec<(u32, u32, String)> {
    vec![(line, column, kind.to_owned())]
}

#[test]
fn a_text_that_does_not_end_is_told_where_it_begins() {
    let text = "a = 1\ntext = \"\"\"\nEtt ord: \"ett\".\n\n- två = 2\n\n[b]\nc = \"\"\"\ntre\n\"\"\"\nd = 4\n";
    assert_eq!(told(text), one(2, 8, "oppen"));
    let before_key = "text = \"\"\"\nEtt.\nannan = \"\"\"\ntre\n\"\"\"\nd = 4\n";
    assert_eq!(told(before_key), one(1, 8, "oppen"));
    assert_eq!(told("text = \"\"\"\nEtt.\n[b]\nc = 1\n"), one(1, 8, "oppen"));
    assert_eq!(told("text = '''\nEtt.\n"), one(1, 8, "oppen"));
}

#[test]
fn a_backslash_that_means_nothing_is_told_alone() {
    for escape in ["\\*", "\\_", "\\&", "\\[", "\\.", "\\%", "\\M", "\\å", "\\😀", "\\ ", "\\u12", "\\uD800"] {
        for text in [
            format!("a = \"\"\"\nx {escape} y.\n\"\"\"\nb = 1\n"),
            format!("a = \"\"\"\nx {escape}\"\"\"\nb = \"\"\"\nc\n\"\"\"\n"),
            format!("a = [\n\"\"\"\nx {escape} y.\n\"\"\",\n\"z\"]\nb = 1\n"),
        ] {
            let line = if text.starts_with("a = [") { 3 } else { 2 };
            // A backslash before the quotes takes the first of them along.
            if !(escape == "\\ " && text.contains("\\ \"")) {
                assert_eq!(told(&text), one(line, 3, "omvant-streck"), "{text}");
            }
        }
        let short = format!("a = \"x {escape} y\"\nb = 1\n");
        assert!(matches!(told(&short).as_slice(), [(1, _, kind)] if kind == "omvant-streck"), "{short}");
    }
    // Of a path all is spoilt by the first.
    for path in ["C:\\Users\\Anna\\Avtal.pdf", "\\\\server\\Mapp\\a_b.pdf", "G:\\my docs\\x"] {
        let path = format!("a = \"{path}\"\nb = 1\n");
        assert_eq!(told(&path).len(), 1, "{path}");
    }
    let two = "a = \"\"\"\n\\* x\n\\* y\n\"\"\"\nb = \"\"\"\n\\_z\n\"\"\"\n";
    assert_eq!(told(two).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [2, 3, 6]);
    let unended = "a = \"\"\"\nx \\* y.\n[b]\nc = 1\n";
    assert_eq!(told(unended).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_text_with_three_quotes_in_it_is_told_once() {
    let ends = "\n\n- två = 2\ntre.\n\"\"\"\n[b]\nc = \"\"\"\nd\n\"\"\"\ne = 4\n";
    for (quotes, width) in [("\"\"\"\\", 3), ("\"\"\" och", 4), ("\"\"\"x\"\"\"", 3)] {
        let inside = format!("a = \"\"\"\nEtt ord {quotes}\nmer text{ends}");
        assert_eq!(told(&inside), one(2, 9 + width, "mer"), "{inside}");
        let alone = format!("a = \"\"\"\nEtt ord.\n{quotes}\nmer text{ends}");
        assert_eq!(told(&alone), one(3, 1 + width, "mer"), "{alone}");
    }
    assert_eq!(told("a = \"\"\"Ett \"\"\"\\ två\"\"\"\nb = 1\n"), one(1, 15, "mer"));
    assert_eq!(told("a = \"\"\"Ett \"\"\"\\ två\nb = 1\n"), one(1, 15, "mer"));
}

#[test]
fn quotation_marks_of_a_word_processor_are_told_once() {
    for text in ["a = ”b”", "a = “b c”\n", "a = »b«", "a = ”fem {{ x.y }} (1) [2]”\nb = 2"] {
        assert_eq!(told(text), one(1, 5, "typografiska"), "{text}");
    }
    assert_eq!(told("a = \"b c”\nb = 1"), one(1, 9, "typografiska"));
    assert_eq!(told("a = ”””\nett = två\n- tre\n”””\nb = 1\n"), one(1, 5, "typografiska"));
    assert_eq!(told("a = ”””\nett\n\n[b]\nc = \"\"\"\nd\n\"\"\"\n"), one(1, 5, "typografiska"));
}

#[test]
fn numbers_and_days_are_told_as_they_should_be() {
    for (typed, right) in [
        ("86 000", "86000"),
        ("1 086 000", "1086000"),
        ("86\u{a0}000 kr", "86000"),
        ("86000 kr", "86000"),
        ("5 %", "5"),
        ("115 000,50", "115000.50"),
        ("86000,5", "86000.5"),
        ("-5 000", "-5000"),
        ("2022/03/01", "2022-03-01"),
        ("2022-3-1", "2022-03-01"),
        ("2022–03–01", "2022-03-01"),
    ] {
        assert_eq!(told(&format!("a = {typed}\nb = 1")), one(1, 5, right), "{typed}");
    }
}

/// Nothing is guessed: what may be two numbers, or none, is told as that.
#[test]
fn numbers_in_no_order_are_told_without_a_guess() {
    for typed in ["11 5000", "1.150,00", "1 150.00", "1,15,000", "115  000", "1.000.000", ",5", "1 15 000 kr"] {
        assert_eq!(told(&format!("a = {typed}\nb = 1")), one(1, 5, "siffror"), "{typed}");
    }
    for (typed, right) in
        [("SEK 115000", "115000"), ("115000,-", "115000"), ("115k", "115000"), ("115\u{2009}000", "115000")]
    {
        assert_eq!(told(&format!("a = {typed}\nb = 1")), one(1, 5, right), "{typed}");
    }
    for typed in ["115000,", "\"text\",", "2025-03-01,", "[1, 2],"] {
        assert_eq!(told(&format!("a = {typed}\nb = 1")), one(1, 4 + typed.len() as u32, "komma-fler"), "{typed}");
    }
    for (typed, decimals) in [("115,000", "115"), ("1,250", "1.25"), ("115 00", "115.00"), ("115,000,00", "115000.00")]
    {
        let mut problems = Diagnostics::new();
        read("x.toml", format!("a = {typed}").as_bytes(), &mut problems);
        let readings: Vec<_> = problems.iter().map(|problem| problem.arguments["decimaltal"].as_str()).collect();
        assert_eq!(readings, [decimals], "{typed}");
    }
    // A number of telephone is text.
    assert_eq!(told("a = 031 368 00 00"), one(1, 5, "031 368 00 00"));
}

#[test]
fn what_a_slip_spoils_is_no_further_slip() {
    for (text, line, column, kind) in [
        ("a = [\n  \"b\",\n  \"c\",\n\n[d]\ne = 1\n[f]\ng = \"x\"\n", 1, 5, "lista"),
        ("[a\nb = 1\nc = 2\n[d]\nb = 1\n", 1, 3, "rubrik"),
        ("a: \"b\"\nc = 1\n", 1, 2, "kolon"),
        ("a = {{ b.c }} är d\nc = 1\n", 1, 5, "citattecken"),
        ("a = { b = 1, c = 2\n[d]\ne = 1\n[f]\ng = 1\n", 1, 5, "tabell"),
        ("a = { b = \"x } y\", c = 2\nd = 1\n[f]\ng = 1\n", 1, 5, "tabell"),
        ("[a]\nb = {\n  c = 1,\n  d = \"x\",\n\n[f]\ng = 1\n", 2, 5, "tabell"),
        ("a = [{ b = 1 }, { b = 2 }\n[f]\ng = 1\n", 1, 5, "lista"),
        ("[[a]]\nb = 1\n[a]\nb = 2\n[f]\ng = 1\n", 3, 1, "dubbla"),
        ("(a.c)\nb = 1\n[d]\nb = 2\n", 1, 1, "rubrik"),
        ("b = 2\n{a}\nb = 1\n[d]\nb = 2\n", 2, 1, "rubrik"),
        ("a = 15000-20000\nb = 1\n", 1, 5, "tal"),
        ("a = 15 – 20\nb = 1\n", 1, 5, "tal"),
        ("[a]\nb = 1\n[[a]]\nb = 2\n[[a]]\nb = 3\n", 1, 1, "dubbla"),
        ("a =\n  \"b\",\n  \"c\",\n]\n[f]\ng = 1\n", 1, 3, "lista-borjan"),
        ("a = [”b”]\nc = 1\n", 1, 6, "typografiska"),
        ("a = [\n  ”b”,\n  ”c”,\n]\nc = 1\n", 2, 3, "typografiska"),
        ("a = 19/5\nc = 1\n", 1, 5, "datum"),
        ("a = 5/19/2025\nc = 1\n", 1, 5, "datum"),
        ("a = Ja\nc = 1\n", 1, 5, "sanning"),
        ("å = 1\n", 1, 1, "nyckel"),
        ("[försättsblad]\nb = 1\n", 1, 2, "nyckel"),
    ] {
        let found = told(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].0, &*found[0].2), (line, kind), "{text}: {found:?}, wanted column {column}");
    }
}

/// Text without its quotation marks is told with them; what may be a day or a number is told as that.
#[test]
fn text_without_quotation_marks_is_told_with_them() {
    for (typed, text) in [
        ("Stadsdirektör", "Stadsdirektör"),
        ("Direktör Utveckling # ny", "Direktör Utveckling"),
        ("031-123 45 67", "031-123 45 67"),
        ("2025-08", "2025-08"),
        ("KS-2025-114", "KS-2025-114"),
    ] {
        assert_eq!(told(&format!("a = {typed}\nb = 1")), one(1, 5, text), "{typed}");
    }
}

#[test]
fn a_heading_without_brackets_and_a_key_that_is_there_are_named() {
    assert_eq!(told("[a]\nb = 1\nc.d\ne = 1\n[f]\ne = 1\n"), one(3, 1, "c.d"));
    assert_eq!(told("[a]\nb = 1\nb = 2\n"), one(3, 1, "b"));
    assert_eq!(told("[a]\nb\n[f]\ne = 1\n"), one(2, 2, "likhetstecken"));
}

#[test]
fn slips_that_are_apart_are_told_each() {
    let text = "a = ”b”\nc = 1\nd = 86 000\n\ne = \"\"\"\nett\n\n[f]\ng = \"\"\"\ntvå\n\"\"\"\nh = \n";
    let kinds: Vec<String> = told(text).into_iter().map(|(_, _, kind)| kind).collect();
    assert_eq!(kinds, ["typografiska", "86000", "oppen", "citattecken"]);
}

#[test]
fn what_stands_behind_a_list_is_none_of_it() {
    for (behind, lines) in [("\"c\n\"\n", &[2, 3][..]), ("\"\"\"\n", &[2]), ("\"c\n\"\nd = 2\n", &[2, 3])] {
        let told = told(&format!("a = [\"b\"]\n{behind}"));
        assert_eq!(told.iter().map(|(line, ..)| *line).collect::<Vec<_>>(), lines, "{behind}");
    }
}

/// Any text ends, and what is told stands in it.
#[test]
fn any_text_is_survived() {
    let parts = [
        "\"\"\"",
        "\"",
        "”””",
        "a = ",
        "[",
        "]",
        "\n",
        "å",
        "86 000",
        "'",
        "{{",
        "}}",
        "\\",
        "=",
        "# ",
        "x",
        ",",
        "\r\n",
    ];
    for first in parts {
        for second in parts {
            for third in parts {
                let alone = format!("{first}{second}{third}");
                let inside = format!("a = {first}\n{second}{third}\n[b]\n{first}");
                let behind = format!("a = [\"b\"]\n{first}c\n{second}\n{third}\n");
                for text in [alone, inside, behind] {
                    let (mended, slips) = mend(&text);
                    assert_eq!(mended.len(), text.len());
                    assert!(slips.iter().all(|slip| text.get(slip.at.clone()).is_some()), "{text:?}");
                }
            }
        }
    }
}

#[test]
fn more_slips_than_anybody_mends_at_once_are_said_to_be_more() {
    let last = |count: usize| {
        let mut problems = Diagnostics::new();
        read("x.toml", "=\n".repeat(count).as_bytes(), &mut problems);
        problems.last().map(|problem| problem.code == codes::TOO_MANY_FINDINGS)
    };
    assert_eq!((last(SLIPS), last(SLIPS + 1)), (Some(false), Some(true)));
}

#[test]
fn signs_that_stand_where_toml_has_others_are_told_as_such() {
    for (text, column, kind) in [
        ("a: \"b\"\nc = 1", 2, "kolon"),
        ("a:\"b\"\nc = 1", 2, "kolon"),
        ("a: \"\"\"\nb: c\n\"\"\"\nc = 1", 2, "kolon"),
        ("\u{a0}a = \"b\"\nc = 1", 1, "hart"),
        ("a\u{a0}=\u{a0}\"b\"\nc = 1", 2, "hart"),
        ("”a” = \"b\"\nc = 1", 1, "typografiska"),
        ("// b\nc = 1", 1, "kommentar-annan"),
        ("-- b\nc = 1", 1, "kommentar-annan"),
        ("; b\nc = 1", 1, "kommentar-annan"),
    ] {
        assert_eq!(told(text), one(1, column, kind), "{text}");
    }
    assert_eq!(told("[[a]\nb = 1\n"), one(1, 5, "rubrik"));
    assert_eq!(told("[a]]\nb = 1\n"), one(1, 4, "rubrik"));
    assert_eq!(told("[[[a]]]\nb = 1\n"), one(1, 3, "rubrik"));
    assert_eq!(told("[a b]\nb = 1\n"), one(1, 3, "rubrik"));
}

#[test]
fn a_text_of_several_lines_with_too_few_marks_is_told_once() {
    assert_eq!(told("a = \"\"\nEtt: två.\n\n{{ b }}\n\"\"\"\nc = \"\"\"\nd\n\"\"\"\n"), one(1, 5, "rader"));
    assert_eq!(told("a = \"Ett\ntvå.\"\nc = 1\n"), one(1, 5, "rader"));
    assert_eq!(told("a = \"\"\n# b\n// c\nd = 1\n"), one(3, 1, "kommentar-annan"));
}

#[test]
fn days_and_amounts_as_people_write_them_are_told_as_they_should_be() {
    for (typed, right) in [
        ("19/5 2025", "2025-05-19"),
        ("19.5.2025", "2025-05-19"),
        ("01-03-2022", "2022-03-01"),
        ("19 maj 2025", "2025-05-19"),
        ("den 1 mars 2022", "2022-03-01"),
        ("ca 20 000", "20000"),
        ("20 tkr", "20000"),
    ] {
        assert_eq!(told(&format!("a = {typed}\nb = 1")), one(1, 5, right), "{typed}");
    }
}

#[test]
fn what_stands_there_already_is_told_with_both_places() {
    let lines = |text: &str| {
        let mut problems = Diagnostics::new();
        read("x.toml", text.as_bytes(), &mut problems);
        let lines: Vec<Vec<u32>> = problems
            .iter()
            .map(|problem| {
                problem
                    .places
                    .iter()
                    .filter_map(|place| if let Place::Text(at) = place { Some(at.line) } else { None })
                    .collect()
            })
            .collect();
        lines
    };
    assert_eq!(lines("[a]\nb = 1\n[c]\n[a]\nd = 2\n"), [[4, 1]]);
    assert_eq!(lines("[a]\nb = 1\nc = 1\nb = 2\n"), [[4, 2]]);
    assert_eq!(lines("b = 1\n[a]\nb = 1\n  b = 2\n"), [[4, 3]]);
    assert_eq!(lines("[[a]]\nb = 1\n[a]\nb = 2\n"), [[3, 1]]);
}

/// A character that is refused is told as that, and not as what it does to the line.
#[test]
fn an_unseen_character_outside_texts_is_told_once() {
    for text in ["a = 1\n\u{feff}[b]\nc = 1\n", "a =\u{2066} 1\nb = 2\n", "\u{202e}a = 1\n"] {
        let mut problems = Diagnostics::new();
        read("x.toml", text.as_bytes(), &mut problems);
        let codes: Vec<_> = problems.iter().map(|problem| problem.code.name()).collect();
        assert_eq!(codes, ["F06"], "{text:?}");
    }
}

#[test]
fn spaces_that_toml_does_not_know_are_told_before_a_key() {
    for space in ['\u{a0}', '\u{3000}', '\u{2007}', '\u{2003}', '\u{2009}'] {
        assert_eq!(told(&format!("{space}a = 1\nb = 2\n")), one(1, 1, "hart"), "{space:?}");
    }
    // What has no width is not replaced by a space.
    for sign in ['\u{200b}', '\u{ad}', '\u{2060}'] {
        assert_eq!(told(&format!("{sign}a = 1\nb = 2\n")), one(1, 1, "osynligt"), "{sign:?}");
        assert_eq!(told(&format!("[a{sign}b]\nb = 2\n")), one(1, 3, "osynligt"), "{sign:?}");
    }
    assert_eq!(told("\ta = 1\nb = 2\n"), []);
}

#[test]
fn files_of_other_programs_are_told_once() {
    let codes = |bytes: &[u8]| {
        let mut problems = Diagnostics::new();
        read("x.toml", bytes, &mut problems);
        problems.iter().map(|problem| problem.code.name().to_owned()).collect::<Vec<_>>()
    };
    for text in ["a = 1\nb = \"å\"\n", "\u{feff}a = 1\nb = \"å\"\n", "a = 1\nb = 2\nc = 3\n"] {
        let (little, big): (Vec<[u8; 2]>, Vec<[u8; 2]>) =
            text.encode_utf16().map(|unit| (unit.to_le_bytes(), unit.to_be_bytes())).unzip();
        assert_eq!(
            (codes(&little.concat()), codes(&big.concat())),
            (vec!["F05".into()], vec!["F05".into()]),
            "{text:?}"
        );
    }
    assert_eq!(codes(b"a = \"\xe5\"\n"), ["F05"]);
    assert_eq!(codes(b"a = \"x\0\0\0\"\n"), ["F06"]);
    assert_eq!(codes(b"a = 1\rb = 2\rc = 3\r"), ["T01"]);
    assert_eq!(codes(b"a = 1\r\nb = 2\nc = 3\rd = 4\n"), ["T01"]);
    assert_eq!(codes(b"a = \"\"\"\rett\r\rtva\r\"\"\"\rb = 1\r"), ["T01"]);
    assert_eq!(codes("\u{feff}a = 1\r\nb = 2\n".as_bytes()), [] as [&str; 0]);
}

#[test]
fn underscores_stand_between_thousands() {
    for written in ["1_15000", "11_5000", "1_00", "1150_00", "-11_50.5"] {
        assert!(super::misgrouped(written).is_some(), "{written}");
    }
    for written in ["115_000", "1_115_000", "115000", "-115_000.50", "0xff_ff", "1_000.000_1"] {
        assert!(super::misgrouped(written).is_none(), "{written}");
    }
}
