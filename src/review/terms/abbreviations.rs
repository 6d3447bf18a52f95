//! Abbreviations: each is explained once in a document, "full name (ABC)", before it is used. Every document is read by
//! itself, so every bilaga explains its own.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Review, Terms, column_texts, same_document, tabulated, texts_of};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;

/// Capitals of this many letters are taken for an abbreviation.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// Runs the rule on every document.
pub(super) fn review(review: &Review<'_>, terms: &Terms<'_>, findings: &mut Diagnostics) {
    let known = known(review, terms);
    for document in review.passages.chunk_by(same_document) {
        let mut reader =
            Reader { review, terms, known: &known, seen: BTreeMap::new(), named: Vec::new(), listed: BTreeMap::new() };
        document.iter().for_each(|passage| reader.passage(passage, findings));
        reader.finish(document, findings);
    }
}

/// Abbreviations with the names that they stand for.
fn known<'a>(review: &Review<'a>, terms: &Terms<'a>) -> BTreeMap<&'a str, &'a str> {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    known.extend(terms.list.iter().filter_map(|term| Some((term.abbreviation?, term.written))));
    for source in &review.templates.arendetyp.forkortningar {
        if source.kort.starts_with("fakta.") {
            let pairs = texts_of(review.case, &source.kort).into_iter().zip(texts_of(review.case, &source.namn));
            known.extend(pairs.map(|((short, _), (name, _))| (short, name)));
        } else {
            let short = column_texts(review.case, &source.kort).into_iter();
            let pairs = short.zip(column_texts(review.case, &source.namn));
            known.extend(pairs.filter_map(|(short, name)| Some((short?.0, name?.0))));
        }
    }
    known
}

/// What has been read of an abbreviation.
#[derive(Default)]
struct Seen {
    first_use: Option<Place>,
    explained: Option<Explained>,
    twice: bool,
}

/// Where an abbreviation is explained, the word before it, and the key of the section.
struct Explained {
    place: Option<Place>,
    word: String,
    section: String,
}

