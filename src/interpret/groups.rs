//! A group of facts that is not there with its heading is told once, whatever it should hold.

use std::collections::BTreeMap;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;

/// Puts one problem in place of those of several keys of a group whose heading is not there, or that one heading lacks.
pub(crate) fn join(problems: &mut Diagnostics) {
    join_groups(problems);
    join_keys(problems);
}

/// The keys that are missing under a heading that is there.
fn join_keys(problems: &mut Diagnostics) {
    let heading = |problem: &Diagnostic| {
        let is_missing = problem.code == codes::KEY_MISSING && !problem.stops;
        let heading = problem.arguments.get("rubrik").filter(|heading| is_missing && !heading.is_empty())?;
        let is_table = ["tabell", "tabeller"].contains(&problem.arguments["slag"].as_str());
        Some((heading.clone(), problem.places.clone())).filter(|_| !is_table && is_plain(problem))
    };
    let mut told: BTreeMap<(String, Vec<Place>), Vec<String>> = BTreeMap::new();
    for problem in problems.iter() {
        let Some(of) = heading(problem) else { continue };
        told.entry(of).or_default().push(format!("`{}`", problem.arguments["nyckel"]));
    }
    told.retain(|_, names| names.len() > 1);
    problems.retain(|problem| heading(problem).is_none_or(|of| !told.contains_key(&of)));
    problems.extend(told.into_iter().map(|((heading, places), names)| {
        let problem = message!(codes::KEYS_MISSING, rubrik = heading, nycklar = names.join(", "));
        Diagnostic::finding(problem).at_all(places)
    }));
}

/// Whether a key stands right under its heading, not in a group of its own.
fn is_plain(problem: &Diagnostic) -> bool {
    !problem.arguments["nyckel"].contains('.')
}

fn join_groups(problems: &mut Diagnostics) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, problem) in problems.iter().enumerate() {
        groups.entry(group(problem).unwrap_or_default()).or_default().push(index);
    }
    groups.retain(|name, keys| !name.is_empty() && keys.len() > 1);
    let all: Vec<Diagnostic> = problems.iter().cloned().collect();
    let told = groups.iter().map(|(name, keys)| {
        let key = |index: &usize| {
            let name = all[*index].arguments["nyckel"].as_str();
            format!("`{}`", name.rsplit('.').next().unwrap_or(name))
        };
        let keys_of: Vec<String> = keys.iter().map(key).collect();
        let problem =
            message!(codes::KEY_MISSING, nyckel = name, slag = "tabell", rubrik = "", nycklar = keys_of.join(", "));
        Diagnostic::finding(problem).at_all(all[keys[0]].places.clone())
    });
    let told: Vec<Diagnostic> = told.collect();
    let mut index = 0..;
    problems.retain(|_| index.next().is_some_and(|at| !groups.values().any(|keys| keys.contains(&at))));
    problems.extend(told);
}

/// The heading of the group of a key that is missing with it.
fn group(problem: &Diagnostic) -> Option<String> {
    let is_missing = problem.code == codes::KEY_MISSING && !problem.stops;
    let (group, _) = problem.arguments.get("nyckel").filter(|_| is_missing)?.rsplit_once('.')?;
    let above = problem.arguments["rubrik"].trim_matches(['[', ']']);
    Some(format!("{above}.{group}")).filter(|_| !above.is_empty())
}
