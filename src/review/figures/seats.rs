//! Seats that a sentence gives units and categories, held against their sheet.

use super::pieces::Counted;
use super::{Sentence, Slip, count};
use crate::codes;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Spoken;
use crate::review::readings::Reading;
use crate::review::tables::Seats;

/// Who has the seats stands at most so many words after their number.
const NEAR: usize = 6;

/// The seats, and what a sentence that speaks of them may say instead: the name of what they are at.
pub(super) struct Seated<'a> {
    pub(super) seats: Seats<'a>,
    forums: Vec<String>,
}

impl<'a> Seated<'a> {
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let forums = review.case.facts.iter().filter_map(|(name, fact)| match fact {
            Some(Placed { value: Value::Text(text), .. }) if name.ends_with(".namn") => {
                let has_seats = review.case.facts.contains_key(&name.replace(".namn", ".platser"));
                has_seats.then(|| text.to_lowercase())
            }
            _ => None,
        });
        Some(Self { seats: Seats::of(review)?, forums: forums.collect() })
    }

    /// Whether a sentence speaks of what they are at, by its name or the end of it: "biennalen".
    pub(super) fn is_forum(&self, sentence: &Sentence<'_>) -> bool {
        let text = sentence.small();
        let by_end = |forum: &String| {
            let ends = |word: &str| word.chars().count() > 6 && forum.ends_with(word);
            sentence.lower.iter().any(|(_, word)| ends(word) || word.strip_suffix('s').is_some_and(ends))
        };
        self.forums.iter().any(|forum| text.contains(forum.as_str()) || by_end(forum))
    }
}

impl Seated<'_> {
    /// Whether a word is what they are at, or the end of its name.
    pub(super) fn is_forum_word(&self, word: &str) -> bool {
        let bare = word.strip_suffix('s').unwrap_or(word);
        bare.chars().count() > 6 && self.forums.iter().any(|forum| forum.ends_with(bare))
    }
}

