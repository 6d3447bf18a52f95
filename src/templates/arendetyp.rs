//! `arendetyp.toml`: what a kind of case needs. The same schema reads the inputs, checks them and explains them.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::regel::{PeriodWords, RevisionSpec, RuleSpec};
use super::uppfoljning::{Carry, CarryTable, FollowUpSpec};
use crate::model::{Case, DocumentRole, Status};

/// A kind of case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arendetyp {
    /// Version of this file's format; 1.
    pub format: u32,
    /// The folder's name.
    pub namn: String,
    /// The kind's own version, for the manifest.
    pub version: String,
    /// What the kind of case is for.
    pub beskrivning: String,
    /// Names whose spelling is known: `fakta.<name>` or `<table>.<column>`.
    #[serde(default)]
    pub egennamn: Vec<String>,
    /// More columns with names; their capitals are no abbreviations.
    #[serde(default)]
    pub benamningar: Vec<String>,
    /// Abbreviations and what they stand for.
    #[serde(default)]
    pub forkortningar: Vec<AbbreviationSource>,
    /// Facts of `[fakta]`.
    pub fakta: Vec<FactSpec>,
    /// Tables of the workbooks.
    #[serde(rename = "tabell")]
    pub tabeller: Vec<TableSpec>,
    /// Values computed from tables and facts.
    #[serde(rename = "berakning", default)]
    pub berakningar: Vec<ComputedSpec>,
    /// Tables and lists computed from the workbooks.
    #[serde(rename = "sammanstallning", default)]
    pub sammanstallningar: Vec<SummarySpec>,
    /// Figures of those.
    #[serde(rename = "figur", default)]
    pub figurer: Vec<FigureSpec>,
    /// Documents, the tjänsteutlåtande first.
    #[serde(rename = "dokument")]
    pub dokument: Vec<CaseDocument>,
    /// The review rules of this kind of case.
    #[serde(rename = "regel", default)]
    pub regler: Vec<RuleSpec>,
    /// How prose speaks of the period; without it the period is not looked for.
    pub periodnamn: Option<PeriodWords>,
    /// Where the proposal says when it is reviewed, and by whom; without it that is not looked for.
    pub omprovning: Option<RevisionSpec>,
    /// Words around a figure that make it a statement of a fact.
    #[serde(rename = "utsaga", default)]
    pub utsagor: Vec<StatementSpec>,
    /// The register of steering documents among the tables.
    pub register: Option<RegisterSpec>,
    /// How a case is followed up; without it none can be.
    pub uppfoljning: Option<FollowUpSpec>,
}

/// Where abbreviations stand with their full names: two facts, or two columns of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbbreviationSource {
    /// `fakta.<name>` or `<table>.<column>` of the abbreviation.
    pub kort: String,
    /// The same of the full name.
    pub namn: String,
}

fn yes() -> bool {
    true
}

/// A fact of `[fakta]`; a dotted name lies in a group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSpec {
    /// `name` or `group.name`.
    pub namn: String,
    /// Its type.
    pub typ: FactType,
    /// Whether a final case must have it.
    #[serde(default = "yes")]
    pub kravs: bool,
    /// What it is, for messages and the reference.
    pub forklaring: String,
    /// For text: how prose that has the same words is known to mean this fact; none for common nouns.
    pub kanns_igen: Option<Recognition>,
    /// What the next case does with it.
    #[serde(default)]
    pub vid_uppfoljning: Carry,
    /// The fact of the last case that the next case has here instead of this one.
    pub overtas_fran: Option<String>,
}

/// How a text fact is recognised in prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognition {
    /// A name: it has a capital and at least three letters, otherwise it is not recognised.
    Namn,
    /// A wording that means nothing else.
    Ordalydelse,
}

/// Types of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactType {
    /// Text of one line.
    Text,
    /// Whole number.
    Heltal,
    /// Amount in kronor, at most two decimals.
    Belopp,
    /// Day.
    Datum,
    /// Year, 1000–2999.
    Ar,
    /// Month, written `ÅÅÅÅ-MM`.
    Manad,
}

/// A table: one sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableSpec {
    /// Name in expressions.
    pub namn: String,
    /// The sheet's name.
    pub blad: String,
    /// Whether the sheet must be there.
    #[serde(default = "yes")]
    pub kravs: bool,
    /// What it holds.
    pub forklaring: String,
    /// Columns, in their usual order.
    pub kolumner: Vec<ColumnSpec>,
    /// What the next case does with its rows.
    #[serde(default)]
    pub vid_uppfoljning: CarryTable,
}

impl TableSpec {
    /// Whether a table that the case must have is not filled in. In a draft that is so while it has no rows; in a case
    /// that is final nothing has happened.
    pub fn is_lacking(&self, case: &Case) -> bool {
        let Some(table) = case.tables.get(&self.namn) else { return self.kravs };
        let absent = table.positions.iter().all(Option::is_none);
        self.kravs && (absent || (case.status == Status::Utkast && table.rows.is_empty()))
    }
}

/// A column of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// Name in expressions.
    pub namn: String,
    /// Heading in the sheet.
    pub rubrik: String,
    /// Type of its cells.
    pub typ: ColumnType,
    /// Whether every row must have it.
    #[serde(default = "yes")]
    pub kravs: bool,
    /// Allowed values, for `val`.
    #[serde(default)]
    pub varden: Vec<String>,
    /// What it holds.
    pub forklaring: String,
}

