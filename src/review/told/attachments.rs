//! Which bilaga is which document: "förslaget till policy (bilaga 2)" where that is bilaga 1.

use super::Read;
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::message::message;
use crate::model::DocumentRole;
use crate::review::Review;
use crate::review::attachments::{Citation, Citations};
use crate::review::kinds::kind_of;
use crate::review::language_data::LANGUAGE;

/// The word for a document's kind stands at most so many words before the bilaga.
const NEAR: usize = 8;

/// A kind that a sentence opens with is among so many words.
const OPENS: usize = 3;

/// And at most so many after what leads it in.
const LED: usize = 2;

/// A word for a kind, with the one bilaga that is of it.
struct Kind {
    forms: Vec<String>,
    number: Option<usize>,
}

/// The kinds of the bilagor.
pub(super) struct Attached {
    citations: Citations,
    kinds: Vec<Kind>,
    /// The number of what is proposed.
    proposed: Option<usize>,
}

impl Attached {
    pub(super) fn new(review: &Review<'_>) -> Option<Self> {
        let words = &review.templates.sprak.granskning.granskningsord;
        let citations = Citations::new(&words.bilaga)?;
        let kinds = words.dokumentsorter.iter().map(|kind| {
            let of_kind = review.documents.iter().filter(|document| kind_of(document).as_ref() == Some(&kind.ord));
            let numbers: Vec<usize> = of_kind.filter_map(|document| document.number).collect();
            let number = if numbers.len() == 1 { numbers.first().copied() } else { None };
            Kind { forms: vec![kind.ord.clone(), kind.bestamd.clone(), format!("{}s", kind.bestamd)], number }
        });
        let is_proposed = |document: &&Document| {
            let attachment = review.case.attachments.iter().find(|attachment| attachment.key() == document.key);
            attachment.is_some_and(|attachment| attachment.role() == Some(DocumentRole::Forslag))
        };
        let mut proposed = review.documents.iter().filter(is_proposed);
        let proposed = proposed.next().filter(|_| proposed.next().is_none()).and_then(|document| document.number);
        Some(Self { citations, kinds: kinds.collect(), proposed })
    }

    /// "Förslaget har tagits fram av kontoret och framgår av bilaga 2", where that is another document.
    fn proposal(&self, read: &Read<'_, '_>, citation: &Citation, findings: &mut Diagnostics) {
        let sentence = read.sentence(citation.range.start);
        let word = |at: usize| sentence.get(at).map_or("", |(_, word)| word.as_str());
        let is_it = |word: &str| LANGUAGE.sifferord.forslaget.iter().any(|own| own == word);
        // "Det förslag som kommunstyrelsen har att anta återfinns i bilaga 2".
        let said =
            word(0) == LANGUAGE.smaord.det && word(1) == LANGUAGE.sifferord.forslag && word(2) == LANGUAGE.smaord.som;
        let opens = is_it(word(0)) || said;
        let before: Vec<&str> = sentence
            .iter()
            .filter(|(range, _)| range.end <= citation.range.start)
            .map(|(_, word)| word.as_str())
            .collect();
        let [.., verb, _] = before.as_slice() else { return };
        // "Förslaget ersätter inriktningen, som finns i bilaga 2".
        let clauses = before.iter().filter(|word| **word == LANGUAGE.smaord.som).count();
        let of_another = clauses > usize::from(said)
            || self.kinds.iter().any(|kind| before.iter().any(|word| kind.forms.iter().any(|form| form == word)));
        let known = self.kinds.iter().any(|kind| kind.number == Some(citation.number));
        let (Some(number), true) = (self.proposed, opens && !of_another && known) else { return };
        if LANGUAGE.sifferord.framgar.contains(verb) && number != citation.number {
            let sort = LANGUAGE.sifferord.forslaget.first().map_or("", String::as_str);
            let text = read.text(&citation.range);
            let problem = message!(codes::ATTACHMENT_DIFFERS, text = text, sort = sort, nummer = number);
            read.warn(problem, &citation.range, None, findings);
        }
    }

