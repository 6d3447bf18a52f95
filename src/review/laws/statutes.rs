//! Laws: `lagen (2023:196) om …`, `kommunallagen (2017:725)`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::Read;
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::language_data::{LANGUAGE, Law};
use crate::review::word_set::{WordMap, WordSet};

/// The first words of a law's title tell it from others.
const TITLE_WORDS: usize = 3;

/// The laws of the register by their names.
static BY_NAME: LazyLock<WordMap<&Law>> =
    LazyLock::new(|| LANGUAGE.lagar.iter().rev().map(|law| (law.namn.clone(), law)).collect());

/// Their abbreviations.
static SHORT: LazyLock<WordSet> =
    LazyLock::new(|| LANGUAGE.lagar.iter().filter_map(|law| law.kort.as_deref()).collect());

fn named(name: &str) -> Option<&'static Law> {
    BY_NAME.get(name).copied()
}

/// Whether a word is the abbreviation of a law of the register.
fn is_short(word: &str) -> bool {
    SHORT.contains(word)
}

/// Laws that a document has cited so far.
#[derive(Debug, Default)]
pub(super) struct Cited {
    numbers: BTreeSet<String>,
    titles: BTreeSet<String>,
    abbreviations: BTreeSet<String>,
    /// The laws of the register that have been named.
    names: BTreeSet<&'static str>,
    /// Other laws that have been named.
    others: BTreeSet<String>,
}

impl Cited {
    /// Looks through a passage.
    pub(super) fn passage(&mut self, read: &Read<'_>, findings: &mut Diagnostics) {
        for index in 0..read.passage.words.len() {
            let word = unbroken(read, index);
            if (word == "kap" || word == "kapitlet") && index > 0 {
                self.chapter(read, index, findings);
            }
            if misnamed(read, index, &word, findings) {
                continue;
            }
            self.named_without_number(read, index, &word, findings);
            let written = read.word(index);
            if is_number(written) && !is_other_series(read, index) {
                self.number(read, index, findings);
            } else if read.is_abbreviation(written) || is_short(written) {
                self.abbreviation(read, index, findings);
            } else if read.word(index + 1) == "om" && is_unnamed_law(read, index) {
                self.without_number(read, index, findings);
            }
        }
    }

    /// A number stands in parentheses after the law's name, or after "lagen" and before the title; later in the document
    /// the title may be left out.
    fn number(&mut self, read: &Read<'_>, index: usize, findings: &mut Diagnostics) {
        let range = read.passage.words[index].range.clone();
        let number = &read.passage.text[range.clone()];
        let again = !self.numbers.insert(number.to_owned());
        let after = read.word(index + 1);
        let titled = read.citing.lagtitel.iter().any(|word| word == after);
        if titled {
            self.titles.insert(title(read, index + 1));
        }
        self.titles.extend(title_before(read, index));
        let before = index.checked_sub(1).map(|before| read.word(before));
        let last = index;
        let index = if before == Some("SFS") { index - 1 } else { index };
        let known = LANGUAGE.lagar.iter().find(|law| law.has(number));
        if let Some(problem) = super::mistaken::check(read, last, number) {
            findings.extend(read.finding(problem, &range));
            return;
        }
        self.names.extend(known.map(|law| law.namn.as_str()));
        // "Lag (2018:1937) om …" is how the statute book writes it.
        let whole = index > 0
            && matches!(read.word(index - 1), "Lag" | "Förordning")
            && is_in_parentheses(read, index)
            && matches!(read.word(index + 1), "om" | "med");
        let titled_so = index > 0 && is_in_parentheses(read, index) && is_title(read.word(index - 1));
        let named = whole || titled_so || index > 0 && is_in_parentheses(read, index) && is_named_law(read, index - 1);
        // "1991 års kommunallag (1991:900)".
        let of_year = index > 1
            && is_in_parentheses(read, index)
            && read.lower(index - 2) == LANGUAGE.smaord.ars
            && ["lag", "förordning"].iter().any(|end| read.lower(index - 1).ends_with(end));
        let named = named || of_year;
        let unnamed = index > 0 && is_in_parentheses(read, index) && is_unnamed_law(read, index - 1);
        if named || (unnamed && (titled || again)) || ends_explanation(read, last) {
            return;
        }
        let problem = message!(codes::LAW_NUMBER, text = read.text(&range), nummer = number);
        findings.extend(read.finding(problem, &range));
    }

