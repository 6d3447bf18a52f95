//! A group of facts that is not there with its heading is told once, whatever it should hold.

use std::collections::BTreeMap;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;

/// Puts one problem in place of those of several keys of a group whose heading is not there.
pub(crate) fn join(problems: &mut Diagnostics) {
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
