//! The house's charts: every number has its bar, as high as it is, on its side of the axis.

use typst::layout::{Frame, FrameItem, Point};
use typst::visualize::Geometry;

use super::*;
use crate::document::{Block, Cell, FigureBlock, Phrase};

/// What is drawn of a chart; lengths in points, from the top.
#[derive(Debug, Default)]
struct Drawn {
    /// Where the axis is.
    axis: f64,
    /// How many values the axis marks.
    marks: usize,
    /// Top, height and left end of each bar's segment.
    bars: Vec<(f64, f64, f64)>,
    /// What is written, without the caption.
    texts: Vec<String>,
}

/// The size of a segment in the explanation of series.
const KEY: (f64, f64) = (9.0, 8.0);

/// What stands under a chart that has no room for all its numbers.
const NO_ROOM: &str = "Utan plats.";

/// More values than these stand so close on the axis that they are hard to read.
const MOST_MARKS: usize = 10;

fn drawn(figure: FigureBlock, stacked: bool) -> Drawn {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goteborg/layout");
    let modules = ["stil.typ", "ord.typ", "grund.typ", "diagram.typ"].map(|name| {
        let bytes = Bytes::from(std::fs::read(folder.join(name)).unwrap());
        (format!("layout/{name}"), bytes)
    });
    let told = format!("{:?} {stacked}", figure.series);
    let text = format!(
        "#import \"/layout/diagram.typ\": stapeldiagram\n#set page(margin: 40mm)\n#set text(lang: \"sv\", fallback: false)\n\
         #let stapeldiagram = stapeldiagram.with(netto: [netto], utan-plats: [{NO_ROOM}], staplad: {stacked})\n{}",
        crate::render::blocks_written(&[Block::Figure(figure)])
    );
    let world = World::new(&[source("a.typ", &text)], &modules, "a.typ", &FONTS, None).unwrap();
    let document = typst::compile::<PagedDocument>(&world).output.unwrap();
    let margin = typst::layout::Abs::mm(40.0).to_pt();
    let margins = area::Margins { left: margin, top: margin, right: margin, bottom: margin };
    assert_eq!(
        codes_of(&area::check(
            "a",
            document.pages(),
            margins,
            &Origins { traced: &[], map: &SourceMap::default(), line: &|_| None }
        )),
        [],
        "{told}"
    );
    let mut drawn = Drawn::default();
    draw(&document.pages()[0].frame, Point::zero(), &mut drawn);
    drawn
}