    /// The first time that a document names a law of the register its number stands there too.
    fn named_without_number(&mut self, read: &Read<'_>, index: usize, word: &str, findings: &mut Diagnostics) {
        let name = word.strip_suffix('s').unwrap_or(word);
        let pair = hyphened(read, index, name);
        let genitive = || if name == word { None } else { named(name) };
        let known = pair.as_ref().map(|(_, law)| *law).or_else(|| named(word)).or_else(genitive);
        if known.is_none() {
            return self.other_without_number(read, index, name, findings);
        }
        let Some(law) = known.filter(|law| !self.names.contains(law.namn.as_str())) else { return };
        self.names.insert(law.namn.as_str());
        // Codes and fundamental laws are cited by their names.
        if ["balken", "formen", "tryckfrihetsförordningen"].iter().any(|end| law.namn.ends_with(end)) {
            return;
        }
        let mut next = (index + 1..index + 4).map(|at| read.word(at));
        if next.any(is_number) {
            return;
        }
        let range = pair.map_or_else(|| read.passage.words[index].range.clone(), |(range, _)| range);
        let problem = message!(codes::LAW_FIRST_WITHOUT_NUMBER, text = read.text(&range), nummer = law.nummer);
        findings.extend(read.finding(problem, &range));
    }

    /// A law that the register has not, by its short name: "vattentjänstlagen". In parentheses or quotes the name is given.
    fn other_without_number(&mut self, read: &Read<'_>, index: usize, name: &str, findings: &mut Diagnostics) {
        let is_law = name.len() > "lagen".len() + 2 && name.ends_with("lagen") && !LANGUAGE.inte_lagar.end(name);
        if !is_law {
            return;
        }
        let range = &read.passage.words[index].range;
        // After a law's number and its title, between commas, a short name is given.
        let number_before = (0..index).rev().take(12).any(|at| is_number(read.word(at)));
        let between =
            read.passage.text[..range.start].ends_with(", ") && read.passage.text[range.end..].starts_with(',');
        let before = read.passage.text[..range.start].trim_end();
        let called = number_before && LANGUAGE.sa_kallad.end(before);
        let given = read.passage.text[..range.start].ends_with(['(', '”'])
            || called
            || (between && number_before)
            || (index > 0 && read.word(index - 1) == "eller");
        // "den nya cykellagen", "en ny lag, cykellagen": one that is proposed may have no number yet.
        let proposed = || (index.saturating_sub(3)..index).any(|at| LANGUAGE.nya_lagar.contains(&unbroken(read, at)));
        if !self.others.insert(name.to_owned())
            || given
            || proposed()
            || read.passage.text[range.end..].starts_with('-')
        {
            return;
        }
        let mut near = (index.saturating_sub(3)..index + 4).map(|at| read.word(at));
        if !near.any(is_number) {
            findings.extend(read.finding(message!(codes::LAW_WITHOUT_NUMBER, text = read.text(range)), range));
        }
    }

