//! Keys under the wrong heading: such a key is unknown where it stands and missing where it belongs, and is told once, with both
//! places.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::homes::{Home, Homes};
use super::keys::AVSNITT;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::{Declared, message};
use crate::place::{Place, TextPlace};

/// Headings that a file has to have; without one its keys stand under the one before.
const HEADINGS: [&str; 8] =
    ["arende", "handlaggare", "undertecknare", "beslut", "fakta", "avsnitt", "bilagor", "forsattsblad"];

/// What is told of a value that TOML cannot read, where its file is read.
const BARE: [Declared; 6] = [
    codes::TOML_SYNTAX,
    codes::TOML_NUMBER,
    codes::TOML_DATE,
    codes::TOML_TEXT,
    codes::VALUE_AMBIGUOUS,
    codes::VALUE_TWICE,
];

/// What is told of such a value where its type is known.
const TYPED: [Declared; 6] = [
    codes::VALUE_MEANT,
    codes::VALUE_OF_TWO,
    codes::VALUE_TYPE,
    codes::VALUE_NOT_ALLOWED,
    codes::VALUE_MALFORMED,
    codes::FORMAT_UNKNOWN,
];

/// Puts one problem in place of each unknown key, or keys, and the missing ones that they are. A key with letters that no key has
/// is unknown, and told as that.
pub(crate) fn pair(problems: &mut Diagnostics) {
    let found: Vec<Diagnostic> = problems.iter().cloned().collect();
    let mut taken = vec![false; found.len()];
    let mut told = without_heading(&found, &mut taken);
    told.extend(headings(&found, &mut taken));
    for (index, unknown) in found.iter().enumerate() {
        if taken[index] {
            continue;
        }
        if unknown.code == codes::KEY_UNKNOWN {
            let name = &unknown.arguments["namn"];
            let group =
                if unknown.arguments["forslag"].is_empty() { of_group(&found, &taken, unknown) } else { Vec::new() };
            if !group.is_empty() {
                group.into_iter().chain([index]).for_each(|other| taken[other] = true);
                told.push(table(unknown));
                continue;
            }
            let Some(other) = missing(&found, &taken, unknown, |missing| missing == name) else {
                if let Some((other, meant)) = only_missing(&found, &taken, index) {
                    (taken[index], taken[other]) = (true, true);
                    let problem = Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = name, forslag = meant));
                    told.push(problem.at_all(unknown.places.clone()));
                }
                continue;
            };
            (taken[index], taken[other]) = (true, true);
            let problem = Diagnostic::error(message!(codes::KEY_MISPLACED, namn = name, rubrik = ""));
            told.push(problem.at_all(unknown.places.clone()).at_all(found[other].places.clone()));
        } else if unknown.code == codes::KEYS_MISPLACED {
            let all = &unknown.arguments["alla"];
            while let Some(other) = missing(&found, &taken, unknown, |name| all.contains(&format!("`{name}`"))) {
                taken[other] = true;
            }
            let heading = missing(&found, &taken, unknown, |name| HEADINGS.contains(&name));
            let whole = heading.map(|other| found[other].arguments["nyckel"].clone());
            let section = || lost_section(&found, &taken, unknown);
            let lost = heading.zip(whole).or_else(section);
            let (heading, name) = lost.map_or((None, String::new()), |(heading, name)| (Some(heading), name));
            heading.into_iter().chain([index]).for_each(|other| taken[other] = true);
            let problem = Diagnostic::error(message!(codes::KEYS_MISPLACED, alla = all, rubrik = name));
            told.push(problem.at_all(unknown.places.clone()));
        }
    }
    for (index, list) in found.iter().enumerate().filter(|(_, problem)| problem.code == codes::VALUE_TYPE) {
        // A list under a heading in single brackets, which may stand once only.
        let line = |place: &Place| match place {
            Place::Text(place) => Some((place.file.clone(), place.line)),
            _ => None,
        };
        let first = list.places.first().and_then(line);
        let is_again = |other: &Diagnostic| {
            other.code == codes::TOML_SYNTAX && first.is_some() && other.places.get(1).and_then(line) == first
        };
        let again: Vec<usize> = (0..found.len()).filter(|other| is_again(&found[*other])).collect();
        if list.arguments.get("typ").is_some_and(|typ| typ == "tabeller") && !again.is_empty() {
            let places = again.iter().filter_map(|other| found[*other].places.first().cloned()).collect();
            again.into_iter().chain([index]).for_each(|other| taken[other] = true);
            told.push(list.clone().at_all(places));
        }
    }
    for (index, letters) in found.iter().enumerate().filter(|(_, problem)| problem.code == codes::TOML_SYNTAX) {
        let is_same = |other: &Diagnostic| other.code == codes::KEY_UNKNOWN && other.places == letters.places;
        taken[index] |= found.iter().any(is_same);
    }
    for (index, bare) in found.iter().enumerate().filter(|(_, problem)| BARE.iter().any(|code| problem.code == *code)) {
        // What its type says of a value is told in its stead.
        let is_typed = |(at, other): (usize, &Diagnostic)| {
            let is_again = at > index && other.code == codes::VALUE_AMBIGUOUS;
            (is_again || TYPED.iter().any(|code| other.code == *code)) && other.places == bare.places
        };
        taken[index] |= found.iter().enumerate().any(is_typed);
    }
    let mut taken = taken.into_iter();
    problems.retain(|_| !taken.next().unwrap_or_default());
    problems.extend(told);
}

