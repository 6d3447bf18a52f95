//! The names that a template reads of its document, held against what there is: also where no document comes by.

use std::collections::BTreeSet;

use minijinja::Error;
use minijinja::machinery::{Token, tokenize};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};

/// The document's name in its template.
pub(super) const DOCUMENT: &str = "dok";

/// A name that a template reads.
struct Read<'t> {
    /// Its parts after the document's own.
    parts: Vec<&'t str>,
    /// Its line.
    line: usize,
    /// Whether the template asks only whether there is one.
    is_asked: bool,
}

impl Read<'_> {
    fn is_in(&self, document: &Value) -> bool {
        let mut value = document.clone();
        for part in &self.parts {
            if value.kind() != ValueKind::Map {
                break;
            }
            let Ok(held) = value.get_attr(part) else { return false };
            value = held;
        }
        !value.is_undefined()
    }
}

/// The first name in a template that its document does not have, and the name's line. One that the template itself asks for
/// (`is defined`) may be missing.
pub(super) fn unknown(
    template: &str,
    syntax: SyntaxConfig,
    document: &Value,
) -> Result<Option<(String, usize)>, Error> {
    let read = read(template, syntax)?;
    let asked: BTreeSet<&[&str]> = read.iter().filter(|name| name.is_asked).map(|name| &*name.parts).collect();
    let first = read.iter().find(|name| !asked.contains(&*name.parts) && !name.is_in(document));
    Ok(first.map(|name| (format!("{DOCUMENT}.{}", name.parts.join(".")), name.line)))
}

/// Every name of the document's that a template reads.
fn read(template: &str, syntax: SyntaxConfig) -> Result<Vec<Read<'_>>, Error> {
    let tokens = tokenize(template, false, syntax).collect::<Result<Vec<_>, _>>()?;
    let word = |at: usize| match tokens.get(at) {
        Some((Token::Ident(word), _)) => Some(*word),
        _ => None,
    };
    let is_dot = |at: usize| matches!(tokens.get(at), Some((Token::Dot, _)));
    let mut names = Vec::new();
    for (at, (_, span)) in tokens.iter().enumerate() {
        let is_own = at > 0 && is_dot(at - 1);
        if word(at) != Some(DOCUMENT) || is_own {
            continue;
        }
        let parts = (at + 1..).step_by(2).map_while(|dot| word(dot + 1).filter(|_| is_dot(dot)));
        let parts: Vec<&str> = parts.collect();
        let after = at + 1 + 2 * parts.len();
        let negated = usize::from(word(after + 1) == Some("not"));
        let is_asked = word(after) == Some("is") && word(after + 1 + negated) == Some("defined");
        names.push(Read { parts, line: span.start_line as usize, is_asked });
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use minijinja::context;

    use super::*;

    #[test]
    fn names_are_found_where_nobody_comes_by() {
        let document = context! { titel => "x", not => (), hus => context! { kommun => "y" }, rader => vec![1] };
        let first = |template: &str| unknown(template, SyntaxConfig::default(), &document).unwrap();
        for sound in [
            "{{ dok.titel }} {{ dok.hus.kommun }} {{ dok.rader[0].varde }} {{ rad.dok.x }} dok.x",
            "{% for rad in dok.rader %}{{ rad.x }}{% endfor %}{{ dok.not.x }}",
            "{% if dok.adress is defined %}{{ dok.adress }}{% endif %}",
            "{% if dok.adress is not defined %}{% else %}{{ dok.adress }}{% endif %}",
        ] {
            assert_eq!(first(sound), None, "{sound}");
        }
        for (wrong, name, line) in [
            ("{{ dok.titel }}\n{% if dok.not %}{{ dok.titl }}{% endif %}", "dok.titl", 2),
            ("{{ dok.hus.komun }}", "dok.hus.komun", 1),
            ("\n\n{% for rad in dok.rad %}{% endfor %}", "dok.rad", 3),
        ] {
            assert_eq!(first(wrong), Some((name.to_owned(), line)), "{wrong}");
        }
    }
}
