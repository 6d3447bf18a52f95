//! G30: a column of money that is in thousands of kronor, held against the case's own amounts and against the columns beside it. No
//! kind of case has to say which amounts belong together: what is told has the same figures, a thousand times as large.

use rust_decimal::Decimal;

use super::amount;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Placed, Table, Value};
use crate::place::{CellPlace, Place};
use crate::review::Review;
use crate::templates::{ColumnSpec, RuleSpec, TableSpec, ValueType};

/// An amount so many times another one is in another unit.
const FAR: i64 = 100;

/// Below this a figure has too few digits to be known again a thousand times as large: 50 and 50 000.
const SMALLEST_KNOWN: i64 = 100;

/// So many rows at least show what two columns are to each other.
const FEWEST_ROWS: usize = 3;

/// Runs the family on one sheet.
pub(super) fn review(review: &Review<'_>, spec: &TableSpec, table: &Table, findings: &mut Diagnostics) {
    let is_typed = |column: &ColumnSpec| column.typ == ValueType::Belopp && column.uttryck.is_none();
    let columns: Vec<usize> = (0..spec.kolumner.len()).filter(|index| is_typed(&spec.kolumner[*index])).collect();
    let found = columns.iter().find_map(|column| against_facts(review, spec, table, *column));
    findings.extend(found.or_else(|| beside(spec, table, &columns)));
}

/// A column against the facts: the first of which it has the figures.
fn against_facts(review: &Review<'_>, spec: &TableSpec, table: &Table, column: usize) -> Option<Diagnostic> {
    let amounts: Vec<Decimal> = (0..table.rows.len()).filter_map(|row| amount(table, row, column)).collect();
    let largest = amounts.iter().map(Decimal::abs).max().filter(|largest| !largest.is_zero())?;
    let facts = review.templates.arendetyp.fakta.iter().filter(|fact| fact.typ == ValueType::Belopp);
    // Where the kind holds a fact against the sheet by itself, its own words say it.
    let facts = facts
        .filter(|fact| !review.templates.arendetyp.regler.iter().any(|rule| compares(rule, &fact.namn, &spec.namn)));
    facts.into_iter().find_map(|fact| {
        let Placed { value: Value::Amount(of_case), places } = review.case.facts.get(&fact.namn)?.as_ref()? else {
            return None;
        };
        let known = || amounts.iter().copied().chain([amounts.iter().sum()]);
        let has_figures = largest * Decimal::from(FAR) <= *of_case
            && known().any(|known| is_thousandth(known, *of_case))
            || *of_case * Decimal::from(FAR) <= largest && known().any(|known| is_thousandth(*of_case, known));
        has_figures.then(|| {
            let of_column = message!(
                codes::AMOUNTS_IN_THOUSANDS,
                rubrik = &spec.kolumner[column].rubrik,
                storst = Value::Amount(largest),
                annat = format!("fakta.{}", fact.namn),
                belopp = Value::Amount(*of_case)
            );
            Diagnostic::warning(of_column).at(whole(table, column)).at_all(places.iter().take(1).cloned().collect())
        })
    })
}

/// Two columns of a sheet, one of which has the other's figures in every row, a thousand times as large.
fn beside(spec: &TableSpec, table: &Table, columns: &[usize]) -> Option<Diagnostic> {
    let pairs = columns.iter().flat_map(|one| columns.iter().map(move |other| (*one, *other)));
    pairs.into_iter().find_map(|(small, large)| {
        let both = |row: usize| Some((amount(table, row, small)?.abs(), amount(table, row, large)?.abs()));
        let rows: Vec<(Decimal, Decimal)> = (0..table.rows.len())
            .filter_map(both)
            .filter(|(small, large)| !small.is_zero() && !large.is_zero())
            .collect();
        let is_far = rows.iter().all(|(small, large)| *large >= *small * Decimal::from(FAR));
        // Two years or a budget and its outcome differ, but seldom by more than a tenth in most rows.
        let is_near = |(small, large): &&(Decimal, Decimal)| {
            let off = (*large - *small * Decimal::ONE_THOUSAND).abs();
            off * Decimal::TEN <= *large
        };
        let near = rows.iter().filter(is_near).count();
        let is_so = rows.len() >= FEWEST_ROWS && is_far && near * 2 > rows.len();
        let largest = |index: usize| rows.iter().map(|(small, large)| [*small, *large][index]).max();
        let (first, second) = is_so.then(|| largest(0).zip(largest(1))).flatten()?;
        let problem = message!(
            codes::AMOUNTS_IN_THOUSANDS,
            rubrik = &spec.kolumner[small].rubrik,
            storst = Value::Amount(first),
            annat = &spec.kolumner[large].rubrik,
            belopp = Value::Amount(second)
        );
        Some(Diagnostic::warning(problem).at(whole(table, small)).at(whole(table, large)))
    })
}