/// Reads one document.
struct Reader<'a, 'r> {
    review: &'r Review<'a>,
    terms: &'r Terms<'a>,
    known: &'r BTreeMap<&'a str, &'a str>,
    seen: BTreeMap<String, Seen>,
    /// Words in capitals that are parts of names given in full.
    named: Vec<String>,
    /// The workbook's names that hold a word in capitals.
    listed: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> Reader<'a, '_> {
    fn passage(&mut self, passage: &Passage<'_>, findings: &mut Diagnostics) {
        let text = &passage.text;
        let mut terms: Option<Vec<Range<usize>>> = None;
        for range in tokens(text) {
            let Some(short) = self.abbreviation(text, &range) else { continue };
            let terms = terms.get_or_insert_with(|| self.terms.list.iter().flat_map(|t| t.occurrences(text)).collect());
            let in_term = terms.iter().any(|term| term.start <= range.start && range.end <= term.end);
            if in_term || self.is_part_of_name(text, &short) {
                continue;
            }
            let place = passage.place(&range).or_else(|| passage.section.and_then(|section| section.place.clone()));
            let section = passage.section.map(|section| section.key.clone()).unwrap_or_default();
            if let Some(explained) = self.explained_otherwise(text, &range, &short) {
                let problem = message!(codes::ABBREVIATION_OTHERWISE, forkortning = short, namn = explained);
                findings.push(place.iter().cloned().fold(Diagnostic::warning(problem), Diagnostic::at));
            }
            if is_numbered(text, &range) || (!self.known.contains_key(short.as_str()) && is_company(text, &range)) {
                continue;
            }
            if !self.known.contains_key(short.as_str()) && is_explained_otherwise(text, &range, &short) {
                let seen = self.seen.entry(short).or_default();
                seen.explained.get_or_insert(Explained { place, word: String::new(), section });
                continue;
            }
            match explanation(text, &range)
                .filter(|word| self.explains(&short, word))
                .or_else(|| self.by_name(text, &range))
            {
                Some(word) => {
                    self.explained(short, Explained { place, word: word.to_owned(), section }, findings);
                }
                None => {
                    let seen = self.seen.entry(short).or_default();
                    if seen.first_use.is_none() && seen.explained.is_none() {
                        seen.first_use = place.or(Some(Place::File(crate::case_files::CASE_FILE.into())));
                    }
                }
            }
        }
    }

    /// The abbreviation that a token is, without a genitive s; none where the house
    /// holds it for generally known, for a placeholder or for a law.
    fn abbreviation(&self, text: &str, range: &Range<usize>) -> Option<String> {
        let token = &text[range.clone()];
        let short = match token.strip_suffix('s') {
            Some(stem) if !self.known.contains_key(token) => stem,
            _ => token,
        };
        let capitals = short.chars().all(char::is_uppercase) && LETTERS.contains(&short.chars().count());
        if !self.known.contains_key(short) && (!capitals || is_roman(short)) {
            return None;
        }
        let words = &self.review.templates.sprak.granskning;
        // Laws are cited in full: that is another rule.
        let elsewhere = words.ord.platshallare.iter().chain(&words.hanvisning.forkortningar);
        let general = words.ord.allmant_kanda.iter().chain(elsewhere).any(|known| known == short)
            || LANGUAGE.kanda.contains(short)
            || LANGUAGE.serier.contains(short)
            || LANGUAGE.lagar.iter().any(|law| law.kort.as_deref() == Some(short));
        (!general || self.known.contains_key(short)).then(|| short.to_owned())
    }

    /// A name that the workbook lists makes its capitals a name too, from where it is first written in full.
    fn is_part_of_name(&mut self, text: &str, short: &str) -> bool {
        if self.known.contains_key(short) {
            return false;
        }
        if self.named.iter().any(|named| named == short) {
            return true;
        }
        let review = self.review;
        let names = self.listed.entry(short.to_owned()).or_insert_with(|| listed(review, short));
        let named = names.iter().any(|name| text.contains(name));
        if named {
            self.named.push(short.to_owned());
        }
        named
    }

    /// The name of a known abbreviation that a parenthesis after it, or a name before it, gives in other words.
    fn explained_otherwise(&self, text: &str, range: &Range<usize>, short: &str) -> Option<String> {
        let words = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.map(str::to_lowercase).collect()
        };
        if let Some(name) = self.known.get(short) {
            let rest = text[range.end..].trim_start_matches([' ', '\u{a0}']).strip_prefix('(')?;
            let (given, wanted) = (words(rest.split(')').next()?), words(name));
            let alike = given.iter().any(|word| wanted.contains(word));
            let same = given.len() == wanted.len() && given.iter().zip(&wanted).all(|(a, b)| self.terms.inflects(a, b));
            return (alike && given.len() == wanted.len() && !same).then(|| (*name).to_owned());
        }
        // "Svenska cykelstäder (SCK)" where the workbook has another abbreviation of that name.
        let before = text[..range.start].strip_suffix('(')?.trim_end().to_lowercase();
        let of_name = |(_, name): &(&&str, &&str)| before.ends_with(&name.to_lowercase());
        let (known, name) = self.known.iter().find(of_name)?;
        (name.contains(' ') && text[range.end..].starts_with(')')).then(|| format!("{name} ({known})"))
    }

    /// Whether the word before the parenthesis ends the name: the known one's last word, or the one it was explained
    /// with before. A misspelt word counts too; that is reported by itself.
    fn explains(&self, short: &str, word: &str) -> bool {
        let name = self.known.get(short).copied();
        let before = self.seen.get(short).and_then(|seen| seen.explained.as_ref()).map(|e| e.word.as_str());
        let Some(ends) = name.or(before).filter(|ends| !ends.is_empty()) else { return true };
        let last = ends.split_whitespace().next_back().unwrap_or(ends).to_lowercase();
        let word = word.to_lowercase();
        self.terms.inflects(&word, &last) || strsim::damerau_levenshtein(&word, &last) <= 2
    }

