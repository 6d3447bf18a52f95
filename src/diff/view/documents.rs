//! Documents as they are told: section by section, passage by passage.

use super::super::{
    CauseSort, Change, DocumentChange, DocumentContent, Gone, Kind, Move, OrderChange, Pair, Passage, PassageChange,
    Script, SectionChange, SectionContent, Sort, Span,
};
use super::blocks::{Blocks, Headings};
use super::moved::row_orders;
use super::order::{Told, in_order, in_order_of, moved_parts};
use super::report::{Done, Group, Item, Piece, Section, Teller};
use super::wording::{beginning, kind_name, places};
use crate::message::{Message, message};
use crate::messages::phrases;

impl Teller<'_> {
    /// The documents, each with its decision points and its list of bilagor on top; then those that have no heir.
    pub(super) fn decisions_first(&self) -> Vec<Group> {
        let new = &self.sides[1].content.dokument;
        let script = &self.diff.dokument;
        let mut groups = Vec::new();
        if script.steg.is_empty() && script.borta.is_empty() {
            groups.extend(new.iter().map(|document| self.whole_document(document, Done::Same, None)));
        }
        for part in in_order(script) {
            match part {
                Told::Kept(at) => groups.extend(new.get(at).map(|it| self.whole_document(it, Done::Same, None))),
                Told::Gone(gone) => groups.push(self.without_heir(&gone.del, gone.orsak)),
                Told::Added(at, document, cause, _, _) => {
                    let change = self.diff.harledda.iter().find(|change| change.nyckel.efter == document.nyckel);
                    groups.push(match (change, new.get(at)) {
                        (Some(change), Some(new)) => self.group_of(change, new, true),
                        _ => self.whole_document(document, Done::Added, cause),
                    });
                }
                Told::Changed(at, change) => groups.extend(new.get(at).map(|is| self.group_of(change, is, false))),
            }
        }
        groups
    }

    fn group_of(&self, change: &DocumentChange, new: &DocumentContent, is_derived: bool) -> Group {
        Group {
            name: new.nyckel.clone(),
            title: self.document_title(1, &new.nyckel, &new.egenskaper, &new.titel.text),
            about: self.compared_with(&change.nyckel, is_derived),
            part: "dokument",
            sections: self.changed_document(change, new),
        }
    }

    /// A document that no new one is. Of one whose text a new one has only what differs from that is told.
    fn without_heir(&self, document: &DocumentContent, cause: Option<usize>) -> Group {
        let change = self.diff.harledda.iter().find(|change| change.nyckel.fore == document.nyckel);
        let new = |change: &DocumentChange| {
            let all = &self.sides[1].content.dokument;
            all.iter().find(|found| found.nyckel == change.nyckel.efter)
        };
        let sections = change.and_then(|change| Some(self.changed_document(change, new(change)?)));
        let whole = self.whole_document(document, Done::Gone, cause);
        Group { about: self.no_heir(change), sections: sections.unwrap_or(whole.sections), ..whole }
    }

    /// A document that is the same, or that only one side has: that is one change, whatever stands in it.
    fn whole_document(&self, document: &DocumentContent, done: Done, cause: Option<usize>) -> Group {
        let side = usize::from(done != Done::Gone);
        let title = self.document_title(side, &document.nyckel, &document.egenskaper, &document.titel.text);
        let all = document.avsnitt.iter().map(|section| self.whole_section(&document.nyckel, section, done, cause));
        let mut sections: Vec<Section> = all.collect();
        let (mut said, mut about) = (title.clone(), String::new());
        if done != Done::Same {
            let kind = if document.egenskaper.contains_key("nummer") { "bilaga" } else { "dokument" };
            said = format!("{title} ({})", self.done(done, kind));
            let mut head = self.of_kind("dokument", done, Vec::new());
            (head.causes, head.is_unknown) = (cause.into_iter().collect(), cause.is_none());
            for section in &mut sections {
                // What was moved is told where it stands, beside what is gone or new with the document.
                let inner = section.items.remove(0);
                head.parts.push(self.of_kind("avsnittsrubrik", done, vec![Piece::new(sort_of(done), &section.title)]));
                head.parts.extend(inner.parts);
            }
            sections.insert(0, Section { title: String::new(), items: vec![head] });
            sections.retain(|section| !section.items.is_empty());
            about = if done == Done::Added { self.of_the_same_title(&document.titel.text) } else { String::new() };
        }
        Group { name: document.nyckel.clone(), title: said, about, part: "dokument", sections }
    }

    fn changed_document(&self, change: &DocumentChange, new: &DocumentContent) -> Vec<Section> {
        let is_number = change.egenskaper.iter().any(|entry| entry.namn == "nummer");
        // The file is named by the number.
        let entries = change.egenskaper.iter().filter(|entry| !(is_number && entry.namn == "fil"));
        let mut about: Vec<Item> = entries.map(|entry| self.head_entry(entry)).collect();
        if let Some(title) = &change.titel {
            about.push(self.changed_passage(title, "titel"));
        }
        let mut sections = vec![Section { title: self.part("egenskaper"), items: about }];
        for part in in_order(&change.avsnitt) {
            sections.push(match part {
                Told::Gone(gone) => self.gone_section(&change.nyckel.fore, gone),
                Told::Kept(at) => match new.avsnitt.get(at) {
                    Some(found) => self.whole_section(&new.nyckel, found, Done::Same, None),
                    None => continue,
                },
                Told::Added(_, section, cause, _, plats) => {
                    let mut section = self.whole_section(&new.nyckel, section, Done::Added, cause);
                    section.items[0].places = place(plats);
                    section
                }
                Told::Changed(at, andring) => match new.avsnitt.get(at) {
                    Some(is) => self.changed_section(&change.nyckel.fore, andring, is),
                    None => continue,
                },
            });
        }
        let moved = moved_parts(&change.avsnitt, new);
        for section in &mut sections {
            if moved.contains(&section.title) {
                section.items.insert(0, self.of_kind("avsnitt", Done::Moved, Vec::new()));
            }
        }
        sections.retain(|section| !section.items.is_empty());
        // Decision points and bilagor stand on top in the reports themselves; elsewhere the order is the document's.
        sections
    }

    fn gone_section(&self, document: &str, gone: &Gone<SectionContent>) -> Section {
        let mut section = self.whole_section(document, &gone.del, Done::Gone, gone.orsak);
        section.items[0].places = place(&gone.plats);
        section
    }

    /// A section that only one side has, with what that follows from, or one that is the same on both.
    fn whole_section(&self, document: &str, section: &SectionContent, done: Done, cause: Option<usize>) -> Section {
        let sort = sort_of(done);
        let mut moves = self.moves_of(document, &section.nyckel, done);
        let mut moved = |passage: &Passage| {
            let at = moves.iter().position(|(text, _)| *text == passage.text)?;
            Some(moves.remove(at).1)
        };
        let mut item = |passage: &Passage| match done {
            Done::Added => self.added(passage, moved(passage), cause, &None),
            Done::Gone => self.gone(passage, moved(passage), cause, &None),
            _ => self.plain_passage(passage, done, sort),
        };
        let headings = Headings::of(section.innehall.iter(), self);
        let mut tell = |passage: &Passage| headings.told(item(passage), passage, self);
        let mut items: Vec<Item> = section.innehall.iter().map(&mut tell).collect();
        if done != Done::Same {
            // It is one change with all that stands in it, but for what was moved.
            let mut head = self.of_kind("avsnitt", done, Vec::new());
            (head.causes, head.is_unknown) = (cause.into_iter().collect(), cause.is_none());
            (items, head.parts) = items.into_iter().partition(|item| item.moved.is_some());
            items.insert(0, head);
        }
        Section { title: self.section_title(section), items }
    }

    /// The moves that begin or end in a section which only one side has, with the passage's text there. Such a section is one
    /// step of its document's script, which has no room for them.
    fn moves_of(&self, document: &str, section: &str, done: Done) -> Vec<(String, usize)> {
        let is_gone = done == Done::Gone;
        let other = if is_gone { Sort::Nytt } else { Sort::Borta };
        let text = |found: &Move| {
            let own = found.delar.iter().filter(|span| span.sort != other);
            own.map(|span| span.text.as_str()).collect::<String>()
        };
        let is_here = |found: &Move| {
            let place = if is_gone { &found.plats.fore } else { &found.plats.efter };
            (place.0.as_str(), place.1.as_str()) == (document, section)
        };
        let moves = self.diff.flyttar.iter().enumerate().filter(|(_, found)| is_here(found));
        moves.map(|(id, found)| (text(found), id)).collect()
    }

    pub(super) fn plain_passage(&self, passage: &Passage, done: Done, sort: Sort) -> Item {
        let mut item = self.item(self.kind(&passage.form.slag), done, vec![Piece::new(sort, &passage.text)]);
        item.kind = kind_name(&passage.form.slag).to_owned();
        item.is_unknown = done != Done::Same;
        item
    }

    fn changed_section(&self, document: &str, change: &SectionChange, new: &SectionContent) -> Section {
        let mut items = Vec::new();
        if let Some(heading) = &change.rubrik {
            items.push(self.changed_passage(heading, "avsnittsrubrik"));
        }
        let old = self.section(0, document, &change.nyckel.fore);
        items.extend(change.ordning.iter().map(|order| self.order(order, [old, Some(new)])));
        items.extend(self.passages(&change.innehall, new));
        Section { title: self.section_title(new), items }
    }

    /// Rows of a table that stand in another order, told once for all of them: which table it is, and the orders where these are
    /// short.
    fn order(&self, order: &OrderChange, sections: [Option<&SectionContent>; 2]) -> Item {
        let label = self.passage(match order.slag {
            Kind::Figur(..) => "figurordning",
            Kind::Bilaga => "bilageordning",
            _ => "tabellordning",
        });
        let [was, is] = sections.map(|section| section.map_or(&[][..], |found| found.innehall.as_slice()));
        let caption = is.iter().find(|passage| Some(&passage.form.slag) == order.slag.block().as_ref());
        let label = match caption {
            Some(found) => format!("{label}, {}", self.say(&message!(phrases::DIFF_QUOTED, text = found.text))),
            None => label,
        };
        let [was, is] = [was, is]
            .map(|all| all.iter().filter(|passage| passage.form.slag == order.slag).collect::<Vec<&Passage>>());
        let mut item = self.said(label, Done::Reordered);
        item.pieces = row_orders(&was, &is);
        item.causes = order.orsak.into_iter().collect();
        item.is_unknown = order.orsak.is_none();
        item
    }

    fn passages(&self, script: &Script<Passage, PassageChange>, new: &SectionContent) -> Vec<Item> {
        let gone = script.borta.iter().map(|gone| &gone.del);
        let headings = Headings::of(new.innehall.iter().chain(gone), self);
        let mut blocks = Blocks::of(script, new);
        let mut items = Vec::new();
        let block = |passage: &Passage| passage.form.slag.block();
        for part in in_order_of(script, block, |at| new.innehall.get(at).and_then(block)) {
            match part {
                Told::Kept(at) => {
                    let Some(passage) = new.innehall.get(at) else { continue };
                    items.push(headings.told(self.plain_passage(passage, Done::Same, Sort::Lika), passage, self));
                    items.extend(self.about_another(passage, new));
                }
                Told::Gone(gone) => {
                    let item = self.gone(&gone.del, gone.flytt, gone.orsak, &gone.plats);
                    blocks.push(self, &mut items, headings.told(item, &gone.del, self), &gone.del);
                }
                Told::Added(_, passage, cause, moved, plats) => {
                    let item = self.added(passage, moved, cause, plats);
                    blocks.push(self, &mut items, headings.told(item, passage, self), passage);
                }
                Told::Changed(_, change) => {
                    let kind = change.former.efter.first().map(|form| &form.slag);
                    let label = kind.map(|kind| self.kind(kind)).unwrap_or_default();
                    let item = self.changed(change, label, kind.map(kind_name).unwrap_or_default());
                    items.push(headings.changed(item, change, self));
                }
            }
        }
        items
    }

    fn gone(&self, passage: &Passage, moved: Option<usize>, cause: Option<usize>, plats: &Option<String>) -> Item {
        let mut item = self.plain_passage(passage, Done::Gone, Sort::Borta);
        item.also = self.stands_in(passage, Sort::Borta);
        (item.causes, item.is_unknown, item.places) = (cause.into_iter().collect(), cause.is_none(), place(plats));
        if let Some((id, found)) = moved.and_then(|id| Some((id, self.diff.flyttar.get(id)?))) {
            self.end_of_move(&mut item, id, found, false);
            // It is found by what it follows from, which is told at the other end, and so is all of it.
            (item.is_unknown, item.also) = (false, String::new());
            item.causes = causes(&found.delar).into_iter().chain(found.orsak).collect();
            item.pieces = vec![Piece::new(Sort::Borta, &beginning(&passage.text))];
        }
        item
    }

    fn added(&self, passage: &Passage, moved: Option<usize>, cause: Option<usize>, plats: &Option<String>) -> Item {
        let mut item = self.plain_passage(passage, Done::Added, Sort::Nytt);
        item.also = if moved.is_none() { self.stands_in(passage, Sort::Nytt) } else { String::new() };
        (item.causes, item.is_unknown, item.places) = (cause.into_iter().collect(), cause.is_none(), place(plats));
        item.stands = plats.iter().cloned().collect();
        if let Some((id, found)) = moved.and_then(|id| Some((id, self.diff.flyttar.get(id)?))) {
            self.end_of_move(&mut item, id, found, true);
            (item.pieces, item.spans) = (self.pieces(&found.delar), found.delar.clone());
            item.also = self.neighbours(found);
            item.causes = causes(&found.delar).into_iter().chain(found.orsak).collect();
            let is_uncaused = |span: &Span| span.sort != Sort::Lika && span.orsak.is_none();
            item.is_unknown = found.orsak.is_none() || found.delar.iter().any(is_uncaused);
        }
        item
    }

    /// Makes a passage an end of a move: from where to where it was moved, in words and by its lines.
    fn end_of_move(&self, item: &mut Item, id: usize, found: &Move, is_new: bool) {
        let other = if is_new { self.place(&found.plats.fore, 0) } else { self.place(&found.plats.efter, 1) };
        let way = match (found.overtaget, is_new) {
            (false, _) if found.plats.fore == found.plats.efter => message!(phrases::DIFF_MOVED_WITHIN),
            (false, true) => message!(phrases::DIFF_MOVED_HERE, plats = other),
            (false, false) => message!(phrases::DIFF_MOVED_AWAY, plats = other),
            (true, true) => message!(phrases::DIFF_TAKEN_HERE, plats = other),
            (true, false) => message!(phrases::DIFF_TAKEN_AWAY, plats = other),
        };
        item.label = format!("{}: {}", item.label, self.say(&way));
        item.done = if found.overtaget { Done::TakenOver } else { Done::Moved };
        item.stands = if is_new { found.rader.efter.iter().cloned().collect() } else { Vec::new() };
        item.moved = Some((id, is_new));
        let list = |place: &Option<String>| place.iter().cloned().collect::<Vec<_>>();
        item.places = places(&Pair::new(list(&found.rader.fore), list(&found.rader.efter)));
    }

    fn changed_passage(&self, change: &PassageChange, kind: &str) -> Item {
        self.changed(change, self.passage(kind), kind)
    }

    fn changed(&self, change: &PassageChange, label: String, kind: &str) -> Item {
        let done = if change.is_format_only() { Done::Format } else { Done::Changed };
        let how = match change.lengths() {
            _ if done == Done::Format => "formatering",
            (1, 1) => "andrat",
            (1, _) => "delat",
            _ => "hopslaget",
        };
        let label = match how {
            "andrat" => label,
            how => format!("{label}, {}", self.done_words.told(&self.messages, how, kind)),
        };
        let mut item = self.item(label, done, self.pieces(&change.delar));
        item.kind = kind.to_owned();
        let list = |place: &Option<String>| place.iter().cloned().collect::<Vec<_>>();
        item.places = places(&Pair::new(list(&change.platser.fore), list(&change.platser.efter)));
        item.spans.clone_from(&change.delar);
        item.stands = change.platser.efter.iter().cloned().collect();
        item.causes = causes(&change.delar);
        item.is_unknown = change.delar.iter().any(|span| span.sort != Sort::Lika && span.orsak.is_none());
        item
    }
}

