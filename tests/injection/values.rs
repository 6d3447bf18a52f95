//! Facts and titles.

use super::{assert_all_placed, assert_shown, draft, edit, lines, run, samples, seen, toml_string};
use crate::common::fall::{Changes, TextEdit, changed};
use crate::common::scratch;

/// The facts that take any text of one line.
const FACTS: &[(&str, &str)] = &[
    ("initiativtagare", "\"en ideell förening\""),
    ("sate", "\"Uddevalla\""),
    ("samverkan", "\"Samverkan i staden\""),
    ("forum.namn", "\"Trygghetsdagen\""),
];

/// Every string as a fact, first in a paragraph and inside one.
#[test]
fn a_fact_is_shown_as_it_is_or_refused_at_its_line() {
    let samples = samples(80);
    let scratch = scratch();
    let mut shown = 0;
    for (batch, texts) in samples.chunks(FACTS.len()).enumerate() {
        let mut edits: Vec<TextEdit> = FACTS
            .iter()
            .zip(texts)
            .map(|((name, value), text)| {
                let key = name.rsplit('.').next().unwrap();
                edit("arende.toml", &format!("{key} = {value}"), format!("{key} = {}", toml_string(text)))
            })
            .collect();
        let use_of = |(name, _): &(&str, &str)| format!("{{{{ fakta.{name} }}}} är {name}: «{{{{ fakta.{name} }}}}»");
        let uses = FACTS.iter().map(use_of).collect::<Vec<_>>().join("\n\n");
        edits.push(edit("arende.toml", "\"Regleringen behöver bli kortare.\"", format!("\"\"\"\n{uses}\n\"\"\"")));
        edits.push(draft());
        let changes = Changes { text: edits, ..Changes::default() };
        let assembly = run(&changed(scratch.path(), &format!("fall{batch}"), &changes));
        let Some(_) = assembly.output else {
            assert_all_placed(&assembly);
            continue;
        };
        let lines = lines(&assembly);
        for ((name, _), text) in FACTS.iter().zip(texts).filter(|(_, text)| !text.trim().is_empty()) {
            let text = if *text == "{{ fakta.sate }}" { &texts[1] } else { text };
            let wanted = seen(&format!("{text} är {name}: «{}»", text.trim_start_matches([' ', '\t']).trim_end()));
            assert_shown(&lines, &wanted);
            shown += 1;
        }
    }
    assert!(shown > 30, "{shown} shown");
}

/// Every string as the title of the case and of both bilagor: on the page, in the PDF's metadata, in headers.
#[test]
fn a_title_is_shown_as_it_is_or_refused_at_its_line() {
    let samples = samples(20);
    let scratch = scratch();
    let mut shown = 0;
    for (index, text) in samples.iter().enumerate() {
        let title = |file, old: &str| edit(file, &format!("titel = {old}"), format!("titel = {}", toml_string(text)));
        let edits = vec![
            draft(),
            title("arende.toml", "\"Stadens medlemskap i {{ fakta.organisation }}\""),
            title("anvisning.toml", "\"Anvisning för medlemskapet i {{ fakta.organisation }}\""),
            edit(
                "anvisning.toml",
                "galler_for = \"Stadens representanter\"",
                format!("galler_for = {}", toml_string(text)),
            ),
        ];
        let changes = Changes { text: edits, ..Changes::default() };
        let assembly = run(&changed(scratch.path(), &format!("fall{index}"), &changes));
        if assembly.output.is_none() {
            assert_all_placed(&assembly);
            continue;
        }
        let text = if text == "{{ fakta.sate }}" { "Uddevalla" } else { text };
        let lines = lines(&assembly);
        assert_shown(&lines, &seen(&format!("Utkast: {text}")));
        assert_shown(&lines, &seen(&format!("Dokumentnamn {text}")));
        assert_shown(&lines, &seen(&format!("Gäller för {text}")));
        shown += 1;
    }
    assert!(shown > 25, "{shown} shown");
}
