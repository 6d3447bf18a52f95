//! One mistake is one message: single slips as people make them, each at every place where it fits, in TOML and in workbooks. What
//! is told is one message at the slip's own line or cell; and what its hint says, done by a program, mends it without loss.

mod followed;
mod further;
mod habits;
mod headings;
mod pasted;
mod sheets;
mod single;
mod toml;
mod unpractised;
pub(crate) mod workbook;

use std::collections::BTreeMap;

use bytes::Bytes;
use rayon::prelude::*;
use regex::Regex;
use utlatande::diagnostic::Diagnostic;
use utlatande::place::Place;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand;

use crate::common::{BASE, SAMPLE, repository, tree};
use further::FURTHER;
use pasted::PASTED;
use toml::SLIPS;
use unpractised::UNPRACTISED;

type Files = BTreeMap<String, Bytes>;

/// A slip where it was made: the file as it is then, and the line.
struct Made {
    slip: &'static str,
    file: String,
    text: String,
    line: u32,
}

fn all_slips() -> impl Iterator<Item = &'static toml::Slip> {
    SLIPS.iter().chain(FURTHER).chain(PASTED).chain(UNPRACTISED)
}

/// Every slip at every place where it fits, or at every `step`th.
fn made(files: &Files, step: usize) -> Vec<Made> {
    let mut all = Vec::new();
    let is_typed = |name: &&String| name.ends_with(".toml") && !name.starts_with("overtaget");
    for (file, bytes) in files.iter().filter(|(name, _)| is_typed(name)) {
        let text = std::str::from_utf8(bytes).unwrap();
        for slip in all_slips().filter(|slip| is_asked(slip.name)) {
            let fits = Regex::new(slip.fits).unwrap();
            let places =
                fits.captures_iter(text).filter_map(|found| Some((found.get(0)?.range(), (slip.makes)(&found)?)));
            for (range, makes) in places.step_by(step) {
                let changed = format!("{}{makes}{}", &text[..range.start], &text[range.end..]);
                let same = text.bytes().zip(changed.bytes()).take_while(|(one, other)| one == other).count();
                let line =
                    1 + u32::try_from(text.as_bytes()[..same].iter().filter(|byte| **byte == b'\n').count()).unwrap();
                all.push(Made { slip: slip.name, file: file.clone(), text: changed, line });
            }
        }
    }
    all
}

/// A case's inputs in memory.
fn files(case: &str) -> Files {
    let all = tree(&repository(case)).into_iter();
    all.filter(|(name, _)| !name.starts_with("expected.")).map(|(name, bytes)| (name, bytes.into())).collect()
}

fn check(files: Files) -> Vec<Diagnostic> {
    // What is told when pages are set has tests of its own.
    understand::understand(&Source::memory("fall", files), &TemplateSource::default()).diagnostics.to_vec()
}

/// What is told of a case with a slip and is not told without it.
fn told(files: &Files, made: &Made, without: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut files = files.clone();
    files.insert(made.file.clone(), made.text.clone().into());
    let is_new = |problem: &Diagnostic| {
        !without.iter().any(|other| other.code == problem.code && other.arguments == problem.arguments)
    };
    check(files).into_iter().filter(is_new).collect()
}

/// What is wrong with what is told: more than one message, or not at the slip.
fn objection(made: &Made, told: &[Diagnostic]) -> Option<String> {
    let shown = || {
        let told: Vec<String> =
            told.iter().map(|d| format!("{} {:?} {:?}", d.code.name(), d.arguments, d.places.first())).collect();
        format!("{} in {}:{}:\n    {}", made.slip, made.file, made.line, told.join("\n    "))
    };
    // What is printed as it stands is told in each text that shows it.
    let is_again =
        |at: usize| told[at].code.name() == "P11" && told[..at].iter().any(|d| d.arguments == told[at].arguments);
    let once: Vec<&Diagnostic> = (0..told.len()).filter(|at| !is_again(*at)).map(|at| &told[at]).collect();
    let [one] = once[..] else { return Some(shown()) };
    // What a list or a text of several lines spoils is told where it begins or where it should end.
    let near = |place: &Place| match place {
        Place::Text(place) => {
            *place.file == *made.file
                && place.line <= made.line + 1
                && (place.end_line + 1 >= made.line || is_open(one))
        }
        _ => false,
    };
    // What is missing is told at its heading.
    let is_missing = one.code.name() == "T03";
    (!is_missing && !one.places.iter().any(near)).then(shown)
}

/// Whether it is told where something begins that does not end.
fn is_open(problem: &Diagnostic) -> bool {
    problem.arguments.get("slag").is_some_and(|kind| ["oppen", "lista", "klammer"].contains(&kind.as_str()))
}

