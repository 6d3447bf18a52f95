//! Running a template of the husstil, and finding what it has put where.

use std::fmt;
use std::sync::{Arc, LazyLock};

use minijinja::machinery::{Token, tokenize};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Object, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::mapped::{Mapped, Written, has_marks, line_mark, unmarked};
use super::names;
use super::shapes::DOCUMENT;
use crate::characters;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::source_map::{Origin, Piece, Shown, SourceMap};
use crate::templates::{Templates, line_of};

/// What the formatter says of a text that did not come whole.
const NOT_WHOLE: &str = "a text was cut or joined";

static SYNTAX: LazyLock<SyntaxConfig> =
    LazyLock::new(|| SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default());

/// A text that a template can put out, and do nothing else with.
#[derive(Debug)]
struct Put {
    marked: String,
    is_empty: bool,
}

impl Object for Put {
    /// Joined with something else it keeps its marks, so that the formatter sees it.
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.marked)
    }

    /// A template may ask whether there is anything in it.
    fn is_true(self: &Arc<Self>) -> bool {
        !self.is_empty
    }
}

/// A text as templates get it, by its number among the objects.
pub(super) fn put(written: &Mapped, number: usize) -> Value {
    let is_empty = ["", "[]"].contains(&written.text.as_str());
    Value::from_dyn_object(Arc::new(Put { marked: written.marked(number), is_empty }))
}

/// What a template of the house names and is not there, whether a document comes by or not. What is no template is told where it is
/// rendered.
pub(super) fn unknown(templates: &Templates, template: &str) -> Vec<Diagnostic> {
    let Some(source) = templates.jinja(template) else { return Vec::new() };
    let path = format!("{}/{template}", templates.husstil.namn);
    let wrong = names::unknown(template, source, SYNTAX.clone(), &templates.husstil.hus).unwrap_or_default();
    let told = |(why, line): names::Wrong| {
        let problem = message!(codes::TEMPLATE_FAILED, orsak = Reason::from(why).to_string());
        Diagnostic::error(problem).at(line_of(&path, u32::try_from(line).unwrap_or(0)))
    };
    wrong.into_iter().map(told).collect()
}

/// Runs a template: the source, and where each stretch of it comes from.
pub(super) fn render(
    templates: &Templates,
    template: &str,
    document: Value,
    written: Written,
) -> Result<(String, SourceMap), Diagnostic> {
    let path = format!("{}/{template}", templates.husstil.namn);
    let whole = || Place::File(path.as_str().into());
    let line = |line: usize| line_of(&path, u32::try_from(line).unwrap_or(0));
    let Some(source) = templates.jinja(template) else {
        return Err(Diagnostic::error(message!(codes::FILE_MISSING, fil = &path, forslag = "")).at(whole()));
    };
    if let Some(at) = source.lines().position(|line| line.contains(characters::private_use)) {
        return Err(Diagnostic::error(message!(codes::TEMPLATE_CUTS, slag = "tecken")).at(line(at + 1)));
    }
    let failed = |error: Error| {
        let place = error.line().map_or_else(whole, line);
        match error.detail() {
            Some(NOT_WHOLE) => Diagnostic::error(message!(codes::TEMPLATE_CUTS, slag = "delad")).at(place),
            _ => Diagnostic::error(message!(codes::TEMPLATE_FAILED, orsak = reasons::of_expression(&error))).at(place),
        }
    };
    let marked = with_line_marks(source).map_err(failed)?;
    let environment = environment();
    let compiled = environment.template_from_named_str(template, &marked).map_err(failed)?;
    let output = compiled.render(Value::from_pairs([(DOCUMENT, document)])).map_err(failed)?;
    let Written { mut pieces, objects, sections, breaks, tables } = written;
    let mut lines = Lines { pieces: &mut pieces, known: Vec::new(), place: &line };
    let (mut text, mut stretches) = unmarked(&output, &objects, |number| lines.piece(number))
        .ok_or_else(|| Diagnostic::error(message!(codes::TEMPLATE_CUTS, slag = "delad")).at(whole()))?;
    text.truncate(text.trim_end().len());
    text.push('\n');
    stretches.retain(|stretch| stretch.source.end < text.len());
    Ok((text, SourceMap { pieces, stretches, sections, breaks, tables }))
}

/// The pieces of a template's lines.
struct Lines<'a> {
    pieces: &'a mut Vec<Piece>,
    /// Lines with their pieces.
    known: Vec<(usize, usize)>,
    place: &'a dyn Fn(usize) -> Place,
}

impl Lines<'_> {
    fn piece(&mut self, line: usize) -> usize {
        if let Some((_, piece)) = self.known.iter().find(|(known, _)| *known == line) {
            return *piece;
        }
        let origin = Origin::Template((self.place)(line));
        // It has no text of its own that the pages would have to show.
        self.pieces.push(Piece { text: String::new(), origin, shown: Shown::Somewhere });
        self.known.push((line, self.pieces.len() - 1));
        self.pieces.len() - 1
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SYNTAX.clone());
    environment.set_formatter(format);
    environment.add_test("defined", minijinja::tests::is_defined);
    environment
}

/// How `{{ … }}` puts a value out.
fn format(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let written = if let Some(text) = value.downcast_object_ref::<Put>() {
        out.write_str(&text.marked)
    } else if let Some(text) = value.as_str() {
        if has_marks(text) {
            return Err(Error::new(ErrorKind::InvalidOperation, NOT_WHOLE));
        }
        out.write_str(&super::escape::literal(text))
    } else if value.kind() == ValueKind::Bool {
        out.write_str(if value.is_true() { "true" } else { "false" })
    } else if value.is_none() || value.is_number() {
        write!(out, "{}", value.to_string().to_lowercase())
    } else {
        return Err(Error::new(ErrorKind::InvalidOperation, Reason::from(message!(reasons::NO_TEXT)).to_string()));
    };
    written.map_err(Error::from)
}

/// The template with a mark before each line of its own text, so that what it says itself has a place too. The marks stand
/// before what is no white space, so that no white space is stripped otherwise than without them.
pub(super) fn with_line_marks(template: &str) -> Result<String, Error> {
    let mut marked = String::with_capacity(template.len() * 2);
    let mut done = 0;
    for token in tokenize(template, false, SYNTAX.clone()) {
        let (Token::TemplateData(data), _) = token? else { continue };
        let start = data.as_ptr() as usize - template.as_ptr() as usize;
        for line in data.split_inclusive('\n') {
            let at = start + (line.as_ptr() as usize - data.as_ptr() as usize);
            let Some(offset) = line.find(|c: char| !c.is_whitespace()) else { continue };
            marked.push_str(&template[done..at + offset]);
            marked.push_str(&line_mark(1 + template[..at].matches('\n').count()));
            done = at + offset;
        }
    }
    marked.push_str(&template[done..]);
    Ok(marked)
}

/// What a template puts out of two texts, with their marks or without: for tests.
#[cfg(test)]
pub(super) fn plain(template: &str, objects: &[Mapped], marked: bool) -> String {
    let texts: Vec<Value> = objects
        .iter()
        .enumerate()
        .map(|(number, object)| {
            let text = if marked { object.marked(number) } else { object.text.clone() };
            Value::from_dyn_object(Arc::new(Put { marked: text, is_empty: false }))
        })
        .collect();
    let dok = minijinja::context! { a => texts[0].clone(), b => texts[1].clone(), c => true, d => [1, 2] };
    environment()
        .template_from_str(template)
        .and_then(|compiled| compiled.render(minijinja::context! { dok }))
        .expect("renders")
}
