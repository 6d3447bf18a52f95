//! What a cause is called, what it says on either side, and where it stands.

use std::collections::BTreeSet;

use super::super::content::{DocumentContent, TableContent};
use super::super::script::Pair;
use super::super::side::{Side, TableOrigin};
use super::super::text::Words;
use super::atoms::{Atom, Root};
use super::{Cause, CauseSort, Tracer, document};
use crate::model::{Case, DecisionProposal, Value};

/// So many of a sheet's changed cells are told as the places of a cause at most.
const CELLS_TOLD: usize = 100;

impl Tracer<'_> {
    /// What a root is as a cause; of several the numbers of those that they are are known.
    pub(super) fn cause(&self, root: &Root, parts: Vec<usize>) -> Cause {
        let new = |slag: CauseSort, namn: &str, etikett: &str| Cause {
            slag,
            namn: namn.to_owned(),
            etikett: etikett.to_owned(),
            varde: Pair::default(),
            platser: Pair::default(),
            bevis: None,
            foljder: 0,
            dokument: BTreeSet::new(),
            anmarkningar: 0,
            delar: Vec::new(),
            i_text: false,
        };
        match root {
            Root::One(atom) => self.atom_cause(atom, &new),
            Root::Row(table, row) => self.row_cause(table, *row, &new),
            Root::Column(table, column) => {
                let name = format!("{}, {}", self.sheet(table), self.sides[1].labels.column(table, column));
                let is_of = |atom: &Atom| matches!(atom, Atom::Cell { column: own, .. } if own == column);
                let platser = self.cells_told(table, &is_of);
                Cause { platser, ..new(CauseSort::Kolumn, &name, &name) }
            }
            Root::Sheet(table) => {
                let platser = self.cells_told(table, &|_| true);
                Cause { platser, ..new(CauseSort::Blad, self.sheet(table), self.sheet(table)) }
            }
            Root::Rows(table, rows) => {
                let mut cause = new(CauseSort::Rader, "", self.sheet(table));
                let told = |side: &Side, numbers: Vec<u32>| -> Vec<String> {
                    let sheet = side.tables.get(table).map(|table| table.sheet.as_str()).unwrap_or_default();
                    (!numbers.is_empty()).then(|| format!("{sheet}!{}", ranges(numbers))).into_iter().collect()
                };
                cause.platser = Pair::new(
                    told(self.sides[0], rows.iter().filter_map(|row| row.0).collect()),
                    told(self.sides[1], rows.iter().filter_map(|row| row.1).collect()),
                );
                cause.namn = cause.address();
                cause
            }
            Root::Own(file) => new(CauseSort::EgenText, file, file),
            Root::Program => {
                let mut cause = new(CauseSort::Program, "utlatande", "utlatande");
                cause.varde = self.both(|side| side.whole().arende.get("program").cloned());
                cause
            }
            Root::Field { document, label, values: [was, is], places: [before, after] } => {
                let mut cause = new(CauseSort::Falt, &format!("{document} {label}"), label);
                cause.varde = Pair::new(Some(was.clone()), Some(is.clone()));
                cause.platser = Pair::new(before.iter().cloned().collect(), after.iter().cloned().collect());
                cause
            }
            Root::Several(_) => {
                let names = |of: fn(&Cause) -> &String| {
                    parts.iter().map(|part| of(&self.causes[*part]).as_str()).collect::<Vec<_>>().join(" + ")
                };
                let cause = new(CauseSort::Flera, &names(|cause| &cause.namn), &names(|cause| &cause.etikett));
                Cause { delar: parts, ..cause }
            }
        }
    }

    /// Where the changed cells of a table stand on either side.
    fn cells_told(&self, table: &str, is_wanted: &dyn Fn(&Atom) -> bool) -> Pair<Vec<String>> {
        let changed = self.cells.get(table).into_iter().flat_map(|changed| &changed.cells);
        let mut told = Pair::<Vec<String>>::default();
        for cell in changed.filter(|cell| is_wanted(&cell.atom)).take(CELLS_TOLD) {
            let Atom::Cell { table, row, column } = &cell.atom else { continue };
            let places = |side: &Side, row| match column.is_empty() {
                true => row_place(side, table, row),
                false => cell_place(side, table, row, column),
            };
            told.fore.extend(places(self.sides[0], row.0));
            told.efter.extend(places(self.sides[1], row.1));
        }
        told
    }

    fn atom_cause(&self, atom: &Atom, new: &dyn Fn(CauseSort, &str, &str) -> Cause) -> Cause {
        match atom {
            Atom::Fact(name) => {
                let full = format!("fakta.{name}");
                let mut cause = new(CauseSort::Uppgift, &full, self.sides[1].labels.name(&full));
                cause.varde = self.both(|side| side.whole().fakta.get(name).map(told));
                cause.platser = self.both(|side| side.places(&full));
                cause
            }
            Atom::Head(name) => {
                let full = format!("arende.{name}");
                let mut cause = new(CauseSort::Arende, &full, name);
                cause.varde = self.both(|side| side.whole().arende.get(name).cloned());
                cause.platser = self.both(|side| side.places(&full));
                cause
            }
            Atom::Cell { table, row, column } if !column.is_empty() => {
                let mut cause = self.row_cause(table, *row, new);
                let label = format!("{}, {}", self.sheet(table), self.sides[1].labels.column(table, column));
                (cause.slag, cause.etikett) = (CauseSort::Cell, label);
                let address = |side: &Side, row: Option<u32>| cell_place(side, table, row, column);
                cause.platser = Pair::new(address(self.sides[0], row.0), address(self.sides[1], row.1));
                let value = |side: &Side, row: Option<u32>| cell_value(side, table, row, column);
                cause.varde = Pair::new(value(self.sides[0], row.0), value(self.sides[1], row.1));
                cause.namn = cause.address();
                cause
            }
            Atom::Cell { table, row, .. } => self.row_cause(table, *row, new),
            Atom::Order(table) => new(CauseSort::Ordning, self.sheet(table), self.sheet(table)),
            Atom::Table(table) => self.cause(&Root::Sheet(table.clone()), Vec::new()),
            Atom::Module(name) => new(CauseSort::Textmodul, name, name),
            Atom::Title(key) => {
                let mut cause = new(CauseSort::Titel, &format!("dokument.{key}.titel"), key);
                cause.varde = self.both(|side| document(side, key).map(|found| found.titel.passage.text.clone()));
                cause
            }
            Atom::Kind(key) => new(CauseSort::Titel, &format!("dokument.{key}.dokumentsort"), key),
            Atom::Number(key) => {
                let mut cause = new(CauseSort::Nummer, &format!("bilaga.{key}"), key);
                cause.varde =
                    self.both(|side| document(side, key).and_then(|found| found.egenskaper.get("nummer").cloned()));
                cause
            }
            Atom::Heading(key, section) => new(CauseSort::Rubrik, &format!("avsnitt.{key}.{section}"), section),
            Atom::Phrase(file, key) => {
                let mut cause = new(CauseSort::Fras, &format!("{file} {key}"), key);
                let way: Vec<&str> = key.split('.').collect();
                let written = |side: &Side| side.live.as_ref()?.templates.written_at(file, &way).map(unquoted);
                cause.varde = self.both(written);
                cause.platser = self.both(|_| vec![file.clone()]);
                cause
            }
            Atom::Prose(..) => new(CauseSort::EgenText, "", ""),
            Atom::Decisions if self.has_other_decision_alone() => {
                let mut cause = new(CauseSort::Antagande, "antagande", "antagande");
                cause.varde = self.both(|side| {
                    let told = adopted(&side.live.as_ref()?.case);
                    (!told.is_empty()).then_some(told)
                });
                cause
            }
            Atom::Decisions => {
                let mut cause = new(CauseSort::Beslut, "beslut", "beslut");
                cause.varde = self.both(|side| side.live.as_ref().map(|live| decided(&live.case)));
                cause
            }
            Atom::Attachments => {
                let mut cause = new(CauseSort::Bilagor, "bilagor", "bilagor");
                let title = |found: &DocumentContent<Words>| found.titel.passage.text.clone();
                cause.varde = self.both(|side| {
                    let titles: Vec<String> = side.documents.iter().skip(1).map(title).collect();
                    Some(titles.join("; "))
                });
                cause
            }
            Atom::House | Atom::CaseKind => {
                let (slag, name) = match atom {
                    Atom::House => (CauseSort::Husstil, "husstil"),
                    _ => (CauseSort::Arendetyp, "arendetyp"),
                };
                let mut cause = new(slag, name, name);
                cause.varde = self.both(|side| side.whole().arende.get(name).cloned());
                cause
            }
            Atom::Expression(name) => {
                let mut cause = new(CauseSort::Uttryck, name, self.sides[1].labels.name(name));
                cause.varde = self.both(|side| side.known.get(name).map(|known| known.expression.clone()));
                cause
            }
        }
    }

    fn row_cause(
        &self,
        table: &str,
        row: (Option<u32>, Option<u32>),
        new: &dyn Fn(CauseSort, &str, &str) -> Cause,
    ) -> Cause {
        let mut cause = new(CauseSort::Rad, "", self.sheet(table));
        cause.platser = Pair::new(row_place(self.sides[0], table, row.0), row_place(self.sides[1], table, row.1));
        cause.namn = cause.address();
        cause.varde = Pair::new(row_text(self.sides[0], table, row.0), row_text(self.sides[1], table, row.1));
        cause
    }

    /// Whether the case is put to the same bodies on both sides, and only what these have decided is another.
    fn has_other_decision_alone(&self) -> bool {
        let of = |side: &Side| {
            side.live.as_ref().map(|live| live.case.decisions.iter().flat_map(bodies).collect::<Vec<_>>())
        };
        of(self.sides[0]).is_some() && of(self.sides[0]) == of(self.sides[1])
    }

    fn sheet<'a>(&'a self, table: &'a str) -> &'a str {
        let found = self.sides[1].tables.get(table).or_else(|| self.sides[0].tables.get(table));
        found.map_or(table, |table| table.sheet.as_str())
    }

    fn both<T>(&self, of: impl Fn(&Side) -> T) -> Pair<T> {
        Pair::new(of(self.sides[0]), of(self.sides[1]))
    }
}

