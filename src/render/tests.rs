//! What holds for every rendered source.

use proptest::prelude::*;

use super::mapped::{Mapped, unmarked};
use super::markup::Writer;
use super::template::{plain, with_line_marks};
use crate::document::{FactInline, Gap, Inline, Phrase};
use crate::place::Place;
use crate::source_map::{Piece, Shown};
use crate::source_text::TypedText;

fn inline() -> impl Strategy<Value = Inline> {
    let text = "[a-zå0-9 .,#*\\[\\]\"\n\t–-]{0,8}|1\\. |\\. ";
    prop_oneof![
        text.prop_map(|text| Inline::Text(TypedText::Whole(text, Place::File("x.toml".into())))),
        text.prop_map(|text| Inline::Phrase(Phrase::unkeyed(text))),
        text.prop_map(|text| Inline::Fact(FactInline {
            name: "fakta.x".to_owned(),
            text,
            sources: Vec::new(),
            filters: Vec::new(),
            place: None
        })),
        "[a-zå ]{1,6}".prop_map(|what| Inline::Gap(Gap { text: format!("[saknas: {what}]"), what })),
        Just(Inline::Break),
        text.prop_map(|text| Inline::Strong(vec![Inline::Phrase(Phrase::unkeyed(text))])),
    ]
}

/// The source that texts become when neighbours are escaped as one, without a map.
fn unmapped(content: &[Inline]) -> String {
    let text = |piece: &Inline| match piece {
        Inline::Text(typed) => Some(typed.text().to_owned()),
        Inline::Phrase(phrase) => Some(phrase.text.clone()),
        Inline::Fact(fact) => Some(fact.text.clone()),
        _ => None,
    };
    let run = |run: &[Inline]| match (run.iter().map(text).collect::<Option<String>>(), run) {
        (Some(text), _) => super::escape::markup(&text, " "),
        (None, [Inline::Strong(inner)]) => format!("#strong[{}];", unmapped(inner)),
        (None, [Inline::Gap(gap)]) => {
            let gap = super::escape::markup(&gap.text, " ").replace(' ', "\\u{20}");
            format!("#saknas[{gap}];")
        }
        (None, _) => " \\\n".to_owned(),
    };
    content.chunk_by(|one, next| text(one).is_some() && text(next).is_some()).map(run).collect()
}

/// Pieces of templates, whose tags strip white space in all the ways there are.
const FRAGMENTS: [&str; 11] = [
    "text",
    "\n",
    "  \n",
    "  ",
    "#a({ ",
    "{{ dok.a }}",
    "{{- dok.b -}}",
    "{% if dok.c %}x{% endif %}",
    "\n  {% if dok.c %}\n  y\n  {% endif %}\n",
    "{%- for i in dok.d -%} z {{ i }}{% endfor %}",
    "{# ett tal #}",
];

/// Every stretch shows a part of its piece: as it stands, or one character otherwise.
fn is_true(written: &Mapped, pieces: &[Piece]) -> bool {
    let ordered = written.stretches.windows(2).all(|pair| pair[0].source.end <= pair[1].source.start);
    ordered
        && written.stretches.iter().all(|stretch| {
            let (source, text) =
                (&written.text[stretch.source.clone()], &pieces[stretch.piece].text[stretch.text.clone()]);
            source == text.replace('\t', " ") || text.chars().count() == 1
        })
}

/// The map of texts costs their source nothing, and has every character of every piece in order.
fn holds_with_its_map(content: &[Inline]) {
    let mut writer = Writer::default();
    let written = writer.inlines(content, " ", Shown::InOrder);
    assert_eq!(&written.text, &unmapped(content));
    assert!(is_true(&written, &writer.pieces));
    for (index, piece) in writer.pieces.iter().enumerate() {
        let shown = written.stretches.iter().filter(|stretch| stretch.piece == index);
        let text: String = shown.map(|stretch| &piece.text[stretch.text.clone()]).collect();
        assert_eq!(&text, &piece.text);
    }
}

#[test]
fn a_tab_in_a_phrase_keeps_its_place() {
    holds_with_its_map(&[Inline::Phrase(Phrase::unkeyed("a\ta".to_owned()))]);
}

proptest! {
    #[test]
    fn a_source_is_what_it_is_without_its_map(content in prop::collection::vec(inline(), 0..8)) {
        holds_with_its_map(&content);
    }

    /// Marks in a template change nothing of what it puts out, whatever its tags strip.
    #[test]
    fn a_template_puts_out_what_it_does_without_marks(
        parts in prop::collection::vec(prop::sample::select(&FRAGMENTS[..]), 0..12),
        texts in prop::collection::vec("[a-zå \n]{0,9}", 2),
    ) {
        let template = parts.concat();
        let objects: Vec<Mapped> = texts.iter().map(|text| Mapped { text: text.clone(), ..Mapped::default() }).collect();
        let marked = plain(&with_line_marks(&template).unwrap(), &objects, true);
        let (text, _) = unmarked(&marked, &objects, |line| line).unwrap();
        prop_assert_eq!(text, plain(&template, &objects, false));
    }
}

#[test]
fn a_templates_own_lines_have_stretches() {
    let template = "rad ett\n{% if dok.c %}\n  rad {{ dok.a }} tre\n{% endif %}\n";
    let objects = [Mapped { text: "A".to_owned(), ..Mapped::default() }, Mapped::default()];
    let marked = plain(&with_line_marks(template).unwrap(), &objects, true);
    let (text, stretches) = unmarked(&marked, &objects, |line| line).unwrap();
    let lines: Vec<(&str, usize)> = stretches.iter().map(|s| (&text[s.source.clone()], s.piece)).collect();
    assert_eq!(lines, [("rad ett", 1), ("rad", 3), ("tre", 3)]);
}
