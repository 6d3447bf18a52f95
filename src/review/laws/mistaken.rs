//! G26: a number that is another law's, or a law that has another number, title or name. The register of laws is read both ways.

use chrono::Datelike;

use super::Read;
use crate::codes;
use crate::message::{Message, message};
use crate::review::language_data::{LANGUAGE, Law};

/// Words that say that another law than the one in force is meant stand so near its number.
const BEFORE: usize = 3;
const AFTER: usize = 8;

/// What is wrong with the law whose number stands at a word.
pub(super) fn check(read: &Read<'_>, index: usize, number: &str) -> Option<Message> {
    if let Some((law, right)) = of_year(read, index).filter(|(_, right)| *right != number) {
        return Some(message!(codes::LAW_NUMBER_WRONG, lag = law.namn, text = number, nummer = right));
    }
    let named = wrong_number(read, index);
    if is_earlier(read, index, named) {
        return None;
    }
    if let Some((law, earlier)) = named.and_then(|law| Some((law, in_force_then(read, law, index)?))) {
        let right = earlier == number || law.aldre.contains_key(number);
        return (!right).then(|| message!(codes::LAW_NUMBER_WRONG, lag = law.namn, text = number, nummer = earlier));
    }
    if let Some(law) = named {
        return (!law.has(number) && !is_of_its_time(read, law, number) && !is_older(read, index, law, number))
            .then(|| message!(codes::LAW_NUMBER_WRONG, lag = law.namn, text = number, nummer = law.nummer));
    }
    let law = LANGUAGE.lagar.iter().find(|law| law.has(number))?;
    other_name(read, index, law).or_else(|| other_title(read, index, law))
}

/// "Den äldre kommunallagen (1991:900)" is another law than the one of that name now.
fn is_earlier(read: &Read<'_>, index: usize, named: Option<&Law>) -> bool {
    let words = &read.passage.words;
    let sentence = words[index].sentence;
    let name = named.map_or(0, |law| law.namn.split(' ').count());
    let near = index.saturating_sub(BEFORE + name)..(index + AFTER).min(words.len());
    let mut near = near.filter(|at| words[*at].sentence == sentence);
    near.any(|at| LANGUAGE.tidigare_lag.contains(read.lower(at)))
}

/// "1991 års kommunallag (1991:900)": the law of a name by its year, and its number.
fn of_year(read: &Read<'_>, index: usize) -> Option<(&'static Law, &'static str)> {
    let [year, of_year, name] = [index.checked_sub(3)?, index - 2, index - 1].map(|at| read.lower(at));
    if year.len() != 4 || !LANGUAGE.sifferord.ar.contains(of_year) {
        return None;
    }
    let is_it = |law: &&Law| {
        law.namn.strip_prefix(name).is_some_and(|rest| rest.len() == 2 && LANGUAGE.bestamda_slut.end(rest))
    };
    let law = LANGUAGE.lagar.iter().find(is_it)?;
    let numbers = std::iter::once(&law.nummer).chain(law.aldre.keys());
    let mut of_it = numbers.filter(|number| number.split_once(':').is_some_and(|(of, _)| of == year));
    Some((law, of_it.next()?.as_str()))
}

/// The number of the law of a name that was in force when the report was issued, where it was an earlier one; a passage that speaks of
/// the new one, or of a year when that was in force, may have either.
fn in_force_then(read: &Read<'_>, law: &'static Law, index: usize) -> Option<&'static str> {
    let issued = read.issued?.year();
    let (number, _) = law.aldre.iter().filter(|(_, until)| issued < **until).min_by_key(|(_, until)| **until)?;
    let until = *law.aldre.get(number)?;
    let words = &read.passage.words;
    let sentence = words[index].sentence;
    let mut inside = words.iter().filter(|word| word.sentence == sentence);
    let of_new = inside.any(|word| {
        let text = read.passage.text[word.range.clone()].to_lowercase();
        LANGUAGE.kommande_lag.contains(&text) || text.parse::<i32>().is_ok_and(|year| (until..2200).contains(&year))
    });
    (!of_new).then_some(number.as_str())
}

/// "År 2014 gällde kommunallagen (1991:900)": the law of the name in a passage that tells of the time before the present one.
fn is_of_its_time(read: &Read<'_>, law: &Law, number: &str) -> bool {
    let Some(until) = law.aldre.get(number) else { return false };
    let text = &read.passage.text;
    read.passage.words.iter().any(|word| {
        // The number of a law, "1991:900", tells no time.
        let is_alone = word.range.len() == 4 && !text[word.range.end..].starts_with(':');
        is_alone && text[word.range.clone()].parse::<i32>().is_ok_and(|year| (1900..*until).contains(&year))
    })
}

