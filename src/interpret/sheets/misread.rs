//! What a column has written in another way than it is read, told once for the column: days of another country, whose order of day and
//! month only the column as a whole can tell, and numbers with other separators.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::SheetReader;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::place::Place;

/// As many numbers of a column are told together.
const MANY: usize = 3;

/// A day with its year last, and day and month in either order before it.
static YEAR_LAST: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^([0-9]{1,2})([/-])([0-9]{1,2})([/-])([12][0-9]{3})$").ok());

/// A day that may be written in two orders, in the place of a problem that is told of it.
struct Day {
    problem: usize,
    typed: String,
    /// As the day it is when its month, or its day, comes first; none where there is no such day.
    month_first: Option<NaiveDate>,
    day_first: Option<NaiveDate>,
}

impl Day {
    fn of(problem: usize, typed: &str) -> Option<Self> {
        let found = YEAR_LAST.as_ref()?.captures(typed).filter(|found| found[2] == found[4])?;
        let number = |group: usize| found[group].parse::<u32>().ok();
        let (one, other, year) = (number(1)?, number(3)?, found[5].parse().ok()?);
        let (month_first, day_first) =
            (NaiveDate::from_ymd_opt(year, one, other), NaiveDate::from_ymd_opt(year, other, one));
        let is_day = month_first.or(day_first).is_some();
        is_day.then(|| Self { problem, typed: typed.to_owned(), month_first, day_first })
    }

    /// Whether both orders give a day, and not the same.
    fn is_open(&self) -> bool {
        self.month_first != self.day_first && self.month_first.is_some() && self.day_first.is_some()
    }
}

impl SheetReader<'_> {
    /// Puts one problem in place of those of a column's cells that are written in the same other way.
    pub(super) fn join_misread(&mut self, told_before: usize) {
        let of_sheet: Vec<Diagnostic> = self.problems.iter().skip(told_before).cloned().collect();
        let mut columns: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, problem) in of_sheet.iter().enumerate().filter(|(_, problem)| problem.places.len() == 1) {
            columns.entry(problem.arguments.get("kolumn").map_or("", String::as_str)).or_default().push(index);
        }
        let (mut taken, mut told) = (vec![false; of_sheet.len()], Vec::new());
        for (together, problem) in below(&of_sheet) {
            let places = together.iter().flat_map(|index| of_sheet[*index].places.clone()).collect();
            together.iter().for_each(|index| taken[*index] = true);
            told.push(problem.at_all(in_ranges(places)));
        }
        for (heading, indices) in columns {
            let numbers = numbers(heading, &indices, &of_sheet);
            for (together, problem) in days(heading, &indices, &of_sheet).into_iter().chain(numbers) {
                let places = together.iter().flat_map(|index| of_sheet[*index].places.clone()).collect();
                together.iter().for_each(|index| taken[*index] = true);
                told.push(problem.at_all(in_ranges(places)));
            }
        }
        let mut index = 0..;
        self.problems.retain(|_| {
            let at = index.next().unwrap_or(0);
            at < told_before || !taken[at - told_before]
        });
        self.problems.extend(told);
    }
}

/// Cells of a column, those below each other as one range.
fn in_ranges(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_unstable();
    let mut ranges: Vec<Place> = Vec::new();
    for place in places {
        match (ranges.last_mut(), &place) {
            (Some(Place::Cells(range)), Place::Cells(cell)) if range.last.row + 1 == cell.first.row => {
                range.last = cell.last
            }
            _ => ranges.push(place),
        }
    }
    ranges
}