impl ColumnSpec {
    /// What a cell of the column holds, in words for the handläggare.
    pub fn cell_type(&self) -> String {
        match self.typ {
            ColumnType::Text => "text".to_owned(),
            ColumnType::Heltal => "heltal".to_owned(),
            ColumnType::Belopp => "belopp".to_owned(),
            ColumnType::Datum => "datum".to_owned(),
            ColumnType::Ar => "årtal".to_owned(),
            ColumnType::Val => format!("ett av: {}", self.varden.join(", ")),
        }
    }
}

/// Types of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnType {
    /// Text.
    Text,
    /// Whole number, not negative.
    Heltal,
    /// Amount in kronor, at most two decimals.
    Belopp,
    /// Day.
    Datum,
    /// Year, 1000–2999.
    Ar,
    /// One of the allowed values.
    Val,
}

/// A value computed by an expression.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComputedSpec {
    /// Name: `berakning.<namn>`.
    pub namn: String,
    /// Type of the result.
    pub typ: ComputedType,
    /// minijinja expression over tables and facts.
    pub uttryck: String,
    /// What it is.
    pub forklaring: String,
}

/// Types of computed values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComputedType {
    /// Whole number.
    Heltal,
    /// Amount in kronor.
    Belopp,
    /// Share of a hundred, rounded to whole percent.
    Andel,
}

/// A table or list computed from a workbook's table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummarySpec {
    /// Name: `sammanstallning.<namn>`.
    pub namn: String,
    /// Caption; none for a bullet list.
    #[serde(default)]
    pub rubrik: String,
    /// How it is computed.
    pub slag: SummaryKind,
    /// Source table.
    pub kalla: String,
    /// Column whose values are the rows (korstabell, summering).
    pub rad: Option<String>,
    /// Group of facts with `fran` and `till`, whose every year is a row even without data.
    pub rader_ur: Option<String>,
    /// Column whose values are the columns (korstabell).
    pub kolumn: Option<String>,
    /// Column that is summed (korstabell); without it rows are counted.
    pub varde: Option<String>,
    /// Columns shown (lista, punktlista) or summed (summering).
    #[serde(default)]
    pub kolumner: Vec<String>,
    /// Headings in place of the columns' own.
    #[serde(default)]
    pub rubriker: Vec<String>,
    /// Only rows whose columns have one of these values.
    #[serde(default)]
    pub dar: BTreeMap<String, Vec<String>>,
    /// Whether sums of rows and columns are added.
    #[serde(default)]
    pub summa: bool,
}

/// How a summary is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SummaryKind {
    /// Rows by columns; counts, or sums of a column.
    Korstabell,
    /// Rows by several columns' sums.
    Summering,
    /// Chosen columns, row by row.
    Lista,
    /// One column as a bullet list.
    Punktlista,
}

/// A bar chart of a summary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSpec {
    /// Name: `figur.<namn>`.
    pub namn: String,
    /// Caption.
    pub rubrik: String,
    /// The summary it shows.
    pub sammanstallning: String,
    /// What the bars count, for the axis and the alternative text.
    pub enhet: String,
}

/// A document of the case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseDocument {
    /// Its key: `dokument.<nyckel>`, and part of its file name.
    pub nyckel: String,
    /// Which frame it has.
    pub slag: DocumentKind,
    /// What the case does with it.
    pub roll: Option<DocumentRole>,
    /// Group of facts (organ, datum, paragraf) with the decision that adopted it, for a document already adopted.
    pub beslut: Option<String>,
    /// Its own sections, each under a section of the frame.
    pub avsnitt: Vec<CaseSection>,
}

/// Which frame a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The office's report.
    Tjansteutlatande,
    /// A steering document: anvisning, inriktning, riktlinje, policy.
    Styrdokument,
}

/// A section of a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseSection {
    /// Key in `[avsnitt]`.
    pub nyckel: String,
    /// The frame section it stands under.
    pub under: String,
    /// Heading, with references; a case may give its own.
    pub rubrik: String,
    /// Whether it must have text.
    #[serde(default = "yes")]
    pub kravs: bool,
    /// What the next case does with it.
    #[serde(default)]
    pub vid_uppfoljning: Carry,
}

/// Words around a figure that make it a statement of a known value: a figure there that differs contradicts it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementSpec {
    /// What is stated, as a reference names it: `fakta.kostnad.arlig`, `fakta.period`, `berakning.antal_aktiviteter`.
    pub om: String,
    /// How it is stated: words with `{}` for the figure, `…` for a few words, and `*` for the rest of a word.
    pub monster: Vec<String>,
    /// Documents that state it; all of them when there is neither a document nor a word here.
    #[serde(default)]
    pub dokument: Vec<String>,
    /// Beginnings of words that make a sentence of any document speak of it.
    #[serde(default)]
    pub sammanhang: Vec<String>,
    /// Names (`fakta.<name>`) and parts of words of which the sentence must have one; any sentence will do where there are none.
    #[serde(default)]
    pub subjekt: Vec<String>,
    /// Whether another figure there contradicts it; otherwise only the same figure counts.
    #[serde(default = "yes")]
    pub motsager: bool,
}

/// The table that registers steering documents, and its columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterSpec {
    /// The table.
    pub tabell: String,
    /// Column of titles.
    pub titel: String,
    /// Column of first years.
    pub fran: String,
    /// Column of last years.
    pub till: String,
    /// Column that says whether a document is in force.
    pub status: String,
    /// What that column says of one that is.
    pub gallande: String,
    /// A document that expires within so many months of the report is reported.
    pub varsel_manader: u32,
}
