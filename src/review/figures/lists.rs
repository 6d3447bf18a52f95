//! How many things a list has, and how many are announced before it.

use super::{Sentence, Slip, count};
use crate::codes;
use crate::document::{Block, Content};
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::{Passage, PassageKind, passage};
use crate::review::readings::Reading;

impl Sentence<'_> {
    /// "väg 363": a number in digits after the noun that it tells one of, where the item ends.
    fn is_label(&self, reading: &Reading) -> bool {
        let digits = self.text[reading.range.clone()].chars().all(|c| c.is_ascii_digit());
        let after = self.text[reading.range.end..self.range.end].trim_start();
        let joins = LANGUAGE.sifferord.fogar.iter().any(|word| after.starts_with(&format!("{word} ")));
        let ends = after.is_empty() || after.starts_with([',', '.']) || joins;
        let noun = self.before(reading.range.start);
        let is_noun =
            noun.chars().all(char::is_alphabetic) && !LANGUAGE.prepositioner.contains(noun) && !noun.is_empty();
        digits && ends && is_noun && !LANGUAGE.sifferord.fogar.iter().any(|word| word == noun)
    }
}

/// How many items the list right after a paragraph has.
pub(super) fn list_after(of: &Passage<'_>) -> Option<usize> {
    let Content::Blocks(blocks) = &of.section?.content else { return None };
    after(blocks, of)
}

fn after(blocks: &[Block], of: &Passage<'_>) -> Option<usize> {
    blocks.iter().enumerate().find_map(|(at, block)| match block {
        Block::Paragraph(content) => match blocks.get(at + 1) {
            Some(Block::List { items, .. })
                if passage(of.document, PassageKind::Paragraph, content).text == of.text =>
            {
                Some(items.len())
            }
            _ => None,
        },
        Block::Module(_, inner) => after(inner, of),
        _ => None,
    })
}