/// Tells of keys that are known under another heading of their file, and need not be there, with that heading.
pub(crate) fn send_home(problems: &mut Diagnostics, homes: &Homes) {
    let told: Vec<Diagnostic> = problems.iter().map(|problem| sent_home(problem, homes)).collect();
    problems.retain(|_| false);
    problems.extend(told);
}

fn sent_home(problem: &Diagnostic, homes: &Homes) -> Diagnostic {
    let Some(place) = problem.places.first() else { return problem.clone() };
    let of = |argument: &str| problem.arguments.get(argument).map_or("", String::as_str);
    // The heading is told with its place, where it stands.
    let told = |message, home: &Home<'_>| {
        Diagnostic::error(message).at_all(problem.places.clone()).at_all(home.place.cloned().into_iter().collect())
    };
    if problem.code == codes::KEY_UNKNOWN && of("forslag").is_empty() {
        let Some(home) = homes.of_keys(&[of("namn")], place) else { return problem.clone() };
        if home.heading.is_empty() {
            let problem = Diagnostic::error(message!(codes::KEY_OF_START, namn = of("namn")));
            return problem.at(place.clone());
        }
        return told(message!(codes::KEY_MISPLACED, namn = of("namn"), rubrik = home.heading), &home);
    }
    if problem.code == codes::KEYS_MISPLACED && of("rubrik").is_empty() {
        let names: Vec<&str> = of("alla").split(", ").map(|name| name.trim_matches('`')).collect();
        let home = homes.of_all(&names, place).filter(|home| !home.heading.is_empty());
        let Some(home) = home else { return problem.clone() };
        if let Some(inside) = home.heading.strip_prefix('[').and_then(|heading| heading.strip_suffix(']')) {
            let named = message!(codes::KEYS_MISPLACED, alla = of("alla"), rubrik = inside);
            return Diagnostic::error(named).at_all(problem.places.clone());
        }
        let code = match home.place {
            Some(_) => message!(codes::KEYS_ASTRAY, alla = of("alla"), rubrik = home.heading),
            None => message!(codes::KEYS_MISPLACED, alla = of("alla"), rubrik = home.heading),
        };
        return told(code, &home);
    }
    problem.clone()
}

