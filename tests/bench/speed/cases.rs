//! Cases that differ from each other, made from the sample case; the same at every run.

use std::fs;
use std::path::{Path, PathBuf};

use super::common::workbook::{CellEdit, edit};
use super::common::{SAMPLE, copy, put, repository};

/// Rows of the sheet `Aktiviteter` in the sample case.
const ACTIVITIES: usize = 24;

/// In what cases differ.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Differ {
    /// Number, organisation, figures and tables, as cases do that an office writes from one model.
    InFacts,
    /// Also in every paragraph.
    InText,
}

/// Lays out a case of its own for each number below `count`.
pub fn lay_out(root: &Path, count: usize, differ: Differ) -> Vec<PathBuf> {
    (0..count).map(|number| case(root, number, differ)).collect()
}

fn case(root: &Path, number: usize, differ: Differ) -> PathBuf {
    let folder = root.join(format!("arende-{number:03}"));
    copy(&repository(SAMPLE), &folder);
    let mut dice = Dice(number as u64);
    let organisation = format!("{} Safe Cities", place(&mut dice));
    let short = format!("\"{}SC\"", &organisation[..1]);
    for file in ["arende.toml", "anvisning.toml", "foregangare.toml"] {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap().replace("SLK-2025-00265", &format!("SLK-2025-{number:05}"));
        let named = text.replace("Nordic Safe Cities", &organisation).replace("\"NSC\"", &short);
        let text = if differ == Differ::InText { lengthened(&named, &mut dice) } else { named };
        put(&path, text.as_bytes());
    }
    edit(&folder, &activities(&mut dice));
    folder
}

/// The text with a sentence of its own at the end of every paragraph of prose.
fn lengthened(text: &str, dice: &mut Dice) -> String {
    let mut changed = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        changed.push_str(line);
        if line.ends_with('.') && lines.peek().is_some_and(|next| next.is_empty() || *next == "\"\"\"") {
            changed.push_str(&format!(" {}", sentence(dice)));
        }
        changed.push('\n');
    }
    changed
}

/// A sentence that names one to six invented places, so that lines break elsewhere in every case.
fn sentence(dice: &mut Dice) -> String {
    let places: Vec<String> = (0..=dice.below(6)).map(|_| place(dice)).collect();
    format!("Det berör även {} och {}.", places.join(", "), place(dice))
}

fn place(dice: &mut Dice) -> String {
    const FIRST: [&str; 12] =
        ["Al", "Ask", "Björk", "Ek", "Gran", "Hassel", "Hägg", "Lind", "Lönn", "Oxel", "Rönn", "Sälg"];
    const LAST: [&str; 12] = ["berg", "by", "dal", "hult", "lunda", "mark", "näs", "ryd", "sjö", "sund", "torp", "vik"];
    format!("{}{}", FIRST[dice.below(FIRST.len())], LAST[dice.below(LAST.len())])
}

/// Other themes and participants in every activity, and up to nine activities more.
fn activities(dice: &mut Dice) -> Vec<CellEdit> {
    let last = 2 + ACTIVITIES + dice.below(10);
    (2..last).flat_map(|row| activity(row, row >= 2 + ACTIVITIES, dice)).collect()
}

fn activity(row: usize, new: bool, dice: &mut Dice) -> Vec<CellEdit> {
    let cell = |column: char| CellEdit {
        fil: "underlag.xlsx".to_owned(),
        blad: "Aktiviteter".to_owned(),
        cell: format!("{column}{row}"),
        ..CellEdit::default()
    };
    let text = |column, text: &str| CellEdit { text: Some(text.to_owned()), ..cell(column) };
    let number = |column, number: usize| CellEdit { tal: Some(number as f64), ..cell(column) };
    let mut edits = vec![
        text('E', &format!("Erfarenheter från {} och {}", place(dice), place(dice))),
        number('H', 1 + dice.below(9)),
        number('I', dice.below(5)),
    ];
    if new {
        let name = format!("Studiebesök i {}", place(dice));
        edits.extend([number('A', 2022 + dice.below(3)), text('C', &name), text('D', "nätverksmöte")]);
        edits.extend([text('F', "fysisk"), text('G', "Värdstaden"), text('N', "Intern sammanställning")]);
    }
    edits
}

/// Numbers that look random and are the same at every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The high bits are the good ones.
        ((self.0 >> 33) % bound as u64) as usize
    }
}