impl Teller<'_> {
    /// The words of a passage. Beside changes that follow from something else, own text and what has no cause say so.
    fn pieces(&self, spans: &[Span]) -> Vec<Piece> {
        let notes: Vec<Option<Message>> = spans.iter().map(|span| self.note(span)).collect();
        let is_caused = |(span, note): (&Span, &Option<Message>)| span.sort != Sort::Lika && note.is_none();
        let is_mixed = spans.iter().zip(&notes).any(is_caused);
        let mut pieces = Vec::new();
        for (at, span) in spans.iter().enumerate() {
            pieces.push(Piece::new(span.sort, &span.text));
            let note = notes[at].as_ref().map(|note| self.say(note)).filter(|_| is_mixed);
            let next = notes.get(at + 1).and_then(Option::as_ref).map(|note| self.say(note));
            if let Some(note) = note.filter(|note| next.as_ref() != Some(note)) {
                pieces.push(Piece { is_note: true, ..Piece::new(Sort::Lika, &note) });
            }
        }
        pieces
    }

    /// What is said of changed words that follow from nothing else.
    fn note(&self, span: &Span) -> Option<Message> {
        match span.orsak.map(|id| self.diff.orsaker[id].slag) {
            _ if span.sort == Sort::Lika => None,
            None => Some(message!(phrases::DIFF_UNCAUSED)),
            Some(CauseSort::EgenText) => Some(message!(phrases::DIFF_OWN)),
            Some(_) => None,
        }
    }
}

/// How what only one side has is marked.
fn sort_of(done: Done) -> Sort {
    match done {
        Done::Added => Sort::Nytt,
        Done::Gone => Sort::Borta,
        _ => Sort::Lika,
    }
}

/// A place in words, where there is one.
fn place(plats: &Option<String>) -> String {
    places(&Pair::new(Vec::new(), plats.iter().cloned().collect()))
}

fn causes(spans: &[Span]) -> Vec<usize> {
    let mut causes: Vec<usize> = spans.iter().filter_map(|span| span.orsak).collect();
    causes.sort_unstable();
    causes.dedup();
    causes
}