/// The heading of a section that has been lost, where its keys stand under another and only one section is missing.
fn lost_section(found: &[Diagnostic], taken: &[bool], keys: &Diagnostic) -> Option<(usize, String)> {
    let is_of_section = |key: &str| AVSNITT.iter().any(|own| own.name == key.trim_matches('`'));
    let is_missing = |problem: &Diagnostic| {
        let heading = problem.arguments.get("rubrik").map(String::as_str);
        problem.code == codes::KEY_MISSING && heading == Some("[avsnitt]") && file_of(problem) == file_of(keys)
    };
    let mut missing = (0..found.len()).filter(|index| !taken[*index] && is_missing(&found[*index]));
    let (first, None) = (missing.next()?, missing.next()) else { return None };
    let name = format!("avsnitt.{}", found[first].arguments["nyckel"]);
    keys.arguments["alla"].split(", ").all(is_of_section).then_some((first, name))
}

fn file_of(problem: &Diagnostic) -> Option<&Arc<str>> {
    problem.places.first().map(Place::file)
}

/// Headings of which two names are misspelt, `[Fakta.Grupp]`: told once, with both.
fn headings(found: &[Diagnostic], taken: &mut [bool]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for first in 0..found.len() {
        let is_next = |next: usize| !taken[next] && follows(&found[first], &found[next]);
        let Some(next) = (0..found.len()).find(|next| !taken[first] && is_next(*next)) else { continue };
        let both = |argument: &str| [first, next].map(|index| found[index].arguments[argument].as_str()).join(".");
        let problem = Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = both("namn"), forslag = both("forslag")));
        let places = [first, next].map(|index| found[index].places.clone()).concat();
        told.push(problem.at_all(joined(&places)));
        (taken[first], taken[next]) = (true, true);
    }
    told
}

/// Whether the one is a misspelt name of a heading, and the other the next one of the same heading.
fn follows(one: &Diagnostic, other: &Diagnostic) -> bool {
    let is_misspelt =
        |problem: &Diagnostic| problem.code == codes::KEY_UNKNOWN && !problem.arguments["forslag"].is_empty();
    let (Some(Place::Text(first)), Some(Place::Text(second))) = (one.places.first(), other.places.first()) else {
        return false;
    };
    let is_beside = first.line == second.line && first.end_column + 1 == second.column && first.file == second.file;
    is_misspelt(one) && is_misspelt(other) && is_beside
}

/// One place from where the first begins to where the last ends.
pub(super) fn joined(places: &[Place]) -> Vec<Place> {
    match places {
        [Place::Text(first), .., Place::Text(last)] => {
            let (end_line, end_column) = (last.end_line, last.end_column);
            vec![Place::Text(TextPlace { end_line, end_column, ..first.clone() })]
        }
        other => other.to_vec(),
    }
}

/// The facts that are missing of the group that an unknown key is.
fn of_group(found: &[Diagnostic], taken: &[bool], unknown: &Diagnostic) -> Vec<usize> {
    let group = format!("{}.", unknown.arguments["namn"]);
    let is_of_group = |problem: &Diagnostic| {
        let starts = problem.arguments.get("nyckel").is_some_and(|name| name.starts_with(&group));
        problem.code == codes::KEY_MISSING && starts && file_of(problem) == file_of(unknown)
    };
    (0..found.len()).filter(|index| !taken[*index] && is_of_group(&found[*index])).collect()
}

/// A table of facts that is an unknown key where it stands.
fn table(unknown: &Diagnostic) -> Diagnostic {
    let name = &unknown.arguments["namn"];
    let problem = message!(codes::TABLE_MISPLACED, namn = name, rubrik = format!("fakta.{name}"));
    Diagnostic::error(problem).at_all(unknown.places.clone())
}

