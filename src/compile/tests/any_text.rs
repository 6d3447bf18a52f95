//! Any text comes out as it went in, however its lines break.

use super::*;
use proptest::prelude::*;

/// A Typst string literal, for tests alone.
fn literal(text: &str) -> String {
    let escaped: String = text.chars().map(|c| format!("\\u{{{:x}}}", u32::from(c))).collect();
    format!("#\"{escaped}\"")
}

fn printable() -> impl Strategy<Value = char> {
    let stack = FONTS.stack(&["Libertinus Serif".to_owned(), "Noto Sans".to_owned()]).unwrap();
    // Typst reorders Hebrew for the page, piece by piece where marks stand at several heights.
    let is_left_to_right = |c: &char| !('\u{590}'..'\u{900}').contains(c);
    let is_text = move |c: &char| !typst::text::is_default_ignorable(*c) && !c.is_control();
    let is_printable = move |c: &char| stack.covers(*c) && is_text(c) && is_left_to_right(c);
    let words = prop::sample::select("abcdeåäöABC  -–—/.:@#_()[]$0123456789'\"=&?!".chars().collect::<Vec<_>>());
    let all: Vec<char> = ('\u{20}'..'\u{2fff}').filter(is_printable).collect();
    prop_oneof![8 => words, 2 => prop::sample::select(all)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() })]

    /// Each string is a paragraph, narrow enough that most are broken over lines and pages.
    #[test]
    fn is_on_the_page_as_it_was_given(texts in prop::collection::vec(prop::collection::vec(printable(), 1..300), 20)) {
        let texts: Vec<String> = texts.into_iter().map(String::from_iter).filter(|t: &String| !t.trim().is_empty()).collect();
        let body: String = texts.iter().map(|text| format!("#par[{}]\n", literal(text))).collect();
        let page = text_of_pages(&document("bredd: 110mm", &body));
        for (line, text) in page.lines().zip(&texts) {
            prop_assert_eq!(line, text);
        }
        prop_assert_eq!(page.lines().count(), texts.len());
    }
}

/// Without the export, which is slow and not at issue here.
pub(super) fn text_of_pages(text: &str) -> String {
    let files = [("layout/del.typ".to_owned(), Bytes::from_static(LAYOUT.as_bytes()))];
    let world = World::new(&[source("a.typ", text)], &files, "a.typ", &FONTS, None).unwrap();
    let document = typst::compile::<PagedDocument>(&world).output.unwrap();
    comemo::evict(1);
    text::plain(&tree::build(document.pages()), &|a, b| between(&world, &Ranges::default(), a, b))
}
