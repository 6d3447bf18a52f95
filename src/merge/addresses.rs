//! E-mail and web addresses in text are links, as they stand.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::Inline;

/// A web address, or an e-mail address in the group `post`. What ends a sentence is no part of it.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let web = r"https?://[^\s<>()”“]*[^\s<>()”“.,;:!?’]|\bwww\.[^\s<>()”“]*[^\s<>()”“.,;:!?’]";
    let mail = r"(?P<post>[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,})";
    Regex::new(&format!("{web}|{mail}")).ok()
});

/// The same text, its addresses as links. What is a link already stays one.
pub(super) fn linked(inlines: Vec<Inline>) -> Vec<Inline> {
    let Some(address) = ADDRESS.as_ref() else { return inlines };
    let mut linked = Vec::new();
    for inline in inlines {
        let Inline::Text(typed) = &inline else {
            linked.push(inline);
            continue;
        };
        let text = typed.text();
        // Most text has none.
        if !text.contains('@') && !text.contains("://") && !text.contains("www.") {
            linked.push(inline);
            continue;
        }
        let mut done = 0;
        for found in address.captures_iter(text) {
            let Some(whole) = found.get(0) else { continue };
            let target = match (found.name("post"), whole.as_str()) {
                (Some(mail), _) => format!("mailto:{}", mail.as_str()),
                (None, web) if web.starts_with("www.") => format!("https://{web}"),
                (None, web) => web.to_owned(),
            };
            if whole.start() > done {
                linked.push(Inline::Text(typed.slice(done..whole.start())));
            }
            linked.push(Inline::Link(target, vec![Inline::Text(typed.slice(whole.range()))]));
            done = whole.end();
        }
        if done < text.len() {
            linked.push(Inline::Text(typed.slice(done..text.len())));
        }
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;
    use crate::place::Place;
    use crate::source_text::TypedText;

    fn links(text: &str) -> Vec<String> {
        let typed = Inline::Text(TypedText::Whole(text.to_owned(), Place::File("a.toml".into())));
        let found = linked(vec![typed]);
        assert_eq!(plain(&found), text, "nothing is lost");
        found
            .iter()
            .filter_map(|inline| match inline {
                Inline::Link(target, shown) => Some(format!("{target} {}", plain(shown))),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn addresses_are_links_and_what_ends_a_sentence_is_none_of_them() {
        let cases: [(&str, &[&str]); 6] = [
            ("Skriv till namn.namnsson@example.se.", &["mailto:namn.namnsson@example.se namn.namnsson@example.se"]),
            ("Se https://example.se/a?b=1, där det står.", &["https://example.se/a?b=1 https://example.se/a?b=1"]),
            ("(www.example.se)", &["https://www.example.se www.example.se"]),
            ("a@b.se och c@d.se", &["mailto:a@b.se a@b.se", "mailto:c@d.se c@d.se"]),
            ("Kostnaden är 5 kr @ styck, AT&T://", &[]),
            ("Ingen adress.", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(links(text), expected, "{text}");
        }
    }
}
