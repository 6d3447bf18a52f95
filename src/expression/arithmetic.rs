//! Expressions with the operators of numbers made filters, which are exact (`exact`): `a + b` becomes `a|_plus(b)`. An
//! expression without any stays as it is.

use minijinja::Error;
use minijinja::machinery::ast::{BinOpKind, CallArg, CompareOpKind, Expr, UnaryOpKind};
use minijinja::machinery::parse_expr;
use minijinja::value::{Value as Jinja, ValueKind};

/// The expression to evaluate in the place of another.
pub(super) fn exact(source: &str) -> Result<String, Error> {
    let mut writer = Writer { text: String::with_capacity(source.len() * 2), has_changed: false };
    writer.expression(&parse_expr(source)?);
    Ok(if writer.has_changed { writer.text } else { source.to_owned() })
}

struct Writer {
    text: String,
    /// Whether there was an operator to replace.
    has_changed: bool,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn expression(&mut self, expression: &Expr<'_>) {
        match expression {
            Expr::Var(var) => self.push(var.id),
            Expr::Const(constant) => self.constant(&constant.value),
            Expr::Slice(slice) => {
                self.operand(&slice.expr);
                self.push("[");
                for (index, part) in [&slice.start, &slice.stop, &slice.step].into_iter().enumerate() {
                    self.push(if index > 0 { ":" } else { "" });
                    part.iter().for_each(|part| self.expression(part));
                }
                self.push("]");
            }
            Expr::UnaryOp(unary) => match unary.op {
                UnaryOpKind::Not => {
                    self.push("not ");
                    self.operand(&unary.expr);
                }
                UnaryOpKind::Neg => {
                    self.operand(&unary.expr);
                    self.filter("_negativ", None);
                }
            },
            Expr::BinOp(binary) => self.binary(binary.op, &binary.left, &binary.right),
            Expr::Compare(chain) => {
                let mut left = &chain.expr;
                for (index, step) in chain.ops.iter().enumerate() {
                    self.push(if index > 0 { " and (" } else { "(" });
                    self.compare(step.op, left, &step.expr);
                    self.push(")");
                    left = &step.expr;
                }
            }
            Expr::IfExpr(choice) => {
                self.operand(&choice.true_expr);
                self.push(" if ");
                self.operand(&choice.test_expr);
                if let Some(otherwise) = &choice.false_expr {
                    self.push(" else ");
                    self.operand(otherwise);
                }
            }
            Expr::Filter(filter) => {
                filter.expr.iter().for_each(|expression| self.operand(expression));
                self.push("|");
                self.push(filter.name);
                self.arguments(&filter.args);
            }
            Expr::Test(test) => {
                self.operand(&test.expr);
                self.push(" is ");
                self.push(test.name);
                self.arguments(&test.args);
            }
            Expr::GetAttr(attribute) => {
                self.operand(&attribute.expr);
                self.push(".");
                self.push(attribute.name);
            }
            Expr::GetItem(item) => {
                self.operand(&item.expr);
                self.push("[");
                self.expression(&item.subscript_expr);
                self.push("]");
            }
            Expr::Call(call) => {
                self.operand(&call.expr);
                self.push("(");
                self.list(&call.args);
                self.push(")");
            }
            Expr::List(list) => self.items(&list.items, "[", "]"),
            Expr::Tuple(tuple) => self.items(&tuple.items, "(", ",)"),
            Expr::Map(map) => {
                self.push("{");
                for (index, (key, value)) in map.keys.iter().zip(&map.values).enumerate() {
                    self.push(if index > 0 { ", " } else { "" });
                    self.expression(key);
                    self.push(": ");
                    self.expression(value);
                }
                self.push("}");
            }
        }
    }

    /// An expression that something follows or precedes: in parentheses unless it holds together by itself.
    fn operand(&mut self, expression: &Expr<'_>) {
        let holds_together = match expression {
            Expr::UnaryOp(unary) => matches!(unary.op, UnaryOpKind::Neg),
            Expr::BinOp(binary) => replacement(binary.op).is_some(),
            Expr::Compare(_) | Expr::IfExpr(_) | Expr::Test(_) => false,
            _ => true,
        };
        if holds_together {
            return self.expression(expression);
        }
        self.push("(");
        self.expression(expression);
        self.push(")");
    }

    fn filter(&mut self, name: &str, argument: Option<&Expr<'_>>) {
        self.has_changed = true;
        self.push("|");
        self.push(name);
        if let Some(argument) = argument {
            self.push("(");
            self.expression(argument);
            self.push(")");
        }
    }

    fn binary(&mut self, op: BinOpKind, left: &Expr<'_>, right: &Expr<'_>) {
        self.operand(left);
        match replacement(op) {
            Some(name) => self.filter(name, Some(right)),
            None => {
                self.push(kept(op));
                self.operand(right);
            }
        }
    }