/// Takes away what is said of facts that are missing for want of their heading alone, or of their right name, which is told.
pub(crate) fn hold_back(problems: &mut Diagnostics, homes: &Homes) {
    hold_back_tables(problems);
    name_optional(problems, homes);
    let misplaced = problems.iter().filter(|problem| problem.code == codes::KEYS_MISPLACED);
    let named: String = misplaced.map(|problem| problem.arguments["alla"].as_str()).collect();
    let follows = |problem: &Diagnostic| {
        let name = problem.arguments.get("namn").and_then(|name| name.rsplit('.').next()).unwrap_or_default();
        problem.code == codes::OPTIONAL_FACT_MISSING && named.contains(&format!("`{name}`"))
    };
    problems.retain(|problem| !follows(problem));
}

/// A strange key beside facts that need not be there, are referred to and are not there: it is one of them. Where there is only one,
/// its name is told.
fn name_optional(problems: &mut Diagnostics, homes: &Homes) {
    let is_strange = |problem: &Diagnostic| problem.code == codes::KEY_UNKNOWN && is_stray(problem);
    let fact = |problem: &Diagnostic| {
        problem.arguments.get("namn").filter(|_| problem.code == codes::OPTIONAL_FACT_MISSING).cloned()
    };
    let missing: BTreeSet<String> = problems.iter().filter_map(fact).collect();
    let mut held = BTreeSet::new();
    let named = problems.iter().map(|problem| {
        let heading = is_strange(problem).then(|| homes.heading_above(problem)).flatten();
        let is_of = |name: &&String| name.rsplit_once('.').map(|(group, _)| group) == heading;
        let beside: Vec<&String> = missing.iter().filter(is_of).collect();
        held.extend(beside.iter().map(|name| (*name).clone()));
        let [only] = beside[..] else { return problem.clone() };
        let meant = only.rsplit('.').next().unwrap_or(only);
        let message = message!(codes::KEY_UNKNOWN, namn = &problem.arguments["namn"], forslag = meant);
        Diagnostic::error(message).at_all(problem.places.clone())
    });
    let named: Vec<Diagnostic> = named.collect();
    problems.retain(|_| false);
    problems.extend(named.into_iter().filter(|problem| fact(problem).is_none_or(|name| !held.contains(&name))));
}

/// The same of tables of facts that need not be there: that they are facts is known by the texts that refer to them.
fn hold_back_tables(problems: &mut Diagnostics) {
    let group = |problem: &Diagnostic| {
        let name = problem.arguments.get("namn").filter(|_| problem.code == codes::OPTIONAL_FACT_MISSING)?;
        Some(name.rsplit_once('.')?.0.to_owned())
    };
    let missing: BTreeSet<String> = problems.iter().filter_map(group).collect();
    let is_missing = |problem: &&Diagnostic| {
        problem.code == codes::KEY_UNKNOWN && missing.contains(&format!("fakta.{}", problem.arguments["namn"]))
    };
    let told: Vec<Diagnostic> = problems.iter().filter(is_missing).map(table).collect();
    problems.retain(|problem| !is_missing(&problem));
    problems.extend(told);
    let misplaced = problems.iter().filter(|problem| problem.code == codes::TABLE_MISPLACED);
    let headings: BTreeSet<String> = misplaced.map(|problem| problem.arguments["rubrik"].clone()).collect();
    problems.retain(|problem| group(problem).is_none_or(|group| !headings.contains(&group)));
}

