//! What a numeral is of by what its clause leads to: a part of the organisation, another one, another meeting, a group of those who
//! pay, what did not take place.

use std::ops::Range;

use super::Numerals;
use super::mention::Mention;
use super::statements::Statement;
use crate::model::{Table, Value};
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;
use crate::review::readings::Numeral;
use crate::review::runs::Run;
use crate::templates::ValueType;

/// Adjectives before a noun are at most so many.
const ADJECTIVES: usize = 2;

/// What "som" speaks of stands at most so many words before it, and so many words after an amount say what it is.
const NEAR: usize = 6;

/// What an amount or a count is of stands at most so many words after it.
const AFTER: usize = 4;

/// What sheets give is named so.
const COMPUTED: &str = "berakning.";

/// A noun after a preposition.
struct Led<'r> {
    /// Its word in the clause.
    at: usize,
    /// As it is written.
    written: &'r str,
    /// In small letters, without the s of a genitive.
    noun: &'r str,
    /// Whether it owns what comes after it.
    genitive: bool,
    /// Whether it has an article and an adjective before it: "det nordiska mötet".
    told_apart: bool,
}

impl Numerals<'_, '_> {
    /// Whether the sentence of a numeral leads to something that is not the case's own.
    pub(super) fn is_elsewhere(&self, mention: &Mention<'_>, statement: &Statement<'_>) -> bool {
        let known = &statement.about.numeral;
        let counted = matches!(known, Numeral::Count(_));
        let failed = |word: &String| LANGUAGE.sifferord.uteblev.contains(word);
        if counted && mention.words.iter().any(failed)
            || self.is_of_named_row(mention)
            || self.is_of_document_for_another(mention)
        {
            return true;
        }
        if statement.is_of_founding() {
            return self.founds_aside(mention);
        }
        if mention.is_amount() && (self.is_of_antecedent(mention) || is_received(mention)) {
            return true;
        }
        // "vart tredje år" is no count of anything.
        let interval = || mention.after.first().is_some_and(|word| LANGUAGE.is_of_time(word));
        match known {
            Numeral::Count(_) => !interval() && self.leads_elsewhere(mention, statement, AFTER),
            Numeral::Amount(_) => self.leads_elsewhere(mention, statement, AFTER),
            // "ansluten sedan 2003 märks på kontakterna": what comes long after is not of the year.
            Numeral::Year(_) | Numeral::Month(_) => self.leads_elsewhere(mention, statement, 0),
            _ => false,
        }
    }

    /// "Barnens trafikforum tar 6 000 kronor om året": a sentence that names a row of a sheet of others, which has no years.
    fn is_of_named_row(&self, mention: &Mention<'_>) -> bool {
        let kind = &self.review.templates.arendetyp;
        let named = kind.egennamn.iter().chain(kind.forkortningar.iter().map(|pair| &pair.kort));
        let text = mention.text();
        named.filter_map(|source| source.split_once('.')).any(|(table, column)| {
            let Some(spec) = kind.tabeller.iter().find(|spec| spec.namn == table) else { return false };
            let has_years = spec.kolumner.iter().any(|column| column.typ == ValueType::Ar);
            let at = spec.kolumner.iter().position(|spec| spec.namn == column);
            let (Some(at), Some(rows)) = (at.filter(|_| !has_years), self.review.case.tables.get(table)) else {
                return false;
            };
            names(rows, at).any(|name| !name.split(' ').all(|word| self.subjects.is_own(word)) && has_word(text, name))
        })
    }

    /// "Inriktningen för lokaler antogs den 3 mars 2020": a document of the case's kind that is for something else.
    fn is_of_document_for_another(&self, mention: &Mention<'_>) -> bool {
        if !mention.may_be(|numeral| matches!(numeral, Numeral::Date(_) | Numeral::Decision(..) | Numeral::Count(_))) {
            return false;
        }
        let leads = |word: &String| *word == LANGUAGE.smaord.for_ || *word == LANGUAGE.smaord.om;
        mention.words.windows(3).any(|three| {
            self.subjects.is_kind(&three[0])
                && leads(&three[1])
                && !self.is_own_purpose(&three[2])
                && !is_definite(&three[2])
        })
    }