fn draw(frame: &Frame, origin: Point, drawn: &mut Drawn) {
    for (position, item) in frame.items() {
        let at = origin + *position;
        match item {
            FrameItem::Group(group) => {
                let moved = Point::new(group.transform.tx, group.transform.ty);
                draw(&group.frame, at + moved, drawn);
            }
            FrameItem::Text(text) => drawn.texts.push(text.text.to_string()),
            FrameItem::Shape(shape, _) => match shape.geometry {
                Geometry::Rect(size) if (size.x.to_pt(), size.y.to_pt()) != KEY && shape.stroke.is_some() => {
                    drawn.bars.push((at.y.to_pt(), size.y.to_pt(), at.x.to_pt()));
                }
                Geometry::Line(_) => {
                    drawn.marks += 1;
                    if shape.stroke.as_ref().is_some_and(|stroke| stroke.thickness.to_pt() > 0.7) {
                        drawn.axis = at.y.to_pt();
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The values of every series, and what is written over or under the bars.
type Chart<'a> = (&'a [&'a [f64]], &'a [&'a str]);

const CHARTS: &[Chart<'_>] = &[
    (&[&[20000.0, -5000.0, 12000.0]], &["20\u{a0}000", "−5\u{a0}000", "12\u{a0}000", "−10\u{a0}000"]),
    (
        &[&[100000.0, 64000.0], &[-4500.0, 0.0], &[5000.0, 1000.0]],
        &["netto\u{20}100\u{a0}500", "65\u{a0}000", "−4\u{a0}500"],
    ),
    (&[&[-1000.0, -20.0], &[-200.0, -3000.0]], &["−1\u{a0}200", "−3\u{a0}020", "−1\u{a0}000", "−3\u{a0}000"]),
    (&[&[0.0, 0.0]], &["0", "1"]),
    (&[&[-7.0]], &["−7", "0"]),
    (&[&[88600.5, 64000.0]], &["88\u{a0}600,50", "64\u{a0}000,00", "100\u{a0}000"]),
    (&[&[64000.0, 0.0], &[21400.5, -10.25]], &["85\u{a0}400,50", "64\u{a0}000,00", "21\u{a0}400,50", "−10,25"]),
    (&[&[0.5, -0.25]], &["0,50", "−0,25", "0,2", "−0,4", "0,0"]),
    (&[&[1e6, -20.0], &[20.0, -30.0]], &["1\u{a0}000\u{a0}020", "−50"]),
    // Side by side their long numbers stand upright, over the axis and under it.
    (&[&[-2000000.05, 0.0], &[0.0, 0.0], &[-0.5, 1400000.0]], &["−2\u{a0}000\u{a0}000,55", "1\u{a0}400\u{a0}000,00"]),
    (&[&[3.0, 2.0, 0.0, 5.0, 1.0, 4.0, -1.0, 2.0, 0.0, 3.0, 1.0, -2.0, 5.0, 6.0]], &["3", "−2", "6"]),
];

fn figure(series: &[&[f64]]) -> FigureBlock {
    let phrase = |text: String| Phrase::unkeyed(text);
    let counted = |value: &f64| crate::chart::Counted {
        number: Some(value.to_string().parse().unwrap()),
        sources: Vec::new(),
        is_lost: false,
    };
    let named =
        |(at, values): (usize, &&[f64])| (Cell::Phrase(phrase(format!("S{at}"))), values.iter().map(counted).collect());
    let categories = (0..series[0].len()).map(|year| Cell::Value((2010 + year).to_string(), Vec::new())).collect();
    let decimals = if series.iter().flat_map(|values| values.iter()).any(|value| value.fract() != 0.0) { 2 } else { 0 };
    let (series, totals) =
        crate::chart::series(series.iter().enumerate().map(named).collect(), decimals, &crate::chart::written);
    FigureBlock {
        name: String::new(),
        caption: Vec::new(),
        alternative: "x".to_owned(),
        unit: phrase("kr".to_owned()),
        categories,
        series,
        totals,
        form: crate::document::ChartForm::Stacked,
        target: None,
        sources: Vec::new(),
    }
}

#[test]
fn every_number_has_its_bar_on_its_side_of_the_axis() {
    for ((series, written), stacked) in CHARTS.iter().flat_map(|chart| [(chart, true), (chart, false)]) {
        let drawn = drawn(figure(series), stacked);
        let told = format!("{series:?} {stacked} {drawn:?}");
        assert!(drawn.marks <= MOST_MARKS, "{told}");
        if stacked {
            let texts = drawn.texts.join("|");
            for number in *written {
                assert!(
                    texts.split('|').any(|text| text == *number)
                        || number.contains(' ') && texts.replace("netto |", "netto ").contains(number),
                    "{number} {told}"
                );
            }
        }
        let all: Vec<f64> =
            series.iter().flat_map(|values| values.iter().copied()).filter(|value| *value != 0.0).collect();
        assert_eq!(drawn.bars.len(), all.len(), "{told}");
        if all.is_empty() {
            continue;
        }
        let heights: f64 = drawn.bars.iter().map(|(_, height, _)| height).sum();
        let scale = heights / all.iter().map(|value| value.abs()).sum::<f64>();
        let side = |above: bool| {
            let mut heights: Vec<f64> = drawn
                .bars
                .iter()
                .filter(|(top, height, _)| (top + height / 2.0 < drawn.axis) == above)
                .map(|(_, height, _)| *height)
                .collect();
            let mut wanted: Vec<f64> =
                all.iter().filter(|value| (**value > 0.0) == above).map(|value| value.abs() * scale).collect();
            heights.sort_by(f64::total_cmp);
            wanted.sort_by(f64::total_cmp);
            assert_eq!(heights.len(), wanted.len(), "{told}");
            assert!(heights.iter().zip(wanted).all(|(height, wanted)| (height - wanted).abs() < 0.01), "{told}");
        };
        side(true);
        side(false);
        // Each bar begins at the axis, and goes no further than its numbers together.
        let mut lefts: Vec<f64> = drawn.bars.iter().map(|bar| bar.2).collect();
        lefts.sort_by(f64::total_cmp);
        lefts.dedup_by(|a, b| (*a - *b).abs() < 0.01);
        for left in lefts {
            let bars: Vec<_> = drawn.bars.iter().filter(|bar| (bar.2 - left).abs() < 0.01).collect();
            let top = bars.iter().map(|bar| bar.0).fold(drawn.axis, f64::min);
            let bottom = bars.iter().map(|bar| bar.0 + bar.1).fold(drawn.axis, f64::max);
            let height: f64 = bars.iter().map(|bar| bar.1).sum();
            assert!((bottom - top - height).abs() < 0.01, "{told}");
        }
    }
}

/// Numbers of so many categories, none alike and none of them an axis's: those of the second series are so low that they stand
/// beside their bars.
fn uneven(series: usize, categories: usize) -> Vec<Vec<f64>> {
    let number = |series: usize, category: usize| {
        (if series == 0 { 1_000_013 } else { 1_003 } + 7 * category as i32 + 1_001 * series as i32).into()
    };
    (0..series).map(|at| (0..categories).map(|category| number(at, category)).collect()).collect()
}

/// A number that is not there is told there, and no other chart says so.
#[test]
fn a_chart_without_room_for_all_its_numbers_says_so() {
    use crate::document::ChartForm::{Grouped, Lines, Stacked};
    for (form, series, categories) in [
        (Stacked, 1, 1),
        (Stacked, 2, 2),
        (Stacked, 2, 40),
        (Stacked, 1, 40),
        (Grouped, 3, 1),
        (Grouped, 2, 3),
        (Grouped, 3, 40),
        (Lines, 1, 4),
        (Lines, 1, 40),
    ] {
        let numbers = uneven(series, categories);
        let numbers: Vec<&[f64]> = numbers.iter().map(Vec::as_slice).collect();
        let block = FigureBlock { form, ..figure(&numbers) };
        let bars = block.series.iter().flat_map(|series| &series.numbers).map(|bar| bar.shown.text().to_owned());
        let wanted: Vec<String> = bars.collect();
        let drawn = drawn(block, form == Stacked);
        let lost: Vec<&String> = wanted.iter().filter(|number| !drawn.texts.contains(number)).collect();
        let is_told = drawn.texts.iter().any(|text| text == NO_ROOM);
        assert_eq!(is_told, !lost.is_empty(), "{form:?} {series} {categories}: {lost:?} {:?}", drawn.texts);
        assert_eq!(is_told, categories == 40, "{form:?} {series} {categories}: {:?}", drawn.texts);
        if form == Stacked && series == 2 {
            let beside = drawn.texts.iter().filter(|text| wanted[categories..].contains(text)).count();
            assert!([0, categories].contains(&beside), "the last bar has numbers only where others have: {beside}");
        }
    }
}

/// The name of a series stands on one line with its mark.
#[test]
fn a_name_in_the_explanation_is_not_broken() {
    let numbers = uneven(40, 2);
    let numbers: Vec<&[f64]> = numbers.iter().map(Vec::as_slice).collect();
    let mut block = figure(&numbers);
    let name = |at: usize| format!("Verksamhet nummer {at}");
    block.form = crate::document::ChartForm::Lines;
    for (at, series) in block.series.iter_mut().enumerate() {
        series.name = Cell::Phrase(Phrase::unkeyed(name(at)));
    }
    let drawn = drawn(block, false);
    let broken: Vec<String> = (0..40).map(name).filter(|name| !drawn.texts.contains(name)).collect();
    assert!(broken.is_empty(), "{broken:?} {:?}", drawn.texts);
}