    /// "Se bilaga 1 för inriktningens ord", "Bilaga 1 är anvisningen": the only kind that a sentence names, right after what leads it
    /// in.
    fn kind_after<'k, 'w>(
        &'k self,
        sentence: &'w [(std::ops::Range<usize>, String)],
        citation: &Citation,
        cited: usize,
    ) -> Option<(&'w std::ops::Range<usize>, &'k Kind)> {
        let mut after = sentence.iter().filter(|(range, _)| range.start >= citation.range.end);
        let (_, lead) = after.next()?;
        let leads =
            lead == LANGUAGE.smaord.for_ || LANGUAGE.ar.contains(lead) || LANGUAGE.sifferord.framgar.contains(lead);
        let of = |word: &String| self.kinds.iter().find(|kind| kind.forms.contains(word));
        let kinds = sentence.iter().filter(|(_, word)| of(word).is_some()).count();
        let denied = sentence.iter().any(|(_, word)| LANGUAGE.nekande.contains(word));
        // "Av bilaga 2 framgår hur den föreslagna anvisningen är utformad".
        let asks = |word: &str| LANGUAGE.fragor.contains(word);
        let small = |word: &str| {
            LANGUAGE.sifferord.den_det.contains(word)
                || LANGUAGE.foreslagen.contains(word)
                || LANGUAGE.nya_lagar.contains(word)
        };
        let after: Vec<_> = after.collect();
        let asked = after.first().is_some_and(|(_, word)| asks(word));
        let led = after.into_iter().skip_while(|(_, word)| asked && (asks(word) || small(word)));
        let (range, kind) = led.take(LED).find_map(|(range, word)| Some((range, of(word)?)))?;
        (leads && kinds == 1 && cited == 1 && !denied).then_some((range, kind))
    }

    /// "Den inriktning som föreslås upphöra är fogad till utlåtandet som bilaga 1": the only kind of a sentence that it opens with.
    fn kind_appended<'k, 'w>(
        &'k self,
        sentence: &'w [(std::ops::Range<usize>, String)],
        citation: &Citation,
        cited: usize,
    ) -> Option<(&'w std::ops::Range<usize>, &'k Kind)> {
        let lead = sentence.iter().rfind(|(range, _)| range.end <= citation.range.start)?;
        let of = |word: &String| self.kinds.iter().find(|kind| kind.forms.contains(word));
        let kinds = sentence.iter().filter(|(_, word)| of(word).is_some()).count();
        let (range, kind) = sentence.iter().take(OPENS).find_map(|(range, word)| Some((range, of(word)?)))?;
        (lead.1 == LANGUAGE.smaord.som && kinds == 1 && cited == 1).then_some((range, kind))
    }

    /// "I bilaga 1, som föreslås upphöra att gälla": what the clause after a bilaga says is to be done with it is done with another.
    fn in_relative(&self, read: &Read<'_, '_>, citation: &Citation, findings: &mut Diagnostics) {
        let Some(proposed) = self.proposed else { return };
        let clause = read.passage.text[citation.range.end..].strip_prefix(", ").unwrap_or_default();
        let clause = clause.split([',', '.', ';', '!', '?']).next().unwrap_or_default();
        let mut inside = clause.split_whitespace();
        if inside.next().is_none_or(|word| word != LANGUAGE.smaord.som) {
            return;
        }
        let rest: Vec<&str> = inside.take(NEAR).collect();
        let has = |list: &crate::review::word_set::WordSet| rest.iter().any(|word| list.contains(word));
        let (ends, begins) = (has(&LANGUAGE.uppgift.upphora), has(&LANGUAGE.uppgift.antas));
        // "som ersätter den inriktning som upphör": of both.
        let names = rest.iter().any(|word| self.kinds.iter().any(|kind| kind.forms.iter().any(|form| form == word)));
        let known = self.kinds.iter().any(|kind| kind.number == Some(citation.number));
        if ends == begins || names || !known || ends == (citation.number != proposed) {
            return;
        }
        let others: Vec<usize> = self.kinds.iter().filter_map(|kind| kind.number).collect();
        let wanted = if begins { Some(proposed) } else { others.iter().copied().find(|number| *number != proposed) };
        let Some(number) = wanted.filter(|_| others.len() == 2) else { return };
        let sort = self.kinds.iter().find(|kind| kind.number == Some(number)).map_or("", |kind| kind.forms[1].as_str());
        let problem =
            message!(codes::ATTACHMENT_DIFFERS, text = read.text(&citation.range), sort = sort, nummer = number);
        read.warn(problem, &citation.range, None, findings);
    }