    fn compare(&mut self, op: CompareOpKind, left: &Expr<'_>, right: &Expr<'_>) {
        self.operand(left);
        let name = match op {
            CompareOpKind::Eq => "_eq",
            CompareOpKind::Ne => "_ne",
            CompareOpKind::Lt => "_lt",
            CompareOpKind::Lte => "_le",
            CompareOpKind::Gt => "_gt",
            CompareOpKind::Gte => "_ge",
            CompareOpKind::In | CompareOpKind::NotIn => {
                self.push(if matches!(op, CompareOpKind::In) { " in " } else { " not in " });
                return self.operand(right);
            }
        };
        self.filter(name, Some(right));
    }

    fn items(&mut self, items: &[Expr<'_>], before: &str, after: &str) {
        self.push(before);
        for (index, item) in items.iter().enumerate() {
            self.push(if index > 0 { ", " } else { "" });
            self.expression(item);
        }
        self.push(after);
    }

    fn arguments(&mut self, arguments: &[CallArg<'_>]) {
        if !arguments.is_empty() {
            self.push("(");
            self.list(arguments);
            self.push(")");
        }
    }

    fn list(&mut self, arguments: &[CallArg<'_>]) {
        for (index, argument) in arguments.iter().enumerate() {
            self.push(if index > 0 { ", " } else { "" });
            let value = match argument {
                CallArg::Pos(value) => value,
                CallArg::Kwarg(name, value) => {
                    self.push(name);
                    self.push("=");
                    value
                }
                CallArg::PosSplat(value) => {
                    self.push("*");
                    value
                }
                CallArg::KwargSplat(value) => {
                    self.push("**");
                    value
                }
            };
            self.expression(value);
        }
    }

    /// A literal. A number with decimals is read from its digits, which are those that were typed.
    fn constant(&mut self, value: &Jinja) {
        match (value.as_str(), value.kind()) {
            (Some(text), _) => {
                self.push("\"");
                for letter in text.chars() {
                    match letter {
                        '"' => self.push("\\\""),
                        '\\' => self.push("\\\\"),
                        '\n' => self.push("\\n"),
                        other => self.text.push(other),
                    }
                }
                self.push("\"");
            }
            (None, ValueKind::Number) if !value.is_integer() => {
                let number = value.to_string();
                self.push(&format!("\"{number}\""));
                self.filter("_tal", None);
            }
            (None, ValueKind::None) => self.push("none"),
            (None, ValueKind::Bool) => self.push(if value.is_true() { "true" } else { "false" }),
            _ => self.push(&value.to_string()),
        }
    }
}

/// The filter that stands for an operator.
fn replacement(op: BinOpKind) -> Option<&'static str> {
    Some(match op {
        BinOpKind::Add => "_plus",
        BinOpKind::Sub => "_minus",
        BinOpKind::Mul => "_ganger",
        BinOpKind::Div => "_delat",
        BinOpKind::Eq => "_eq",
        BinOpKind::Ne => "_ne",
        BinOpKind::Lt => "_lt",
        BinOpKind::Lte => "_le",
        BinOpKind::Gt => "_gt",
        BinOpKind::Gte => "_ge",
        _ => return None,
    })
}

/// An operator that stays.
fn kept(op: BinOpKind) -> &'static str {
    match op {
        BinOpKind::ScAnd => " and ",
        BinOpKind::ScOr => " or ",
        BinOpKind::FloorDiv => " // ",
        BinOpKind::Rem => " % ",
        BinOpKind::Pow => " ** ",
        BinOpKind::Concat => " ~ ",
        BinOpKind::In => " in ",
        // The others are filters.
        _ => " ",
    }
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn operators_become_filters_in_their_order() {
        for (source, wanted) in [
            ("a | length", "a | length"),
            ("a.b is none or c", "a.b is none or c"),
            ("a + b * c - d", "a|_plus(b|_ganger(c))|_minus(d)"),
            ("(a + b) * -c / 2", "a|_plus(b)|_ganger(c|_negativ)|_delat(2)"),
            ("(rad.a - rad.b) | andel(rad.b)", "rad.a|_minus(rad.b)|andel(rad.b)"),
            ("a < b and not b == 1.05", "a|_lt(b) and (not b|_eq(\"1.05\"|_tal))"),
            ("1 <= a <= 5", "(1|_le(a)) and (a|_le(5))"),
            ("x if a > b else 'y\"'", "x if a|_gt(b) else \"y\\\"\""),
            ("(a is none) == true", "(a is none)|_eq(true)"),
            ("[a - 1, {'b': 2 - 1}][0:1]", "[a|_minus(1), {\"b\": 2|_minus(1)}][0:1:]"),
            ("a | selectattr('x', 'gt', 1 + 1) | list", "a|selectattr(\"x\", \"gt\", 1|_plus(1))|list"),
            ("a in [1] and b - 1 not in c", "(a in [1]) and (not (b|_minus(1) in c))"),
        ] {
            let written = exact(source).unwrap();
            assert_eq!(written, wanted, "{source}");
            assert_eq!(
                exact(&written).map(|again| again.replace(' ', "")).ok(),
                Some(wanted.replace(' ', "")),
                "{source}"
            );
        }
    }
}
