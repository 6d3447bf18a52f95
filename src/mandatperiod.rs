//! The political terms. Kommunfullmäktige is elected for four years counted from 15 October of the election year,
//! kommunstyrelsen for four years counted from 1 January of the year after (kommunallagen 2017:725, chapters 5 and 6).
//! A follow-up's period need not be a term; here it is told which terms it touches.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

/// The first ordinary election after which fullmäktige's terms began on 15 October; before it they began on 1 November.
const FIRST_ELECTION: i32 = 2014;

/// Years between ordinary elections.
const YEARS: i32 = 4;

/// Years from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

/// `2025-2028`; a dash will do too, and a single year.
impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (from, to) = text.split_once(['-', '–']).unwrap_or((text, text));
        let years = (from.trim().parse(), to.trim().parse());
        let known = |year: &i32| (1000..=2999).contains(year);
        match years {
            (Ok(from), Ok(to)) if known(&from) && known(&to) && from <= to => Ok(Self { from, to }),
            _ => Err("two years, the first not after the second: 2025-2028".to_owned()),
        }
    }
}

/// As documents write it: `2025–2028`; a single year alone.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}–{}", self.from, self.to) }
    }
}

/// A body whose members are elected for a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    /// Kommunfullmäktige.
    Fullmaktige,
    /// Kommunstyrelsen.
    Styrelsen,
}

impl Body {
    /// Both bodies, the electing one first.
    pub(crate) const ALL: [Self; 2] = [Self::Fullmaktige, Self::Styrelsen];

    /// Its abbreviation.
    pub(crate) fn short(self) -> &'static str {
        match self {
            Self::Fullmaktige => "KF",
            Self::Styrelsen => "KS",
        }
    }

    /// The first day of the term that follows on an election.
    fn first_day(self, election: i32) -> Option<NaiveDate> {
        match self {
            Self::Fullmaktige => NaiveDate::from_ymd_opt(election, 10, 15),
            Self::Styrelsen => NaiveDate::from_ymd_opt(election + 1, 1, 1),
        }
    }
}

/// A body's term: its first and its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// Whose term.
    pub body: Body,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Term {
    /// The term that follows on an election.
    fn after(body: Body, election: i32) -> Option<Self> {
        let to = body.first_day(election + YEARS)?.pred_opt()?;
        Some(Self { body, from: body.first_day(election)?, to })
    }

    /// The term that a day lies in; none before the first that is known.
    pub(crate) fn of(body: Body, day: NaiveDate) -> Option<Self> {
        Self::spanned(body, day, day).into_iter().next()
    }

    /// The terms that have a day from `from` to `to`, in order.
    pub(crate) fn spanned(body: Body, from: NaiveDate, to: NaiveDate) -> Vec<Self> {
        let first = (from.year() - YEARS - 1 - FIRST_ELECTION).div_euclid(YEARS) * YEARS + FIRST_ELECTION;
        let elections = (first.max(FIRST_ELECTION)..=to.year()).step_by(YEARS as usize);
        elections.filter_map(|election| Self::after(body, election)).filter(|t| t.from <= to && from <= t.to).collect()
    }
}

/// `KF 2022-10-15–2026-10-14`.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}–{}", self.body.short(), self.from, self.to)
    }
}

/// The same day so many years later; on 28 February where the year lacks the 29th.
pub(crate) fn years_later(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(years.checked_mul(12)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn terms_begin_and_end_on_the_days_of_the_law() {
        let term = |body, at| Term::of(body, day(at)).expect("known").to_string();
        assert_eq!(term(Body::Fullmaktige, "2026-10-14"), "KF 2022-10-15–2026-10-14");
        assert_eq!(term(Body::Fullmaktige, "2026-10-15"), "KF 2026-10-15–2030-10-14");
        assert_eq!(term(Body::Styrelsen, "2026-12-31"), "KS 2023-01-01–2026-12-31");
        assert_eq!(term(Body::Styrelsen, "2027-01-01"), "KS 2027-01-01–2030-12-31");
    }

    #[test]
    fn a_period_spans_every_term_it_touches() {
        let spanned = |body, from, to| Term::spanned(body, day(from), day(to)).len();
        assert_eq!(spanned(Body::Fullmaktige, "2025-01-01", "2028-12-31"), 2);
        assert_eq!(spanned(Body::Styrelsen, "2027-01-01", "2030-12-31"), 1);
        assert_eq!(spanned(Body::Fullmaktige, "2020-01-01", "2031-12-31"), 4);
        assert_eq!(spanned(Body::Fullmaktige, "2001-01-01", "2002-12-31"), 0, "before the first that is known");
    }

    #[test]
    fn years_are_added_to_the_day() {
        assert_eq!(years_later(day("2025-06-11"), 4), Some(day("2029-06-11")));
        assert_eq!(years_later(day("2024-02-29"), 1), Some(day("2025-02-28")));
    }
}