impl Sentence<'_> {
    /// A sentence that leads a list in: "Två frågor återkommer:".
    pub(super) fn leads_in(&self, items: usize) -> Option<Slip> {
        let listed = i64::try_from(items).ok()?;
        let (reading, typed) = self.announced(self.range.end)?;
        if self.has(&[LANGUAGE.smaord.foljande]) && self.before(reading.range.start) != LANGUAGE.smaord.foljande {
            return None;
        }
        (listed != typed).then(|| self.list_slip(reading, listed, self.range.end))
    }

    /// The one count that announces what comes at a byte.
    fn announced(&self, before: usize) -> Option<(&Reading, i64)> {
        let mut counts = self.readings.iter().filter(|reading| reading.range.end <= before && count(reading).is_some());
        let (reading, None) = (counts.next()?, counts.next()) else { return None };
        let typed = count(reading).filter(|count| (2..=12).contains(count))?;
        let noun = self.after(reading.range.end).next()?;
        let part = LANGUAGE.oppna_delar.iter().any(|word| self.small().contains(word));
        let other = LANGUAGE.tidsord.begin(noun) || noun == LANGUAGE.smaord.av;
        (!other && !part && !self.is_about(reading)).then_some((reading, typed))
    }

    /// The count that announces what comes: the only one, or the last where "nämligen" follows its noun.
    fn announced_last(&self, before: usize) -> Option<(&Reading, i64)> {
        self.announced(before).or_else(|| {
            let mut counts = self.readings.iter().filter(|reading| reading.range.end <= before);
            let (reading, typed) = counts.next_back().and_then(|reading| Some((reading, count(reading)?)))?;
            let words = self.after(reading.range.end).next()?;
            let beside = self.text[reading.range.end..before].split_whitespace().count() <= 2;
            let other = LANGUAGE.tidsord.begin(words);
            (beside && !other && (2..=12).contains(&typed) && !self.is_about(reading)).then_some((reading, typed))
        })
    }

    fn list_slip(&self, reading: &Reading, listed: i64, end: usize) -> Slip {
        let angivet = &self.text[reading.range.clone()];
        let text = self.text[reading.range.start..end].trim_end_matches(':').to_owned();
        (reading.range.clone(), message!(codes::FIGURE_LIST, angivet = angivet, antal = listed, text = text), None)
    }

    /// "tre orter, Lund och Malmö, har": names right after the noun that counts them.
    pub(super) fn names_after(&self) -> Option<Slip> {
        self.readings.iter().find_map(|reading| {
            let typed = count(reading).filter(|typed| (2..=12).contains(typed) && !self.is_about(reading))?;
            let (listed, end) = self.names_listed(reading.range.end)?;
            (listed != typed && !self.is_whole_before_some(reading)).then(|| self.list_slip(reading, listed, end))
        })
    }

    /// "Två av de fem regionerna, Örebro län och Västmanland": the names are those of the first number.
    fn is_whole_before_some(&self, reading: &Reading) -> bool {
        let before = self.lower.iter().rev().filter(|(range, _)| range.end <= reading.range.start);
        let mut before = before.skip_while(|(_, word)| LANGUAGE.sifferord.av_alla.contains(word.as_str()));
        let of = before.next().is_some_and(|(_, word)| word == LANGUAGE.smaord.av);
        let some = before.next().filter(|_| of);
        some.is_some_and(|(range, _)| self.readings.iter().any(|other| other.range == *range && count(other).is_some()))
    }

    /// How many names stand after one or two words from a byte on, and where they end.
    fn names_listed(&self, at: usize) -> Option<(i64, usize)> {
        let first = self.lower.iter().position(|(range, _)| range.start >= at)?;
        let written = |index: usize| self.lower.get(index).map(|(range, _)| &self.text[range.clone()]);
        let capital = |index: usize| written(index).is_some_and(|word| word.starts_with(char::is_uppercase));
        let begin = (first + 1..first + 3).find(|index| capital(*index))?;
        let mut gap = self.text[self.lower[begin - 1].0.end..self.lower[begin].0.start].trim();
        let noun = self.lower[begin - 1].1.as_str();
        let definite = LANGUAGE.is_definite_plural(noun) || noun.ends_with(LANGUAGE.sifferord.bestamd_slut.as_str());
        if !(gap == "," || (gap.is_empty() && definite)) || LANGUAGE.tidsord.begin(noun) {
            return None;
        }
        let (mut names, mut joined, mut index) = (1, false, begin + 1);
        while let Some((range, word)) = self.lower.get(index) {
            gap = self.text[self.lower[index - 1].0.end..range.start].trim();
            let joins = LANGUAGE.sifferord.och.contains(word.as_str());
            if joins && capital(index + 1) && gap.is_empty() && !joined {
                (joined, names, index) = (true, names + 1, index + 2);
            } else if capital(index) && gap == "," && !joined {
                (names, index) = (names + 1, index + 1);
            } else if gap.is_empty() && (capital(index) || LANGUAGE.ortsled.contains(word)) {
                index += 1;
            } else {
                break;
            }
        }
        let next = self.lower.get(index).map_or("", |(_, word)| word.as_str());
        let open = LANGUAGE.inte_alla.contains(next) || next.starts_with(char::is_numeric);
        let end = self.lower[index - 1].0.end;
        let closed = !self.text[end..].starts_with([':', '-', '/']) && (!joined || !self.text[end..].starts_with(" ("));
        (joined && !open && closed).then_some((names, end))
    }

    /// "De tre områdena är musik, dans, teater och film", "De fyra ämnen som lyfts är el, vatten och skulder": what all of them are is
    /// listed after.
    pub(super) fn all_are(&self) -> Option<Slip> {
        let [article, number, noun, next, ..] = self.lower else { return None };
        let told = next.1 == LANGUAGE.smaord.som;
        let verb = if told { self.lower.iter().rfind(|(_, word)| LANGUAGE.ar.contains(word))? } else { next };
        let all = LANGUAGE.sifferord.de_dessa.contains(article.1.as_str())
            && (told || LANGUAGE.is_definite_plural(&noun.1))
            && LANGUAGE.ar.contains(&verb.1);
        let reading = self.readings.iter().find(|reading| reading.range == number.0).filter(|_| all)?;
        let typed = count(reading).filter(|typed| (2..=12).contains(typed))?;
        let list = &self.text[verb.0.end..self.range.end];
        let others =
            list.contains([':', ';', '(', '–']) || self.readings.iter().any(|other| other.range.start > verb.0.end);
        // "är stora, dyra och sena" says what they are like.
        let adjective = list
            .split([',', ' ', '.'])
            .any(|word| word == LANGUAGE.smaord.av || (word.ends_with('a') && word.starts_with(char::is_lowercase)));
        let open = told && LANGUAGE.oppna_delar.iter().any(|word| list.contains(word));
        let listed = items(list).filter(|_| !others && !adjective && !open)?;
        (listed != typed).then(|| self.list_slip(reading, listed, self.range.end))
    }

    /// "fyra grupper: barn, unga och vuxna".
    pub(super) fn enumeration(&self) -> Option<Slip> {
        let sentence = &self.text[self.range.clone()];
        let leads = LANGUAGE.uppraknas.iter().filter_map(|lead| Some((sentence.find(lead.as_str())?, lead.len() - 1)));
        let (colon, lead) = leads.min()?;
        let at = self.range.start + colon;
        let (reading, typed) = self.announced_last(at)?;
        let list = &sentence[colon + lead..];
        // "kontakterna med andra städer" counts nothing.
        let counts =
            |reading: &Reading| !LANGUAGE.flera_andra.contains(&self.text[reading.range.clone()].to_lowercase());
        let numbered =
            self.readings.iter().any(|reading| reading.range.start > at && counts(reading) && !self.is_label(reading));
        if numbered || list.contains([':', ';', '(', '–', '”']) {
            return None;
        }
        let listed = both(list).or_else(|| clauses(list)).or_else(|| alike(list)).or_else(|| items(list))?;
        (listed != typed).then(|| self.list_slip(reading, listed, at))
    }
}