/// What is told of a sheet's numbers that are less than their columns take, where several are: a minus sign before each, most likely.
fn below(problems: &[Diagnostic]) -> Vec<(Vec<usize>, Diagnostic)> {
    let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, problem) in problems.iter().enumerate().filter(|(_, problem)| problem.code == codes::CELL_BELOW) {
        alike.entry(&problem.arguments["minst"]).or_default().push(index);
    }
    let told = |(least, indices): (&str, Vec<usize>)| {
        let mut columns: Vec<String> =
            indices.iter().map(|index| format!("`{}`", problems[*index].arguments["kolumn"])).collect();
        let (mut seen, count) = (BTreeSet::new(), indices.len());
        columns.retain(|column| seen.insert(column.clone()));
        let kinds = indices.iter().map(|index| problems[*index].arguments["slag"].as_str());
        let kind = kinds.min().unwrap_or_default();
        let problem = message!(
            codes::CELLS_BELOW,
            antal = count,
            varde = &problems[indices[0]].arguments["varde"],
            minst = least,
            kolumner = columns.join(", "),
            slag = kind
        );
        (indices, Diagnostic::error(problem))
    };
    alike.into_iter().filter(|(_, indices)| indices.len() > 1).map(told).collect()
}

/// What is told of a column's days with their year last, and the problems that it stands for. The days that can be read in one order
/// only say in which the others are written.
fn days(heading: &str, indices: &[usize], problems: &[Diagnostic]) -> Option<(Vec<usize>, Diagnostic)> {
    let is_of_day = |problem: &Diagnostic| {
        problem.code == codes::CELL_DAY
            || problem.code == codes::CELL_TYPE && problem.arguments.get("typ").is_some_and(|typ| typ == "datum")
    };
    let of_days = indices.iter().filter(|index| is_of_day(&problems[**index]));
    let days: Vec<Day> =
        of_days.filter_map(|index| Day::of(*index, problems[*index].arguments.get("varde")?)).collect();
    let only_month_first = days.iter().find(|day| day.day_first.is_none());
    let only_day_first = days.iter().find(|day| day.month_first.is_none());
    let example = days.iter().find(|day| day.is_open()).or(days.first())?;
    let written = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let (kind, proof) = match (only_month_first, only_day_first) {
        (Some(day), None) => ("manad", day),
        (None, Some(day)) => ("dag", day),
        (Some(_), Some(day)) => ("bada", day),
        (None, None) => ("okant", example),
    };
    let problem = message!(
        codes::DAYS_OF_OTHER_ORDER,
        slag = kind,
        kolumn = heading,
        antal = days.len(),
        varde = &example.typed,
        manadforst = written(example.month_first),
        dagforst = written(example.day_first),
        visar = &proof.typed
    );
    Some((days.iter().map(|day| day.problem).collect(), Diagnostic::error(problem)))
}

/// What is told of a column's numbers in another way of writing, where many have the same signs.
fn numbers(heading: &str, indices: &[usize], problems: &[Diagnostic]) -> Vec<(Vec<usize>, Diagnostic)> {
    let is_ambiguous = |index: usize| problems[index].code == codes::NUMBER_AMBIGUOUS;
    let is_number = |index: &&usize| is_ambiguous(**index) || problems[**index].code == codes::CELL_NUMBER;
    let mut alike: BTreeMap<(bool, BTreeSet<char>), Vec<usize>> = BTreeMap::new();
    for index in indices.iter().copied().filter(|index| is_number(&index)) {
        let signs = problems[index].arguments["varde"].chars().filter(|c| !c.is_ascii_digit()).collect();
        alike.entry((is_ambiguous(index), signs)).or_default().push(index);
    }
    let told = |((is_ambiguous, _), indices): ((bool, BTreeSet<char>), Vec<usize>)| {
        let argument = |name: &str| problems[indices[0]].arguments[name].as_str();
        let (given, count) = (argument("varde"), indices.len());
        let problem = if is_ambiguous {
            let (whole, decimals) = (argument("tusental"), argument("decimaltal"));
            message!(
                codes::NUMBERS_AMBIGUOUS,
                kolumn = heading,
                antal = count,
                varde = given,
                tusental = whole,
                decimaltal = decimals,
                decimaler = argument("decimaler")
            )
        } else {
            let right = argument("ratt");
            message!(codes::NUMBERS_OTHERWISE, kolumn = heading, antal = count, varde = given, ratt = right)
        };
        (indices, Diagnostic::error(problem))
    };
    alike.into_iter().filter(|(_, indices)| indices.len() >= MANY).map(told).collect()
}