    /// The known name that a token in parentheses stands behind, whatever sign it ends with: "Trygg® (TRG)".
    fn by_name<'t>(&self, text: &'t str, range: &Range<usize>) -> Option<&'t str> {
        let name = self.known.get(&text[range.clone()])?;
        let before = text[..range.start].strip_suffix('(')?.trim_end();
        let is_whole = before.ends_with(name) && text[range.end..].starts_with(')');
        before.rsplit(char::is_whitespace).next().filter(|_| is_whole)
    }

    /// An explanation. Once more in the same section it is one too many; a reader who begins with another section may get it
    /// again, in the same words.
    fn explained(&mut self, short: String, explanation: Explained, findings: &mut Diagnostics) {
        let place = explanation.place.clone();
        let seen = self.seen.entry(short.clone()).or_default();
        let Some(first) = &seen.explained else {
            let name = self.known.get(short.as_str()).copied().unwrap_or_default();
            if let Some(used) = &seen.first_use {
                let problem = message!(codes::ABBREVIATION_LATE, forkortning = short, namn = name);
                let known = self.known.contains_key(short.as_str());
                let finding = if known { Diagnostic::finding(problem) } else { Diagnostic::warning(problem) };
                let places = std::iter::once(used.clone()).chain(place.clone());
                findings.push(places.fold(finding, Diagnostic::at));
            }
            seen.explained = Some(explanation);
            return;
        };
        if !seen.twice && first.section == explanation.section {
            seen.twice = true;
            let finding = Diagnostic::warning(message!(codes::ABBREVIATION_TWICE, forkortning = short));
            let mut places: Vec<Place> = place.into_iter().chain(first.place.clone()).collect();
            places.dedup();
            findings.push(places.into_iter().fold(finding, Diagnostic::at));
        }
    }

    /// Reports what was used and never explained, be it by a table.
    fn finish(self, document: &[Passage<'_>], findings: &mut Diagnostics) {
        for (short, seen) in self.seen {
            if let (Some(used), None) = (seen.first_use, seen.explained) {
                let name = self.known.get(short.as_str()).copied().unwrap_or_default();
                let shown = |passage: &Passage<'_>| tabulated::explains(passage.document, &short, name);
                if document.first().is_some_and(shown) {
                    continue;
                }
                let problem = message!(codes::ABBREVIATION_UNDEFINED, forkortning = short, namn = name);
                // Capitals that neither case nor house knows may be anything.
                let known = self.known.contains_key(short.as_str());
                let finding = if known { Diagnostic::finding(problem) } else { Diagnostic::warning(problem) };
                findings.push(finding.at(used));
            }
        }
    }
}

/// The names of the kind of case's sources that hold a word and more.
fn listed<'a>(review: &Review<'a>, word: &str) -> Vec<&'a str> {
    let kind = &review.templates.arendetyp;
    let sources = kind.egennamn.iter().chain(&kind.benamningar);
    let mut names = Vec::new();
    for source in sources {
        let texts = texts_of(review.case, source).into_iter().map(|(name, _)| name);
        names.extend(texts.filter(|name| *name != word && name.contains(word)));
    }
    names
}

/// Runs of letters that may be an abbreviation: no part of a number, a case number, an address or a web page.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let may_have = |chunk: &str| chunk.contains(char::is_uppercase) && !is_address(chunk) && !is_signature(chunk);
    for chunk in chunks(text).filter(|chunk| may_have(&text[chunk.clone()])) {
        let mut start = chunk.start;
        for part in text[chunk.clone()].split(|c: char| !c.is_alphanumeric()) {
            let range = start..start + part.len();
            let after = &text[range.end..chunk.end];
            start = range.end + after.chars().next().map_or(0, char::len_utf8);
            let joined = after.strip_prefix(['-', ':', '/', '\u{2011}']);
            let numbered = joined.is_some_and(|rest| rest.starts_with(char::is_numeric));
            // "E.ON": a name.
            let dotted = text[chunk.start..range.start].ends_with('.')
                && text[chunk.start..range.start].contains(char::is_alphabetic);
            if part.chars().any(char::is_uppercase) && !numbered && !dotted && part.chars().count() > 1 {
                tokens.push(range);
            }
        }
    }
    tokens
}

