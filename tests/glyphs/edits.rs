//! Edits of a case at random, as people make them in its texts and its sheets. One that the program refuses is taken back.

use std::fs;
use std::path::Path;

use utlatande::inputs::workbook::{self, CellValue};
use utlatande::understand::understand;

use super::worlds::World;
use crate::common::workbook::{CellEdit, edit as edit_workbook};
use crate::common::{source, tree};
use crate::generator::random::Random;

/// Words that are hard on lines, tables and readers: long ones, ones that may be broken, with spaces that may not, marked, quoted.
const WORDS: [&str; 18] = [
    "kommun\u{ad}full\u{ad}mäktiges",
    "567\u{a0}000\u{a0}kr",
    "Ärendeberedningsorganisationsutredningens",
    "12\u{202f}345,50",
    "**fet**",
    "*lutad*",
    "\\*inte lutad\\*",
    "[en länk](https://example.se/en-lang-sida/om-nagot)",
    "e-post",
    "3–5",
    "\u{201d}citat\u{201d}",
    "å\u{e4}\u{f6}",
    "a\u{30a}ngstrom",
    "Ünal",
    "§ 12",
    "och/eller",
    "§",
    "1:a",
];

/// Blocks of their own after a paragraph.
const BLOCKS: [&str; 4] = [
    "\n\n- första punkten\n- andra punkten, som är **längre** än den första\n\n",
    "\n\n1. ett steg\n2. ett steg till\n\n",
    "\n\n### En mellanrubrik till\n\nText under rubriken.\n\n",
    "\n\n> Ett citat som någon skrev.\n\n",
];

/// Makes up to `count` edits that the program takes, and gives how many there were.
pub fn edit(world: &World, random: &mut Random, count: usize) -> usize {
    let main = world.case.join("arende.toml");
    let text = fs::read_to_string(&main).unwrap();
    fs::write(&main, text.replace("status = \"slutlig\"", "status = \"utkast\"")).unwrap();
    if !is_taken(world) {
        fs::write(&main, text).unwrap();
    }
    (0..count).filter(|_| edited(world, random)).count()
}

/// Whether the program goes on with a case to its pages.
fn is_taken(world: &World) -> bool {
    let found = understand(&source(&world.case), &world.source());
    found.output.is_some_and(|understood| understood.may_be_written(&found.diagnostics))
}

fn edited(world: &World, random: &mut Random) -> bool {
    let files: Vec<String> =
        tree(&world.case).into_keys().filter(|file| file.ends_with(".toml") || file.ends_with(".xlsx")).collect();
    let path = world.case.join(random.pick(&files));
    let before = fs::read(&path).unwrap();
    let is_edited = match path.extension().and_then(|end| end.to_str()) {
        Some("toml") => edit_text(&path, random),
        _ => edit_sheet(&world.case, &path, &before, random),
    };
    let is_good = is_edited && is_taken(world);
    if !is_good {
        fs::write(&path, before).unwrap();
    }
    is_good
}

/// Edits a line: prose has more to say, a text another word, a number another value; or the line of a value is gone.
fn edit_text(path: &Path, random: &mut Random) -> bool {
    let text = fs::read_to_string(path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = random.below(lines.len());
    let line = lines[at].clone();
    let is_key = line.contains(" = ");
    let Some(changed) = (match () {
        () if line.is_empty() || line.starts_with(['#', '[']) => None,
        () if is_key && line.ends_with("\"\"\"") => None,
        () if is_key && line.ends_with('"') && random.chance(80) => {
            Some(format!("{} {}\"", &line[..line.len() - 1], random.pick(&WORDS).replace('\\', "\\\\")))
        }
        () if is_key && line.ends_with(|c: char| c.is_ascii_digit()) && random.chance(60) => {
            Some(format!("{}{}", line, random.below(10)))
        }
        () if is_key && random.chance(50) => Some(String::new()),
        () if is_key || line.trim_start().starts_with(['"', ']', '}']) => None,
        () if random.chance(30) => Some(format!("{line}{}", random.pick(&BLOCKS))),
        () => {
            let words: Vec<&str> = (0..1 + random.below(30)).map(|_| *random.pick(&WORDS)).collect();
            Some(format!("{line} {}", words.join(" ")).replace('\\', "\\\\"))
        }
    }) else {
        return false;
    };
    lines[at] = changed;
    fs::write(path, lines.join("\n") + "\n").unwrap();
    true
}

/// Edits a cell below the headings of a sheet: another word, another number, or nothing.
fn edit_sheet(case: &Path, path: &Path, bytes: &[u8], random: &mut Random) -> bool {
    let file = path.file_name().unwrap().to_str().unwrap().to_owned();
    let Ok(book) = workbook::read(&file.as_str().into(), bytes) else { return false };
    let cells: Vec<(String, u32, u32, CellValue)> = book
        .sheets
        .into_iter()
        .flat_map(|sheet| {
            let name = sheet.name.to_string();
            sheet.cells.into_iter().map(move |cell| (name.clone(), cell.row, cell.column, cell.value))
        })
        .filter(|(_, row, ..)| *row > 0)
        .collect();
    if cells.is_empty() {
        return false;
    }
    let (sheet, row, column, value) = random.pick(&cells);
    let address = utlatande::place::CellAddress { row: *row, column: *column }.to_string();
    let plain = |c: char| c != '*' && c != '\\' && c != '[' && c != ']';
    let mut change = CellEdit { fil: file, blad: sheet.clone(), cell: address, ..CellEdit::default() };
    match value {
        _ if random.chance(10) => {}
        CellValue::Text(text) => {
            let word: String = random.pick(&WORDS).chars().filter(|c| plain(*c)).collect();
            change.text = Some(format!("{text} {word}"));
        }
        CellValue::Number(number) => change.tal = Some(f64::try_from(*number).unwrap() + random.below(100) as f64),
        _ => return false,
    }
    edit_workbook(case, &[change]);
    true
}