/// Does what the hint of a message says; nothing where that is for a person to judge.
fn mended(made: &Made, told: &Diagnostic) -> Option<String> {
    let Some(Place::Text(place)) = told.places.first() else { return None };
    if told.code.name() == "P03" && told.places.len() > 1 {
        // Either end may be the wrong one.
        return None;
    }
    let mut lines: Vec<String> = made.text.split('\n').map(str::to_owned).collect();
    let index = place.line as usize - 1;
    let argument = |name: &str| told.arguments.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let straight = |line: &str| line.replace(['”', '“', '’', '″', '`', '´'], "\"");
    // Up to the next heading or empty line: the line, or a heading with its keys.
    let block_ends = |from: usize| {
        let ends = |line: &&String| line.is_empty() || line.starts_with('[');
        lines.iter().skip(from + 1).position(|line| ends(&line)).map_or(lines.len(), |at| from + 1 + at)
    };
    // Something else in the place that is told.
    let instead = |right: &str| {
        let characters: Vec<char> = lines[index].chars().collect();
        let (start, end) = (place.column as usize - 1, place.end_column as usize - 1);
        characters[..start].iter().collect::<String>() + right + &characters[end..].iter().collect::<String>()
    };
    let values = |line: &str| line.trim_matches(['(', ')', '{', '}', '[', ']']).to_owned();
    match (told.code.name(), argument("slag"), argument("forslag").or(argument("ratt"))) {
        ("T01", Some("oppen"), _) => {
            let Some(Place::Text(last)) = told.places.get(1) else { return None };
            lines.insert(last.line as usize, "\"\"\"".to_owned());
        }
        // A key in quotation marks is the same key.
        ("T01", Some("kolon"), _) if lines[index].starts_with('"') => {
            lines[index] = lines[index].replacen('"', "", 2).replacen(":", " =", 1);
        }
        ("T01", Some("kolon"), _) => lines[index] = lines[index].replacen(":", " =", 1),
        ("T01", Some("osynligt"), _) => lines[index] = instead(""),
        ("T01", Some("citattecken-andra"), _) => {
            lines[index] = lines[index].replace("''", "\"").replace("&quot;", "\"");
        }
        ("T09", ..) | ("T01", Some("rubrik-kopia"), _) => drop(lines.drain(index..block_ends(index))),
        ("T15", ..) if lines[index].starts_with('[') => drop(lines.drain(index..block_ends(index))),
        ("T15", ..) => drop(lines.remove(index)),
        ("T01", Some("citat-namn"), _) => lines[index] = lines[index].replace('"', ""),
        ("T01", Some("sammanslagning"), _) => {
            // The first version is kept.
            let Some(Place::Text(end)) = told.places.get(1) else { return None };
            let marks =
                |start: &str| lines.iter().skip(index).position(|line| line.starts_with(start)).map(|at| index + at);
            let first_ends = marks("|||||||").into_iter().chain(marks("=======")).min()?;
            lines.drain(first_ends..end.line as usize);
            lines.remove(index);
        }
        ("T01", Some("nycklar"), _) => {
            let characters: Vec<char> = lines[index].chars().collect();
            let (before, next) = characters.split_at(place.column as usize - 1);
            let before: String = before.iter().collect();
            let next: String = next.iter().collect();
            lines[index] = format!("{}\n{next}", before.trim_end().trim_end_matches([',', ';']));
        }
        ("T01", Some("nyckel-igen"), _) => lines[index] = instead("").replace("=  ", "= "),
        ("T01", Some("nyckel-ord"), _) => lines[index] = instead("").replace("  =", " ="),
        ("T01", Some("rest"), _) => drop(lines.remove(index)),
        ("T01", Some("punkt-fore"), _) => lines[index] = format!("    {}", instead("").trim_start()),
        ("T01", Some("lodstreck"), _) => {
            lines[index] = lines[index].trim_matches(['|', ' ']).replacen(" | ", " = ", 1);
        }
        ("P02", Some("annat"), Some(right)) => lines[index] = instead(right),
        ("T01", Some("tilldelning"), _) => lines[index] = instead("="),
        ("T01", Some("fore"), _) => lines[index] = instead("").trim_start().to_owned(),
        ("T01", Some("semikolon" | "citat-fler" | "borjan-slut"), _) => lines[index] = instead(""),
        ("T01", Some("citattecken-fore"), _) => {
            let before = lines[index].char_indices().nth(place.column as usize - 1).map_or(0, |(at, _)| at);
            lines[index].insert(before, '"');
        }
        ("T01", Some("rader-borjan"), _) => lines[index].push_str(" \"\"\""),
        ("T01", Some("losrad" | "slut-igen"), _) => drop(lines.drain(index..place.end_line as usize)),
        ("T01", Some("nasta-rad"), _) => {
            let value = lines.remove(index + 1);
            lines[index] = format!("{} {value}", lines[index]);
        }
        ("T01", Some("lista-borjan"), _) if lines[index].ends_with('=') => lines[index].push_str(" ["),
        ("T01", Some("lista-tecken" | "lista-borjan"), _) if !lines[index].ends_with('=') => {
            let (key, typed) = lines[index].split_once(" = ")?;
            lines[index] = format!("{key} = [{}]", values(typed));
        }
        ("T01", Some("slut"), _) => lines[index] = "\"\"\"".to_owned(),
        ("T01", Some("typografiska"), _) => {
            lines[index] = straight(&lines[index]);
            if let (true, Some(end)) = (lines[index].ends_with("\"\"\""), lines.iter().position(|line| line == "”””"))
            {
                lines[end] = straight(&lines[end]);
            }
        }
        ("T01", Some("lista"), _) if !lines[index].ends_with('[') => lines[index].push(']'),
        ("T01", Some("lista"), _) => {
            let last =
                lines.iter().skip(index + 1).position(|line| !line.starts_with("    ")).map(|at| index + 1 + at)?;
            lines.insert(last, "]".to_owned());
        }
        ("T01-text", ..) => {
            let text = argument("varde")?;
            lines[index] = lines[index].replacen(text, &format!("\"{text}\""), 1);
        }
        ("T02-tabell", ..) => lines[index] = format!("[{}]", argument("rubrik")?),
        ("T01-rubrik", ..) => lines[index] = format!("[{}]", argument("namn")?),
        ("T01-tal" | "T01-datum" | "T02" | "P03" | "P04", _, Some(right)) => {
            let characters: Vec<char> = lines[index].chars().collect();
            let (start, end) = (place.column as usize - 1, place.end_column as usize - 1);
            let written: String = characters[start..end].iter().collect();
            let wrong = argument("namn").filter(|_| told.code.name().starts_with('P'));
            let new = wrong.map_or_else(|| right.to_owned(), |wrong| written.replacen(wrong, right, 1));
            lines[index] =
                characters[..start].iter().collect::<String>() + &new + &characters[end..].iter().collect::<String>();
        }
        ("T01", Some("dubbla"), _) | ("T04", _, None) if argument("typ").is_none_or(|typ| typ == "tabeller") => {
            for place in &told.places {
                let Place::Text(place) = place else { return None };
                let line = &mut lines[place.line as usize - 1];
                *line = format!("[[{}]]", line.trim_matches(['[', ']']));
            }
        }
        ("T04", ..) if argument("typ") == Some("lista") => {
            let text = argument("varde")?;
            lines[index] = lines[index].replacen(text, &format!("[{text}]"), 1);
        }
        ("T04", ..) if argument("typ") == Some("tabell") => {
            lines[index] = format!("[{}]", argument("nyckel")?);
        }
        // A number or a day in quotation marks; of what else stands there a person knows the value.
        ("T04", ..) if lines[index].contains('"') => lines[index] = lines[index].replace('"', ""),
        _ => return None,
    }
    Some(lines.join("\n"))
}