    /// "66 kap." of a law that has not so many.
    fn chapter(&self, read: &Read<'_>, index: usize, findings: &mut Diagnostics) {
        let Ok(number) = read.word(index - 1).parse::<u32>() else { return };
        let sentence = read.passage.words[index].sentence;
        let after = (index + 1..read.passage.words.len()).take_while(|at| read.passage.words[*at].sentence == sentence);
        let before = (0..index).rev().take_while(|at| read.passage.words[*at].sentence == sentence).take(3);
        // "hälso- och sjukvårdslagen" is told by its last word, a law with a title by its number.
        let names = |at: usize| {
            let word = read.lower(at);
            let name = word.strip_suffix('s').unwrap_or(word);
            let is_last = |law: &Law| law.namn.rsplit(' ').next().is_some_and(|last| last == word || last == name);
            LANGUAGE.lagar.iter().find(|law| {
                (law.titel.is_none() && is_last(law))
                    || law.kort.as_deref() == Some(read.word(at))
                    || law.has(read.word(at))
            })
        };
        let Some(law) = after.take(9).chain(before).find_map(names) else { return };
        let Some(most) = law.kapitel.filter(|most| number > *most || number == 0) else { return };
        let range = read.passage.words[index - 1].range.start..read.passage.words[index].range.end;
        let problem = message!(codes::LAW_CHAPTER, text = read.text(&range), lag = law.namn, antal = most);
        findings.extend(read.finding(problem, &range));
    }

    /// "lagen om …" is enough once the law has been cited with its number, before it or after its title.
    fn without_number(&mut self, read: &Read<'_>, index: usize, findings: &mut Diagnostics) {
        let title = title(read, index + 1);
        // "Bryssel II-förordningen om", "(EU) 2017/625 (förordningen om offentlig kontroll)", "lagen om detta".
        let before = &read.passage.text[..read.passage.words[index].range.start];
        let given = before.strip_suffix('(').is_some_and(|before| before.trim_end().ends_with(char::is_numeric));
        let none = before.ends_with('-') || given || LANGUAGE.andringslag.contains(&unbroken(read, index + 2));
        if none || self.titles.contains(&title) || number_in_sentence(read, index) {
            return;
        }
        let last = (index + TITLE_WORDS).min(read.passage.words.len() - 1);
        let range = read.passage.words[index].range.start..read.passage.words[last].range.end;
        findings.extend(read.finding(message!(codes::LAW_WITHOUT_NUMBER, text = read.text(&range)), &range));
    }

    /// An abbreviation may stand where the document has defined it, in parentheses or after the law's number.
    fn abbreviation(&mut self, read: &Read<'_>, index: usize, findings: &mut Diagnostics) {
        let short = read.word(index).to_owned();
        let range = &read.passage.words[index].range;
        let (before, after) = (read.passage.text[..range.start].trim_end(), &read.passage.text[range.end..]);
        // "(2001:453), LSS", "LSS (lagen …)", "(SoL-utredning)".
        let beside = before.ends_with([',', '(', '–']) || after.trim_start().starts_with('(');
        let defined = index > 0 && (beside || is_in_parentheses(read, index) || is_number(read.word(index - 1)));
        // "förkortad LSO".
        let called = index > 0 && LANGUAGE.forkortat.contains(read.lower(index - 1));
        // "Attendo LSS AB": a company's name.
        let company = read.word(index + 1) == "AB";
        let defined = defined || called || company || after.trim_start().starts_with('(');
        if defined {
            self.abbreviations.insert(short);
        } else if !self.abbreviations.contains(&short) {
            findings.extend(read.finding(message!(codes::LAW_ABBREVIATED, text = read.text(range)), range));
        }
    }
}

/// "kommunalagen": nearly the name of a law, and no other word.
fn misnamed(read: &Read<'_>, index: usize, word: &str, findings: &mut Diagnostics) -> bool {
    if let Some((range, law)) = unhyphened(read, index, word) {
        let problem = message!(codes::LAW_MISNAMED, text = read.text(&range), lag = law.namn);
        findings.extend(read.finding(problem, &range));
        return true;
    }
    if !(word.ends_with("lagen") || word.ends_with("lagens") || word.ends_with("balken") || word.ends_with("lag"))
        || word.len() < 9
    {
        return false;
    }
    let name = word.strip_suffix('s').unwrap_or(word);
    if named(name).is_some() {
        return false;
    }
    let mut one_word = LANGUAGE.lagar.iter().filter(|law| !law.namn.contains(' '));
    let letters = name.chars().count();
    let near = |law: &&Law| {
        name != law.namn
            && law.namn.chars().count().abs_diff(letters) <= 1
            && strsim::damerau_levenshtein(name, &law.namn) == 1
            && !same_kind(name, &law.namn)
    };
    let Some(law) = one_word.find(near) else { return false };
    let range = &read.passage.words[index].range;
    let problem = message!(codes::LAW_MISNAMED, text = read.text(range), lag = law.namn);
    findings.extend(read.finding(problem, range));
    true
}

