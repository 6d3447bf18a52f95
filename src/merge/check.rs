//! The expressions of an ärendetyp, held to what they may name before any case is read: tables, columns, facts, filters, and
//! sums of what is no number. Folders that are built in are held to this by a test.

use toml::Spanned;

use super::{computed, phrase_check};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::expression::{Known, Mistake, mistakes, no_condition, no_number, no_result, no_rows, no_words};
use crate::message::message;
use crate::templates::{RuleTest, SummaryColumn, SummaryKind, SummarySpec, Templates, ValueType};

/// Everything that is wrong with the expressions.
pub(crate) fn check(templates: &Templates) -> Vec<Diagnostic> {
    let kind = &templates.arendetyp;
    let mut checker = Checker { templates, problems: Vec::new() };
    for spec in &kind.berakningar {
        checker.typed(&["berakning", &spec.namn, "uttryck"], &spec.uttryck, spec.typ, &checker.known(None));
    }
    for table in &kind.tabeller {
        for (column, expression) in table.kolumner.computed() {
            let way = ["tabell", &table.namn, "kolumner", &column.namn, "uttryck"];
            checker.typed(&way, expression, column.typ, &checker.known(Some(&table.namn)));
        }
    }
    if let Err(circle) = computed::order(kind) {
        checker.problems.push(circle.problem(templates));
    }
    kind.sammanstallningar.iter().for_each(|spec| checker.summary(spec));
    for figure in &kind.figurer {
        if let Some(line) = &figure.mallinje {
            let way = ["figur", &figure.namn, "mallinje", "varde"];
            checker.typed(&way, &line.varde, ValueType::Decimal, &checker.known(None));
        }
    }
    for section in kind.dokument.iter().flat_map(|document| &document.avsnitt) {
        let row = section.per.as_ref().map(|per| per.tabell.get_ref().as_str());
        checker.condition(section.visas_om.as_ref(), &checker.known(row));
    }
    for frame in templates.frames.values() {
        for section in &frame.spec.avsnitt {
            checker.condition_in(&frame.file, section.visas_om.as_ref(), &checker.known(None));
        }
    }
    let documents = kind.dokument.iter().map(|document| document.visas_om.as_ref());
    for condition in documents.chain(kind.beslutspunkter.iter().map(|point| point.visas_om.as_ref())) {
        checker.condition(condition, &checker.known(None));
    }
    for rule in &kind.regler {
        for (number, test) in (1..).zip(&rule.prov) {
            checker.rule(&rule.kod, &format!("{number}"), test);
        }
    }
    checker.problems.extend(phrase_check::check(templates));
    checker.problems
}

struct Checker<'t> {
    templates: &'t Templates,
    problems: Vec<Diagnostic>,
}

impl<'t> Checker<'t> {
    fn file(&self) -> String {
        format!("{}/arendetyp.toml", self.templates.arendetyp.namn)
    }

    /// What expressions may name, with a row of this table as `rad`.
    fn known(&self, row: Option<&'t str>) -> Known<'t> {
        Known { kind: &self.templates.arendetyp, house: &self.templates.husstil.hus, row, any_row: false }
    }

    fn expression(&mut self, way: &[&str], source: &str, known: &Known<'_>) {
        for mistake in mistakes(source, known) {
            self.tell(way, &mistake);
        }
    }

    /// An expression whose value is of this type.
    fn typed(&mut self, way: &[&str], source: &str, typ: ValueType, known: &Known<'_>) {
        let told = self.problems.len();
        self.expression(way, source, known);
        if told == self.problems.len() && (typ.is_quantity() || typ == ValueType::Ar) {
            no_number(source, known).iter().for_each(|mistake| self.tell(way, mistake));
        }
        if told == self.problems.len() {
            no_result(source, typ, known).iter().for_each(|mistake| self.tell(way, mistake));
        }
    }

    /// An expression that is true or false.
    fn truth(&mut self, way: &[&str], source: &str, known: &Known<'_>) {
        let told = self.problems.len();
        self.expression(way, source, known);
        if told == self.problems.len() {
            no_condition(source, known).iter().for_each(|mistake| self.tell(way, mistake));
        }
    }

    /// A condition on which something of the kind of case is shown.
    fn condition(&mut self, condition: Option<&Spanned<String>>, known: &Known<'_>) {
        self.condition_in(&self.file(), condition, known);
    }

    /// A condition on which something is shown.
    fn condition_in(&mut self, file: &str, condition: Option<&Spanned<String>>, known: &Known<'_>) {
        let Some(condition) = condition else { return };
        let mut told = mistakes(condition.get_ref(), known);
        if told.is_empty() {
            told.extend(no_condition(condition.get_ref(), known));
        }
        for Mistake(reason) in told {
            let place = self.templates.place(file, condition.span());
            self.problems.push(Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = reason)).at(place));
        }
    }

    fn tell(&mut self, way: &[&str], Mistake(reason): &Mistake) {
        let place = self.templates.place_of(&self.file(), way);
        self.problems.push(Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = reason)).at(place));
    }

    fn summary(&mut self, spec: &'t SummarySpec) {
        let way = ["sammanstallning", spec.namn.as_str()];
        let known = self.known(Some(&spec.kalla));
        if let Some(condition) = &spec.villkor {
            self.truth(&[way[0], way[1], "villkor"], condition, &known);
        }
        for (number, column) in (1..).zip(&spec.kolumner) {
            if let SummaryColumn::Computed(column) = column {
                let at = [way[0], way[1], "kolumner", &format!("{number}"), "uttryck"];
                // In a table of sums the row has the columns that are summed, which have the names of the sheet's.
                self.typed(&at, &column.uttryck, column.typ, &known);
                if spec.slag == SummaryKind::Korstabell || spec.slag == SummaryKind::Punktlista {
                    self.expression(&at, "sammanstallning", &known);
                }
            }
        }
    }

    fn rule(&mut self, code: &str, number: &str, test: &'t RuleTest) {
        let templates = self.templates;
        let known = |row, any_row| Known { kind: &templates.arendetyp, house: &templates.husstil.hus, row, any_row };
        let way = |key| ["regel", code, "prov", number, key];
        let mut of_row = known(None, false);
        if let Some(rows) = &test.for_varje {
            let told = self.problems.len();
            self.expression(&way("for"), rows.get_ref(), &of_row);
            if told == self.problems.len() {
                no_rows(rows.get_ref(), &of_row).iter().for_each(|mistake| self.tell(&way("for"), mistake));
            }
            of_row = known(crate::expression::table_of(rows.get_ref(), &templates.arendetyp), true);
        }
        if let Some(when) = &test.nar {
            self.truth(&way("nar"), when.get_ref(), &known(None, false));
        }
        self.truth(&way("villkor"), test.villkor.get_ref(), &of_row);
        for value in test.varden.values() {
            self.expression(&way("varden"), value.get_ref(), &of_row);
            no_words(value.get_ref(), &of_row).iter().for_each(|mistake| self.tell(&way("varden"), mistake));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::place::Place;
    use crate::templates::{TemplateSource, load};

    #[test]
    fn the_built_in_expressions_are_right() {
        let place = Place::File("arende.toml".into());
        let found =
            load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place)).map(|all| check(&all));
        assert_eq!(found.map(|found| format!("{found:?}")).ok(), Some("[]".to_owned()));
    }
}
