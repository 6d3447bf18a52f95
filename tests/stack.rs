//! The modules are a stack: each takes from those below it and from none above, and no two files of a room take from each
//! other. What `src/lib.rs` lists from the ground up is the order.
//!
//! Read from the sources' tokens, so that grouped imports, inline paths and macros count. A file and those in its folder may
//! take from each other, as Rust's modules do; what is compiled for tests alone is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use crate::common::{repository, tree};

/// The sources by their paths as modules: `["inputs", "toml"]`.
type Sources = BTreeMap<Vec<String>, String>;

/// An import: the module that takes, and the one that is taken from.
type Arrow = (Vec<String>, Vec<String>);

/// The modules of `src/`.
fn sources() -> Sources {
    let files = tree(&repository("src")).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let module = |path: &str| {
        let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').map(str::to_owned).collect::<Vec<_>>()
    };
    let all = files.map(|(path, bytes)| (module(&path), String::from_utf8(bytes).unwrap()));
    all.filter(|(module, _)| !["main", "build", "lib"].contains(&module[0].as_str())).collect()
}

/// The rooms in the order of `src/lib.rs`, from the ground up.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(repository("src/lib.rs")).unwrap();
    let module = |line: &str| {
        Some(line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    lib.lines().filter_map(module).collect()
}

/// Every import of the sources, test code left out.
fn arrows(sources: &Sources) -> BTreeSet<Arrow> {
    let code: BTreeMap<&Vec<String>, Vec<TokenTree>> = sources
        .iter()
        .map(|(module, text)| (module, text.parse::<TokenStream>().unwrap().into_iter().collect()))
        .collect();
    let for_tests: BTreeSet<Vec<String>> =
        code.iter().flat_map(|(module, tokens)| test_modules(module, tokens)).collect();
    let is_for_tests = |module: &[String]| for_tests.iter().any(|tests| module.starts_with(tests));
    let mut arrows = BTreeSet::new();
    for (module, tokens) in code.iter().filter(|(module, _)| !is_for_tests(module)) {
        let mut paths = Vec::new();
        find_paths(&without_tests(tokens), module, &mut paths);
        let targets = paths.iter().filter_map(|path| file_of(path, sources));
        arrows.extend(targets.filter(|target| target != *module).map(|target| ((*module).clone(), target)));
    }
    arrows
}

/// The file that a path leads into: the longest beginning that is a module.
fn file_of(path: &[String], sources: &Sources) -> Option<Vec<String>> {
    (1..=path.len()).rev().map(|length| path[..length].to_vec()).find(|module| sources.contains_key(module))
}

fn word(token: Option<&TokenTree>) -> Option<String> {
    match token? {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    }
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == sign)
}

/// Whether `::` stands here.
fn is_path_sign(tokens: &[TokenTree], at: usize) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(sign)) if sign.as_char() == ':' && sign.spacing() == Spacing::Joint)
        && is_sign(tokens.get(at + 1), ':')
}

/// Whether an attribute that begins here says that what follows is for tests: `#[cfg(test)]`, `#[cfg(all(test, unix))]`.
pub(crate) fn is_for_tests(tokens: &[TokenTree], at: usize) -> bool {
    let Some(TokenTree::Group(attribute)) = tokens.get(at + 1) else { return false };
    let text = attribute.stream().to_string().replace(' ', "");
    is_sign(tokens.get(at), '#') && ["cfg(test)", "cfg(all(test"].iter().any(|start| text.starts_with(start))
}

/// The modules in files of their own that are for tests alone.
fn test_modules(module: &[String], tokens: &[TokenTree]) -> Vec<Vec<String>> {
    let declared = (0..tokens.len()).filter(|at| is_for_tests(tokens, *at)).filter_map(|at| {
        let name = (word(tokens.get(at + 2))? == "mod" && is_sign(tokens.get(at + 4), ';'))
            .then(|| word(tokens.get(at + 3)))?;
        Some(module.iter().cloned().chain(name).collect())
    });
    declared.collect()
}