/// A word in lower case, without the soft hyphens that a web page has put into it.
fn unbroken<'r>(read: &'r Read<'_>, index: usize) -> Cow<'r, str> {
    let lower = read.lower(index);
    // The byte of one is looked for first: it may be of another letter.
    if lower.bytes().any(|byte| byte == 0xad) { lower.replace('\u{ad}', "").into() } else { lower.into() }
}

/// "plan- och bygglagen": the law whose name ends with a word, and where the whole name stands.
fn hyphened(read: &Read<'_>, index: usize, name: &str) -> Option<(Range<usize>, &'static Law)> {
    let first = index.checked_sub(2).filter(|_| read.word(index - 1) == "och")?;
    let range = read.passage.words[first].range.start..read.passage.words[index].range.end;
    let whole = format!("{}- och {name}", read.word(first).trim_end_matches('-').to_lowercase());
    let law = named(&whole)?;
    read.passage.text[range.clone()].to_lowercase().starts_with(&whole).then_some((range, law))
}

/// "Kommunallag (2017:725)": what the statute book calls a law.
fn is_title(word: &str) -> bool {
    let lower = word.to_lowercase();
    let ends = |end: &&str| lower.strip_suffix(*end).is_some_and(|before| !before.is_empty());
    word.starts_with(char::is_uppercase) && ["lag", "förordning"].iter().any(ends)
}

/// "plan och bygglagen": the name of a law without the hyphen that it has.
fn unhyphened(read: &Read<'_>, index: usize, word: &str) -> Option<(Range<usize>, &'static Law)> {
    let first = index.checked_sub(2)?;
    let name = word.strip_suffix('s').unwrap_or(word);
    if !name.ends_with("lagen") || read.word(index - 1) != "och" {
        return None;
    }
    let range = read.passage.words[first].range.start..read.passage.words[index].range.end;
    let hyphened = format!("{}- och {name}", read.word(first).to_lowercase());
    let written = read.passage.text[range.clone()].to_lowercase();
    let law = LANGUAGE.lagar.iter().find(|law| law.namn == hyphened)?;
    (!written.starts_with(&hyphened)).then_some((range, law))
}

/// "2023:196".
fn is_number(word: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    // Most words do not begin with a digit.
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.split_once(':').is_some_and(|(year, number)| year.len() == 4 && digits(year) && digits(number))
}

