//! What a numeral may be of other than what is known: of another time, of each of several, of another thing.

use std::ops::Range;

use rust_decimal::Decimal;

use super::statements::{Context, Statement};
use super::{Numerals, Read};
use crate::model::Value;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::Seats;

/// So many words before an amount say that it is what something is worth.
const WORTH: usize = 2;

/// And so many that it is what somebody is given: "en inkomst på omkring 300 000 kr".
const GIVEN: usize = 3;

/// What a cost is for stands at most so many words before its amount.
const WHOSE: usize = 6;

/// A word for a difference stands at most so many words before it.
const DIFFERS: usize = 7;

impl Numerals<'_, '_> {
    /// "ingår tre platser på varje kurs", "Då hölls fyra möten", "Av de 19 deltagandena 2020", "När staden gick med kostade det 60 000 kr": of another time than what is
    /// known of all, or of now.
    pub(super) fn is_of_then(
        &self,
        read: &Read<'_>,
        context: &Context<'_>,
        reading: &Reading,
        statement: &Statement<'_>,
    ) -> bool {
        let Some(range) = context.range(reading) else { return false };
        let inside = |other: &Range<usize>| range.start <= other.start && other.end <= range.end;
        let mut words = read.passage.words.iter().filter(|word| inside(&word.range));
        let lower: Vec<String> =
            words.by_ref().map(|word| read.passage.text[word.range.clone()].to_lowercase()).collect();
        let first = lower.first().cloned().unwrap_or_default();
        let went = lower.iter().any(|word| LANGUAGE.gick.contains(word));
        let all = read.passage.readings(&self.review.reader);
        let mut years = all.iter().filter(|other| inside(&other.range));
        let dated = years.any(|other| other.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Year(_))));
        let computed = statement.about.name.starts_with("berakning.");
        let amount = matches!(reading.numerals[0].0, Numeral::Amount(_));
        let count = matches!(reading.numerals[0].0, Numeral::Count(_));
        let after = read.passage.text[reading.range.end..range.end].to_lowercase();
        let each = self.is_of_some(context, reading)
            || count && after.split_whitespace().any(|word| LANGUAGE.var_och_en.contains(word));
        let timed =
            reading.numerals.iter().any(|(n, _)| matches!(n, Numeral::Year(_) | Numeral::Month(_) | Numeral::Date(_)));
        if timed && counts_from(&read.passage.text[range.start..reading.range.start].to_lowercase()) {
            return true;
        }
        // "Under de kommande fyra åren beräknas kostnaden till 55 000 kr": of some years.
        let of_some_years = lower.windows(3).any(|three| {
            LANGUAGE.del_av_tid.contains(&three[0])
                && three[1..].iter().any(|word| LANGUAGE.sifferord.ar.contains(word))
        });
        // "har tagit 59 platser vid de åtta mötena": how many came.
        let small: Vec<&str> = lower.iter().map(String::as_str).collect();
        let taken = count && Seats::speaks(&small) && small.iter().any(|word| LANGUAGE.tagit_plats.contains(word));
        let place = taken || self.is_place_elsewhere(read.passage, reading);
        each || place
            || (computed && (dated || LANGUAGE.tidigare_namnt.contains(&first)))
            || (amount && of_some_years)
            || (amount && ((first == LANGUAGE.smaord.nar && went) || LANGUAGE.forra.contains(&first)))
    }

    /// "fanns inte riktlinjen, som beslutades 2024-03-19 § 84": a decision that a sheet has of what it lists.
    pub(super) fn is_registered(&self, reading: &Reading) -> bool {
        let Numeral::Decision(date, paragraph) = &reading.numerals[0].0 else { return false };
        let (day, end) = (date.to_string(), format!("§ {paragraph}"));
        let mut cells = crate::review::words::cells(self.review.case);
        cells.any(|(text, _)| text.contains(&day) && text.replace('\u{a0}', " ").ends_with(&end))
    }

    /// "90 000 kr om året till och med 2022 och 120 000 kr därefter", "sex år mellan uppföljningarna; nu föreslås tre": what is known stands
    /// after it in the sentence, and a word says that it is of now.
    pub(super) fn is_told_after(
        &self,
        passage: &Passage<'_>,
        context: &Context<'_>,
        reading: &Reading,
        statement: &Statement<'_>,
    ) -> bool {
        let Some(range) = context.range(reading) else { return false };
        let after = passage.text[reading.range.end..range.end].to_lowercase();
        let mut words = after.split(|c: char| !c.is_alphanumeric());
        let inside = |other: &&Reading| reading.range.end <= other.range.start && other.range.end <= range.end;
        let is_known = |other: &Reading| other.numerals.iter().any(|(numeral, _)| *numeral == statement.about.numeral);
        words.any(|word| LANGUAGE.numera.contains(word) || LANGUAGE.darefter.contains(word))
            && passage.readings(&self.review.reader).iter().filter(inside).any(is_known)
    }

    /// "tre platser i Kommunförbundets beredning": a count of what somebody else has.
    fn is_place_elsewhere(&self, passage: &Passage<'_>, reading: &Reading) -> bool {
        let after = passage.words.iter().filter(|word| word.range.start >= reading.range.end).take(3);
        let after: Vec<&str> = after.map(|word| &passage.text[word.range.clone()]).collect();
        let [_, lead, owner] = after.as_slice() else { return false };
        let count = matches!(reading.numerals[0].0, Numeral::Count(_));
        count
            && LANGUAGE.ortsprepositioner.contains(lead)
            && owner.starts_with(char::is_uppercase)
            && !self.subjects.is_own(owner)
    }

    /// "Nordiska ministerrådet bildades 1971": a sentence of somebody else, whom the case may have a name for.
    pub(super) fn is_of_another(
        &self,
        passage: &Passage<'_>,
        context: &Context<'_>,
        reading: &Reading,
        statement: &Statement<'_>,
    ) -> bool {
        let Some(range) = context.range(reading) else { return false };
        let at = reading.range.start;
        let count = matches!(reading.numerals[0].0, Numeral::Count(_));
        let computed = statement.about.name.starts_with("berakning.");
        let had_by_another = || !computed && self.subjects.has_another_subject(passage, &range, at);
        let other =
            || is_of_part_of_another(&passage.text[range.clone()]) || self.is_of_all_there(context, reading, statement);
        if count && (had_by_another() || other()) {
            return true;
        }
        self.subjects.is_of_another_name(passage, &range, &statement.about.name)
            || (statement.is_of_founding() && self.subjects.founds_another(passage, &range, at))
    }

    /// "Kemikaliedagen har 300 platser": of all that there are at what is named, not of what the municipality has there.
    fn is_of_all_there(&self, context: &Context<'_>, reading: &Reading, statement: &Statement<'_>) -> bool {
        let (before, after) = context.around(reading);
        let [verb, subject, ..] = before.as_slice() else { return false };
        let group = statement.about.name.strip_prefix("fakta.").and_then(|name| name.rsplit_once('.'));
        let fact = group.and_then(|(group, _)| self.review.case.facts.get(&format!("{group}.namn"))?.as_ref());
        let Some(Value::Text(name)) = fact.map(|fact| &fact.value) else { return false };
        let small = &LANGUAGE.smaord;
        let ours = after
            .windows(2)
            .any(|pair| [small.for_, small.till].contains(&pair[0]) && LANGUAGE.kommunen.contains(pair[1]));
        let named = name.to_lowercase().split_whitespace().next_back() == Some(*subject);
        named && !ours && LANGUAGE.verb_fore_tal.contains(verb)
    }

    /// "de tre aktiviteterna om landström", "de två mötena som ställdes in": some of those that a definite noun counts.
    fn is_of_some(&self, context: &Context<'_>, reading: &Reading) -> bool {
        let count = matches!(reading.numerals[0].0, Numeral::Count(_));
        let (before, after) = context.around(reading);
        let definite = before.first() == Some(&LANGUAGE.smaord.de)
            && after.first().is_some_and(|noun| noun.ends_with(LANGUAGE.sifferord.bestamt_flertal.as_str()));
        let told = after
            .get(1)
            .is_some_and(|next| LANGUAGE.handlar_om.contains(next) || LANGUAGE.sifferord.efter_nar.contains(next));
        // "de 51 deltaganden som kontoret står för".
        let narrowed = before.first() == Some(&LANGUAGE.smaord.de) && after.get(1) == Some(&LANGUAGE.smaord.som);
        count && (narrowed || definite && told)
    }

    /// "Den nya servern kostade 96 000 kr": an amount in a sentence that opens with a thing that the case has no name for.
    pub(super) fn is_price_of_another(&self, passage: &Passage<'_>, context: &Context<'_>, reading: &Reading) -> bool {
        let Some(range) = context.range(reading).filter(|_| matches!(reading.numerals[0].0, Numeral::Amount(_))) else {
            return false;
        };
        // "en lokal värd omkring 90 000 kr", "ett statsbidrag på 90 000 kr".
        let before = context.around(reading).0;
        let given = |word: &str| LANGUAGE.intakter.end(word);
        if before.iter().take(WORTH).any(|word| LANGUAGE.varde.contains(word))
            || before.iter().take(GIVEN).any(|word| given(word))
        {
            return true;
        }
        // "Statens årliga bidrag till odling, 460 000 kr per år": what somebody else gives.
        let mut first = passage.text[range.clone()].split_whitespace();
        let owner = first.next().filter(|owner| owner.ends_with('s') && !self.subjects.is_own(owner));
        let another = owner.is_some_and(|owner| !LANGUAGE.kommunen.contains(&owner.to_lowercase()));
        if another && first.take(WORTH).any(|word| given(&word.to_lowercase())) {
            return true;
        }
        if self.is_cost_of_another(&before) {
            return true;
        }
        let opener = self.subjects.opener(passage, &range);
        self.subjects.has_another_subject(passage, &range, reading.range.start)
            || opener.is_some_and(|(noun, own)| !own && !LANGUAGE.is_of_costs(&noun) && !LANGUAGE.is_of_time(&noun))
    }

    /// "Kostnaden för arbetstid, omkring 60 000 kr om året": what the cost before an amount is for is nothing of the case's.
    fn is_cost_of_another(&self, before: &[&str]) -> bool {
        let own = |word: &str| {
            LANGUAGE.egna.contains(word)
                || LANGUAGE.sifferord.eget_andamal.contains(word)
                || LANGUAGE.sifferord.ett.contains(word)
                || LANGUAGE.is_of_time(word)
                || LANGUAGE.is_of_costs(word)
                || word.starts_with(LANGUAGE.medlemsord.as_str())
                || self.subjects.is_own(word)
                || self.subjects.is_organisation(word)
        };
        // The words stand in the order from the amount.
        before
            .windows(3)
            .take(WHOSE)
            .any(|three| three[1] == LANGUAGE.smaord.for_ && LANGUAGE.kostnadsord.begin(three[2]) && !own(three[0]))
    }

    /// "Skyldigheten att sortera finns sedan 1994": a year in a sentence that opens with a thing that the case has no name for. A body
    /// may decide on what is the case's own.
    pub(super) fn is_year_of_another(&self, passage: &Passage<'_>, context: &Context<'_>, reading: &Reading) -> bool {
        let timed = matches!(reading.numerals[0].0, Numeral::Year(_) | Numeral::Month(_) | Numeral::Count(_));
        let years =
            || reading.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Year(_) | Numeral::Month(_)));
        let Some(range) = context.range(reading).filter(|_| timed && years()) else { return false };
        // "Föreningens styrelse bildades i sin form av i dag 2015".
        if is_of_part_of_another(&passage.text[range.clone()]) {
            return true;
        }
        let opener = self.subjects.opener(passage, &range);
        opener.is_some_and(|(noun, own)| {
            let body = LANGUAGE.organled.iter().any(|end| noun.ends_with(end))
                || noun.ends_with(LANGUAGE.sifferord.styrelsen.as_str());
            let begins = LANGUAGE.bildandet.contains(&noun) || LANGUAGE.fran_borjan.contains(&noun);
            let joins = LANGUAGE.intrade.contains(&noun)
                || LANGUAGE.is_of_time(&noun)
                || noun.starts_with(LANGUAGE.sifferord.start.as_str());
            !own && !body && !begins && !joins
        })
    }

    /// "265 500 kr, dvs. drygt 66 000 kr om året": an amount that is another one of the sentence, divided.
    pub(super) fn is_derived(&self, passage: &Passage<'_>, context: &Context<'_>, reading: &Reading) -> bool {
        let amount = matches!(reading.numerals[0].0, Numeral::Amount(_));
        let Some(range) = context.range(reading).filter(|_| amount) else { return false };
        // "Skillnaden mot tidigare, 12 000 kr om året": a difference.
        let differs = |word: &&str| LANGUAGE.skillnaden.contains(word) || LANGUAGE.sifferord.andringen.contains(word);
        let (around, after) = context.around(reading);
        // "är i dag 14 000 kr högre".
        if after.first().is_some_and(|word| LANGUAGE.skillnad.contains(word)) {
            return true;
        }
        let ends = around.first().is_some_and(|word| [LANGUAGE.smaord.fran, LANGUAGE.smaord.till].contains(word));
        if !ends && around.iter().take(DIFFERS).any(differs) {
            return true;
        }
        if is_of_change(&around) {
            return true;
        }
        let before = range.start..reading.range.start;
        let all = passage.readings(&self.review.reader);
        let mut inside = all.iter().filter(|other| before.start <= other.range.start && other.range.end <= before.end);
        let whole = inside.rfind(|other| matches!(other.numerals[0].0, Numeral::Amount(_)));
        let lower = passage.text[before].to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '.').collect();
        let shared = words.iter().any(|word| LANGUAGE.fordelat.contains(word))
            || words.windows(3).any(|three| LANGUAGE.slar_ut.contains(three[0]) && three.contains(&LANGUAGE.smaord.ut));
        let gap = whole.map(|whole| passage.text[whole.range.end..reading.range.start].to_lowercase());
        let explained = gap.is_some_and(|gap| LANGUAGE.det_vill_saga.iter().any(|lead| gap.contains(lead.as_str())));
        shared || explained || whole.is_some_and(|whole| self.is_of_each_year(passage, &range, whole, reading))
    }

    /// "Totalt 121 000 kr på tre år, eller drygt 40 000 kr om året": the other amount by the number of years of the sentence, or of the case.
    fn is_of_each_year(&self, passage: &Passage<'_>, range: &Range<usize>, whole: &Reading, reading: &Reading) -> bool {
        let (Numeral::Amount(whole), Numeral::Amount(typed)) = (&whole.numerals[0].0, &reading.numerals[0].0) else {
            return false;
        };
        let near = |years: i64| {
            let exact = whole.checked_div(Decimal::from(years)).unwrap_or_default();
            (exact - *typed).abs() * Decimal::TEN <= exact
        };
        let inside = |other: &&Reading| range.start <= other.range.start && other.range.end <= range.end;
        let all_years = crate::review::figures::period(self.review).map(|(from, to)| i64::from(to - from + 1));
        if all_years.is_some_and(|years| years > 1 && near(years)) {
            return true;
        }
        passage.readings(&self.review.reader).iter().filter(inside).any(|other| match other.numerals[0].0 {
            Numeral::Count(years) if years > 1 => {
                let unit = passage.text[other.range.end..].split_whitespace().next();
                unit.is_some_and(|unit| unit.trim_end_matches(|c: char| !c.is_alphanumeric()) == LANGUAGE.smaord.ar)
                    && near(years)
            }
            _ => false,
        })
    }

    /// "drygt 40 000 kr om året" of 41 000: a word makes the amount less exact, and what is known is within it.
    pub(super) fn is_nearly_known(context: &Context<'_>, reading: &Reading, statement: &Statement<'_>) -> bool {
        let (before, _) = context.around(reading);
        let about = before.first().and_then(|word| LANGUAGE.ungefar.get(word));
        let (Some((below, above)), Numeral::Amount(typed), Numeral::Amount(known)) =
            (about, &reading.numerals[0].0, &statement.about.numeral)
        else {
            return false;
        };
        let percent = |part: &i64| *typed * Decimal::from(*part) / Decimal::ONE_HUNDRED;
        *typed - percent(below) <= *known && *known <= *typed + percent(above)
    }
}

/// "Föreningens styrelse har nio ledamöter, varav fyra politiker": a sentence that opens with a part of somebody.
fn is_of_part_of_another(sentence: &str) -> bool {
    let mut first = sentence.split_whitespace();
    let (owner, part) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
    owner.ends_with('s') && LANGUAGE.inte_organisationen.begin(part)
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

/// "Två år efter inträdet, i maj 2018", "Före inträdet, 2015", "Nio år efter att föreningen bildades, alltså 2013": a time that is told
/// by what it lies before or after.
fn counts_from(before: &str) -> bool {
    let Some((clause, _)) = before.rsplit_once(',') else { return false };
    let all: Vec<&str> = clause.split_whitespace().collect();
    let beside = |word: &str| word == LANGUAGE.smaord.efter || LANGUAGE.fore.contains(word);
    if all.windows(2).any(|pair| LANGUAGE.is_of_time(pair[0]) && beside(pair[1])) {
        return true;
    }
    let mut words = clause.split_whitespace().rev();
    let (Some(last), Some(lead)) = (words.next(), words.next()) else { return false };
    LANGUAGE.intrade.contains(last) && (lead == LANGUAGE.smaord.efter || LANGUAGE.fore.contains(lead))
}
