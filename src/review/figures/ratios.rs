//! What a sentence shares out evenly: averages of its own numbers, what each of several costs, and how many some get each.

use rust_decimal::Decimal;

use super::arithmetic::Number;
use super::lists::items;
use super::{Sentence, Slip, count};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// So many words after a number say what it is of each of.
const NEAR: usize = 3;

impl Sentence<'_> {
    /// Everything that is shared out.
    pub(super) fn shared_out(&self) -> Vec<Slip> {
        let (amounts, counts) = (self.money(), self.counted());
        let mut slips: Vec<Slip> = self.evenly(&counts).into_iter().collect();
        slips.extend(self.each_costs(&amounts, &counts));
        slips.extend(self.each_of_listed());
        slips
    }

    /// "83 deltaganden på åtta möten, i snitt drygt tio på varje": the average of the two numbers before it.
    fn evenly(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let (range, _) = self.lower.iter().find(|(_, word)| LANGUAGE.medelvarde.contains(word))?;
        let average = counts.iter().find(|number| number.0.range.start > range.end)?;
        let before: Vec<&Number<'_>> = counts.iter().filter(|number| number.0.range.end <= range.start).collect();
        let [one, other] = before.as_slice() else { return None };
        let (whole, parts) = if one.1 > other.1 { (one, other) } else { (other, one) };
        let exact = whole.1.checked_div(parts.1)?;
        let wrong = whole.1 > average.1 && self.is_of_each(average.0, parts.0) && !self.is_average(average, exact);
        wrong.then(|| self.sum_slip(average.0, exact.round_dp(1)))
    }

    /// Whether an average is for each of what a number counts: "tio på varje", "tio per möte".
    fn is_of_each(&self, average: &Reading, parts: &Reading) -> bool {
        let noun = self.after(parts.range.end).next().unwrap_or_default();
        let alike = |word: &&str| is_same_noun(word, noun);
        let after: Vec<&str> = self.after(average.range.end).take(NEAR).collect();
        match after.iter().position(|word| LANGUAGE.sifferord.per_om_varje.contains(word)) {
            Some(at) if after[at] == LANGUAGE.smaord.varje => after.get(at + 1).is_none_or(alike),
            Some(at) => after.get(at + 1).is_some_and(alike),
            None if after.iter().any(|word| LANGUAGE.var_och_en.contains(word) || *word == LANGUAGE.smaord.var) => true,
            None => after.is_empty() && LANGUAGE.prepositioner.contains(self.before(parts.range.start)),
        }
    }

    /// Whether a typed average is an exact one, rounded, or as the word before it allows.
    fn is_average(&self, (reading, typed): &Number<'_>, exact: Decimal) -> bool {
        let slack = (*typed / Decimal::TEN).max(Decimal::ONE);
        match LANGUAGE.ungefar.get(self.before(reading.range.start)) {
            Some((below, above)) => {
                (*below > 0 && *typed - slack < exact && exact <= *typed)
                    || (*above > 0 && *typed <= exact && exact < *typed + slack)
                    || (*below > 10 || *above > 10)
            }
            None => (exact - *typed).abs() <= Decimal::new(6, 1),
        }
    }

    /// "fyra platser à 54 000 kr, sammanlagt 216 000 kr", "216 000 kr fördelat på fyra skolor, 54 000 kr vardera".
    fn each_costs(&self, amounts: &[Number<'_>], counts: &[Number<'_>]) -> Option<Slip> {
        let ([first, second], [number]) = (amounts, counts) else { return None };
        let each = |amount: &Number<'_>| self.is_for_each(amount.0, number.0);
        let words = self.words_in(&(first.0.range.end..second.0.range.start));
        // "styck, och därtill kommer skötsel, sammanlagt": more is added to it.
        let more = words.iter().any(|word| LANGUAGE.bindeord.contains(word));
        let between = format!("{} ", words.join(" "));
        let sum = !more && LANGUAGE.fore_summan.iter().any(|lead| between.contains(&format!("{} ", lead.trim())));
        if each(first) && !each(second) && sum && self.is_alone(second.0) {
            let known = first.1 * number.1;
            return (!self.allows(second.0, second.1, known)).then(|| self.sum_slip(second.0, known));
        }
        let shared = self.has_any(&LANGUAGE.fordelat);
        let inside = first.0.range.end <= number.0.range.start && number.0.range.end <= second.0.range.start;
        let exact = first.1.checked_div(number.1).filter(|_| shared && inside && each(second))?;
        let near = (exact - second.1).abs() * Decimal::ONE_HUNDRED <= exact;
        (!near && !self.allows(second.0, second.1, exact)).then(|| self.sum_slip(second.0, exact.round()))
    }

    /// Whether an amount is for each of what a number counts: "à 500 kr", "500 kr vardera", "500 kr per plats".
    fn is_for_each(&self, amount: &Reading, number: &Reading) -> bool {
        let noun = self.after(number.range.end).next().unwrap_or_default();
        let after: Vec<&str> = self.after(amount.range.end).take(2).collect();
        match after.as_slice() {
            _ if self.before(amount.range.start) == LANGUAGE.smaord.styckpris => true,
            [word, ..] if LANGUAGE.sifferord.per_styck.contains(word) => true,
            [per, word] if *per == LANGUAGE.smaord.per => is_same_noun(word, noun),
            _ => false,
        }
    }

    /// Whether nothing more is added to a sum after it.
    fn is_alone(&self, sum: &Reading) -> bool {
        !self.after(sum.range.end).any(|word| LANGUAGE.medraknat.contains(word) || LANGUAGE.fler.contains(word))
    }

    /// "Fyra ska resa, en från vardera skolan, hemtjänsten och parken": as many as the list has, times the number of each.
    fn each_of_listed(&self) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| word == LANGUAGE.smaord.vardera)?;
        let led = LANGUAGE.prepositioner.contains(&self.lower.get(at.checked_sub(1)?)?.1);
        let each = self.lower.get(at.checked_sub(2).filter(|_| led)?)?;
        let each = match each.1.as_str() {
            word if LANGUAGE.sifferord.ett.contains(word) => (each.0.start, 1),
            _ => (each.0.start, self.readings.iter().find(|reading| reading.range == each.0).and_then(count)?),
        };
        // "barn- och utbildningsnämnden" is one.
        let list = self.text[self.lower[at].0.end..self.range.end].replace("- och ", "-");
        let listed = items(&list).filter(|_| !list.contains([';', ':', '(']))?;
        let whole: Vec<(&Reading, i64)> = self
            .readings
            .iter()
            .filter(|reading| reading.range.end <= each.0)
            .filter_map(|reading| Some((reading, count(reading)?)))
            .collect();
        let ([(reading, typed)], known) = (whole.as_slice(), listed.checked_mul(each.1)?) else { return None };
        let open = self.is_about(reading) || LANGUAGE.oppna_delar.iter().any(|word| self.has(&[word]));
        (*typed != known && !open).then(|| self.sum_slip(reading, known.into()))
    }
}

/// Whether two words are forms of one noun: "veckor" and "vecka".
fn is_same_noun(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let shorter = one.chars().count().min(other.chars().count());
    one == other || (common > 2 && common + 2 >= shorter)
}

#[cfg(test)]
mod tests {
    use super::is_same_noun;

    #[test]
    fn forms_of_a_noun_are_told_from_other_nouns() {
        for (one, other) in [("veckor", "vecka"), ("skolor", "skola"), ("år", "år"), ("möten", "möte")] {
            assert!(is_same_noun(one, other), "{one}");
        }
        for (one, other) in [("månader", "möte"), ("elever", "elva"), ("barn", "bank"), ("", "år")] {
            assert!(!is_same_noun(one, other), "{one}");
        }
    }
}
