//! The escaping alone, on many strings.

use proptest::prelude::*;
use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse, parse_code};
use utlatande::render::escape::{literal, markup};

use super::strings;

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markup_is_nothing_but_its_text(text in strings(), sentence_break in prop::sample::select(vec![" ", "\n", "\n  "])) {
        let root = parse(&markup(&text, sentence_break));
        prop_assert_eq!(text_of(&root)?, text.replace('\t', " "));
    }

    #[test]
    fn markup_stays_in_what_it_stands_in(text in strings()) {
        let call = format!("#strong[{}];", markup(&text, " "));
        let root = parse(&format!("{call}{call}"));
        faultless(&root)?;
        let mut calls = 0;
        for child in root.children().filter(|child| child.kind() == SyntaxKind::FuncCall) {
            prop_assert_eq!(text_of(first(child, SyntaxKind::Markup).unwrap())?, text.replace('\t', " "));
            calls += 1;
        }
        prop_assert_eq!(calls, 2);
    }

    #[test]
    fn a_literal_is_one_string(text in strings()) {
        let root = parse_code(&literal(&text));
        faultless(&root)?;
        let children: Vec<&SyntaxNode> = root.children().collect();
        prop_assert_eq!(children.len(), 1);
        prop_assert_eq!(children[0].cast::<ast::Str>().unwrap().get().to_string(), text.replace('\t', " "));
    }
}

/// The first node of a kind in a tree.
fn first(node: &SyntaxNode, kind: SyntaxKind) -> Option<&SyntaxNode> {
    if node.kind() == kind { Some(node) } else { node.children().find_map(|child| first(child, kind)) }
}

/// Neither errors nor warnings.
fn faultless(node: &SyntaxNode) -> Result<(), TestCaseError> {
    let (errors, warnings) = node.errors_and_warnings();
    prop_assert!(errors.is_empty() && warnings.is_empty(), "{:?} {:?}", errors, warnings);
    Ok(())
}

/// The text of markup that holds text only; an error for anything else.
fn text_of(markup: &SyntaxNode) -> Result<String, TestCaseError> {
    faultless(markup)?;
    let mut text = String::new();
    for node in markup.children() {
        match node.kind() {
            SyntaxKind::Text => text.push_str(node.leaf_text()),
            SyntaxKind::Space => text.push(' '),
            SyntaxKind::Escape => text.push(node.cast::<ast::Escape>().unwrap().get()),
            kind => return Err(TestCaseError::fail(format!("{kind:?}: {:?}", node.leaf_text()))),
        }
    }
    Ok(text)
}