    /// "Vill du läsa hela anvisningen? Bläddra till bilaga 2.": the only kind of the question before a sentence that names none.
    fn asked<'w>(
        &self,
        read: &'w Read<'_, '_>,
        citation: &Citation,
        cited: usize,
    ) -> Option<(&'w std::ops::Range<usize>, &Kind)> {
        let here = read.sentence(citation.range.start);
        let first = here.first()?;
        let of = |word: &String| self.kinds.iter().find(|kind| kind.forms.contains(word));
        let earlier =
            read.sentences().take_while(|other| other.first().is_some_and(|(range, _)| range.start < first.0.start));
        let question = earlier.last()?;
        let asks = read.text(&(question.last()?.0.end..first.0.start)).trim_start().starts_with('?');
        let mut kinds = question.iter().filter_map(|(range, word)| Some((range, of(word)?)));
        let (only, None) = (kinds.next()?, kinds.next()) else { return None };
        let reads = question.iter().any(|(_, word)| LANGUAGE.uppgift.lasa.contains(word));
        let last = here.last().is_some_and(|(range, _)| range.end <= citation.range.end);
        let plain = last && !read.text(&(first.0.start..citation.range.end)).contains(',');
        (asks && reads && plain && cited == 1 && here.len() <= NEAR && !here.iter().any(|(_, word)| of(word).is_some()))
            .then_some(only)
    }

    /// "Bilaga 1, alltså inriktningen, saknar …", "bilaga 2 (anvisningen)": the kind that stands beside the bilaga in commas or brackets.
    fn apposed(&self, read: &Read<'_, '_>, citation: &Citation, findings: &mut Diagnostics) {
        let text = &read.passage.text[citation.range.end..];
        let Some(inside) = text.strip_prefix(", ").or_else(|| text.strip_prefix(" (")) else { return };
        let Some((inside, after)) = inside.find([',', ')', '.', ';', '(']).map(|end| inside.split_at(end)) else {
            return;
        };
        let lower = inside.to_lowercase();
        let mut bare = lower.as_str();
        for lead in &LANGUAGE.det_vill_saga {
            bare = bare.strip_prefix(lead.as_str()).unwrap_or(bare).trim_start();
        }
        // "det vill säga i den nya anvisningen".
        let is_small = |word: &str| {
            LANGUAGE.ortsprepositioner.contains(word)
                || word == LANGUAGE.smaord.av
                || LANGUAGE.artiklar.contains(word)
                || LANGUAGE.sifferord.den_det.contains(word)
                || LANGUAGE.nya_lagar.contains(word)
                || LANGUAGE.foreslagen.contains(word)
        };
        while let Some((_, rest)) = bare.split_once(' ').filter(|(first, _)| is_small(first)) {
            bare = rest;
        }
        let Some(kind) = self.kinds.iter().find(|kind| kind.forms[1] == bare) else { return };
        // "inriktningen, bilaga 1, anvisningen, bilaga 2": each kind stands before its bilaga.
        let listed = after
            .strip_prefix(", ")
            .is_some_and(|after| !self.citations.of(after.get(..10).unwrap_or(after)).is_empty());
        let before = read.passage.text[..citation.range.start].trim_end();
        let leads = before.ends_with([',', '(']);
        let known = self.kinds.iter().any(|other| other.number == Some(citation.number));
        if let Some(number) = kind.number.filter(|number| *number != citation.number && known && !listed && !leads) {
            let (text, sort) = (read.text(&citation.range), kind.forms[1].as_str());
            let problem = message!(codes::ATTACHMENT_DIFFERS, text = text, sort = sort, nummer = number);
            read.warn(problem, &citation.range, None, findings);
        }
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        let cited = self.citations.of(&read.passage.text);
        // "bilagorna 1 och 2" are of several documents.
        let is_shared = |citation: &Citation| cited.iter().filter(|other| other.range == citation.range).count() > 1;
        cited.iter().filter(|it| !is_shared(it)).for_each(|citation| self.proposal(read, citation, findings));
        cited.iter().filter(|it| !is_shared(it)).for_each(|citation| self.apposed(read, citation, findings));
        cited.iter().filter(|it| !is_shared(it)).for_each(|citation| self.in_relative(read, citation, findings));
        for (at, citation) in cited.iter().enumerate() {
            let from = at.checked_sub(1).map_or(0, |before| cited[before].range.end);
            let sentence = read.sentence(citation.range.start);
            let before = sentence.iter().rev().filter(|(range, _)| range.end <= citation.range.start);
            let mut before = before.take(NEAR).take_while(|(range, _)| range.start >= from);
            let kind = before
                .find_map(|(range, word)| Some((range, self.kinds.iter().find(|kind| kind.forms.contains(word))?)));
            let kind = kind.or_else(|| self.kind_after(sentence, citation, cited.len()));
            let kind = kind.or_else(|| self.kind_appended(sentence, citation, cited.len()));
            let kind = kind.or_else(|| self.asked(read, citation, cited.len()));
            let Some((range, kind, number)) =
                kind.and_then(|(range, kind)| Some((range, kind, kind.number?))).filter(|_| !is_shared(citation))
            else {
                continue;
            };
            // A reference is right as it stands: then the word is wrong.
            let range = if read.is_typed(&citation.range) { &citation.range } else { range };
            let known = self.kinds.iter().any(|other| other.number == Some(citation.number));
            if number != citation.number && known {
                let problem = message!(
                    codes::ATTACHMENT_DIFFERS,
                    text = read.text(&citation.range),
                    sort = kind.forms[1],
                    nummer = number
                );
                read.warn(problem, range, None, findings);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    #[test]
    fn bilagor_are_what_stands_after_them() {
        let told = |text: &str| {
            let to = format!("behov = \"Regleringen behöver bli kortare. {text}\"");
            let changed = [("arende.toml", "behov = \"Regleringen behöver bli kortare.\"", to.as_str())];
            Changed { texts: &changed, ..Changed::default() }.messages("G33").len()
        };
        for wrong in [
            "Se bilaga 1 för inriktningens lydelse.",
            "Bilaga 2 är anvisningen.",
            "I bilaga 1 återges inriktningen.",
            "Det förslag som kommunstyrelsen har att anta återfinns i bilaga 2.",
        ] {
            assert_eq!(told(wrong), 1, "{wrong}");
        }
        for right in [
            "Se bilaga 2 för inriktningens lydelse.",
            "Bilaga 1 är anvisningen.",
            "Bilaga 1 ersätter inriktningen.",
            "Bilaga 1 är den anvisning som ersätter inriktningen.",
            "Bilaga 1 är inte inriktningen.",
            "Se bilaga 1 för en jämförelse med inriktningen.",
            "I bilaga 1 finns det som inriktningen saknade.",
            "Det förslag som kommunstyrelsen har att anta återfinns i bilaga 1.",
            "Det förslag som ersätter inriktningen, som finns i bilaga 2, är kort.",
        ] {
            assert_eq!(told(right), 0, "{right}");
        }
    }
}
