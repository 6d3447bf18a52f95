//! What an amount may be of other than the cost that is known: another's price, a difference, a share, nearly the same.

use rust_decimal::Decimal;

use super::Numerals;
use super::mention::Mention;
use super::statements::Statement;
use crate::review::figures::period;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::Priced;

/// So many words before an amount say that it is what something is worth.
const WORTH: usize = 2;

/// And so many that it is what somebody is given: "en inkomst på omkring 300 000 kr".
const GIVEN: usize = 3;

/// What a cost is for stands at most so many words before its amount.
const WHOSE: usize = 6;

/// A word for a difference stands at most so many words before it.
const DIFFERS: usize = 7;

impl Numerals<'_, '_> {
    /// "Den nya servern kostade 96 000 kr": an amount in a sentence that opens with a thing that the case has no name for.
    pub(super) fn is_price_of_another(&self, mention: &Mention<'_>) -> bool {
        if !mention.is_amount() {
            return false;
        }
        if is_given(&mention.before)
            || self.is_given_by_another(mention)
            || self.is_cost_of_another(&mention.before)
            || self.is_spent_on_another(mention)
            || self.is_of_another_item(mention)
        {
            return true;
        }
        let opener = self.subjects.opener(mention.passage, &mention.sentence);
        self.has_another_subject(mention)
            || opener.is_some_and(|(noun, own)| !own && !LANGUAGE.is_of_costs(&noun) && !LANGUAGE.is_of_time(&noun))
    }

    /// "Statens årliga bidrag till odling, 460 000 kr per år": what somebody else gives.
    fn is_given_by_another(&self, mention: &Mention<'_>) -> bool {
        let mut first = mention.text().split_whitespace();
        let owner = first.next().filter(|owner| owner.ends_with('s') && !self.subjects.is_own(owner));
        let another = owner.is_some_and(|owner| !LANGUAGE.kommunen.contains(&owner.to_lowercase()));
        another && first.take(WORTH).any(|word| LANGUAGE.intakter.end(&word.to_lowercase()))
    }

    /// "Kostnaden för arbetstid, omkring 60 000 kr om året": what the cost before an amount is for is nothing of the case's.
    fn is_cost_of_another(&self, before: &[&str]) -> bool {
        // The words stand in the order from the amount.
        before.windows(3).take(WHOSE).any(|three| {
            three[1] == LANGUAGE.smaord.for_ && LANGUAGE.kostnadsord.begin(three[2]) && !self.is_own_purpose(three[0])
        })
    }

    /// Whether a word after "for" says that a cost is the case's own, or nothing of what it is for.
    pub(super) fn is_own_purpose(&self, word: &str) -> bool {
        LANGUAGE.egna.contains(word)
            || LANGUAGE.sifferord.eget_andamal.contains(word)
            || LANGUAGE.sifferord.ett.contains(word)
            || LANGUAGE.is_of_time(word)
            || LANGUAGE.is_of_costs(word)
            || word.starts_with(LANGUAGE.medlemsord.as_str())
            || word.starts_with(|c: char| c.is_ascii_digit())
            || self.subjects.is_own(word)
            || self.subjects.is_organisation(word)
    }

    /// "lägger 5 000 kronor om året på utbildning", "Det kostar 2 000 kr per år att trycka boken", "sparade 3 000 kr om året": spent on
    /// something else, or not spent.
    fn is_spent_on_another(&self, mention: &Mention<'_>) -> bool {
        let small = &LANGUAGE.smaord;
        let saved = |word: &String| LANGUAGE.sparat.contains(word);
        let purpose = mention.after.windows(2).take(WHOSE).find(|pair| LANGUAGE.andamalsled.contains(pair[0]));
        let to_do = mention.after.windows(2).take(GIVEN).find(|pair| pair[0] == small.att);
        mention.words.iter().any(saved)
            || purpose.is_some_and(|pair| pair[1] != small.att && !self.is_own_purpose(pair[1]))
            || to_do.is_some_and(|pair| !LANGUAGE.vara_med.contains(pair[1]))
    }

    /// "Resorna kostar 5 000 kronor om året": an item of the sheet of costs that is no fee.
    fn is_of_another_item(&self, mention: &Mention<'_>) -> bool {
        let words: Vec<&str> = mention.words.iter().map(String::as_str).collect();
        let fee = LANGUAGE.avgiftsord.as_str();
        let item = || Priced::of(self.review).and_then(|priced| priced.item(&words).map(|item| !item.contains(fee)));
        // "kostar det 69 000 kr, resor inräknade": the whole, with the item.
        !words.iter().any(|word| word.contains(fee)) && !mention.counts_in() && item().unwrap_or_default()
    }

    /// "265 500 kr, dvs. drygt 66 000 kr om året": an amount that is another one of the sentence, divided.
    pub(super) fn is_derived(&self, mention: &Mention<'_>) -> bool {
        mention.is_amount() && (is_difference(mention) || self.is_part_of_earlier(mention))
    }

