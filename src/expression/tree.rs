//! What an expression reads, from its syntax tree.

use std::collections::BTreeSet;

use minijinja::machinery::ast::{CallArg, Expr};
use minijinja::machinery::parse_expr;

/// The filters that take an expression (`rows`).
pub(super) const OF_ROWS: [&str; 2] = ["dar", "varje"];

/// Takes an expression and all that is in it, what stands outside before what stands inside.
pub(super) fn each<'e, 's>(expression: &'e Expr<'s>, take: &mut impl FnMut(&'e Expr<'s>)) {
    take(expression);
    children(expression).into_iter().for_each(|child| each(child, take));
}

pub(crate) fn children<'e, 's>(expression: &'e Expr<'s>) -> Vec<&'e Expr<'s>> {
    match expression {
        Expr::Var(_) | Expr::Const(_) => Vec::new(),
        Expr::Slice(slice) => {
            let bounds = [&slice.start, &slice.stop, &slice.step].into_iter().flatten();
            std::iter::once(&slice.expr).chain(bounds).collect()
        }
        Expr::UnaryOp(unary) => vec![&unary.expr],
        Expr::BinOp(binary) => vec![&binary.left, &binary.right],
        Expr::Compare(chain) => std::iter::once(&chain.expr).chain(chain.ops.iter().map(|step| &step.expr)).collect(),
        Expr::IfExpr(choice) => [&choice.test_expr, &choice.true_expr].into_iter().chain(&choice.false_expr).collect(),
        Expr::Filter(filter) => filter.expr.iter().chain(arguments(&filter.args)).collect(),
        Expr::Test(test) => std::iter::once(&test.expr).chain(arguments(&test.args)).collect(),
        Expr::GetAttr(attribute) => vec![&attribute.expr],
        Expr::GetItem(item) => vec![&item.expr, &item.subscript_expr],
        Expr::Call(call) => std::iter::once(&call.expr).chain(arguments(&call.args)).collect(),
        Expr::List(list) => list.items.iter().collect(),
        Expr::Tuple(tuple) => tuple.items.iter().collect(),
        Expr::Map(map) => map.keys.iter().chain(&map.values).collect(),
    }
}

/// The values of arguments.
pub(crate) fn arguments<'e, 's>(arguments: &'e [CallArg<'s>]) -> impl Iterator<Item = &'e Expr<'s>> {
    arguments.iter().map(|argument| match argument {
        CallArg::Pos(value) | CallArg::Kwarg(_, value) | CallArg::PosSplat(value) | CallArg::KwargSplat(value) => value,
    })
}

/// A name with its dots: `fakta.period.fran`.
pub(crate) fn dotted(expression: &Expr<'_>) -> Option<String> {
    match expression {
        Expr::Var(var) => Some(var.id.to_owned()),
        Expr::GetAttr(attribute) => Some(format!("{}.{}", dotted(&attribute.expr)?, attribute.name)),
        _ => None,
    }
}

/// The expression in a filter that takes one.
pub(super) fn inner(expression: &Expr<'_>) -> Option<String> {
    let Expr::Filter(filter) = expression else { return None };
    let argument = arguments(&filter.args).next().filter(|_| OF_ROWS.contains(&filter.name))?;
    argument.as_const()?.as_str().map(str::to_owned)
}

/// Every attribute and every text in an expression, and in those that it gives to filters: the columns that it reads are among
/// them. None where it is no expression.
pub(crate) fn words_read(expression: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let Ok(parsed) = parse_expr(expression) else { return words };
    each(&parsed, &mut |part| {
        match part {
            Expr::GetAttr(attribute) => drop(words.insert(attribute.name.to_owned())),
            Expr::Const(_) => words.extend(part.as_const().and_then(|value| value.as_str().map(str::to_owned))),
            _ => {}
        }
        words.extend(inner(part).iter().flat_map(|expression| words_read(expression)));
    });
    words
}

/// The names that an expression reads, with their dots; none where it is no expression. Columns that a filter names are not
/// among them.
pub(crate) fn names_read(expression: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let Ok(parsed) = parse_expr(expression) else { return names };
    let mut whole = BTreeSet::new();
    each(&parsed, &mut |part| {
        if let Some(expression) = inner(part) {
            names.extend(names_read(&expression));
        }
        // A name's own parts come after it, and are no names of their own.
        if let Expr::GetAttr(attribute) = part {
            whole.extend(dotted(&attribute.expr).map(|name| (name, std::ptr::from_ref(&attribute.expr) as usize)));
        }
        let is_part = |name: &String| whole.contains(&(name.clone(), std::ptr::from_ref(part) as usize));
        names.extend(dotted(part).filter(|name| !is_part(name)));
    });
    names.retain(|name| name != "rad" && !name.starts_with("rad."));
    names
}
