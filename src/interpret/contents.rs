//! Strange headings that stand for another by what stands under them: a word of another language is like no known one, but its keys
//! are.

use super::keys::{self, Key};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::{Node, NodeValue, Table};
use crate::message::message;

/// A heading with the keys that may stand under it.
pub(super) type Known<'k> = (&'k str, Vec<&'k str>);

/// The headings of a case's file whose keys every kind of case has; but for those that would make another case of it: adopted, or the
/// follow-up of another.
pub(super) fn of_case() -> Vec<Known<'static>> {
    let lists = [
        ("arende", keys::ARENDE),
        ("handlaggare", keys::HANDLAGGARE),
        ("undertecknare", keys::UNDERTECKNARE),
        ("beslut", keys::BESLUT),
        ("arkiv", keys::ARKIV),
        ("termer", keys::TERMER),
        ("undantag", keys::UNDANTAG),
        ("bilagor", keys::BILAGA_DOKUMENT),
        ("bilagor", keys::BILAGA_PDF),
        ("bilagor", keys::BILAGA_FRYST),
    ];
    lists.map(|(heading, own)| (heading, keys::names(own))).into()
}

/// Gives each strange heading of a file the only name under which all its keys are known, where none of them stands there yet, and
/// tells of it. The names given are returned.
pub(super) fn rename<'k>(
    root: &mut Table,
    own: &[Key],
    known: &[Known<'k>],
    problems: &mut Diagnostics,
) -> Vec<&'k str> {
    let mut given = Vec::new();
    let mut index = 0;
    while index < root.entries.len() {
        let (key, node) = &root.entries[index];
        let is_strange = own.iter().all(|own| own.name != key.name);
        let Some(meant) = Some(node).filter(|_| is_strange).and_then(|node| meant(root, node, known)) else {
            index += 1;
            continue;
        };
        let problem = Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = key.name, forslag = meant));
        problems.push(problem.at(key.place.clone()));
        given.push(meant);
        if root.get(meant).is_none() {
            root.entries[index].0.name = meant.to_owned();
            index += 1;
        } else {
            let (_, node) = root.entries.remove(index);
            join(root, meant, node);
        }
    }
    given
}

/// Headings that stand in double brackets.
const LISTS: [&str; 4] = ["undertecknare", "bilagor", "termer", "undantag"];

/// The only heading that has all keys of a strange one, where it has room for them.
fn meant<'k>(root: &Table, strange: &Node, known: &[Known<'k>]) -> Option<&'k str> {
    let names = names_in(strange);
    // One key alone may be a name of somebody's own: a list is known by its brackets or by two.
    let is_list = names.len() > 1 || matches!(strange.value, NodeValue::Array(_));
    let fits = |(heading, keys): &&Known<'k>| {
        names.iter().all(|name| keys.contains(name)) && (is_list || !LISTS.contains(heading))
    };
    let mut meant = known.iter().filter(|_| !names.is_empty()).filter(fits).map(|(heading, _)| *heading);
    let first = meant.next()?;
    let has_room = || root.get(first).is_none_or(|there| go_together(there, strange));
    (meant.all(|other| other == first) && has_room()).then_some(first)
}

/// The keys of a table, or of a list of tables.
fn names_in(node: &Node) -> Vec<&str> {
    match &node.value {
        NodeValue::Table(table) => table.entries.iter().map(|(key, _)| key.name.as_str()).collect(),
        NodeValue::Array(items) => items.iter().flat_map(names_in).collect(),
        _ => Vec::new(),
    }
}

/// Whether what stands under two headings can be one: tables with other keys, as of `[fakta]` and `[fakta.period]`, or lists of
/// tables.
pub(super) fn go_together(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (NodeValue::Table(one), NodeValue::Table(other)) => {
            one.entries.iter().all(|(key, _)| other.get(&key.name).is_none())
        }
        (NodeValue::Array(one), NodeValue::Array(other)) => [one, other].iter().all(|list| is_of_tables(list)),
        _ => false,
    }
}

fn is_of_tables(list: &[Node]) -> bool {
    list.iter().all(|item| matches!(item.value, NodeValue::Table(_)))
}

/// Puts what stands under a misspelt heading where it belongs.
pub(super) fn join(table: &mut Table, name: &str, node: Node) {
    let there = table.entries.iter_mut().find(|(key, _)| key.name == name).map(|(_, node)| &mut node.value);
    match (there, node.value) {
        (Some(NodeValue::Table(there)), NodeValue::Table(more)) => there.entries.extend(more.entries),
        (Some(NodeValue::Array(there)), NodeValue::Array(more)) => there.extend(more),
        _ => {}
    }
}
