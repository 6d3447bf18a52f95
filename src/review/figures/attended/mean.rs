//! How many came on average, told with a decimal: "I medeltal bevistades varje möte av 6,2 personer", "De tre årsmötena lockade i
//! medeltal 6,3 deltagare".

use std::ops::Range;

use rust_decimal::Decimal;

use super::{NEAR, Sentence, Slip};
use crate::codes;
use crate::message::message;
use crate::model::Value;
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// A mean so many times the one of the sheet is one of others.
const SIZE: i64 = 3;

impl Sentence<'_> {
    /// The mean of all rows, or of those of the kind that is named in the plural, is another.
    pub(in crate::review::figures) fn mean_attended(&self, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let attended = attended.filter(|_| self.has_any(&LANGUAGE.medelvarde))?;
        let (range, typed) = self.decimal()?;
        let people = self.after(range.end).take(NEAR).any(|word| attended.is_person(word));
        let other = self.has_any(&LANGUAGE.flera_andra)
            || self.has_any(&LANGUAGE.ingen)
            || self.has(&[LANGUAGE.smaord.inte, LANGUAGE.smaord.an])
            || self.has_any(&LANGUAGE.medraknat)
            || self.leaves_out();
        if !people || other || LANGUAGE.ungefar.contains_key(self.before(range.start)) {
            return None;
        }
        let words = self.words();
        let units = attended.named(&words);
        let unit = if units.len() > 1 { return None } else { units.first().copied() };
        let year = self.time_told()?;
        let (sum, rows, what) = match attended.several_of(&words) {
            Some(kind) => {
                let (sum, what, _) = attended.sum_of(year, unit, kind);
                (sum, attended.rows_of_kind(year, kind), what)
            }
            None => {
                let each = self
                    .lower
                    .windows(2)
                    .any(|pair| LANGUAGE.sifferord.per_varje.contains(&pair[0].1) && attended.is_row(&pair[1].1));
                let (sum, what, _) = attended.sum(year, unit).filter(|_| each && !attended.names_a_value(&words))?;
                (sum, attended.rows_in(year), what)
            }
        };
        // Any other number says of which rows or whom.
        let counted = self.counts_and_ones().iter().any(|(at, number)| *number != rows && !super::inside(&range, at));
        let exact = Decimal::from(sum).checked_div(rows.into()).filter(|_| sum > 0 && !counted)?;
        // "120,5 deltagare från hela landet": all who came, not the case's own.
        let from = self.after(range.end).take(NEAR + 1).position(|word| word == LANGUAGE.smaord.fran);
        let whose = from.and_then(|at| self.after(range.end).nth(at + 1));
        let others = whose.is_some_and(|word| !self.is_ours(word) && attended.named(&[word]).is_empty());
        if others || typed > exact * Decimal::from(SIZE) {
            return None;
        }
        let right = (exact - typed).abs() <= Decimal::new(6, typed.scale() + 1);
        (!right).then(|| {
            let text = &self.text[range.clone()];
            let known = Value::Amount(exact.round_dp(typed.scale()));
            (range, message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what), None)
        })
    }

    /// The only number of the sentence that is written with a decimal comma.
    fn decimal(&self) -> Option<(Range<usize>, Decimal)> {
        let mut found = self.lower.iter().filter_map(|(range, word)| {
            let (whole, part) = word.split_once(',')?;
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let number = (digits(whole) && digits(part)).then(|| format!("{whole}.{part}"))?;
            Some((range.clone(), number.parse().ok()?))
        });
        found.next().filter(|_| found.next().is_none())
    }
}