/// Whether an amount is another in thousands, rounded as such.
fn is_thousandth(amount: Decimal, of: Decimal) -> bool {
    let half = Decimal::from(500);
    amount >= Decimal::from(SMALLEST_KNOWN) && (of - amount * Decimal::ONE_THOUSAND).abs() <= half
}

/// Whether a rule of the kind names both a fact and a sheet, by itself or by where it tells.
fn compares(rule: &RuleSpec, fact: &str, table: &str) -> bool {
    let fact = format!("fakta.{fact}");
    rule.prov.iter().any(|test| {
        let conditions =
            [test.nar.as_ref(), Some(&test.villkor)].into_iter().flatten().map(|text| text.get_ref().as_str());
        let said: Vec<&str> = conditions.chain(test.platser.iter().map(String::as_str)).collect();
        let is_said = |name: &str| said.iter().any(|text| has_name(text, name));
        is_said(&fact) && is_said(table)
    })
}

fn has_name(text: &str, name: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(is_of_name) && !text[at + name.len()..].starts_with(is_of_name))
}

/// All of a column.
fn whole(table: &Table, column: usize) -> Place {
    let last = table.rows.len().saturating_sub(1);
    match (table.place(0, column), table.place(last, column)) {
        (Place::Cells(first), Place::Cells(last)) => Place::Cells(CellPlace { last: last.last, ..first }),
        (first, _) => first,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Case;
    use crate::review::testing::{Changed, rows};
    use crate::templates::Templates;

    fn told(change: fn(&mut Case), templates: fn(&mut Templates)) -> usize {
        let changed = Changed { case: change, templates, ..Changed::default() };
        changed.findings().0.iter().filter(|finding| finding.code == codes::AMOUNTS_IN_THOUSANDS).count()
    }

    fn without_rules(templates: &mut Templates) {
        templates.arendetyp.regler.clear();
    }

    fn scaled(case: &mut Case, by: fn(Decimal) -> Decimal) {
        let index = case.tables["kostnader"].column("belopp").expect("a column");
        for row in rows(case, "kostnader") {
            if let Some(Value::Amount(amount)) = &mut row.values[index] {
                *amount = by(*amount);
            }
        }
    }

    /// The first row of the sheet has what the fact says.
    fn agree(case: &mut Case) {
        let index = case.tables["kostnader"].column("belopp").expect("a column");
        rows(case, "kostnader")[0].values[index] = Some(Value::Amount(115_000.into()));
        fact(case, 115_000);
    }

    fn fact(case: &mut Case, amount: i64) {
        let fact = Arc::make_mut(&mut case.facts).get_mut("kostnad.arlig").and_then(Option::as_mut).expect("the cost");
        fact.value = Value::Amount(amount.into());
    }

    #[test]
    fn a_column_in_thousands_is_told_against_a_fact_of_any_kind() {
        assert_eq!(told(agree, without_rules), 0);
        let sheet = |case: &mut Case| {
            agree(case);
            scaled(case, |amount| (amount / Decimal::ONE_THOUSAND).round());
        };
        assert_eq!(told(sheet, without_rules), 1);
        let of_fact = |case: &mut Case| {
            agree(case);
            fact(case, 115);
        };
        assert_eq!(told(of_fact, without_rules), 1);
        // The kind's own rule says it.
        assert_eq!(told(sheet, |_| {}), 0);
    }

    #[test]
    fn an_amount_is_known_again_by_its_figures() {
        let amount = Decimal::from;
        assert!(is_thousandth(amount(115), amount(115_000)) && is_thousandth(amount(115), amount(114_600)));
        for (small, large) in [(50, 50_000), (115, 116_000), (115, 115), (115, 1_150_000)] {
            assert!(!is_thousandth(amount(small), amount(large)), "{small} {large}");
        }
        assert!(has_name("(kostnader | storst('belopp')) > fakta.kostnad.arlig", "fakta.kostnad.arlig"));
        assert!(!has_name("fakta.kostnad.arligen > 1", "fakta.kostnad.arlig"));
    }
}