/// How many clauses "vi ringer, vi har kartan med oss och vi skriver" has: each begins with the word of the first.
fn alike(list: &str) -> Option<i64> {
    let list = list.trim().trim_end_matches('.');
    let first = list.split_whitespace().next()?;
    let parts: Vec<&str> = list.split(", ").collect();
    let (last, before) = parts.split_last()?;
    let joins = LANGUAGE.sifferord.fogar.iter();
    let joined = joins.filter(|word| last.contains(&format!(" {word} {first} "))).count() == 1;
    let begins = |part: &&str| part.split_whitespace().next() == Some(first) && part.split_whitespace().count() > 1;
    (joined && !before.is_empty() && parts.iter().all(begins)).then(|| i64::try_from(before.len() + 2).ok()).flatten()
}

/// How many items "a, b och c" has; none where it is not a plain list.
pub(super) fn items(list: &str) -> Option<i64> {
    let list = list.trim().trim_end_matches('.');
    let parts: Vec<&str> = list.split(", ").collect();
    let (last, first) = parts.split_last()?;
    let (one, other) = LANGUAGE.sifferord.fogar.iter().find_map(|word| last.split_once(&format!(" {word} ")))?;
    let longer = [LANGUAGE.smaord.och, LANGUAGE.smaord.som];
    let short = |part: &&str| {
        part.split_whitespace().count() <= 4 && !longer.iter().any(|word| part.contains(&format!(" {word} ")))
    };
    let plain = first.iter().all(short) && short(&one) && short(&other);
    plain.then(|| i64::try_from(first.len() + 2).ok()).flatten()
}

/// How many parts "dels …, dels …" has.
fn both(list: &str) -> Option<i64> {
    let parts = list.split_whitespace().filter(|word| *word == LANGUAGE.smaord.dels).count();
    (parts > 1).then(|| i64::try_from(parts).ok()).flatten()
}

/// How many clauses "att …, att … och att …" or "hur … och vem …" has.
fn clauses(list: &str) -> Option<i64> {
    let list = list.trim().trim_end_matches('.');
    let first = list.split_whitespace().next()?;
    let begins = |chunk: &str| match chunk.split_whitespace().next() {
        Some(word) if word == LANGUAGE.smaord.att => first == word,
        Some(word) => first != LANGUAGE.smaord.att && LANGUAGE.fragor.contains(word),
        None => false,
    };
    if !begins(list) {
        return None;
    }
    let joins = [LANGUAGE.sifferord.fogar.as_slice(), std::slice::from_ref(&LANGUAGE.sifferord.fogar_val)].concat();
    let counted = LANGUAGE.listed_by(list, &joins).into_iter().filter(|chunk| begins(chunk)).count();
    (counted > 1).then(|| i64::try_from(counted).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{clauses, items};

    #[test]
    fn items_are_counted() {
        for (list, count) in [
            (" barn, unga och vuxna.", Some(3)),
            (" skolan och vården", Some(2)),
            (" a och b, c och d och e", None),
            (" det är bra", None),
            (" de som har varit här länge och sett allt, de som kom", None),
        ] {
            assert_eq!(items(list), count, "{list}");
        }
        for (list, count) in [
            (" att räkna, att läsa och skriva och att tala.", Some(3)),
            (" hur det görs och vem som gör det", Some(2)),
            (" att ringa eller skriva, att vänta eller att gå", Some(3)),
            (" barn och unga", None),
        ] {
            assert_eq!(clauses(list), count, "{list}");
        }
    }
}
