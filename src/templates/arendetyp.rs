//! `arendetyp.toml`: what a kind of case needs. The same schema reads the inputs, checks them and explains them.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::dokument::{CaseDocument, DecisionPoint};
use super::ram::FrameSpec;
use super::reading::Versioned;
use super::regel::{PeriodWords, RevisionSpec, RuleSpec};
use super::tabell::{ColumnSpec, TableSpec};
use super::typer::{Form, ValueType};
use super::uppfoljning::{Carry, FollowUpSpec};
use super::words::DocumentWord;

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
    /// Kinds of steering document that its cases have, beside those that the language or the house knows.
    #[serde(default)]
    pub dokumentsorter: Vec<DocumentWord>,
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
    /// Decision points of every case of the kind.
    #[serde(rename = "beslutspunkt", default)]
    pub beslutspunkter: Vec<DecisionPoint>,
    /// Frames of its documents, beside the house style's or in their place.
    #[serde(default)]
    pub ram: BTreeMap<String, FrameSpec>,
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

impl Versioned for Arendetyp {
    const FORMAT: u32 = 1;

    fn format(&self) -> u32 {
        self.format
    }
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
    pub typ: ValueType,
    /// How many decimals it has, for `decimal` and `andel`.
    pub decimaler: Option<u32>,
    /// The least number it may be.
    #[serde(default, deserialize_with = "super::typer::number")]
    pub minst: Option<Decimal>,
    /// Allowed values, for `val`.
    #[serde(default)]
    pub varden: Vec<String>,
    /// The table's column whose values are the allowed ones, `table.column`, for `val`.
    pub varden_fran: Option<String>,
    /// Whether a final case must have it.
    #[serde(default = "yes")]
    pub kravs: bool,
    /// What it is, for messages and the reference.
    pub forklaring: String,
    /// For text: the pattern that it must match.
    pub monster: Option<String>,
    /// For text with a pattern: how it is written.
    #[serde(default)]
    pub exempel: String,
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

impl FactSpec {
    /// What it holds.
    pub fn form(&self) -> Form<'_> {
        Form { typ: self.typ, decimals: self.decimaler, least: self.minst, allowed: &self.varden, numbers: &[] }
    }
}

impl ComputedSpec {
    /// What the result is.
    pub fn form(&self) -> Form<'_> {
        Form { decimals: self.decimaler, ..Form::plain(self.typ) }
    }
}

impl Arendetyp {
    /// A table and its column by their names, `table.column`; one that is filled in, not computed.
    pub fn column(&self, name: &str) -> Option<(&TableSpec, &ColumnSpec)> {
        let (table, column) = name.split_once('.')?;
        let table = self.tabeller.iter().find(|spec| spec.namn == table)?;
        Some((table, table.kolumner.iter().find(|spec| spec.namn == column)?))
    }
}

/// A value computed by an expression.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComputedSpec {
    /// Name: `berakning.<namn>`.
    pub namn: String,
    /// Type of the result.
    pub typ: ValueType,
    /// How many decimals the result has, for `decimal` and `andel`.
    pub decimaler: Option<u32>,
    /// minijinja expression over tables and facts.
    pub uttryck: String,
    /// What it is.
    pub forklaring: String,
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
    /// Group of facts with `fran` and `till`, whose every year is a column even without data (korstabell).
    pub kolumner_ur: Option<String>,
    /// Columns shown (lista, punktlista) or summed (summering), and columns computed of them.
    #[serde(default)]
    pub kolumner: Vec<SummaryColumn>,
    /// Headings in place of the columns' own.
    #[serde(default)]
    pub rubriker: Vec<String>,
    /// Only rows whose columns have one of these values.
    #[serde(default)]
    pub dar: BTreeMap<String, Vec<String>>,
    /// Only rows for which this holds; expression over `rad`, facts and computed values.
    pub villkor: Option<String>,
    /// Column whose values are subheadings over the rows that have them (lista).
    pub grupp: Option<String>,
    /// Whether each group has its sum.
    #[serde(default)]
    pub delsummor: bool,
    /// In a section that stands for a row of a table: only rows whose column has the value of that row's column.
    #[serde(default)]
    pub per_rad: BTreeMap<String, String>,
    /// Whether sums of rows and columns are added.
    #[serde(default)]
    pub summa: bool,
    /// What a sum of no rows, or of none that has a number, is (korstabell, summering).
    #[serde(default)]
    pub utan_rader: WithoutRows,
}

/// What a sum of no numbers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithoutRows {
    /// Nought, as where costs or participants are counted.
    #[default]
    Noll,
    /// Nothing that is known, as where prices are compared.
    Streck,
}

/// A column of a summary.
#[derive(Debug)]
pub enum SummaryColumn {
    /// A column of the sheet, by its name.
    Named(String),
    /// One that is computed.
    Computed(ComputedColumn),
}

impl SummaryColumn {
    /// The name of a column of the sheet.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Computed(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for SummaryColumn {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ColumnVisitor)
    }
}

/// Reads a column by hand: what is wrong inside a computed one is then told where it stands.
struct ColumnVisitor;

impl<'de> Visitor<'de> for ColumnVisitor {
    type Value = SummaryColumn;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<SummaryColumn, E> {
        Ok(SummaryColumn::Named(name.to_owned()))
    }

    fn visit_map<M: MapAccess<'de>>(self, table: M) -> Result<SummaryColumn, M::Error> {
        ComputedColumn::deserialize(MapAccessDeserializer::new(table)).map(SummaryColumn::Computed)
    }
}

/// A column computed for a summary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComputedColumn {
    /// Its heading.
    pub rubrik: String,
    /// Type of its values.
    pub typ: ValueType,
    /// How many decimals they have, for `decimal` and `andel`.
    pub decimaler: Option<u32>,
    /// Expression: `rad` is the row of the sheet in a list, the row of sums in a table of these.
    pub uttryck: String,
}

impl ComputedColumn {
    /// What it holds.
    pub fn form(&self) -> Form<'_> {
        Form { decimals: self.decimaler, ..Form::plain(self.typ) }
    }
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

/// A chart of a summary.
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
    /// What it looks like.
    #[serde(default)]
    pub slag: FigureForm,
    /// Whether the summary's rows are the series, and its columns the categories.
    #[serde(default)]
    pub vand: bool,
    /// A line that the numbers should reach.
    pub mallinje: Option<TargetLine>,
}

/// What a figure looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureForm {
    /// A bar for each category, of its series on each other.
    #[default]
    Staplad,
    /// The series' bars beside each other.
    Grupperad,
    /// A line for each series.
    Linjer,
    /// Each category's shares of a hundred.
    Andelar,
}

/// A line across a figure that says what the numbers should reach.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetLine {
    /// Expression of its number.
    pub varde: String,
    /// Its name.
    pub rubrik: String,
}

/// Words around a figure that make it a statement of a known value: a figure there that differs contradicts it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementSpec {
    /// What is stated, as a reference names it: `fakta.pris`, `fakta.period`, `berakning.antalet`.
    pub om: String,
    /// How it is stated: words with `{}` for the figure, `…` for a few words, and `*` for the rest of a word.
    pub monster: Vec<String>,
    /// Documents that state it; all of them when there is neither a document nor a word here.
    #[serde(default)]
    pub dokument: Vec<String>,
    /// Beginnings of words that make a sentence of any document speak of it.
    #[serde(default)]
    pub sammanhang: Vec<String>,
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