/// Keys whose heading has been lost: those that the table above has too are there twice, and the others unknown there. They are told
/// together, where each of the doubled ones would say that one of the two is to go.
fn without_heading(found: &[Diagnostic], taken: &mut [bool]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for first in 0..found.len() {
        let Some((file, line)) = again(&found[first]).filter(|_| !taken[first]) else { continue };
        let belongs = |index: &usize| {
            let (other, is_stray) = (&found[*index], again(&found[*index]).is_some() || is_stray(&found[*index]));
            let near = |(at, other): (&Arc<str>, u32)| *at == *file && other.abs_diff(line) <= SAME_HEADING;
            !taken[*index] && is_stray && line_of(other).is_some_and(near)
        };
        let mut keys: Vec<usize> = (0..found.len()).filter(belongs).collect();
        if keys.len() < 2 {
            continue;
        }
        keys.sort_by_key(|index| line_of(&found[*index]).map(|(_, line)| line));
        keys.iter().for_each(|index| taken[*index] = true);
        let names = keys.iter().map(|index| match found[*index].arguments.get("alla") {
            Some(all) => all.clone(),
            None => format!("`{}`", found[*index].arguments["namn"]),
        });
        let alla = names.collect::<Vec<_>>().join(", ");
        let places = keys.iter().filter_map(|index| found[*index].places.first().cloned()).collect();
        told.push(Diagnostic::error(message!(codes::KEYS_MISPLACED, alla = alla, rubrik = "")).at_all(places));
    }
    told
}

/// Lines that the keys below a lost heading lie apart at most.
const SAME_HEADING: u32 = 20;

/// Where a key stands that its table has already.
fn again(problem: &Diagnostic) -> Option<(&Arc<str>, u32)> {
    line_of(problem).filter(|_| problem.code == codes::TOML_KEY_AGAIN)
}

/// Whether a problem is an unknown key that is like no known one.
fn is_stray(problem: &Diagnostic) -> bool {
    let is_unknown = problem.code == codes::KEY_UNKNOWN && problem.arguments["forslag"].is_empty();
    is_unknown || problem.code == codes::KEYS_MISPLACED
}

fn line_of(problem: &Diagnostic) -> Option<(&Arc<str>, u32)> {
    match problem.places.first() {
        Some(Place::Text(place)) => Some((&place.file, place.line)),
        _ => None,
    }
}

/// The key that one of no known likeness stands for: the only one that the table lacks, beside the only strange one in it; and its
/// name. A word of another language is like none.
fn only_missing<'f>(found: &'f [Diagnostic], taken: &[bool], index: usize) -> Option<(usize, &'f str)> {
    let unknown = &found[index];
    let is_strange =
        |problem: &Diagnostic| problem.code == codes::KEY_UNKNOWN && problem.arguments["forslag"].is_empty();
    let is_of_file = |other: &usize| !taken[*other] && file_of(&found[*other]) == file_of(unknown);
    let mut strange = (0..found.len()).filter(|other| is_strange(&found[*other]) && is_of_file(other));
    let mut missing = (0..found.len()).filter(|other| found[*other].code == codes::KEY_MISSING && is_of_file(other));
    let (Some(one), None, Some(other), None) = (strange.next(), strange.next(), missing.next(), missing.next()) else {
        return None;
    };
    let name = &found[other].arguments["nyckel"];
    (one == index && is_table_above(unknown, &found[other])).then_some((other, name.as_str()))
}

/// Whether a key stands under the heading at which another is missing: below it, or in the file's beginning where a heading is missing.
fn is_table_above(unknown: &Diagnostic, missing: &Diagnostic) -> bool {
    let (Some((_, line)), Some((_, heading))) = (line_of(unknown), line_of(missing)) else { return false };
    let is_table = |problem: &Diagnostic| ["tabell", "tabeller"].contains(&problem.arguments["slag"].as_str());
    let is_heading = unknown.places.iter().any(|place| matches!(place, Place::Text(place) if place.column > 1));
    heading <= line && is_table(missing) == is_heading
}

/// A problem of the same file that is not taken yet and says that a key is missing, of which this holds.
fn missing(found: &[Diagnostic], taken: &[bool], beside: &Diagnostic, holds: impl Fn(&str) -> bool) -> Option<usize> {
    let is_missing = |problem: &Diagnostic| {
        let name = problem.arguments.get("nyckel").map_or("", |name| name.rsplit('.').next().unwrap_or(name));
        problem.code == codes::KEY_MISSING && file_of(problem) == file_of(beside) && holds(name)
    };
    (0..found.len()).find(|index| !taken[*index] && is_missing(&found[*index]))
}
