//! How a kind of case is followed up: what the next case takes over from the last one, and how. Data of the template
//! folders; `followup` does what it says.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// What the next case does with a value of the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carry {
    /// It is taken over; what in it is about the old period must be confirmed.
    #[default]
    Overtas,
    /// It is taken over, and must be confirmed whatever it says.
    Bekraftas,
    /// It is new in every case.
    Nytt,
    /// It is a promise: it comes back as a question.
    Fraga,
}

/// What the next case does with a table's rows.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CarryTable {
    /// Whether rows are taken over, and how; new in every case unless it says so.
    pub rader: Option<Carry>,
    /// Columns that take another column's value from the last case, or none (`""`): `{ nu = "forslag", forslag = "" }`.
    pub kolumner: BTreeMap<String, Spanned<String>>,
    /// What values of a column become; a row whose value is not here stays behind.
    pub overfors: BTreeMap<String, BTreeMap<String, String>>,
    /// Rows to fill in for every year of the new period, after the year itself.
    pub per_ar: Vec<BTreeMap<String, String>>,
}

/// How a kind of case is followed up: `[uppfoljning]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUpSpec {
    /// Group of facts with `fran` and `till`: the period; none where a case has a single year, or none.
    pub period: Option<String>,
    /// Fact with the case's single year.
    pub ar: Option<Spanned<String>>,
    /// Fact with the longest time until the next follow-up, in years.
    pub intervall_ar: Option<String>,
    /// The same for every case of the kind: 1 where there is one every year.
    pub cykel_ar: Option<i64>,
    /// Fact with the day or the year that the time is counted from; none where that is the decision's.
    pub raknas_fran: Option<Spanned<String>>,
    /// Words that make a sentence of the report a promise.
    #[serde(default)]
    pub loften: Vec<String>,
    /// The question that a promise becomes, where there are words of promises; `{mening}` and `{arende}` are filled in.
    #[serde(default)]
    pub fraga: String,
    /// Patterns of what is about its time: years, dates, decisions, amounts.
    pub tidsbundet: Vec<TimeBound>,
}

/// Text that is about its time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeBound {
    /// Regular expression.
    pub monster: String,
    /// Why it must be confirmed, in Swedish.
    pub skal: String,
}
