//! Tables, lists and figures of a kind of case, computed from its sheets.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::typer::{Form, ValueType};

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
    /// Whether those of rows are (korstabell, summering): of columns that are not of one kind there is none.
    #[serde(default)]
    pub radsummor: Option<bool>,
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
