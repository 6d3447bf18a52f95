//! `arendetyp.toml`: what a kind of case needs. The same schema reads the inputs, checks them and explains them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::dokument::{CaseDocument, DecisionPoint};
use super::ram::FrameSpec;
use super::reading::Versioned;
use super::regel::{PeriodWords, RevisionSpec, RuleSpec};
use super::sammanstallning::{FigureSpec, SummarySpec};
use super::tabell::{ColumnSpec, TableSpec};
use super::typer::{Form, ValueType};
use super::uppfoljning::{Carry, FollowUpSpec};
use super::words::DocumentWord;
use super::written::Written;

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

    /// What it holds, in words for the handläggare.
    pub fn value_type(&self, kind: &Arendetyp, words: &Written) -> String {
        self.varden_fran.as_ref().map_or_else(|| self.form().words(words), |name| kind.values_from(name, words))
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

    /// That a value is one of such a column, in words for the handläggare.
    pub(super) fn values_from(&self, name: &str, words: &Written) -> String {
        let named = self
            .column(name)
            .map(|(table, column)| [("kolumn", column.rubrik.as_str()), ("blad", table.blad.as_str())]);
        named.map(|named| words.with("ett-av-kolumn", &named)).unwrap_or_default()
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
