//! Figures of summaries: bars, lines and shares, with every number's cells, and what they show in words.

use rust_decimal::Decimal;

use super::phrases::{filled_text, kind_phrase};
use super::summaries::{Around, Counted, Grid, Summarizer, Troubles};
use crate::chart::{self, NOTHING};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::document::{Bar, Block, Cell, ChartForm, FigureBlock, Inline, Target, plain};
use crate::expression::from_jinja;
use crate::message::{Message, message};
use crate::place::Place;
use crate::templates::{FigureForm, FigureSpec, Form, Fraser, Language, ValueType};

/// With how many decimals a target is drawn and written, at most.
const TARGET_DECIMALS: u32 = 2;

/// Names of no more categories have room under a chart: upright, and as small as can be read.
const MOST_NAMED: usize = 50;

/// No more series have bars and lines of their own kind: so many colours with their patterns a layout has at least.
const MOST_SERIES: usize = 6;

/// The chart of a summary, under its caption; sums are left out of it. What it cannot show is told.
pub(super) fn figure(
    spec: &FigureSpec,
    caption: Vec<Inline>,
    around: &Around<'_>,
    phrases: &Fraser,
) -> (Option<Block>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    (block(spec, caption, around, phrases, &mut found), found)
}

fn block(
    spec: &FigureSpec,
    caption: Vec<Inline>,
    around: &Around<'_>,
    phrases: &Fraser,
    found: &mut Vec<Diagnostic>,
) -> Option<Block> {
    let kind = &around.templates.arendetyp;
    let source = kind.sammanstallningar.iter().find(|summary| summary.namn == spec.sammanstallning)?;
    let summarizer = Summarizer::new(source, around)?;
    if summarizer.lacks_rows {
        return Some(summarizer.gap());
    }
    // A line has no point where nothing was counted.
    let troubles = Troubles::default();
    let target = target(spec, around, &troubles);
    let grid = summarizer.grid(spec.slag != FigureForm::Linjer)?;
    let mut chart = Chart::of(grid, spec, target.as_ref().map_or(0, |(number, _)| number.scale()));
    found.extend(summarizer.told(around.templates));
    found.extend(troubles.told(around.templates, &["figur", &spec.namn]));
    found.extend(chart.crowded(&spec.namn).map(|problem| Diagnostic::warning(problem).at_all(summarizer.sources())));
    if spec.slag == FigureForm::Andelar {
        let below = chart.below_zero();
        if !below.is_empty() {
            let problem = message!(codes::SHARES_BELOW_ZERO, namn = spec.namn);
            found.push(Diagnostic::finding(problem).at_all(below));
        }
        chart.make_shares();
    }
    let language = &around.templates.sprak.text;
    let phrase = |field: &str, text: &str| kind_phrase(kind, &format!("figur.{}.{field}", spec.namn), text);
    let target = target.map(|(number, places)| {
        let mut line = number;
        line.rescale(chart.decimals);
        let rubrik = spec.mallinje.as_ref().map_or("", |line| &line.rubrik);
        let shown = Cell::Value(language.number(line, chart.decimals), places);
        Target { name: phrase("mallinje.rubrik", rubrik), number: Bar { value: line.to_string(), shown } }
    });
    let alternative = alternative(spec, &plain(&caption), &chart, target.as_ref(), (phrases, &around.templates.sprak));
    let (series, totals) =
        chart::series(chart.series, chart.decimals, &|number, decimals| language.number(number, decimals));
    let has_sums = matches!(spec.slag, FigureForm::Staplad | FigureForm::Grupperad);
    Some(Block::Figure(FigureBlock {
        name: spec.namn.clone(),
        caption,
        alternative,
        unit: phrase("enhet", &spec.enhet),
        categories: chart.categories,
        series,
        totals: if has_sums { totals } else { Vec::new() },
        form: match spec.slag {
            FigureForm::Staplad => ChartForm::Stacked,
            FigureForm::Grupperad => ChartForm::Grouped,
            FigureForm::Linjer => ChartForm::Lines,
            FigureForm::Andelar => ChartForm::Shares,
        },
        target,
        sources: summarizer.sources(),
    }))
}

/// Numbers as a chart has them: series by categories.
struct Chart {
    categories: Vec<Cell>,
    series: Vec<(Cell, Vec<Counted>)>,
    decimals: u32,
}

impl Chart {
    /// The grid's columns as series, or its rows. Numbers have at least as many decimals as the target has; shares no other.
    fn of(grid: Grid, spec: &FigureSpec, targets: u32) -> Self {
        let Grid { columns, decimals, rows } = grid;
        let own = if spec.slag == FigureForm::Andelar { 0 } else { decimals.into_iter().max().unwrap_or(0) };
        let decimals = own.max(targets);
        let (names, numbers): (Vec<Cell>, Vec<Vec<Counted>>) = rows.into_iter().unzip();
        let across = |index: usize| numbers.iter().map(|row| row[index].clone()).collect();
        if spec.vand {
            return Self { categories: columns, series: names.into_iter().zip(numbers).collect(), decimals };
        }
        let series = columns.into_iter().enumerate().map(|(index, name)| (name, across(index))).collect();
        Self { categories: names, series, decimals }
    }