impl Sentence<'_> {
    /// Everything that a sentence says of seats.
    pub(super) fn seating(&self, seated: Option<&Seated<'_>>) -> Vec<Slip> {
        let Some(seated) = seated.filter(|_| self.may_count()) else { return Vec::new() };
        let mut slips = self.seats_of_parts(seated);
        if slips.is_empty() {
            slips.extend(self.seats_and_all(seated));
        }
        if slips.is_empty() {
            slips.extend(self.seats(&seated.seats).or_else(|| self.all_seats(seated)));
        }
        if slips.is_empty() {
            slips.extend(self.seats_by_pieces(seated));
        }
        slips
    }

    /// Whether it has a number of something, or a part of it.
    fn may_count(&self) -> bool {
        let part = |(_, word): &Spoken| LANGUAGE.delar.contains_key(word);
        !self.counts_and_ones().is_empty()
            || self.lower.iter().any(part)
            || self.readings.iter().any(|reading| super::share(reading).is_some())
    }

    /// "två avsedda för bolagen", "varav tre för förtroendevalda", "styrelsens två ledamöter".
    fn seats_of_parts(&self, seated: &Seated<'_>) -> Vec<Slip> {
        let speaks = Seats::speaks(&self.words()) || seated.is_forum(self) || self.has_representatives();
        let came = self.tells_who_came();
        if !speaks || came || !self.years().is_empty() || self.has_any(&LANGUAGE.oppet_antal) || self.has_about() {
            return Vec::new();
        }
        let counts: Vec<_> = self.readings.iter().filter_map(|reading| Some((reading, count(reading)?))).collect();
        let mut slips = Vec::new();
        for (index, (reading, typed)) in counts.iter().enumerate() {
            // The whole of "två av fyra" and "av de fyra", and the number of a bilaga, are nobody's.
            if self.is_whole(reading) || LANGUAGE.sifferord.numrerat.contains(self.before(reading.range.start)) {
                continue;
            }
            let end = counts.get(index + 1).map_or(self.range.end, |(next, _)| next.range.start);
            let start = index.checked_sub(1).map_or(self.range.start, |before| counts[before].0.range.end);
            let Some((known, what, place)) = self.named_part(seated, reading, start..end) else { continue };
            if known != *typed {
                let text = &self.text[reading.range.clone()];
                let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what);
                slips.push((reading.range.clone(), problem, place));
            }
        }
        slips
    }

    /// The seats of those that stand right after a number, before it where a whole stands before that, or own it.
    fn named_part(
        &self,
        seated: &Seated<'_>,
        reading: &Reading,
        around: std::ops::Range<usize>,
    ) -> Option<(i64, String, Option<Place>)> {
        if let Some(part) = self.part_before_bracket(seated, reading) {
            return part;
        }
        let rest = &self.text[reading.range.end..around.end];
        let mark = rest.find([',', ';', ':', '(']);
        if mark.is_some_and(|at| self.opens_number(reading.range.end + at)) {
            let before = self.before(reading.range.start);
            let whole = before == LANGUAGE.smaord.de || LANGUAGE.kommunen.contains(before);
            let speaks = self.after(reading.range.end).next().is_some_and(|word| Seats::speaks(&[word]));
            return (whole && speaks).then(|| seated.seats.all());
        }
        let clause = mark.map_or(rest, |at| &rest[..at]);
        let inside = clause.split_whitespace().take_while(|word| !LANGUAGE.sifferord.satser.contains(word));
        let near: Vec<&str> = inside.take(NEAR).collect();
        if near.iter().any(|word| LANGUAGE.inte_platser.contains(word)) {
            return None;
        }
        let cut = near.iter().position(|word| LANGUAGE.sifferord.bryter.contains(word)).unwrap_or(near.len());
        let after = seated.seats.of_part(&near[..cut].join(" ")).or_else(|| seated.seats.of_part(&near.join(" ")));
        if after.is_some() {
            return after;
        }
        if near.first().is_some_and(|word| LANGUAGE.foretradare.begin(&word.to_lowercase())) {
            return seated.seats.of_part(self.owner(reading)?);
        }
        // "får två platser", "får två av platserna".
        let of_seats =
            near.first() == Some(&LANGUAGE.smaord.av) && near.get(1).is_some_and(|word| Seats::speaks(&[word]));
        if (of_seats || near.first().is_some_and(|word| Seats::speaks(&[word])))
            && LANGUAGE.far_platser.contains(self.before(reading.range.start))
        {
            let piece = self.piece(reading.range.start);
            let before = &self.text[around.start..reading.range.start];
            let near = seated.seats.of_part(&self.text[piece.start.max(around.start)..reading.range.start]);
            // "Kretslopp och vatten får": a name of two words that "och" joins.
            return near.or_else(|| seated.seats.of_part(before).filter(|_| !before.contains([',', ';', ':'])));
        }
        let between = &self.text[around.start..reading.range.start];
        let of_whole =
            self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.av) && around.start > self.range.start;
        let ends = near.is_empty() || near.first().is_some_and(|word| LANGUAGE.sifferord.av_stycken.contains(word));
        if of_whole && ends && !between.contains([';', '(']) { seated.seats.of_part(between) } else { None }
    }

    /// "räddningstjänsten (två)": the seats of the one that a number in brackets stands after; nothing where it stands in none.
    fn part_before_bracket(
        &self,
        seated: &Seated<'_>,
        reading: &Reading,
    ) -> Option<Option<(i64, String, Option<Place>)>> {
        let before = self.text[self.range.start..reading.range.start].strip_suffix('(')?;
        let inside = self.text[reading.range.end..].starts_with(')');
        let owner = before.rsplit([',', ';', ':', '(', ')']).next()?;
        inside.then(|| seated.seats.of_part(owner))
    }

    /// "(en)": whether a bracket opens at a byte with nothing but a number in it, which is that of what stands before.
    fn opens_number(&self, at: usize) -> bool {
        let Some((inside, _)) = self.text[at..self.range.end].strip_prefix('(').and_then(|rest| rest.split_once(')'))
        else {
            return false;
        };
        let range = at + 1..at + 1 + inside.len();
        LANGUAGE.sifferord.ett.contains(inside)
            || self.readings.iter().any(|reading| reading.range == range && count(reading).is_some())
    }

    /// "får de förtroendevalda tre av sex platser", "har nämnden en", "hälften av de sex platserna", "får sända sex personer".
    fn seats_and_all(&self, seated: &Seated<'_>) -> Vec<Slip> {
        let came = self.tells_who_came() || self.has(&[LANGUAGE.smaord.reste]);
        let (forum, speaks) = (seated.is_forum(self), Seats::speaks(&self.words()));
        if !(forum || speaks)
            || came
            || !self.years().is_empty()
            || self.has_any(&LANGUAGE.oppet_antal)
            || self.has_about()
        {
            return Vec::new();
        }
        let (all, what, place) = seated.seats.all();
        let counts = self.counts_and_ones();
        let is_seat = |number: &Counted| self.follows_soon(number.0.end, 2, |word| Seats::speaks(&[word]));
        let opens = |number: &Counted| {
            self.words_in(&(self.range.start..number.0.start))
                .iter()
                .rev()
                .take(2)
                .any(|word| *word == LANGUAGE.smaord.av)
        };
        let wrong_whole = |whole: &Counted| {
            (whole.1 != all && forum).then(|| self.count_slip(whole, all, what.clone(), place.clone()))
        };
        match counts {
            [first, second] if is_seat(second) && opens(second) && !is_seat(first) => {
                self.seats_of_one(seated, first, second).into_iter().chain(wrong_whole(second)).collect()
            }
            [first, second] if is_seat(first) && opens(first) && !is_seat(second) => {
                self.seats_of_one(seated, second, first).into_iter().chain(wrong_whole(first)).collect()
            }
            [whole] if is_seat(whole) && opens(whole) => {
                wrong_whole(whole).or_else(|| self.share_of_seats(seated, all)).into_iter().collect()
            }
            [whole] if forum && self.sends(whole) => wrong_whole(whole).into_iter().collect(),
            [] => self.share_of_seats(seated, all).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// "Kontoret får en av de fyra platserna, arkivet två och styrelsen en", "tre till arkivet": each number with the one unit of its piece,
    /// in whatever order.
    pub(super) fn seats_by_pieces(&self, seated: &Seated<'_>) -> Option<Slip> {
        let came = self.tells_who_came();
        let open = !self.years().is_empty() || self.has_any(&LANGUAGE.oppet_antal) || self.has_about();
        if !Seats::speaks(&self.words()) || came || open {
            return None;
        }
        let counts = self.counts_and_ones();
        let is_all = |number: &Counted| {
            let before = self.words_in(&(self.range.start..number.0.start));
            let mut near = before.iter().rev().take(2);
            let owned = before.last().is_some_and(|word| LANGUAGE.kommunen.contains(word));
            owned || before.last() == Some(&LANGUAGE.smaord.de) || near.any(|word| *word == LANGUAGE.smaord.av)
        };
        let parts: Vec<&Counted> = counts.iter().filter(|number| !is_all(number)).collect();
        // Others may have as many: several parts, or one of a whole that is named.
        let of_seats =
            self.lower.windows(2).any(|pair| pair[0].1 == LANGUAGE.smaord.av && Seats::speaks(&[pair[1].1.as_str()]));
        let several = of_seats || seated.seats.names_several(&self.text[self.range.clone()]);
        if parts.len() < 2 && parts.len() == counts.len() && !several {
            return None;
        }
        parts.into_iter().find_map(|number| {
            let piece = self.piece(number.0.start);
            let alone = counts.iter().filter(|other| !is_all(other) && piece.contains(&other.0.start)).count() == 1;
            let next = self.after(number.0.end).next().filter(|_| number.0.end < piece.end);
            let beside = next.is_none_or(|word| {
                Seats::speaks(&[word])
                    || LANGUAGE.prepositioner.contains(word)
                    || [LANGUAGE.smaord.av, LANGUAGE.smaord.vardera].contains(&word)
                    || seated.seats.is_unit(word)
            });
            let (known, what, place) = seated.seats.of_unit(&self.text[piece]).filter(|_| alone && beside)?;
            (known != number.1).then(|| self.count_slip(number, known, what, place))
        })
    }

    /// "deltog", "har tagit 59 platser": what is told is how many came, and not how many may.
    fn tells_who_came(&self) -> bool {
        self.lower.iter().any(|(_, word)| {
            word.starts_with(LANGUAGE.sifferord.deltagande.as_str())
                || word == LANGUAGE.smaord.deltog
                || LANGUAGE.tagit_plats.contains(word)
        })
    }

    /// The part of the one that the sentence names.
    fn seats_of_one(&self, seated: &Seated<'_>, part: &Counted, whole: &Counted) -> Option<Slip> {
        let (first, last) = (part.0.start.min(whole.0.start), part.0.end.max(whole.0.end));
        // "får nämnden två, medan kontoret och bolaget får en var": others come in a clause of their own.
        let other = self.lower.iter().find(|(range, word)| {
            range.start > last && LANGUAGE.bindeord.contains(word) && self.text[..range.start].trim_end().ends_with(',')
        });
        let end = other.map_or(self.range.end, |(range, _)| range.start);
        let around = [&self.text[self.range.start..first], &self.text[first..last], &self.text[last..end]].join(" ");
        let (known, what, place) = seated.seats.of_part(&around)?;
        (known != part.1).then(|| self.count_slip(part, known, what, place))
    }

    /// "hälften av platserna".
    fn share_of_seats(&self, seated: &Seated<'_>, all: i64) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| word == LANGUAGE.smaord.av)?;
        let of_all = self.lower[at + 1..].iter().take(3).any(|(_, word)| Seats::speaks(&[word]));
        let (known, ..) = seated.seats.of_part(&self.text[self.range.clone()]).filter(|_| of_all)?;
        let exact =
            (rust_decimal::Decimal::from(known) * rust_decimal::Decimal::ONE_HUNDRED).checked_div(all.into())?;
        self.fraction_word(exact)
    }

    /// "staden får sända sex personer".
    fn sends(&self, number: &Counted) -> bool {
        let own = self.lower.iter().any(|(_, word)| {
            LANGUAGE.kommunen.contains(word)
                || word == LANGUAGE.smaord.vi
                || self.home.iter().any(|home| home == word.trim_end_matches('s'))
        });
        let verb = self
            .lower
            .iter()
            .any(|(_, word)| LANGUAGE.sander.contains(word) || LANGUAGE.harledning.ta_med.contains(word))
            && self.has_any(&LANGUAGE.sifferord.far_ha_platser);
        let person = |word: &str| LANGUAGE.personord.begin(word) || LANGUAGE.sifferord.deltagare.begin(word);
        own && verb && self.follows_soon(number.0.end, 1, person)
    }

    /// Whether a number is the whole that another is of: "två av fyra", "av stadens fem", "Av de fyra".
    fn is_whole(&self, reading: &Reading) -> bool {
        let mut before = self.lower.iter().rev().filter(|(range, _)| range.end <= reading.range.start);
        before.by_ref().take(3).any(|(_, word)| word == LANGUAGE.smaord.av)
    }

    /// "På mässan har staden åtta platser", "Stadens grupp på mässan får bestå av åtta personer": all that the municipality has,
    /// where the sentence names none of those who share them.
    fn all_seats(&self, seated: &Seated<'_>) -> Option<Slip> {
        let ours = self.lower.iter().any(|(_, word)| {
            LANGUAGE.kommunen.contains(word) || self.home.iter().any(|home| home == word.trim_end_matches('s'))
        });
        let has = Seats::speaks(&self.words()) || self.has_any(&LANGUAGE.sifferord.ryms);
        // "Antalet platser på mässan är fyra, varav två för förtroendevalda": the whole stands before its parts.
        let part = self.lower.iter().find(|(_, word)| word == LANGUAGE.smaord.varav).map(|(range, _)| range.start);
        let told = &self.text[self.range.start..part.unwrap_or(self.range.end)];
        let parts = seated.seats.of_part(told).is_some() || seated.seats.names_one(told);
        let open = self.has_any(&LANGUAGE.oppet_antal)
            || self.has_about()
            || !self.years().is_empty()
            || self.is_of_each_town();
        let mut counts = self.counts_and_ones().iter().filter(|(range, _)| part.is_none_or(|part| range.end <= part));
        let (Some(whole), None) = (counts.next(), counts.next()) else { return None };
        let number = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.antalet);
        let ours = ours || (number && Seats::speaks(&self.words()));
        if !ours || !has || parts || open || !seated.is_forum(self) {
            return None;
        }
        let after: Vec<&str> = self.after(whole.0.end).take(2).collect();
        let seats = match after.as_slice() {
            [] => true,
            [from, _] if *from == LANGUAGE.smaord.fran => true,
            [noun, ..] => {
                Seats::speaks(&[noun]) || LANGUAGE.personord.begin(noun) || LANGUAGE.sifferord.av_stycken.contains(noun)
            }
        };
        let (all, what, place) = seated.seats.all();
        (seats && whole.1 != all && !self.is_of_part_of(whole)).then(|| self.count_slip(whole, all, what, place))
    }

    /// "har varje kommun två platser": any of them, and not the case's.
    pub(super) fn is_of_each_town(&self) -> bool {
        let each = |word: &String| LANGUAGE.var_och_en.contains(word) || LANGUAGE.sifferord.vart.contains(word);
        self.lower.windows(2).any(|pair| each(&pair[0].1) && LANGUAGE.kommunen.contains(&pair[1].1))
    }

    /// "av platserna två": a part of them.
    fn is_of_part_of(&self, number: &Counted) -> bool {
        self.words_in(&(self.range.start..number.0.start)).iter().rev().take(2).any(|word| *word == LANGUAGE.smaord.av)
            && self.after(number.0.end).next().is_some()
            && !self.has(&[LANGUAGE.smaord.besta])
    }

    /// The word in the genitive right before a number: "Kommunstyrelsens två".
    fn owner(&self, reading: &Reading) -> Option<&str> {
        let before = self.text[self.range.start..reading.range.start].trim_end();
        let owner = before.rsplit(char::is_whitespace).next()?;
        owner.strip_suffix('s').filter(|owner| owner.len() > 3)
    }

    fn has_representatives(&self) -> bool {
        self.lower.iter().any(|(_, word)| LANGUAGE.foretradare.begin(word))
    }

    /// "tre av de sju platserna" for a unit that the sheet gives two.
    fn seats(&self, seats: &Seats<'_>) -> Option<Slip> {
        if !Seats::speaks(&self.words()) || self.has_any(&LANGUAGE.sifferord.ovisst_antal) {
            return None;
        }
        let mut counts = self.readings.iter().filter_map(|reading| Some((reading, count(reading)?)));
        let (reading, typed) = counts.next()?;
        let whole = counts.next();
        let of_whole = whole.as_ref().is_none_or(|(whole, _)| {
            let between: Vec<&str> = self.text[reading.range.end..whole.range.start].split_whitespace().collect();
            let seat = |word: &&str| Seats::speaks(&[*word]) || LANGUAGE.sifferord.av_platserna.contains(word);
            between.contains(&LANGUAGE.smaord.av) && between.len() <= 4 && between.iter().all(seat)
        });
        let first = self.lower.iter().any(|(_, word)| LANGUAGE.delar.contains_key(word));
        // "Av stadens fem platser är en avsedd för …", "bara tre platser … innebär att styrelsen får en": the whole comes first.
        let one = self.after(reading.range.end).any(|word| LANGUAGE.sifferord.en_som.contains(word));
        let opens = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.av);
        if !of_whole || first || opens || (one && whole.is_none()) || counts.next().is_some() || self.is_about(reading)
        {
            return None;
        }
        let (known, what, place) = seats.count(&self.text[self.range.clone()], self.after(reading.range.end).next())?;
        (known != typed).then(|| {
            let text = &self.text[reading.range.clone()];
            let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what);
            (reading.range.clone(), problem, place)
        })
    }
}
