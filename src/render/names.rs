//! The names that a template reads, held against what there is (`shapes`): also in branches that no case takes, and in the templates
//! of documents that a case does not have.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Error;
use minijinja::machinery::ast::{Call, Expr, Macro, Set, Spanned, Stmt};
use minijinja::machinery::{Span, parse};
use minijinja::syntax::SyntaxConfig;

use super::shapes::{DOCUMENT, Shape, document, moved};
use crate::expression::{arguments, children, dotted};
use crate::message::{Message, message};
use crate::reasons;

/// The one test that templates have.
const DEFINED: &str = "defined";
/// What stands for a loop in its body, and for the block that calls a macro in that.
const LOOP: &str = "loop";
const CALLER: &str = "caller";

/// What is wrong with a template: why, and the line.
pub(super) type Wrong = (Message, usize);

/// Every name in a template that there is not, and every filter, test, method and other template, which there are not either. A
/// name that the template itself asks for (`is defined`) may be missing.
pub(super) fn unknown(
    template: &str,
    source: &str,
    syntax: SyntaxConfig,
    house: &BTreeMap<String, String>,
) -> Result<Vec<Wrong>, Error> {
    let parsed = parse(source, template, syntax)?;
    let known = vec![(DOCUMENT.to_owned(), document(template))];
    let mut walk = Walk { house, known, asked: BTreeSet::new(), unknown: Vec::new(), wrong: Vec::new() };
    walk.statement(&parsed);
    let Walk { asked, unknown, mut wrong, .. } = walk;
    let named = |(name, line): (String, usize)| match moved(&name) {
        Some(now) => (message!(reasons::NAME_MISSPELT, varde = name, narmast = now), line),
        None => (message!(reasons::NAME_UNKNOWN, varde = name), line),
    };
    wrong.extend(unknown.into_iter().filter(|(name, _)| !asked.contains(name)).map(named));
    wrong.sort_by_key(|(_, line)| *line);
    wrong.dedup();
    Ok(wrong)
}

/// A walk through a template.
struct Walk<'h> {
    house: &'h BTreeMap<String, String>,
    /// What the names that can be read here stand for, the innermost last.
    known: Vec<(String, Shape)>,
    /// The names that the template asks for.
    asked: BTreeSet<String>,
    /// Those that there are not, with their lines.
    unknown: Vec<(String, usize)>,
    /// What else is wrong.
    wrong: Vec<Wrong>,
}