    /// "Sedan starten av pandemin 2020", "Samarbetet med grannkommunerna startade 2012", "Idén om ett förbund kom till 2005", "Nätverkets
    /// nyhetsbrev har funnits sedan 2016": what began is told by what it is of, and that is not the organisation.
    fn founds_aside(&self, mention: &Mention<'_>) -> bool {
        let small = &LANGUAGE.smaord;
        let list = mention.passage.runs_in(&mention.sentence);
        let of = |at: usize| {
            let (noun, lead) = (list[at].lower.as_str(), list[at + 1].lower.as_str());
            let with = || at == 0 && (is_definite(noun) || self.subjects.is_organisation(noun));
            (lead == small.av && is_start(noun) || lead == small.med && with())
                && self.led(mention, list, at + 1).is_some_and(|led| self.is_of_others(list, &led))
        };
        let [first, second, ..] = list else { return false };
        let (noun, next) = (first.lower.as_str(), second.lower.as_str());
        let ours = self.subjects.is_organisation(noun);
        let about = || {
            LANGUAGE.sifferord.handlar_om_led.contains(next)
                && noun.ends_with(['n', 't'])
                && !ours
                && !is_start(noun)
                && !LANGUAGE.initiativet.contains(noun)
                && !LANGUAGE.is_of_time(noun)
                && !self.subjects.is_own(&mention.passage.text[first.range.clone()])
        };
        let begins = || {
            LANGUAGE.bildandet.contains(next)
                || next.starts_with(LANGUAGE.sifferord.start.as_str())
                || LANGUAGE.fran_borjan.contains(next)
        };
        about() || ours && noun.ends_with('s') && !begins() || (0..list.len().saturating_sub(2)).any(of)
    }

    /// "I bussen finns 50 platser", "gick med i arbetsgruppen 2020", "6 000 kronor i Barnens trafikforum", "utser tre ledamöter till
    /// skolvägsrådet": a preposition in the clause leads to something that the case has no name for.
    fn leads_elsewhere(&self, mention: &Mention<'_>, statement: &Statement<'_>, reach: usize) -> bool {
        let list = mention.passage.runs_in(&clause(mention));
        let computed = statement.about.name.starts_with(COMPUTED);
        let number = list.partition_point(|run| run.range.end <= mention.reading.range.start);
        let after = list.partition_point(|run| run.range.start < mention.reading.range.end);
        let near = |at: &usize| *at < number || (after..=after + reach).contains(at);
        let leads = |at: &usize| LANGUAGE.sifferord.annorstades_led.contains(&list[*at].lower);
        // "Enligt beslut i styrelsen".
        let decided = |at: &usize| {
            let before = at.checked_sub(1).map(|before| list[before].lower.as_str()).unwrap_or_default();
            LANGUAGE.protokollsord.iter().any(|word| before.contains(word))
        };
        // "vid mässan" of a fact of `massan`: what it is of.
        let of_it = |led: &Led<'_>| statement.about.name.split('.').any(|part| led.noun.starts_with(part));
        let is_others = |led: &Led<'_>| {
            let owned = self.owns_part(list, led);
            // What a sheet counts is at meetings of many names.
            let may_be = !computed || led.is_name() || is_body(led.noun) || owned;
            let seat = || (computed || mention.is_amount()) && self.subjects.is_seat(led.written);
            may_be && !of_it(led) && (seat() || computed && owned || self.is_of_others(list, led))
        };
        let mut found = (0..list.len().saturating_sub(1)).filter(|at| near(at) && leads(at) && !decided(at));
        found.any(|at| self.owns_of_its_own(list, at) || self.led(mention, list, at).is_some_and(|led| is_others(&led)))
    }

    /// "fem platser i sin styrelse".
    fn owns_of_its_own(&self, list: &[Run], lead: usize) -> bool {
        let owner = LANGUAGE.sifferord.annorstades_agare.contains(&list[lead + 1].lower);
        owner && list.get(lead + 2).is_some_and(|run| self.is_part(&run.lower))
    }

    /// The noun that a preposition leads to: a name, or one in the definite form.
    fn led<'r>(&self, mention: &Mention<'r>, list: &'r [Run], lead: usize) -> Option<Led<'r>> {
        let written = |at: usize| &mention.passage.text[list[at].range.clone()];
        let article = LANGUAGE.artiklar.contains(list.get(lead + 1)?.lower.as_str());
        let first = lead + 1 + usize::from(article);
        let adjective =
            |run: &&Run| (run.lower.ends_with('a') || article && run.lower.ends_with('e')) && !is_definite(&run.lower);
        let rest = list.get(first..)?;
        let capital = rest.first().is_some_and(|_| written(first).starts_with(char::is_uppercase));
        let skipped = if capital { 0 } else { rest.iter().take(ADJECTIVES).take_while(adjective).count() };
        let at = first + skipped;
        let lower = list.get(at)?.lower.as_str();
        let noun = lower.strip_suffix('s').unwrap_or(lower);
        let led = Led { at, written: written(at), noun, genitive: noun != lower, told_apart: article && skipped > 0 };
        (led.is_name() || is_definite(noun)).then_some(led)
    }

    /// Whether a noun that is led to is not the case's own, or a part of it.
    fn is_of_others(&self, list: &[Run], led: &Led<'_>) -> bool {
        let town = LANGUAGE.kommunen.contains(led.noun);
        let ours = self.subjects.is_own(led.written)
            || self.subjects.is_own(led.noun)
            || self.subjects.is_organisation(led.noun)
            || LANGUAGE.egna.contains(led.noun)
            || town
            || self.subjects.is_kind(led.noun);
        if ours {
            // "nätverkets valberedning", "den minsta kommunen".
            return !town && self.owns_part(list, led) || town && led.told_apart && !led.genitive;
        }
        let of_time = LANGUAGE.is_of_time(led.noun) || LANGUAGE.is_of_costs(led.noun);
        let member = led.noun.starts_with(LANGUAGE.medlemsord.as_str());
        let plain = LANGUAGE.sifferord.annorstades_inte.contains(led.noun) && !(led.told_apart || led.genitive);
        !of_time && !member && !plain
    }

    /// "nätverkets valberedning", "föreningens tekniska utskott".
    fn owns_part(&self, list: &[Run], led: &Led<'_>) -> bool {
        let after = list.get(led.at + 1..).unwrap_or_default();
        let adjective = |run: &&Run| run.lower.ends_with('a') && !is_definite(&run.lower);
        let mut rest = after.iter().skip_while(adjective);
        led.genitive && rest.next().is_some_and(|run| self.is_part(&run.lower))
    }

    /// Whether a word is for a part of an organisation.
    fn is_part(&self, word: &str) -> bool {
        let heads = &LANGUAGE.organisationshuvuden;
        let head = heads.contains_key(word) || heads.values().any(|head| head == word);
        let made_of = || heads.keys().any(|head| word.ends_with(head.as_str()));
        !head
            && !self.subjects.is_own(word)
            && (made_of()
                || LANGUAGE.delar_av_organisation.iter().any(|part| word.contains(part.as_str()))
                || LANGUAGE.inte_organisationen.begin(word))
    }

    /// "ett kontrakt om utbildning som kostar 25 000 kronor årligen": what costs so much is told right before, and is not the case's.
    fn is_of_antecedent(&self, mention: &Mention<'_>) -> bool {
        let before = &mention.before;
        let Some(that) = before.iter().take(NEAR).position(|word| *word == LANGUAGE.smaord.som) else { return false };
        if !before[..that].iter().any(|word| LANGUAGE.kosta.contains(word)) {
            return false;
        }
        let phrase = before.get(that + 1..).unwrap_or_default();
        let begins = |word: &&str| LANGUAGE.sifferord.ett.contains(word) || is_definite(word);
        let Some(end) = phrase.iter().take(NEAR).position(begins) else { return false };
        !phrase[..=end].iter().any(|word| !LANGUAGE.sifferord.ett.contains(word) && self.may_be_own(word))
    }

    /// Whether a word may be of what the case is about.
    fn may_be_own(&self, word: &str) -> bool {
        self.is_own_purpose(word)
            || LANGUAGE.organisationshuvuden.contains_key(word)
            || LANGUAGE.organisationsord.begin(word)
    }
}

