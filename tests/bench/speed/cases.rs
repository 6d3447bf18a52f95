//! Cases that differ from each other in every paragraph and table, made from the sample case; the same at every run.

use std::fs;
use std::path::{Path, PathBuf};

use super::common::workbook::{CellEdit, edit};
use super::common::{SAMPLE, copy, put, repository};

/// Rows of the sheet `Aktiviteter` in the sample case.
const ACTIVITIES: usize = 24;

/// Lays out a case of its own for each number below `count`.
pub fn lay_out(root: &Path, count: usize) -> Vec<PathBuf> {
    (0..count).map(|number| case(root, number)).collect()
}

fn case(root: &Path, number: usize) -> PathBuf {
    let folder = root.join(format!("arende-{number:03}"));
    copy(&repository(SAMPLE), &folder);
    let mut dice = Dice(number as u64);
    for file in ["arende.toml", "anvisning.toml", "inriktning.toml"] {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap().replace("SLK-2025-00265", &format!("SLK-2025-{number:05}"));
        put(&path, lengthened(&text, &mut dice).as_bytes());
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

/// Other names and numbers of participants in every activity.
fn activities(dice: &mut Dice) -> Vec<CellEdit> {
    let cell = |column: char, row: usize| CellEdit {
        fil: "underlag.xlsx".to_owned(),
        blad: "Aktiviteter".to_owned(),
        cell: format!("{column}{row}"),
        ..CellEdit::default()
    };
    let mut edits = Vec::new();
    for row in 2..2 + ACTIVITIES {
        let theme = format!("Erfarenheter från {} och {}", place(dice), place(dice));
        edits.push(CellEdit { text: Some(theme), ..cell('E', row) });
        edits.push(CellEdit { tal: Some(1.0 + dice.below(9) as f64), ..cell('H', row) });
        edits.push(CellEdit { tal: Some(dice.below(5) as f64), ..cell('I', row) });
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