/// What stands between white space.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(char::is_whitespace).map(move |chunk| {
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        start..start + chunk.len()
    })
}

/// Whether it is the number of somebody's document: "ACFC/OP/V(2023)003", "COM/2021/573".
fn is_signature(chunk: &str) -> bool {
    chunk.contains('/') && chunk.chars().filter(char::is_ascii_digit).count() > 2
}

fn is_address(chunk: &str) -> bool {
    chunk.contains("://") || chunk.contains("www.") || chunk.contains('@')
}

/// The word that `… (ABC)` explains, when the token stands so.
fn explanation<'t>(text: &'t str, range: &Range<usize>) -> Option<&'t str> {
    let before = text[..range.start].strip_suffix('(')?.trim_end();
    let closed = text[range.end..].starts_with(')');
    let word = before.rsplit(char::is_whitespace).next()?.trim_matches(|c: char| !c.is_alphanumeric());
    (closed && !word.is_empty() && before.ends_with(|c: char| c.is_alphanumeric() || c == '”' || c == '’'))
        .then_some(word)
}

/// What joins the parts of a number; a writing program makes one of another.
const DASHES: [char; 5] = ['-', '\u{2010}', '\u{2011}', '–', '−'];

/// Whether a number goes with it: "KS 2025/123", "RiR 2006:5", "KS/2020:197".
fn is_numbered(text: &str, range: &Range<usize>) -> bool {
    let rest = text[range.end..].trim_start_matches([' ', '\u{a0}', '/']).trim_start_matches(DASHES);
    let joins = |c: char| matches!(c, '/' | ':') || DASHES.contains(&c);
    let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || joins(*c)).collect();
    number.starts_with(|c: char| c.is_ascii_digit()) && number.trim_end_matches(joins).contains(joins)
}