/// "Socialtjänstlagen (1980:620), som gällde till 2001", "Före juli 2011 gällde skollagen (1985:1100)": an older number than the present
/// law's, in a sentence that tells of the past. The register knows not every law that there has been.
fn is_older(read: &Read<'_>, index: usize, law: &Law, number: &str) -> bool {
    let year = |number: &str| number.split(':').next().and_then(|year| year.parse::<i32>().ok());
    let (Some(typed), Some(present)) = (year(number), year(&law.nummer)) else { return false };
    let words = &read.passage.words;
    let sentence = words[index].sentence;
    let inside = words.iter().filter(|word| word.sentence == sentence);
    let mut inside = inside.map(|word| read.passage.text[word.range.clone()].to_lowercase());
    (1800..present).contains(&typed) && inside.any(|word| is_past(&word, present))
}

/// Whether a word tells of a time before a year: a verb in the past, a year, a decade.
fn is_past(word: &str, present: i32) -> bool {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let rest = &word[digits.len()..];
    let dated = digits.len() == 4
        && matches!(rest, "" | "-talet" | "-talets")
        && digits.parse().is_ok_and(|year: i32| (1800..=present).contains(&year));
    // "nämnde", "krävde": any verb in the past.
    let verb = word.chars().count() > 5
        && word.ends_with(LANGUAGE.sifferord.preteritum.as_str())
        && !LANGUAGE.sifferord.inte_preteritum.end(word);
    dated || verb || LANGUAGE.gallde.contains(word)
}

/// The law that is named before a number, or whose title follows it.
fn wrong_number(read: &Read<'_>, index: usize) -> Option<&'static Law> {
    let before = read.passage.text[..read.passage.words[index].range.start].to_lowercase();
    let before = before.trim_end_matches(['(', ' ', '\u{a0}']).trim_end_matches(" (sfs").trim_end_matches("(sfs");
    let lagen =
        before.rsplit(char::is_whitespace).next().is_some_and(|word| read.citing.lagar.iter().any(|l| l == word));
    let after = after(read, index);
    LANGUAGE.lagar.iter().find(|law| {
        let named =
            law.titel.is_none() && [before, before.trim_end_matches('s')].iter().any(|b| is_whole_end(b, &law.namn));
        let titled = law.titel.as_ref().is_some_and(|title| lagen && is_whole_start(&after, &title.to_lowercase()));
        named || titled
    })
}

/// What follows a number and its parenthesis, in small letters.
fn after(read: &Read<'_>, index: usize) -> String {
    let after = read.passage.text[read.passage.words[index].range.end..].to_lowercase();
    after.trim_start_matches([')', ' ', '\u{a0}']).to_owned()
}

/// "miljöskyddslagen (1998:808)": the number is that of a law with a name of its own.
fn other_name(read: &Read<'_>, index: usize, law: &Law) -> Option<Message> {
    let before = index.checked_sub(1).filter(|_| law.titel.is_none())?;
    let range = &read.passage.words[before].range;
    let name = read.word(before).to_lowercase();
    let beside = read.passage.text[range.end..read.passage.words[index].range.start].trim() == "(";
    let is_name = ["lagen", "förordningen", "balken"].iter().any(|end| name.len() > end.len() && name.ends_with(end));
    (beside && is_name && !is_whole_end(&law.namn, &name))
        .then(|| message!(codes::LAW_OTHER_NAME, text = read.text(range), lag = law.namn, nummer = law.nummer))
}

/// "lagen (2018:1937) om …" with a title that is not the law's.
fn other_title(read: &Read<'_>, index: usize, law: &Law) -> Option<Message> {
    let title = law.titel.as_ref()?.to_lowercase();
    let after = after(read, index);
    let first = title.split(' ').next()?;
    let wanted = title.split(' ').count();
    if !after.starts_with(&format!("{first} ")) || is_whole_start(&after, &title) {
        return None;
    }
    let written: Vec<&str> = after.split(' ').take(wanted).collect();
    let text = written.join(" ").trim_end_matches(['.', ',', ';', ')']).to_owned();
    // A title that is cut short is the law's too.
    (!title.starts_with(&text))
        .then(|| message!(codes::LAW_OTHER_TITLE, text = text, nummer = law.nummer, titel = title))
}

/// Whether a text begins with a title as whole words.
fn is_whole_start(text: &str, title: &str) -> bool {
    text.strip_prefix(title).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a text ends with a name as whole words.
fn is_whole_end(text: &str, name: &str) -> bool {
    text.strip_suffix(name).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
}