/// "SOU 2021:49" is no law.
fn is_other_series(read: &Read<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| read.word(before)) else { return false };
    let (text, range) = (&read.passage.text, &read.passage.words[index].range);
    let joined = text[..range.start].ends_with(['/', '-']);
    // "Brå 2018:8 och 2022:11".
    let goes_on = index >= 2
        && LANGUAGE.nummerfogar.contains(before)
        && is_number(read.word(index - 2))
        && is_other_series(read, index - 2);
    // "MÖD 2020:11", "1480 2021:00417": reports of courts, and numbers of authorities.
    let court = before.chars().count() > 1 && before.chars().all(char::is_uppercase) && before != "SFS";
    let register = before.chars().all(|c| c.is_ascii_digit()) || text[range.clone()].contains(":0");
    // "en rapport, Stigande vatten (2020:4)": a series that the sentence names.
    let sentence = read.passage.words[index].sentence;
    let named = (0..index).rev().take_while(|at| read.passage.words[*at].sentence == sentence).take(6);
    let report = named.into_iter().any(|at| {
        let word = read.lower(at);
        word == "rapport" || word == "rapporten" || word.ends_with("rapport")
    });
    // "enligt Brå 2023:4": who publishes a series has a capital inside the sentence, and a law has none.
    let first = (0..index - 1).next_back().is_none_or(|at| read.passage.words[at].sentence != sentence);
    let publisher = before.starts_with(char::is_uppercase)
        && !first
        && before != "SFS"
        && !is_unnamed_law(read, index - 1)
        && !is_named_law(read, index - 1)
        && !read.citing.forkortningar.iter().any(|short| short == before)
        && text[read.passage.words[index - 1].range.end..range.start].trim_start().is_empty();
    joined
        || goes_on
        || court
        || publisher
        || register
        || report
        || (before != "SFS"
            && (read.citing.serier.iter().any(|series| series == before)
                || LANGUAGE.serier.contains(before)
                || LANGUAGE.serier.contains(&before.to_lowercase())
                || before.to_lowercase().ends_with("direktiv")))
}

/// Whether two names differ in their ending alone: "kommunallag".
fn same_kind(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// "lagen", "förordningen".
fn is_unnamed_law(read: &Read<'_>, index: usize) -> bool {
    read.citing.lagar.iter().any(|law| law == read.lower(index))
}

/// "kommunallagen", "lagens" in "kommunallagens".
fn is_named_law(read: &Read<'_>, index: usize) -> bool {
    let word = read.lower(index);
    let name = word.strip_suffix('s').unwrap_or(word);
    read.citing.lagar.iter().any(|law| name.ends_with(law.as_str()) && name != law) || LANGUAGE.forfattningar.end(name)
}

fn is_in_parentheses(read: &Read<'_>, index: usize) -> bool {
    let (text, range) = (&read.passage.text, &read.passage.words[index].range);
    let (before, after) = (&text[..range.start], &text[range.end..]);
    // "(2001:453, SoL)", "(2010:800, ändrad 2022)".
    let closed = after.starts_with(')') || after.starts_with(", ") || read.word(index) == "SFS";
    (before.ends_with('(') || before.ends_with("(SFS ") || before.ends_with("(SFS\u{a0}")) && closed
}

/// Whether a number ends the explanation of an abbreviation: "LSS (lagen om stöd …, 1993:387)".
fn ends_explanation(read: &Read<'_>, index: usize) -> bool {
    let (text, range) = (&read.passage.text, &read.passage.words[index].range);
    let inside = text[..range.start].rsplit('(').next().unwrap_or_default();
    let law = inside.split_whitespace().next().is_some_and(|word| word.to_lowercase().ends_with("lagen"));
    law && inside.trim_end().ends_with(',') && text[range.end..].starts_with(')')
}

/// The first words of the title that starts at a word.
fn title(read: &Read<'_>, index: usize) -> String {
    let words: Vec<&str> = (index..index + TITLE_WORDS).map(|index| read.word(index)).collect();
    words.join(" ")
}

/// The title before a number: "lagen om kommuners ansvar … (2023:196)".
fn title_before(read: &Read<'_>, index: usize) -> Option<String> {
    let sentence = read.passage.words[index].sentence;
    let inside = (0..index).rev().take_while(|before| read.passage.words[*before].sentence == sentence);
    let law = inside.into_iter().find(|before| is_unnamed_law(read, *before) && read.word(before + 1) == "om")?;
    Some(title(read, law + 1))
}

/// Whether a law's number follows in the sentence; then that is what is judged.
fn number_in_sentence(read: &Read<'_>, index: usize) -> bool {
    let sentence = read.passage.words[index].sentence;
    let inside =
        (index + 1..read.passage.words.len()).take_while(|after| read.passage.words[*after].sentence == sentence);
    inside.into_iter().any(|after| is_number(read.word(after)))
}