/// Whether it is part of a company's name: beside AB or another word in capitals, or joined to one by a mark.
fn is_company(text: &str, range: &Range<usize>) -> bool {
    let trim = |c: char| c == ' ' || c == '\u{a0}';
    let before = text[..range.start].strip_suffix(trim).and_then(|text| text.rsplit(char::is_whitespace).next());
    let after = text[range.end..].strip_prefix(trim).and_then(|text| text.split(char::is_whitespace).next());
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let capitals = |word: Option<&str>| {
        word.map(bare).is_some_and(|word| word == "AB" || (word.len() > 1 && word.chars().all(char::is_uppercase)))
    };
    let joined = text[..range.start].ends_with('&') || text[range.end..].starts_with('&');
    // "IVL Svenska Miljöinstitutet": a name that begins with capitals.
    let name = after.is_some_and(|word| {
        word.starts_with(char::is_uppercase) && word.chars().filter(|c| c.is_lowercase()).count() > 2
    });
    // "FUB – För barn, unga och vuxna".
    let dashed = text[range.end..].strip_prefix(" – ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    joined || name || dashed || capitals(before) || capitals(after)
}

/// Whether an abbreviation that nobody knows is explained in another way than "full name (ABC)": "HEAT (Health Equity …)",
/// "VA (vatten och avlopp)", "Skola X, SX, är …", "förkortat SX", "(SX-taxan)".
fn is_explained_otherwise(text: &str, range: &Range<usize>, short: &str) -> bool {
    let after = &text[range.end..];
    // "IVA:s (Kungl. Ingenjörsvetenskapsakademiens)".
    let beside = after.strip_prefix(":s").unwrap_or(after);
    if let Some(inside) = beside.strip_prefix([' ', '\u{a0}']).and_then(|rest| rest.strip_prefix('(')) {
        let explanation = inside.split(')').next().unwrap_or_default();
        if has_initials(explanation, short) || explanation.split_whitespace().count() > 1 {
            return true;
        }
    }
    // "PTS är Post- och telestyrelsen", "NRF betyder Nordiska rådet för fred".
    if is_told(after, short) {
        return true;
    }
    // "SOM-institutet", "EN 301 549", "WCAG 2.1": parts of names.
    let named = after.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let numbered = after.trim_start_matches([' ', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit());
    let letters: std::collections::BTreeSet<char> = short.chars().collect();
    if named || numbered || letters.len() == 1 {
        return true;
    }
    let before = text[..range.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    // "föreningen ABC", "bränslet ABC": the word before says what it is.
    if LANGUAGE.forkortat.contains(&word) || LANGUAGE.namngivna.end(&word) {
        return true;
    }
    // "en SIP, en samordnad individuell plan,".
    let told = after.strip_prefix(", ").map(|rest| rest.split([',', '.', ';', '(']).next().unwrap_or(rest));
    if told.is_some_and(|told| has_initials(told, short)) {
        return true;
    }
    // "(Global Stocktake, GST)".
    let enclosed = (before.ends_with(',') && after.starts_with([',', '.', ';', ')']))
        || (before.ends_with('(') && after.starts_with('-'));
    // "till flyktingorganet (UNHCR, 15 miljoner kronor)": a year after the comma makes it a source.
    let listed = before.ends_with('(') && after.strip_prefix(", ").is_some_and(|rest| !is_year(rest));
    let sentence = before.rsplit(['.', ';', ':']).next().unwrap_or(before);
    enclosed && (has_initials(sentence, short) || has_letters(sentence, short))
        || listed
        || (before.ends_with('(') && after.starts_with('-'))
}

/// Whether what stands after an abbreviation tells with a verb what it stands for.
fn is_told(after: &str, short: &str) -> bool {
    let Some((verb, rest)) = after.trim_start().split_once(' ') else { return false };
    let clause = rest.split([',', '.', ';']).next().unwrap_or(rest);
    after.starts_with([' ', '\u{a0}']) && LANGUAGE.betyder.contains(verb) && has_letters_first(clause, short)
}

/// Whether the words of a text hold the letters of an abbreviation in order, from the first letter of its first word that has it on.
fn has_letters_first(text: &str, short: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let first = short.to_lowercase().chars().next();
    let Some(start) = words.iter().position(|word| word.chars().next() == first) else { return false };
    let name: String = words[start..].concat();
    let mut letters = name.chars();
    start <= 1 && short.to_lowercase().chars().all(|wanted| letters.any(|c| c == wanted))
}

/// Whether a text begins with a year that nothing goes on.
fn is_year(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    digits == 4 && !text[digits..].starts_with([' ', '\u{a0}'])
}

/// Whether some words in a row of a text begin with the letters of an abbreviation, or one long word holds them in order.
fn has_initials(text: &str, short: &str) -> bool {
    let letters: Vec<char> = short.to_lowercase().chars().collect();
    let first = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let initials: Vec<char> = first.filter_map(|word| word.to_lowercase().chars().next()).collect();
    let mut wanted = letters.iter().peekable();
    for initial in &initials {
        if wanted.peek() == Some(&initial) {
            wanted.next();
        }
    }
    wanted.peek().is_none()
}

/// Whether the last words of a text hold the letters of an abbreviation in order, from the first letter of one on: "Räddningstjänsten
/// Storstad" those of RST.
fn has_letters(text: &str, short: &str) -> bool {
    // Small words between them have no letter: "Myndigheten för ungdoms- och civilsamhällesfrågor".
    let most = 2 * short.chars().count();
    let words: Vec<String> = text.split_whitespace().rev().take(most).map(str::to_lowercase).collect();
    let first = short.to_lowercase().chars().next();
    (0..words.len()).any(|start| {
        let name: String = words[..=start].iter().rev().flat_map(|word| word.chars()).collect();
        let mut letters = name.chars();
        name.chars().next() == first && short.to_lowercase().chars().all(|wanted| letters.any(|c| c == wanted))
    })
}

/// Whether it is a Roman numeral, up to thirty-nine.
fn is_roman(token: &str) -> bool {
    let units = token.trim_start_matches('X');
    token.len() - units.len() <= 3 && ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].contains(&units)
}