impl Led<'_> {
    fn is_name(&self) -> bool {
        self.written.starts_with(char::is_uppercase)
    }
}

/// The names of the rows of a sheet.
fn names(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    table.rows.iter().filter_map(move |row| match row.values.get(column)? {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    })
}

/// Whether a text has words between other letters than letters.
fn has_word(text: &str, name: &str) -> bool {
    let ends = |rest: &str| {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        !rest.starts_with(char::is_alphanumeric)
    };
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric) && ends(&text[at + name.len()..]))
}

/// Whether a word is for how something began.
fn is_start(word: &str) -> bool {
    let start = LANGUAGE.sifferord.start.as_str();
    LANGUAGE.bildandet.contains(word) || word.starts_with(start) && is_definite(word)
}

/// Whether a noun is a body of somebody: "nämnden", "skolvägsrådet".
fn is_body(noun: &str) -> bool {
    LANGUAGE.organled.iter().any(|end| noun.ends_with(end)) || noun.ends_with(LANGUAGE.sifferord.styrelsen.as_str())
}

/// The bytes of what stands between commas around a numeral.
fn clause(mention: &Mention<'_>) -> Range<usize> {
    let comma = |c: char| [',', ';', ':', '(', ')'].contains(&c);
    let (lead, rest) = (mention.lead(), mention.rest());
    let borders = |text: &str, (at, c): (usize, char)| {
        comma(c) && text[at + c.len_utf8()..].starts_with(|next: char| !next.is_ascii_digit())
    };
    let start = lead.char_indices().rev().find(|found| borders(lead, *found)).map_or(0, |(at, _)| at + 1);
    let end = rest.char_indices().find(|found| borders(rest, *found)).map_or(rest.len(), |(at, _)| at);
    mention.sentence.start + start..mention.reading.range.end + end
}

/// "får 200 000 kronor per år i statsbidrag", "omsätter 900 000 kronor per år": what is given to somebody, or goes through its books.
fn is_received(mention: &Mention<'_>) -> bool {
    let given = mention.after.iter().take(NEAR).any(|word| LANGUAGE.intakter.end(word));
    let mut before = mention.before.iter().skip_while(|word| LANGUAGE.ungefar.contains_key(word));
    given || before.next().is_some_and(|word| LANGUAGE.sifferord.omsatter.contains(word))
}