/// A text without what makes no difference in TOML.
fn plain(text: &str) -> String {
    text.split('\n').map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Every how manieth slip is tried: all of them where the environment says so, or names some.
fn step(ordinary: usize) -> usize {
    if asked().is_some() { 1 } else { ordinary }
}

/// Whether a slip is tried: each, unless the environment names some by a part of their names.
fn is_asked(name: &str) -> bool {
    asked().is_none_or(|asked| asked == "1" || asked.split('|').any(|part| name.contains(part)))
}

/// What the environment says of the slips: `1` for all, or parts of the names of some with `|` between them.
#[allow(clippy::disallowed_methods, reason = "tests are at the edge")]
fn asked() -> Option<String> {
    std::env::var("UTLATANDE_SLIPS").ok()
}

fn objections(case: &str, step: usize) -> (usize, Vec<String>) {
    let files = files(case);
    let without = check(files.clone());
    let all = made(&files, step);
    let objections = all.par_iter().filter_map(|made| {
        let told = told(&files, made, &without);
        objection(made, &told).or_else(|| {
            let mended = mended(made, &told[0])?;
            let whole = std::str::from_utf8(&files[&made.file]).unwrap();
            (plain(&mended) != plain(whole))
                .then(|| format!("{} in {}:{} is not mended:\n{:?}", made.slip, made.file, made.line, told[0]))
        })
    });
    (all.len(), objections.collect())
}

#[test]
fn a_slip_in_toml_is_one_message_that_mends_it() {
    let (count, wrong) = objections(BASE, 1);
    assert!(count > 1_000 || asked().is_some(), "{count} slips");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_slip_in_a_large_case_is_one_message_too() {
    let (count, wrong) = objections(SAMPLE, step(29));
    assert!(count > 50 || asked().is_some(), "{count} slips");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
