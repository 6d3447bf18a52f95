//! What a record holds beside facts and documents.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity};
use crate::expression;
use crate::messages::{Language, Messages};
use crate::model::{Answer, Case, Placed, Previous, Status, Table, Value};
use crate::place::{CellAddress, Place};
use crate::review::Waived;
use crate::templates::Arendetyp;

/// The case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRecord {
    /// The name of its folder.
    pub mapp: String,
    /// How far it has come.
    pub status: Status,
    /// Its number.
    pub arendenummer: Option<Placed<String>>,
    /// The day the report is issued.
    pub utfardat: Option<Placed<NaiveDate>>,
}

impl CaseRecord {
    pub(super) fn of(case: &Case) -> Self {
        Self {
            mapp: case.name.clone(),
            status: case.status,
            arendenummer: case.number.clone(),
            utfardat: case.issued.clone(),
        }
    }
}

/// A template folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FolderRecord {
    /// Its name.
    pub namn: String,
    /// Its own version.
    pub version: String,
}

impl FolderRecord {
    pub(super) fn new(name: &str, version: &str) -> Self {
        Self { namn: name.to_owned(), version: version.to_owned() }
    }
}

/// The case that is followed up, and what was answered to its questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviousRecord {
    /// Its number.
    pub arende: Placed<String>,
    /// The questions that it left.
    pub fragor: Vec<AnswerRecord>,
}

/// A question that the previous case left, and the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRecord {
    /// The question.
    pub fraga: String,
    /// The answer, with where it stands.
    pub svar: Placed<String>,
}

impl PreviousRecord {
    pub(super) fn of(previous: &Previous) -> Self {
        let answer = |Answer { question, answer, place }: &Answer| AnswerRecord {
            fraga: question.clone(),
            svar: Placed::new(answer.clone(), place.clone()),
        };
        Self { arende: previous.number.clone(), fragor: previous.answers.iter().map(answer).collect() }
    }
}

/// A computed value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComputedRecord {
    /// The value, with all that was read for it; none where something is missing.
    pub varde: Option<Placed<Value>>,
    /// The expression of the ärendetyp.
    pub uttryck: String,
    /// The facts and tables that the expression names.
    pub laser: Vec<String>,
}

/// The values of `berakning`, with their expressions.
pub(super) fn computed(
    values: &BTreeMap<String, Option<Placed<Value>>>,
    kind: &Arendetyp,
) -> BTreeMap<String, ComputedRecord> {
    let record = |(name, value): (&String, &Option<Placed<Value>>)| {
        let spec = kind.berakningar.iter().find(|spec| spec.namn == *name);
        let expression = spec.map_or("", |spec| spec.uttryck.as_str());
        let (uttryck, laser) = (expression.to_owned(), expression::names_read(expression).into_iter().collect());
        (name.clone(), ComputedRecord { varde: value.clone(), uttryck, laser })
    };
    values.iter().map(record).collect()
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRecord {
    /// The workbook.
    pub fil: String,
    /// The sheet.
    pub blad: String,
    /// The columns, in the order of the rows' values.
    pub kolumner: Vec<ColumnRecord>,
    /// Rows of values; none where a cell is empty or was reported.
    pub rader: Vec<Vec<Option<Value>>>,
    /// The sheet's 0-based row of each.
    #[serde(skip)]
    pub radnummer: Vec<u32>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRecord {
    /// Its name in expressions.
    pub namn: String,
    /// Its letters in the sheet: `C`; none where the sheet has no such column.
    pub bokstav: Option<String>,
    /// The expression of a computed column, which is in no sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uttryck: Option<String>,
}

impl TableRecord {
    pub(super) fn of(table: &Table, kind: &Arendetyp) -> Self {
        let spec = kind.tabeller.iter().find(|spec| spec.namn == table.name);
        let expression = |name: &String| spec?.kolumner.named(name)?.uttryck.clone();
        let positions = table.positions.iter().copied().chain(std::iter::repeat(None));
        let column = |(name, position): (&String, Option<u32>)| ColumnRecord {
            namn: name.clone(),
            bokstav: position.map(|column| CellAddress { row: 0, column }.letters()),
            uttryck: expression(name),
        };
        Self {
            fil: table.file.to_string(),
            blad: table.sheet.to_string(),
            kolumner: table.columns.iter().zip(positions).map(column).collect(),
            rader: table.rows.iter().map(|row| row.values.to_vec()).collect(),
            radnummer: table.rows.iter().map(|row| row.number).collect(),
        }
    }

    /// The sheet's columns that it has.
    pub(super) fn positions(&self) -> impl Iterator<Item = u32> {
        let letters = self.kolumner.iter().filter_map(|column| column.bokstav.as_deref());
        letters.filter_map(|letters| CellAddress::parse(&format!("{letters}1"))).map(|address| address.column)
    }

    /// The place of a cell, where the sheet has its column.
    pub fn place(&self, row: usize, column: usize) -> Option<Place> {
        let letters = self.kolumner.get(column)?.bokstav.as_deref()?;
        let address = CellAddress::parse(&format!("{letters}1"))?;
        let (file, sheet) = (self.fil.as_str().into(), self.blad.as_str().into());
        Some(Place::cell(&file, &sheet, *self.radnummer.get(row)?, address.column))
    }
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingRecord {
    /// Its code, as the user sees it.
    pub kod: String,
    /// The whole name of its message: `G07-motsager`.
    pub meddelande: String,
    /// How grave it is.
    pub allvar: GravityRecord,
    /// Whether it stops even a draft.
    pub stoppar: bool,
    /// The arguments of its message.
    pub argument: BTreeMap<String, String>,
    /// What it says, in Swedish.
    pub text: String,
    /// How to mend it, in Swedish.
    pub tips: Option<String>,
    /// Where it stands.
    #[serde(skip)]
    pub platser: Vec<Place>,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GravityRecord {
    /// The case must not leave the house like this.
    Fel,
    /// A careful reviewer would ask.
    Varning,
}

impl FindingRecord {
    fn of(diagnostic: &Diagnostic, messages: &Messages) -> Self {
        let arguments = diagnostic.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Self {
            kod: diagnostic.code.shown().to_owned(),
            meddelande: diagnostic.code.name().to_owned(),
            allvar: match diagnostic.severity {
                Severity::Error => GravityRecord::Fel,
                Severity::Warning => GravityRecord::Varning,
            },
            stoppar: diagnostic.stops,
            argument: arguments.collect(),
            text: messages.text(diagnostic),
            tips: messages.hint(diagnostic),
            platser: diagnostic.places.clone(),
        }
    }
}

/// A finding that is waived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaivedRecord {
    /// The rule's code, as the case has it.
    pub kod: String,
    /// What the waiver is about.
    pub om: String,
    /// The reason given.
    pub skal: String,
    /// The finding.
    pub anmarkning: FindingRecord,
}

/// Findings in the language of the output.
pub(crate) fn findings(found: &[Diagnostic]) -> Vec<FindingRecord> {
    let messages = Messages::new(Language::Swedish);
    found.iter().map(|diagnostic| FindingRecord::of(diagnostic, &messages)).collect()
}

/// Waived findings in the language of the output.
pub(super) fn waived(waived: &[Waived]) -> Vec<WaivedRecord> {
    let messages = Messages::new(Language::Swedish);
    let record = |waived: &Waived| WaivedRecord {
        kod: waived.code.clone(),
        om: waived.about.clone(),
        skal: waived.reason.clone(),
        anmarkning: FindingRecord::of(&waived.finding, &messages),
    };
    waived.iter().map(record).collect()
}
