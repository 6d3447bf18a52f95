//! One mistake is one message: single slips as people make them, each at every place where it fits, in TOML and in workbooks. What
//! is told is one message at the slip's own line or cell; and what its hint says, done by a program, mends it without loss.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use rayon::prelude::*;
use regex::{Captures, Regex};
use utlatande::diagnostic::Diagnostic;
use utlatande::inputs::workbook::{self as raw, CellValue, RawCell, RawWorkbook};
use utlatande::place::Place;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand;

use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, SAMPLE, copy, repository, scratch, tree};

type Files = BTreeMap<String, Bytes>;

/// A slip in TOML: what it is called, where it fits, and what then stands there; nothing where it makes no difference.
struct Slip {
    name: &'static str,
    fits: &'static str,
    makes: fn(&Captures<'_>) -> Option<String>,
}

/// A value of text on a line; a number; a key; a text of several lines.
const TEXT: &str = r#"(?m)^(?P<key>\w+ = )"(?P<text>[^"\n]*)"$"#;
const NUMBER: &str = r"(?m)^(?P<key>\w+ = )(?P<number>\d+)$";
const DAY: &str = r"(?m)^(?P<key>\w+ = )(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)$";
const LONG: &str = r#"(?m)^(?P<key>\w+ = )"""\n(?P<text>(?:[^"\n]*\n)*?)"""$"#;
const LINE: &str = r#"(?m)^(?P<line>\w+ = (?:"[^"\n]*"|\d\S*))$"#;

/// Swaps the last two letters of a word.
fn swapped(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let last = letters.len().checked_sub(2)?;
    letters.swap(last, last + 1);
    let swapped: String = letters.into_iter().collect();
    (swapped != word).then_some(swapped)
}

const SLIPS: &[Slip] = &[
    Slip { name: "texten slutar inte", fits: r#"(?m)^"""$"#, makes: |_| Some(String::new()) },
    Slip { name: "citattecken saknas efter", fits: TEXT, makes: |c| Some(format!("{}\"{}", &c["key"], &c["text"])) },
    Slip { name: "citattecken saknas före", fits: TEXT, makes: |c| Some(format!("{}{}\"", &c["key"], &c["text"])) },
    Slip { name: "citattecken saknas", fits: TEXT, makes: |c| Some(format!("{}{}", &c["key"], &c["text"])) },
    Slip { name: "typografiska", fits: TEXT, makes: |c| Some(format!("{}”{}”", &c["key"], &c["text"])) },
    Slip { name: "typografiska, engelska", fits: TEXT, makes: |c| Some(format!("{}“{}”", &c["key"], &c["text"])) },
    Slip { name: "typografiskt efter", fits: TEXT, makes: |c| Some(format!("{}\"{}”", &c["key"], &c["text"])) },
    Slip {
        name: "typografiska, tre", fits: LONG, makes: |c| Some(format!("{}”””\n{}”””", &c["key"], &c["text"]))
    },
    Slip {
        name: "typografiska, tre efter",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\n{}”””", &c["key"], &c["text"])),
    },
    Slip {
        name: "tal i grupper",
        fits: r"(?m)^(?P<key>\w+ = )(?P<first>\d{2,3})(?P<rest>\d{3})$",
        makes: |c| Some(format!("{}{} {}", &c["key"], &c["first"], &c["rest"])),
    },
    Slip { name: "tal med enhet", fits: NUMBER, makes: |c| Some(format!("{}{} kr", &c["key"], &c["number"])) },
    Slip { name: "tal som text", fits: NUMBER, makes: |c| Some(format!("{}\"{}\"", &c["key"], &c["number"])) },
    Slip {
        name: "dag som text",
        fits: DAY,
        makes: |c| Some(format!("{}\"{}-{}-{}\"", &c["key"], &c["year"], &c["month"], &c["day"])),
    },
    Slip {
        name: "dag med snedstreck",
        fits: DAY,
        makes: |c| Some(format!("{}{}/{}/{}", &c["key"], &c["year"], &c["month"], &c["day"])),
    },
    Slip { name: "likhetstecken saknas", fits: r"(?m)^(?P<key>\w+) = ", makes: |c| Some(format!("{} ", &c["key"])) },
    Slip { name: "kolon", fits: r"(?m)^(?P<key>\w+) = ", makes: |c| Some(format!("{}: ", &c["key"])) },
    Slip {
        name: "dubbelt likhetstecken",
        fits: r"(?m)^(?P<key>\w+) = ",
        makes: |c| Some(format!("{} = = ", &c["key"])),
    },
    Slip {
        name: "nyckel felstavad",
        fits: r"(?m)^(?P<key>\w{4,}) = ",
        makes: |c| Some(format!("{} = ", swapped(&c["key"])?)),
    },
    Slip { name: "nyckel dubbel", fits: LINE, makes: |c| Some(format!("{}\n{}", &c["line"], &c["line"])) },
    Slip { name: "rubrik utan slut", fits: r"(?m)^(?P<open>\[+[\w.]+\]*)\]$", makes: |c| Some(c["open"].to_owned()) },
    Slip {
        name: "rubrik felstavad",
        fits: r"(?m)^(?P<open>\[+)(?P<name>[\w.]{4,})(?P<close>\]+)$",
        makes: |c| Some(format!("{}{}{}", &c["open"], swapped(&c["name"])?, &c["close"])),
    },
    Slip {
        name: "rubrik inom citattecken",
        fits: r"(?m)^(?P<open>\[+)(?P<name>\w+\.[\w.]+)(?P<close>\]+)$",
        makes: |c| Some(format!("{}\"{}\"{}", &c["open"], &c["name"], &c["close"])),
    },
    Slip {
        name: "rader från en sammanslagning",
        fits: LINE,
        makes: |c| {
            let line = &c["line"];
            Some(format!("<<<<<<< HEAD\n{line}\n=======\n{line} # annat\n>>>>>>> utkast/andra"))
        },
    },
    Slip {
        name: "stycke från en sammanslagning",
        fits: r#"(?m)^(?P<line>[A-ZÅÄÖ][^"\n]{20,})$"#,
        makes: |c| {
            let line = &c["line"];
            Some(format!(
                "<<<<<<< Updated upstream\n{line}\n||||||| merged common ancestors\n=======\nNågot annat.\n>>>>>>> Stashed changes"
            ))
        },
    },
    Slip {
        name: "rubrik i enkla hakparenteser",
        fits: r"(?m)^\[\[(?P<name>[\w.]+)\]\]$",
        makes: |c| Some(format!("[{}]", &c["name"])),
    },
    Slip { name: "lista utan slut", fits: r"(?m)^\]$", makes: |_| Some(String::new()) },
    Slip { name: "komma efter", fits: LINE, makes: |c| Some(format!("{},", &c["line"])) },
    Slip { name: "annan kommentar", fits: LINE, makes: |c| Some(format!("{} // obs", &c["line"])) },
    Slip {
        name: "nyckel med å, ä",
        fits: r"(?m)^(?P<start>\w*)a(?P<end>\w{3,}) = ",
        makes: |c| Some(format!("{}ä{} = ", &c["start"], &c["end"])),
    },
    Slip {
        name: "fakta felstavad",
        fits: r"\{\{ (?P<name>fakta\.[\w.]+)",
        makes: |c| Some(format!("{{{{ {}", swapped(&c["name"])?)),
    },
    Slip {
        name: "fakta med ä",
        fits: r"\{\{ fakta\.(?P<start>\w*)a(?P<end>\w*)",
        makes: |c| Some(format!("{{{{ fakta.{}ä{}", &c["start"], &c["end"])),
    },
    Slip {
        name: "filter felstavat",
        fits: r"(?P<name>\{\{ [\w.]+ \| )(?P<filter>\w{4,})",
        makes: |c| Some(format!("{}{}", &c["name"], swapped(&c["filter"])?)),
    },
    Slip {
        name: "klammer saknas",
        fits: r"(?P<open>\{\{ [\w.| ]+) \}\}",
        makes: |c| Some(format!("{} }}", &c["open"])),
    },
    Slip {
        name: "rubrik utan hakparenteser",
        fits: r"(?m)^\[(?P<name>[\w.]+)\]$",
        makes: |c| Some(c["name"].to_owned()),
    },
    Slip {
        name: "rubrik borta",
        fits: r"(?m)^\[+(?:fakta[\w.]*|arende|handlaggare|undertecknare|beslut)\]+\n",
        makes: |_| Some(String::new()),
    },
    Slip { name: "lista utan början", fits: r"(?m)^(?P<key>\w+ =) \[$", makes: |c| Some(c["key"].to_owned()) },
    Slip {
        name: "lista utan hakparenteser",
        fits: r#"(?m)^(?P<key>\w+ = )\[(?P<text>"[^"\n]*")\]$"#,
        makes: |c| Some(format!("{}{}", &c["key"], &c["text"])),
    },
    Slip {
        name: "typografiska i lista",
        fits: r#"(?m)^(?P<key>\w+ = )\["(?P<text>[^"\n]*)"\]$"#,
        makes: |c| Some(format!("{}[”{}”]", &c["key"], &c["text"])),
    },
    Slip {
        name: "citattecken i text",
        fits: r#"(?m)^(?P<key>\w+ = )"(?P<first>\w+) (?P<rest>\w[^"\n]*)"$"#,
        makes: |c| Some(format!("{}\"{} \"{}\"\"", &c["key"], &c["first"], &c["rest"])),
    },
    Slip {
        name: "paragraftecken",
        fits: r"(?m)^(?P<key>paragraf = )(?P<number>\d+)$",
        makes: |c| Some(format!("{}§ {}", &c["key"], &c["number"])),
    },
    Slip { name: "dag utan år", fits: DAY, makes: |c| Some(format!("{}{}/{}", &c["key"], &c["day"], &c["month"])) },
    Slip { name: "ja utan citattecken", fits: NUMBER, makes: |c| Some(format!("{}ja", &c["key"])) },
    Slip { name: "status", fits: r#"(?m)^status = "\w+""#, makes: |_| Some("status = \"klar\"".to_owned()) },
];

/// A slip where it was made: the file as it is then, and the line.
struct Made {
    slip: &'static str,
    file: String,
    text: String,
    line: u32,
}

/// Every slip at every place where it fits, or at every `step`th.
fn made(files: &Files, step: usize) -> Vec<Made> {
    let mut all = Vec::new();
    let is_typed = |name: &&String| name.ends_with(".toml") && !name.starts_with("overtaget");
    for (file, bytes) in files.iter().filter(|(name, _)| is_typed(name)) {
        let text = std::str::from_utf8(bytes).unwrap();
        for slip in SLIPS {
            let fits = Regex::new(slip.fits).unwrap();
            let places =
                fits.captures_iter(text).filter_map(|found| Some((found.get(0)?.range(), (slip.makes)(&found)?)));
            for (range, makes) in places.step_by(step) {
                let changed = format!("{}{makes}{}", &text[..range.start], &text[range.end..]);
                let line = 1 + u32::try_from(text[..range.start].matches('\n').count()).unwrap();
                all.push(Made { slip: slip.name, file: file.clone(), text: changed, line });
            }
        }
    }
    all
}

/// A case's inputs in memory.
fn files(case: &str) -> Files {
    let all = tree(&repository(case)).into_iter();
    all.filter(|(name, _)| !name.starts_with("expected.")).map(|(name, bytes)| (name, bytes.into())).collect()
}

fn check(files: Files) -> Vec<Diagnostic> {
    // What is told when pages are set has tests of its own.
    understand::understand(&Source::memory("fall", files), &TemplateSource::default()).diagnostics.to_vec()
}

/// What is told of a case with a slip and is not told without it.
fn told(files: &Files, made: &Made, without: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut files = files.clone();
    files.insert(made.file.clone(), made.text.clone().into());
    let is_new = |problem: &Diagnostic| {
        !without.iter().any(|other| other.code == problem.code && other.arguments == problem.arguments)
    };
    check(files).into_iter().filter(is_new).collect()
}

/// What is wrong with what is told: more than one message, or not at the slip.
fn objection(made: &Made, told: &[Diagnostic]) -> Option<String> {
    let shown = || {
        let told: Vec<String> =
            told.iter().map(|d| format!("{} {:?} {:?}", d.code.name(), d.arguments, d.places.first())).collect();
        format!("{} in {}:{}:\n    {}", made.slip, made.file, made.line, told.join("\n    "))
    };
    let [one] = told else { return Some(shown()) };
    // What a list or a text of several lines spoils is told where it begins or where it should end.
    let near = |place: &Place| match place {
        Place::Text(place) => {
            *place.file == *made.file
                && place.line <= made.line + 1
                && (place.end_line + 1 >= made.line || is_open(one))
        }
        _ => false,
    };
    (!one.places.iter().any(near)).then(shown)
}

/// Whether it is told where something begins that does not end.
fn is_open(problem: &Diagnostic) -> bool {
    problem.arguments.get("slag").is_some_and(|kind| ["oppen", "lista", "klammer"].contains(&kind.as_str()))
}

/// Does what the hint of a message says; nothing where that is for a person to judge.
fn mended(made: &Made, told: &Diagnostic) -> Option<String> {
    let Some(Place::Text(place)) = told.places.first() else { return None };
    if told.code.name() == "P03" && told.places.len() > 1 {
        // Either end may be the wrong one.
        return None;
    }
    let mut lines: Vec<String> = made.text.split('\n').map(str::to_owned).collect();
    let index = place.line as usize - 1;
    let argument = |name: &str| told.arguments.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let straight = |line: &str| line.replace(['”', '“'], "\"");
    match (told.code.name(), argument("slag"), argument("forslag").or(argument("ratt"))) {
        ("T01", Some("oppen"), _) => {
            let Some(Place::Text(last)) = told.places.get(1) else { return None };
            lines.insert(last.line as usize, "\"\"\"".to_owned());
        }
        ("T01", Some("kolon"), _) => lines[index] = lines[index].replacen(":", " =", 1),
        ("T01", Some("citat-namn"), _) => lines[index] = lines[index].replace('"', ""),
        ("T01", Some("sammanslagning"), _) => {
            // The first version is kept.
            let Some(Place::Text(end)) = told.places.get(1) else { return None };
            let marks =
                |start: &str| lines.iter().skip(index).position(|line| line.starts_with(start)).map(|at| index + at);
            let first_ends = marks("|||||||").into_iter().chain(marks("=======")).min()?;
            lines.drain(first_ends..end.line as usize);
            lines.remove(index);
        }
        ("T01", Some("slut"), _) => lines[index] = "\"\"\"".to_owned(),
        ("T01", Some("typografiska"), _) => {
            lines[index] = straight(&lines[index]);
            if let (true, Some(end)) = (lines[index].ends_with("\"\"\""), lines.iter().position(|line| line == "”””"))
            {
                lines[end] = straight(&lines[end]);
            }
        }
        ("T01", Some("lista"), _) => {
            let last =
                lines.iter().skip(index + 1).position(|line| !line.starts_with("    ")).map(|at| index + 1 + at)?;
            lines.insert(last, "]".to_owned());
        }
        ("T01-text", ..) => {
            let text = argument("varde")?;
            lines[index] = lines[index].replacen(text, &format!("\"{text}\""), 1);
        }
        ("T01-rubrik", ..) => lines[index] = format!("[{}]", argument("namn")?),
        ("T01-tal" | "T01-datum" | "T02" | "P03" | "P04", _, Some(right)) => {
            let characters: Vec<char> = lines[index].chars().collect();
            let (start, end) = (place.column as usize - 1, place.end_column as usize - 1);
            let written: String = characters[start..end].iter().collect();
            let wrong = argument("namn").filter(|_| told.code.name().starts_with('P'));
            let new = wrong.map_or_else(|| right.to_owned(), |wrong| written.replacen(wrong, right, 1));
            lines[index] =
                characters[..start].iter().collect::<String>() + &new + &characters[end..].iter().collect::<String>();
        }
        ("T01", Some("dubbla"), _) | ("T04", _, None) if argument("typ").is_none_or(|typ| typ == "tabeller") => {
            for place in &told.places {
                let Place::Text(place) = place else { return None };
                let line = &mut lines[place.line as usize - 1];
                *line = format!("[[{}]]", line.trim_matches(['[', ']']));
            }
        }
        ("T04", ..) if argument("typ") == Some("lista") => {
            let text = argument("varde")?;
            lines[index] = lines[index].replacen(text, &format!("[{text}]"), 1);
        }
        ("T04", _, _) => lines[index] = lines[index].replace('"', ""),
        _ => return None,
    }
    Some(lines.join("\n"))
}

/// A text without what makes no difference in TOML.
fn plain(text: &str) -> String {
    text.split('\n').map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Every how manieth slip is tried: all of them where the environment says so.
#[allow(clippy::disallowed_methods, reason = "tests are at the edge")]
fn step(ordinary: usize) -> usize {
    if std::env::var("UTLATANDE_SLIPS").is_ok() { 1 } else { ordinary }
}

fn objections(case: &str, step: usize) -> (usize, Vec<String>) {
    let files = files(case);
    let without = check(files.clone());
    let all = made(&files, step);
    let objections = all.par_iter().filter_map(|made| {
        let told = told(&files, made, &without);
        objection(made, &told).or_else(|| {
            let mended = mended(made, &told[0])?;
            let whole = std::str::from_utf8(&files[&made.file]).unwrap();
            (plain(&mended) != plain(whole))
                .then(|| format!("{} in {}:{} is not mended:\n{:?}", made.slip, made.file, made.line, told[0]))
        })
    });
    (all.len(), objections.collect())
}

#[test]
fn a_slip_in_toml_is_one_message_that_mends_it() {
    let (count, wrong) = objections(BASE, 1);
    assert!(count > 1_000, "{count} slips");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_slip_in_a_large_case_is_one_message_too() {
    let (count, wrong) = objections(SAMPLE, step(29));
    assert!(count > 50, "{count} slips");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A slip in a workbook: what it is called, and the edits that make it of a cell (the heading's with its column, or one below).
type CellSlip = (&'static str, fn(&Cell<'_>) -> Option<CellEdit>);

/// A cell where a slip may be made.
struct Cell<'a> {
    sheet: &'a str,
    address: String,
    value: &'a CellValue,
    is_heading: bool,
}

impl Cell<'_> {
    fn edit(&self) -> CellEdit {
        CellEdit {
            fil: "underlag.xlsx".to_owned(),
            blad: self.sheet.to_owned(),
            cell: self.address.clone(),
            ..CellEdit::default()
        }
    }

    /// Another text in the cell.
    fn text(&self, text: impl Into<String>) -> Option<CellEdit> {
        Some(CellEdit { text: Some(text.into()), ..self.edit() })
    }

    fn number(&self) -> Option<String> {
        match self.value {
            CellValue::Number(number) if !self.is_heading => Some(number.to_string()),
            _ => None,
        }
    }

    fn day(&self) -> Option<String> {
        match self.value {
            CellValue::Date(date) => Some(date.to_string()),
            _ => None,
        }
    }
}

/// A day as it is written in words.
fn in_words(day: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "oktober", "november", "dec"];
    let mut parts = day.split('-').filter_map(|part| part.parse::<usize>().ok());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{day} {} {year}", MONTHS[month - 1]))
}

const CELL_SLIPS: &[CellSlip] = &[
    ("tal med enhet", |cell| cell.text(format!("{} st", cell.number()?))),
    ("ungefär", |cell| cell.text(format!("ca {}", cell.number()?))),
    ("streck för inget", |cell| cell.number().and_then(|_| cell.text("–"))),
    ("ord för tal", |cell| cell.number().and_then(|_| cell.text("saknas"))),
    ("ord för dag", |cell| cell.day().and_then(|_| cell.text("okänt"))),
    ("frågetecken", |cell| cell.text(format!("{}?", cell.number()?))),
    ("felvärde", |cell| cell.number().map(|_| CellEdit { fel: Some("#N/A".to_owned()), ..cell.edit() })),
    ("sanningsvärde", |cell| cell.number().map(|_| CellEdit { sant: Some(true), ..cell.edit() })),
    ("decimaler för många", |cell| cell.number().map(|_| CellEdit { tal: Some(1.2345), ..cell.edit() })),
    ("dag med månadens namn", |cell| cell.text(in_words(&cell.day()?)?)),
    ("dag baklänges", |cell| cell.day().and_then(|day| cell.text(day.split('-').rev().collect::<Vec<_>>().join("/")))),
    ("rubrik felstavad", |cell| match cell.value {
        CellValue::Text(text) if cell.is_heading && text.chars().count() > 4 => cell.text(swapped(text)?),
        _ => None,
    }),
];

/// Slips in a whole sheet.
fn sheet_slips(sheet: &str) -> Vec<(&'static str, Vec<CellEdit>)> {
    let of_sheet = CellEdit { fil: "underlag.xlsx".to_owned(), blad: sheet.to_owned(), ..CellEdit::default() };
    let at = |address: &str| CellEdit { cell: address.to_owned(), ..of_sheet.clone() };
    vec![
        ("bladet felstavat", vec![CellEdit { namn: swapped(sheet), ..of_sheet.clone() }]),
        ("bladet dolt", vec![CellEdit { dolt: true, ..of_sheet.clone() }]),
        ("värde utanför", vec![CellEdit { text: Some("obs".to_owned()), ..at("Z2") }]),
        ("blad till", vec![CellEdit { blad: "Anteckningar".to_owned(), text: Some("obs".to_owned()), ..at("A1") }]),
    ]
}

pub(crate) fn read(case: &Path) -> RawWorkbook {
    raw::read(&Arc::from("underlag.xlsx"), &fs::read(case.join("underlag.xlsx")).unwrap()).unwrap()
}

/// A cell of a sheet, to be changed.
pub(crate) fn blank(sheet: &str, row: u32, column: u32) -> CellEdit {
    let Place::Cells(place) = Place::cell(&Arc::from("underlag.xlsx"), &Arc::from(sheet), row, column) else {
        unreachable!()
    };
    CellEdit { fil: "underlag.xlsx".to_owned(), blad: sheet.to_owned(), cell: place.range(), ..CellEdit::default() }
}

/// Another cell with the same value.
pub(crate) fn put(sheet: &str, row: u32, column: u32, value: &CellValue) -> CellEdit {
    let mut edit = blank(sheet, row, column);
    match value {
        CellValue::Text(text) => edit.text = Some(text.clone()),
        CellValue::Number(number) => edit.tal = number.to_string().parse().ok(),
        CellValue::Date(date) => edit.datum = Some(date.to_string()),
        other => panic!("{other:?}"),
    }
    edit
}

pub(crate) fn cells<'w>(workbook: &'w RawWorkbook, sheet: &str) -> &'w [RawCell] {
    workbook.sheets.iter().find(|other| *other.name == *sheet).map_or(&[], |sheet| &sheet.cells)
}

/// The cells from a row on one row further down.
fn moved_down(workbook: &RawWorkbook, sheet: &str, from: u32) -> Vec<CellEdit> {
    let cells = cells(workbook, sheet).iter().rev().filter(|cell| cell.row >= from);
    cells
        .flat_map(|cell| [put(sheet, cell.row + 1, cell.column, &cell.value), blank(sheet, cell.row, cell.column)])
        .collect()
}

/// The cells below a row one row further up: the row is gone.
fn without_row(workbook: &RawWorkbook, sheet: &str, row: u32) -> Vec<CellEdit> {
    let cells = cells(workbook, sheet);
    let gone = cells.iter().filter(|cell| cell.row == row).map(|cell| blank(sheet, cell.row, cell.column));
    let below = cells
        .iter()
        .filter(|cell| cell.row > row)
        .flat_map(|cell| [put(sheet, cell.row - 1, cell.column, &cell.value), blank(sheet, cell.row, cell.column)]);
    gone.chain(below).collect()
}

/// A title above the headings: every cell one row further down.
fn with_title(workbook: &RawWorkbook, sheet: &str) -> Vec<CellEdit> {
    let mut edits = moved_down(workbook, sheet, 0);
    edits.push(CellEdit { text: Some("Stadens underlag".to_owned()), ..blank(sheet, 0, 0) });
    edits
}

/// The headings once more above a row.
fn with_headings(workbook: &RawWorkbook, sheet: &str, row: u32) -> Vec<CellEdit> {
    let mut edits = moved_down(workbook, sheet, row);
    let headings = cells(workbook, sheet).iter().filter(|cell| cell.row == 0);
    edits.extend(headings.map(|cell| put(sheet, row, cell.column, &cell.value)));
    edits
}

/// A row below the headings with what the columns of numbers and days hold, in words; nothing for a sheet with fewer than two.
fn with_units(workbook: &RawWorkbook, sheet: &str) -> Vec<CellEdit> {
    let mut edits = moved_down(workbook, sheet, 1);
    let mut units: BTreeMap<u32, &str> = BTreeMap::new();
    for cell in cells(workbook, sheet) {
        match &cell.value {
            CellValue::Number(number) if number.to_string().len() == 4 => drop(units.insert(cell.column, "ÅÅÅÅ")),
            CellValue::Number(_) => drop(units.insert(cell.column, "antal")),
            CellValue::Date(_) => drop(units.insert(cell.column, "datum")),
            _ => {}
        }
    }
    if units.is_empty() {
        return Vec::new();
    }
    edits.extend(
        units.iter().map(|(column, unit)| CellEdit { text: Some((*unit).to_owned()), ..blank(sheet, 1, *column) }),
    );
    edits
}

/// Two columns side by side whose headings have changed places, where their values tell.
fn with_swapped_headings(workbook: &RawWorkbook, sheet: &str) -> Vec<(String, Vec<CellEdit>)> {
    let cells = cells(workbook, sheet);
    let kind = |column: u32| {
        let values: Vec<_> = cells.iter().filter(|cell| cell.column == column && cell.row > 0).collect();
        values.first().map(|cell| std::mem::discriminant(&cell.value))
    };
    let headings: Vec<_> = cells.iter().filter(|cell| cell.row == 0).collect();
    headings
        .windows(2)
        .filter(|pair| {
            let kinds = (kind(pair[0].column), kind(pair[1].column));
            kinds.0.is_some() && kinds.1.is_some() && kinds.0 != kinds.1
        })
        .map(|pair| {
            let edits =
                vec![put(sheet, 0, pair[0].column, &pair[1].value), put(sheet, 0, pair[1].column, &pair[0].value)];
            (edits[0].cell.clone(), edits)
        })
        .collect()
}

/// Does in the workbook what the hint of a message says; nothing where that is for a person to judge.
fn mended_workbook(case: &Path, told: &Diagnostic) -> Option<Vec<CellEdit>> {
    let Some(Place::Cells(place)) = told.places.first() else { return None };
    let workbook = read(case);
    let (sheet, first) = (&*place.sheet, place.first);
    let at = |row, column| cells(&workbook, sheet).iter().find(|cell| (cell.row, cell.column) == (row, column));
    let argument = |name: &str| told.arguments.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let suggestion = argument("forslag").map(str::to_owned);
    let here = blank(sheet, first.row, first.column);
    match told.code.name() {
        "W04" => {
            let name = suggestion.unwrap_or_else(|| format!("_{sheet}"));
            Some(vec![CellEdit { cell: String::new(), namn: Some(name), ..here }])
        }
        "W22-not" => Some(vec![here]),
        "W06-rubrik" => Some(vec![CellEdit { text: Some(argument("kolumn")?.to_owned()), ..here }]),
        "W07" => Some(vec![CellEdit { text: Some(suggestion?), ..here }]),
        // Beside the table a heading has been lost.
        "W09" if at(0, first.column.saturating_sub(1)).is_none() => {
            Some(vec![CellEdit { text: Some("_obs".to_owned()), ..blank(sheet, 0, first.column) }])
        }
        "W12-dag" | "W12-tal" => Some(vec![CellEdit { text: Some(argument("ratt")?.to_owned()), ..here }]),
        "W12" => {
            let CellValue::Text(text) = &at(first.row, first.column)?.value else { return None };
            if argument("typ") == Some("datum") {
                let mut parts: Vec<&str> = text.split('/').collect();
                parts.reverse();
                return (parts.len() == 3).then(|| vec![CellEdit { text: Some(parts.join("-")), ..here }]);
            }
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            Some(vec![CellEdit { tal: digits.parse().ok(), ..here }])
        }
        "W18-rad" | "W22-rubrik" | "W22-enhet" => Some(without_row(&workbook, sheet, first.row)),
        "W37" => {
            let names = argument("rubriker")?.split(", ");
            let headings =
                (0..).zip(names).map(|(column, name)| put(sheet, 0, column, &CellValue::Text(name.to_owned())));
            Some(moved_down(&workbook, sheet, 0).into_iter().chain(headings).collect())
        }
        "W32" => {
            let Some(Place::Cells(other)) = told.places.get(1) else { return None };
            let (one, other) = (first, other.first);
            Some(vec![
                put(sheet, 0, one.column, &at(0, other.column)?.value),
                put(sheet, 0, other.column, &at(0, one.column)?.value),
            ])
        }
        _ => None,
    }
}

/// Whether a workbook holds all that another does, in the same cells.
pub(crate) fn holds(workbook: &RawWorkbook, other: &RawWorkbook) -> bool {
    other.sheets.iter().all(|sheet| {
        let own = cells(workbook, &sheet.name);
        let text = |cell: &RawCell| (cell.row, cell.column, cell.value.to_string());
        let own: Vec<_> = own.iter().map(text).collect();
        sheet.cells.iter().all(|cell| own.contains(&text(cell)))
    })
}

pub(crate) fn understood(case: &Path) -> Vec<Diagnostic> {
    understand::understand(&Source::folder(case).unwrap(), &TemplateSource::default()).diagnostics.to_vec()
}

#[test]
fn a_slip_in_a_workbook_is_one_message_at_its_cell() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    let mut slips: Vec<(String, String, String, Vec<CellEdit>)> = Vec::new();
    for sheet in &workbook.sheets {
        let name = sheet.name.to_string();
        for cell in &sheet.cells {
            let Place::Cells(place) = Place::cell(&workbook.file, &sheet.name, cell.row, cell.column) else {
                unreachable!()
            };
            let cell = Cell { sheet: &name, address: place.range(), value: &cell.value, is_heading: cell.row == 0 };
            for (slip, edit) in CELL_SLIPS {
                let edit = edit(&cell).map(|edit| ((*slip).to_owned(), name.clone(), cell.address.clone(), vec![edit]));
                slips.extend(edit);
            }
        }
        // A workbook shows its first sheet.
        let first = workbook.sheets.first().is_some_and(|sheet| *sheet.name == *name);
        for (slip, edits) in sheet_slips(&name).into_iter().filter(|(slip, _)| *slip != "bladet dolt" || !first) {
            let address = edits[0].cell.clone();
            slips.push((slip.to_owned(), edits[0].blad.clone(), address, edits));
        }
        let last = cells(&workbook, &name).last().map_or(0, |cell| cell.row);
        let mut push = |slip: &str, address: &str, edits: Vec<CellEdit>| {
            if !edits.is_empty() {
                slips.push((slip.to_owned(), name.clone(), address.to_owned(), edits));
            }
        };
        push("titel ovanför rubrikerna", "A1", with_title(&workbook, &name));
        push("enheter under rubrikerna", "", with_units(&workbook, &name));
        // Words alone may be headings that nobody knows.
        if cells(&workbook, &name).iter().any(|cell| cell.row == 1 && !matches!(cell.value, CellValue::Text(_))) {
            push("rubrikraden borta", "A1", without_row(&workbook, &name, 0));
        }
        for row in 1..=last + 1 {
            push("rubrikerna igen", &format!("A{}", row + 1), with_headings(&workbook, &name, row));
        }
        for (address, edits) in with_swapped_headings(&workbook, &name) {
            push("rubriker som har bytt plats", &address, edits);
        }
        let first =
            cells(&workbook, &name).iter().find(|cell| cell.row == 1 && cell.column == 0).map(|cell| &cell.value);
        if first.is_some_and(|value| !matches!(value, CellValue::Text(_))) {
            let note =
                CellEdit { text: Some("Källa: kontorets ekonomisystem".to_owned()), ..blank(&name, last + 2, 0) };
            push("källa under tabellen", &note.cell.clone(), vec![note]);
            let merged = CellEdit { till: Some(blank(&name, 2, 0).cell), ..blank(&name, 1, 0) };
            push("sammanfogade rader", &merged.cell.clone(), vec![merged, blank(&name, 2, 0)]);
        }
        for cell in cells(&workbook, &name).iter().filter(|cell| cell.row == 0).skip(1) {
            let before = cells(&workbook, &name).iter().find(|other| other.row == 0 && other.column == cell.column - 1);
            let twice = before.map(|before| put(&name, 0, cell.column, &before.value));
            push("rubriken två gånger", &blank(&name, 0, cell.column).cell, twice.into_iter().collect());
            if cells(&workbook, &name).iter().any(|other| other.row > 0 && other.column == cell.column) {
                push("rubriken borta", "", vec![blank(&name, 0, cell.column)]);
            }
            let with_unit = CellEdit { text: Some(format!("{} (enhet)", cell.value)), ..blank(&name, 0, cell.column) };
            push("rubrik med enhet", &with_unit.cell.clone(), vec![with_unit]);
            let merged = CellEdit { till: Some(blank(&name, 0, cell.column).cell), ..blank(&name, 0, cell.column - 1) };
            let gone = blank(&name, 0, cell.column);
            push("sammanfogade rubriker", &merged.cell.clone(), vec![merged, gone]);
        }
    }
    assert!(slips.len() > 60, "{} slips", slips.len());
    let step = step(5);
    let wrong: Vec<String> = slips
        .par_iter()
        .enumerate()
        .step_by(step)
        .filter_map(|(index, (slip, sheet, address, edits))| {
            let case = scratch.path().join(index.to_string());
            copy(&repository(BASE), &case);
            workbook::edit(&case, edits);
            let told = understood(&case);
            let is_there = |place: &Place| match place {
                Place::Cells(place) => {
                    edits[0].namn.as_ref().unwrap_or(sheet) == &*place.sheet
                        && (address.is_empty() || place.first.to_string() == *address)
                }
                _ => false,
            };
            let is_right = told.len() == 1 && told[0].places.iter().any(is_there);
            let shown: Vec<String> =
                told.iter().map(|d| format!("{} {:?} {:?}", d.code.name(), d.arguments, d.places)).collect();
            if !is_right {
                return Some(format!("{slip} in {sheet} {address}:\n    {}", shown.join("\n    ")));
            }
            workbook::edit(&case, &mended_workbook(&case, &told[0])?);
            let left = understood(&case);
            (!left.is_empty() || !holds(&read(&case), &workbook))
                .then(|| format!("{slip} in {sheet} {address} is not mended: {}\n    {left:?}", shown.join("")))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), slips.len(), wrong.join("\n"));
}