    /// What it has more of than a reader can tell apart.
    fn crowded(&self, name: &str) -> impl Iterator<Item = Message> + use<> {
        let (categories, series) = (self.categories.len(), self.series.len());
        let named = (categories > MOST_NAMED)
            .then(|| message!(codes::FIGURE_CROWDED, namn = name, antal = categories, hogst = MOST_NAMED));
        let of_many = (series > MOST_SERIES)
            .then(|| message!(codes::FIGURE_OF_MANY, namn = name, antal = series, hogst = MOST_SERIES));
        named.into_iter().chain(of_many)
    }

    /// The cells of the numbers below zero, which are no shares of anything.
    fn below_zero(&self) -> Vec<Place> {
        let numbers = self.series.iter().flat_map(|(_, numbers)| numbers);
        let below = numbers.filter(|counted| counted.number.is_some_and(|number| number < Decimal::ZERO));
        below.flat_map(|counted| counted.sources.iter().cloned()).collect()
    }

    /// Makes each number the percent of its category; of nothing, of what is not all known, or of what is below zero, there are no
    /// shares.
    fn make_shares(&mut self) {
        for category in 0..self.categories.len() {
            let of_category = || self.series.iter().map(|(_, numbers)| &numbers[category]);
            let is_below = of_category().any(|counted| counted.number.is_some_and(|number| number < Decimal::ZERO));
            let sum = chart::sum(of_category());
            for (_, numbers) in &mut self.series {
                let share = |number: Decimal| (number * Decimal::ONE_HUNDRED).checked_div(sum?).filter(|_| !is_below);
                let found = numbers[category].number.and_then(share);
                numbers[category].number = found.map(|share| crate::model::rounded(share, self.decimals));
            }
        }
    }
}

/// The number that the others should reach, with its cells.
fn target(spec: &FigureSpec, around: &Around<'_>, troubles: &Troubles) -> Option<(Decimal, Vec<Place>)> {
    let line = spec.mallinje.as_ref()?;
    let compiled = around.expressions.compile(&line.varde).ok()?;
    let name = || format!("{}.mallinje", spec.namn);
    let (value, places) = troubles.settled(name, around.expressions.run(&compiled, None), &[])?;
    let form = Form { decimals: Some(TARGET_DECIMALS), ..Form::plain(ValueType::Decimal) };
    Some((from_jinja(&value, &form)?.number()?.normalize(), places))
}

/// Says every number of a chart, so that those who listen have the same facts, in the house's words.
fn alternative(
    spec: &FigureSpec,
    caption: &str,
    chart: &Chart,
    target: Option<&Target>,
    (phrases, language): (&Fraser, &Language),
) -> String {
    let word = |number: Option<Decimal>| {
        number.map_or_else(|| NOTHING.to_owned(), |number| language.text.number(number, chart.decimals))
    };
    let category = |(at, name): (usize, &Cell)| {
        let values =
            chart.series.iter().map(|(series, numbers)| format!("{} {}", series.text(), word(numbers[at].number)));
        format!("{}: {}", name.text(), values.collect::<Vec<_>>().join(", "))
    };
    let numbers = match chart.categories.is_empty() {
        true => phrases.inga_uppgifter.trim_end_matches('.').to_owned(),
        false => chart.categories.iter().enumerate().map(category).collect::<Vec<_>>().join("; "),
    };
    let text = match spec.slag {
        FigureForm::Staplad | FigureForm::Grupperad => phrases.alternativ_staplar.as_ref(),
        FigureForm::Linjer => Some(&phrases.alternativ_linjer),
        FigureForm::Andelar => Some(&phrases.alternativ_andelar),
    };
    let whole = match text {
        Some(text) => filled_text(text, &[("rubrik", caption), ("enhet", &spec.enhet), ("tal", &numbers)]),
        None => language.chart(caption, &spec.enhet, &numbers),
    };
    match target {
        Some(target) => format!("{whole} {} {}.", target.name.text, target.number.shown.text()),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Phrase;

    fn chart(numbers: &[&[Option<i64>]]) -> Chart {
        let series = |numbers: &&[Option<i64>]| {
            let counted = |number: &Option<i64>| Counted {
                number: number.map(Decimal::from),
                sources: Vec::new(),
                is_lost: false,
            };
            let counted = numbers.iter().map(counted).collect();
            (Cell::Phrase(Phrase::unkeyed("s".to_owned())), counted)
        };
        let categories = numbers[0].iter().map(|_| Cell::Value("k".to_owned(), Vec::new())).collect();
        Chart { categories, series: numbers.iter().map(series).collect(), decimals: 0 }
    }

    #[test]
    fn shares_are_percent_of_each_category_and_of_nothing_there_are_none() {
        let mut chart =
            chart(&[&[Some(1), Some(0), Some(-1), Some(5), Some(6)], &[Some(2), Some(0), Some(4), None, None]]);
        // The last was to be counted, and is not known; of the one before nothing was.
        chart.series[1].1[4].is_lost = true;
        chart.make_shares();
        let shares: Vec<Vec<Option<String>>> = chart
            .series
            .iter()
            .map(|(_, numbers)| {
                numbers.iter().map(|counted| counted.number.map(|n| n.normalize().to_string())).collect()
            })
            .collect();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(shares, [vec![some("33"), None, None, some("100"), None], vec![some("67"), None, None, None, None]]);
    }
}
