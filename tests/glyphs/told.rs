//! What `explain` tells people and programs: the same, and of a case what its output says.

use std::path::Path;

use serde_json::Value as Json;
use utlatande::origin_record::OriginRecord;

use super::worlds::World;
use crate::common::{Said, program, said};
use crate::generator::random::Random;

/// A text longer than this is cut where people read it.
const QUOTED: usize = 160;

/// Questions of a case, at random: names, lines and words.
pub fn questions(record: &OriginRecord, random: &mut Random, count: usize) -> Vec<String> {
    let texts: Vec<&str> =
        record.dokument.iter().flat_map(|document| &document.texter).map(|it| it.text.trim()).collect();
    let texts: Vec<&str> = texts.into_iter().filter(|text| text.len() > 2 && !text.starts_with('-')).collect();
    let line = |random: &mut Random| {
        let file = random.pick(&record.filer);
        format!("{}:{}", file.fil, 1 + random.below(file.rader.max(1) as usize))
    };
    let cell = |random: &mut Random| {
        let table = random.pick(&record.tabeller);
        format!("'{}'!{}{}", table.blad, random.pick(&["A", "B", "C", "D"]), 1 + random.below(6))
    };
    (0..count)
        .map(|at| match at % 4 {
            0 => random.pick(&record.uppgifter).namn.clone(),
            1 => line(random),
            2 if !record.tabeller.is_empty() => cell(random),
            _ => (*random.pick(&texts)).to_owned(),
        })
        .collect()
}

/// What is wrong with how a question is answered.
pub fn problem(world: &World, output: &Path, question: &str) -> Option<String> {
    let ask = |of: &Path, more: &[&str]| -> Said {
        let mut explain = program();
        said(
            explain
                .args(["explain", "--lang", "sv", "--templates"])
                .arg(&world.templates)
                .args(more)
                .arg("--")
                .arg(of)
                .arg(question),
        )
    };
    let (text, json) = (ask(output, &[]), ask(output, &["--message-format", "json"]));
    if ask(&world.case, &[]) != text {
        return Some(format!("the case says another thing than its output: {:?}", ask(&world.case, &[])));
    }
    if text.code != 0 {
        return (json.code != text.code || !text.err.contains("K01")).then(|| format!("{text:?} {json:?}"));
    }
    let Ok(answer) = serde_json::from_str::<Json>(&json.out) else { return Some(json.out) };
    // Rules and codes have a form of their own.
    let entries = answer["entries"].as_array()?;
    let told = text.out.replace('\n', " ");
    entries.iter().find_map(|entry| lacking(entry, &told)).or_else(|| doubled(&text.out))
}

/// What an entry has as data that is not told in words.
fn lacking(entry: &Json, told: &str) -> Option<String> {
    let list = |value: &Json| value.as_array().cloned().unwrap_or_default();
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = line(told);
    let mut wanted: Vec<String> = Vec::new();
    let mut want = |value: &Json| {
        wanted.extend(value.as_str().map(|text| line(text).chars().take(QUOTED - 1).collect::<String>()))
    };
    ["value", "expression", "about"].iter().for_each(|key| want(&entry[key]));
    list(&entry["used_by"]).iter().chain(&list(&entry["rules"])).for_each(&mut want);
    for stand in list(&entry["stands"]) {
        ["document", "section", "text"].iter().for_each(|key| want(&stand[key]));
        list(&stand["filters"]).iter().for_each(&mut want);
    }
    list(&entry["places"]).iter().for_each(|place| want(&place["file"]));
    list(&entry["reads"]).iter().for_each(|read| want(&read["name"]));
    if entry["kind"] != "template" && entry["kind"] != "cell" {
        want(&entry["name"]);
    }
    // A sheet and a figure are told by their names; what they hold stands in the cells.
    wanted
        .into_iter()
        .find(|wanted| !told.contains(wanted.trim()))
        .map(|wanted| format!("{wanted:?} is not told: {told}"))
}

/// A line that comes twice in a row.
fn doubled(told: &str) -> Option<String> {
    let lines: Vec<&str> = told.lines().filter(|line| !line.trim().is_empty()).collect();
    let twice = lines.windows(2).find(|pair| pair[0] == pair[1]);
    twice.map(|pair| format!("told twice: {}", pair[0]))
}