impl Walk<'_> {
    fn statement(&mut self, statement: &Stmt<'_>) {
        match statement {
            Stmt::Template(template) => self.body(&template.children),
            Stmt::EmitExpr(put) => drop(self.read(&put.expr)),
            Stmt::EmitRaw(_) => {}
            Stmt::ForLoop(each) => {
                let item = self.read(&each.iter).item();
                self.inside(|walk| {
                    walk.give(&each.target, item.clone());
                    walk.all(&each.filter_expr);
                    walk.known.push((LOOP.to_owned(), Shape::Loop(Box::new(item))));
                    walk.body(&each.body);
                });
                self.body(&each.else_body);
            }
            Stmt::IfCond(choice) => {
                self.read(&choice.expr);
                self.body(&choice.true_body);
                self.body(&choice.false_body);
            }
            Stmt::WithBlock(with) => self.inside(|walk| {
                for (target, value) in &with.assignments {
                    let shape = walk.read(value);
                    walk.give(target, shape);
                }
                walk.body(&with.body);
            }),
            Stmt::Set(set) => self.set(set),
            Stmt::SetBlock(set) => {
                self.all(&set.filter);
                self.body(&set.body);
                self.give(&set.target, Shape::Anything);
            }
            Stmt::AutoEscape(block) => self.body(&block.body),
            Stmt::FilterBlock(block) => {
                self.read(&block.filter);
                self.body(&block.body);
            }
            Stmt::Block(block) => self.body(&block.body),
            Stmt::Import(import) => self.elsewhere(import.span()),
            Stmt::FromImport(import) => self.elsewhere(import.span()),
            Stmt::Extends(extends) => self.elsewhere(extends.span()),
            Stmt::Include(include) if include.ignore_missing => {}
            Stmt::Include(include) => self.elsewhere(include.span()),
            Stmt::Macro(own) => self.own(own),
            Stmt::CallBlock(block) => {
                self.call(&block.call);
                self.inside(|walk| walk.own(&block.macro_decl));
            }
            Stmt::Do(call) => self.call(&call.call),
        }
    }

    fn body(&mut self, statements: &[Stmt<'_>]) {
        statements.iter().for_each(|statement| self.statement(statement));
    }

    /// What names are given inside is forgotten afterwards.
    fn inside(&mut self, walk: impl FnOnce(&mut Self)) {
        let before = self.known.len();
        walk(self);
        self.known.truncate(before);
    }

    /// A name that is given twice, as in two branches, may stand for either.
    fn set(&mut self, set: &Set<'_>) {
        let shape = self.read(&set.expr);
        let is_known = matches!(&set.target, Expr::Var(var) if self.known.iter().any(|(name, _)| name == var.id));
        self.give(&set.target, if is_known { Shape::Anything } else { shape });
    }

    /// A macro: its name, and what stands in it.
    fn own(&mut self, own: &Spanned<Macro<'_>>) {
        self.known.push((own.name.to_owned(), Shape::Anything));
        own.defaults.iter().for_each(|value| drop(self.read(value)));
        self.inside(|walk| {
            walk.known.push((CALLER.to_owned(), Shape::Anything));
            own.args.iter().for_each(|name| walk.give(name, Shape::Anything));
            walk.body(&own.body);
        });
    }

    /// There is no other template than this one.
    fn elsewhere(&mut self, span: Span) {
        self.wrong.push((message!(reasons::MISSING), span.start_line as usize));
    }

    /// Lets a name stand for something; of several names nothing is known.
    fn give(&mut self, target: &Expr<'_>, shape: Shape) {
        match target {
            Expr::Var(var) => self.known.push((var.id.to_owned(), shape)),
            _ => children(target).into_iter().for_each(|name| self.give(name, Shape::Anything)),
        }
    }

    fn all<'e, 's: 'e>(&mut self, expressions: impl IntoIterator<Item = &'e Expr<'s>>) {
        expressions.into_iter().for_each(|expression| drop(self.read(expression)));
    }

    /// Reads an expression: what it stands for.
    fn read(&mut self, expression: &Expr<'_>) -> Shape {
        match expression {
            Expr::Var(var) => {
                let known = self.known.iter().rev().find(|(name, _)| name == var.id).map(|(_, shape)| shape.clone());
                self.found(known, || var.id.to_owned(), expression)
            }
            Expr::GetAttr(attribute) => {
                let named = self.read(&attribute.expr).named(attribute.name, self.house);
                self.found(named, || name_of(&attribute.expr, attribute.name), expression)
            }
            Expr::GetItem(item) => {
                let of = self.read(&item.expr);
                match item.subscript_expr.as_const().as_ref().and_then(|key| key.as_str().map(str::to_owned)) {
                    Some(name) => self.found(of.named(&name, self.house), || name_of(&item.expr, &name), expression),
                    None => {
                        self.read(&item.subscript_expr);
                        of.item()
                    }
                }
            }
            Expr::Slice(slice) => {
                let of = self.read(&slice.expr);
                self.all([&slice.start, &slice.stop, &slice.step].into_iter().flatten());
                of
            }
            Expr::Call(call) => {
                self.call(call);
                Shape::Anything
            }
            Expr::Test(test) if test.name == DEFINED => {
                self.asked.extend(dotted(&test.expr));
                self.all(children(expression));
                Shape::Anything
            }
            Expr::Filter(_) | Expr::Test(_) => {
                self.no_call(expression.span());
                self.all(children(expression));
                Shape::Anything
            }
            _ => {
                self.all(children(expression));
                Shape::Anything
            }
        }
    }

    /// Only macros and the loop can be called, and of methods only the loop's.
    fn call(&mut self, call: &Spanned<Call<'_>>) {
        match &call.expr {
            Expr::GetAttr(method) => {
                let of = self.read(&method.expr);
                let is_own = match of {
                    Shape::Loop(_) => ["cycle", "changed"].contains(&method.name),
                    _ => of == Shape::Anything,
                };
                if !is_own {
                    self.no_call(call.span());
                }
            }
            called => drop(self.read(called)),
        }
        self.all(arguments(&call.args));
    }

    fn no_call(&mut self, span: Span) {
        self.wrong.push((message!(reasons::CALL_UNKNOWN), span.start_line as usize));
    }

    /// What was found; what was not is told, and may be anything.
    fn found(&mut self, shape: Option<Shape>, name: impl FnOnce() -> String, expression: &Expr<'_>) -> Shape {
        shape.unwrap_or_else(|| {
            self.unknown.push((name(), expression.span().start_line as usize));
            Shape::Anything
        })
    }
}