/// A value as people are told it.
pub(in super::super) fn told(value: &Value) -> String {
    let text = value.to_string();
    let text = super::super::text::plain(&text);
    match value {
        Value::Amount(_) => format!("{text} kr"),
        Value::Share(_) => format!("{text} %"),
        _ => text.into_owned(),
    }
}

/// A value of a template file without what it is quoted with.
fn unquoted(text: &str) -> String {
    super::super::text::plain(text.trim_matches(['"', '\''])).into_owned()
}

/// Rows by their numbers, those that follow each other together: `2–6, 9`.
fn ranges(mut numbers: Vec<u32>) -> String {
    numbers.sort_unstable();
    let runs = numbers.chunk_by(|one, other| *other == one + 1).map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        run => run.iter().map(u32::to_string).collect(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

/// The bodies that a case is put to, and their decisions, in words that need no language.
pub(super) fn decided(case: &Case) -> String {
    let told = |decision: &DecisionProposal| {
        let adopted = decision.adoption.iter().map(|it| format!("{} § {}", it.date.value, it.paragraph.value));
        bodies(decision).chain(adopted).collect::<Vec<_>>().join(" ")
    };
    case.decisions.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// The decisions that adopted what a case puts forward, each with its body.
fn adopted(case: &Case) -> String {
    let told = |decision: &DecisionProposal| {
        let made = decision.adoption.as_ref()?;
        let body = decision.body.as_ref().map(|body| body.value.as_str()).unwrap_or_default();
        Some(format!("{body} {} § {}", made.date.value, made.paragraph.value))
    };
    case.decisions.iter().filter_map(told).collect::<Vec<_>>().join(", ")
}

fn bodies(decision: &DecisionProposal) -> impl Iterator<Item = String> {
    [&decision.preparing, &decision.body].into_iter().flatten().map(|body| body.value.clone())
}

/// A row of a table by its number in the sheet: its table on either form, and where it stands there.
pub(super) fn row_of<'s>(
    side: &'s Side,
    table: &str,
    row: Option<u32>,
) -> Option<(&'s TableOrigin, &'s TableContent, usize)> {
    let (origin, content) = (side.tables.get(table)?, side.whole().tabeller.get(table)?);
    // The rows of a sheet stand in their order; those of a record may not.
    let row = row?;
    let found = origin.numbers.binary_search(&row).ok();
    Some((origin, content, found.or_else(|| origin.numbers.iter().position(|number| *number == row))?))
}

fn row_place(side: &Side, table: &str, row: Option<u32>) -> Vec<String> {
    let sheet = side.tables.get(table).map(|table| table.sheet.as_str()).unwrap_or_default();
    row.map(|row| format!("{sheet}!{row}")).into_iter().collect()
}

fn cell_place(side: &Side, table: &str, row: Option<u32>, column: &str) -> Vec<String> {
    let place = || {
        let (origin, content, _) = row_of(side, table, row)?;
        let column = content.kolumner.iter().position(|name| name == column)?;
        Some(format!("{}!{}{}", origin.sheet, origin.letters.get(column)?.as_deref()?, row?))
    };
    place().into_iter().collect()
}

fn cell_value(side: &Side, table: &str, row: Option<u32>, column: &str) -> Option<String> {
    let (_, content, at) = row_of(side, table, row)?;
    let column = content.kolumner.iter().position(|name| name == column)?;
    content.rader.get(at)?.get(column)?.as_ref().map(told)
}

fn row_text(side: &Side, table: &str, row: Option<u32>) -> Option<String> {
    let (_, content, at) = row_of(side, table, row)?;
    let cells = content.rader.get(at)?.iter().flatten().map(told);
    Some(cells.take(4).collect::<Vec<_>>().join(", "))
}