/// The tokens without the items that are for tests alone. An item ends with `;` or a block.
pub(crate) fn without_tests(tokens: &[TokenTree]) -> Vec<TokenTree> {
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if is_for_tests(tokens, at) {
            at += 2;
            let ends = |token: &TokenTree| match token {
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                token => is_sign(Some(token), ';'),
            };
            at += tokens[at..].iter().position(ends).map_or(tokens.len(), |end| end + 1);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Every path from the crate, from this module or from the one around it, groups taken apart.
fn find_paths(tokens: &[TokenTree], module: &[String], paths: &mut Vec<Vec<String>>) {
    let mut at = 0;
    while at < tokens.len() {
        let follows_path = at >= 2 && is_path_sign(tokens, at - 2);
        let start = word(tokens.get(at)).filter(|_| !follows_path && is_path_sign(tokens, at + 1));
        let base = match start.as_deref() {
            Some("crate") => Some(Vec::new()),
            Some("self") => Some(module.to_vec()),
            Some("super") => Some(module[..module.len() - 1].to_vec()),
            _ => None,
        };
        match (base, &tokens[at]) {
            (Some(base), _) => at = take_path(tokens, at + 3, base, paths),
            (None, TokenTree::Group(group)) => {
                find_paths(&group.stream().into_iter().collect::<Vec<_>>(), module, paths);
                at += 1;
            }
            (None, _) => at += 1,
        }
    }
}

/// Takes the rest of a path that goes on here, and gives where it ends.
fn take_path(tokens: &[TokenTree], mut at: usize, mut path: Vec<String>, paths: &mut Vec<Vec<String>>) -> usize {
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(name)) if name == "super" => drop(path.pop()),
            Some(TokenTree::Ident(name)) if name != "self" => path.push(name.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for part in inner.split(|token| is_sign(Some(token), ',')).filter(|part| !part.is_empty()) {
                    take_path(part, 0, path.clone(), paths);
                }
                return at + 1;
            }
            _ => {}
        }
        at += 1;
        if !is_path_sign(tokens, at) {
            paths.push(path);
            return at;
        }
        at += 2;
    }
}

/// What is wrong with the arrows: those that run up, and circles of files in a room.
fn faults(arrows: &BTreeSet<Arrow>, order: &[String]) -> Vec<String> {
    let height =
        |room: &str| order.iter().position(|known| known == room).unwrap_or_else(|| panic!("{room} is not listed"));
    let mut faults = Vec::new();
    for (from, to) in arrows.iter().filter(|(from, to)| from[0] != to[0]) {
        if height(&from[0]) <= height(&to[0]) {
            faults.push(format!("{} takes from {}, which is not below it", from.join("::"), to.join("::")));
        }
    }
    let within: BTreeSet<&Arrow> = arrows.iter().filter(|(from, to)| from[0] == to[0] && !is_hub(from, to)).collect();
    for (from, to) in &within {
        if leads_to(to, from, &within) {
            faults.push(format!("{} and {} take from each other", from.join("::"), to.join("::")));
        }
    }
    faults
}

/// Whether one of two files is the folder's that the other lies in.
fn is_hub(one: &[String], other: &[String]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn leads_to(from: &[String], to: &[String], arrows: &BTreeSet<&Arrow>) -> bool {
    let (mut seen, mut open) = (BTreeSet::from([from.to_vec()]), vec![from.to_vec()]);
    while let Some(here) = open.pop() {
        if here == to {
            return true;
        }
        for (_, next) in arrows.iter().filter(|(from, _)| *from == here) {
            if seen.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    false
}

#[test]
fn the_modules_are_a_stack() {
    let (sources, order) = (sources(), order());
    let rooms: BTreeSet<&String> = sources.keys().map(|module| &module[0]).collect();
    assert_eq!(rooms, order.iter().collect(), "lib.rs lists every room once");
    let arrows = arrows(&sources);
    assert!(arrows.len() > 300, "imports were read: {}", arrows.len());
    let faults = faults(&arrows, &order);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_planted_circle_is_found_however_it_is_written() {
    let planted = |text: &str| {
        let mut sources = sources();
        sources.get_mut(&vec!["place".to_owned()]).unwrap().push_str(text);
        faults(&arrows(&sources), &order())
    };
    for text in [
        "use crate::review::Waived;",
        "use crate::{limits, review::{Waived, passages::Passage}};",
        "fn f() -> crate::review::Waived { todo() }",
        "macro_rules! m { () => { crate::review::waive() }; }",
        "fn f() { println!(\"{}\", super::review::NAME); }",
    ] {
        assert!(!planted(text).is_empty(), "{text}");
    }
    for text in
        ["#[cfg(test)] mod tests { use crate::review::Waived; }", "// use crate::review::Waived;", "use crate::limits;"]
    {
        assert_eq!(planted(text), Vec::<String>::new(), "{text}");
    }
    let mut sources = sources();
    let escapes = vec!["inputs".to_owned(), "toml_escapes".to_owned()];
    sources.get_mut(&escapes).unwrap().push_str("use super::toml::TomlFile;");
    assert_eq!(faults(&arrows(&sources), &order()).len(), 2, "both arrows of the circle");
}