/// A name of something, as it is told.
fn name_of(of: &Expr<'_>, name: &str) -> String {
    dotted(of).map_or_else(|| name.to_owned(), |of| format!("{of}.{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(source: &str) -> Vec<(String, usize)> {
        let house = BTreeMap::from([("kommun".to_owned(), "y".to_owned())]);
        let found = unknown("tjansteutlatande.typ.j2", source, SyntaxConfig::default(), &house).unwrap();
        found.into_iter().map(|(why, line)| (why.arguments.get("varde").cloned().unwrap_or_default(), line)).collect()
    }

    #[test]
    fn what_there_is_may_be_read() {
        for sound in [
            "{{ dok.titel }} {{ dok.hus.kommun }} {{ dok.huvud[0].varde }} dok.x",
            "{% for rad in dok.huvud %}{{ rad.varde }}{{ rad[\"etikett\"] }}{{ loop.index }}{% endfor %}",
            "{% if dok.adress is defined %}{{ dok.adress }}{% endif %}",
            "{% if dok.adress is not defined %}{% else %}{{ dok.adress }}{% endif %}",
            "{% for a in dok.avsnitt[1:] if a.rubrik %}{% for p in a.personer %}{{ p.namn }}{% endfor %}{% endfor %}",
            "{% for a in dok.avsnitt %}{% if loop.nextitem is defined and loop.nextitem.slag == 'x' %}{% endif %}{% endfor %}",
            "{% if dok.utkast %}{% set rader = dok.huvud %}{% else %}{% set rader = dok.kontakt %}{% endif %}{% for r in rader %}{{ r.x }}{% endfor %}",
            "{% macro rad(r, s='') %}{{ r.anything }}{{ s }}{{ caller() }}{% endmacro %}{{ rad(dok.huvud[0]) }}",
            "{% with t = dok.metadata %}{{ t.datum.ar }}{% endwith %}{% for i, j in [[1, 2]] %}{{ i }}{{ j }}{% endfor %}",
            "{% for r in dok.huvud %}{{ loop.cycle('a', 'b') }}{% endfor %}",
        ] {
            assert_eq!(wrong(sound), [], "{sound}");
        }
    }

    #[test]
    fn names_are_found_where_nobody_comes_by() {
        for (source, name, line) in [
            ("{{ dok.titel }}\n{% if dok.utkast %}{{ dok.titl }}{% endif %}", "dok.titl", 2),
            ("{{ dok.hus.komun }}", "dok.hus.komun", 1),
            ("\n\n{% for rad in dok.rad %}{% endfor %}", "dok.rad", 3),
            ("{% for r in dok.huvud %}\n{% if false %}{{ r.vard }}{% endif %}{% endfor %}", "r.vard", 2),
            ("{% for r in dok.huvud %}{% if false %}{{ rr.varde }}{% endif %}{% endfor %}", "rr", 1),
            ("{% for r in dok.huvud %}{% endfor %}{{ r.varde }}", "r", 1),
            ("{% for a in dok.avsnitt %}{% for p in a.poster %}{{ p.numer }}{% endfor %}{% endfor %}", "p.numer", 1),
            ("{% for a in dok.avsnitt %}{{ loop.nextitem.slaget }}{% endfor %}", "loop.nextitem.slaget", 1),
            ("{% for a in dok.avsnitt %}{{ loop.sist }}{% endfor %}", "loop.sist", 1),
            ("{% set m = dok.metadata %}{{ m.titl }}", "m.titl", 1),
            ("{% with m = dok.metadata %}{{ m['titl'] }}{% endwith %}", "m.titl", 1),
            ("{% macro rad(r) %}{{ dok.x }}{% endmacro %}", "dok.x", 1),
            ("{{ dok.titel.text }}", "dok.titel.text", 1),
            ("{{ dok.avsnitt.rubrik }}", "dok.avsnitt.rubrik", 1),
            ("{{ dok.forsattsblad.etikett }}", "dok.forsattsblad", 1),
        ] {
            assert_eq!(wrong(source), [(name.to_owned(), line)], "{source}");
        }
        for source in [
            "{{ dok.titel | upper }}",
            "{{ dok.titel is string }}",
            "{{ dok.titel.upper() }}",
            "{% include 'annan.typ.j2' %}",
            "{% filter upper %}x{% endfilter %}",
        ] {
            assert_eq!(wrong(source).len(), 1, "{source}");
        }
    }
}