    /// Whether an amount is what one before it comes to for each year or each of several.
    fn is_part_of_earlier(&self, mention: &Mention<'_>) -> bool {
        let lead = mention.lead().to_lowercase();
        let words: Vec<&str> = lead.split(|c: char| !c.is_alphanumeric() && c != '.').collect();
        let spread = |three: &[&str]| LANGUAGE.slar_ut.contains(three[0]) && three.contains(&LANGUAGE.smaord.ut);
        if words.iter().any(|word| LANGUAGE.fordelat.contains(word)) || words.windows(3).any(spread) {
            return true;
        }
        let whole = mention.earlier().rfind(|other| matches!(other.numerals[0].0, Numeral::Amount(_)));
        whole.is_some_and(|whole| {
            let gap = mention.passage.text[whole.range.end..mention.reading.range.start].to_lowercase();
            LANGUAGE.det_vill_saga.iter().any(|lead| gap.contains(lead.as_str()))
                || self.is_of_each_year(mention, whole)
        })
    }

    /// "Totalt 121 000 kr på tre år, eller drygt 40 000 kr om året": the other amount by the number of years of the sentence, or of the case.
    fn is_of_each_year(&self, mention: &Mention<'_>, whole: &Reading) -> bool {
        let (Numeral::Amount(whole), Numeral::Amount(typed)) = (&whole.numerals[0].0, mention.numeral()) else {
            return false;
        };
        let near = |years: i64| {
            let exact = whole.checked_div(Decimal::from(years)).unwrap_or_default();
            years > 1 && (exact - *typed).abs() * Decimal::TEN <= exact
        };
        let is_of_years = |other: &Reading| {
            let unit = mention.passage.text[other.range.end..].split_whitespace().next();
            unit.is_some_and(|unit| unit.trim_end_matches(|c: char| !c.is_alphanumeric()) == LANGUAGE.smaord.ar)
        };
        period(self.review).is_some_and(|(from, to)| near(i64::from(to - from + 1)))
            || mention.all().any(|other| match other.numerals[0].0 {
                Numeral::Count(years) => is_of_years(other) && near(years),
                _ => false,
            })
    }
}

/// "drygt 40 000 kr om året" of 41 000: a word makes the amount less exact, and what is known is within it.
pub(super) fn is_nearly_known(mention: &Mention<'_>, statement: &Statement<'_>) -> bool {
    let about = mention.before.first().and_then(|word| LANGUAGE.ungefar.get(word));
    let (Some((below, above)), Numeral::Amount(typed), Numeral::Amount(known)) =
        (about, mention.numeral(), &statement.about.numeral)
    else {
        return false;
    };
    let percent = |part: &i64| *typed * Decimal::from(*part) / Decimal::ONE_HUNDRED;
    *typed - percent(below) <= *known && *known <= *typed + percent(above)
}

/// "en lokal värd omkring 90 000 kr", "ett statsbidrag på 90 000 kr": the words before an amount, nearest first.
fn is_given(before: &[&str]) -> bool {
    before.iter().take(WORTH).any(|word| LANGUAGE.varde.contains(word))
        || before.iter().take(GIVEN).any(|word| LANGUAGE.intakter.end(word))
}

/// "Skillnaden mot tidigare, 12 000 kr om året", "är i dag 14 000 kr högre": how much something differs.
fn is_difference(mention: &Mention<'_>) -> bool {
    let differs = |word: &&str| LANGUAGE.skillnaden.contains(word) || LANGUAGE.sifferord.andringen.contains(word);
    let ends = |word: &&str| [LANGUAGE.smaord.fran, LANGUAGE.smaord.till].contains(word);
    mention.after.first().is_some_and(|word| LANGUAGE.skillnad.contains(word))
        || !mention.before.first().is_some_and(ends) && mention.before.iter().take(DIFFERS).any(differs)
        || is_of_change(&mention.before)
}

/// "Mellan 2020 och 2024 har kostnaden ökat med 43 900 kr, till 133 900 kr": a difference, or what one led to that is told before it. The
/// words stand in the order from the amount.
fn is_of_change(around: &[&str]) -> bool {
    let changes = |word: &&str| LANGUAGE.stiger.contains(word) || LANGUAGE.faller.contains(word);
    let led = |at: usize, lead: &str| around.get(at) == Some(&lead);
    let about = usize::from(around.first().is_some_and(|word| LANGUAGE.ungefar.contains_key(word)));
    let changed = |from: usize| around.iter().skip(from).take(WHOSE).position(changes);
    let beyond = |word: &&str| LANGUAGE.overtraffar.contains_key(*word);
    let exceeds = || around.iter().skip(about).take(WHOSE).any(beyond);
    let difference = led(about, LANGUAGE.smaord.med) && (changed(about).is_some() || exceeds());
    let led_to = led(about, LANGUAGE.smaord.till)
        && changed(about).is_some_and(|verb| around[about..about + verb].contains(&LANGUAGE.smaord.med));
    difference || led_to
}
