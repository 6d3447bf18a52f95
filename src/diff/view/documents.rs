//! Documents as they are told: section by section, passage by passage.

use super::super::{
    CauseSort, Change, DocumentChange, DocumentContent, Gone, Kind, Move, OrderChange, Pair, Passage, PassageChange,
    Script, SectionChange, SectionContent, Sort, Span, Step,
};
use super::report::{Done, Group, Item, Piece, Section, Teller};
use super::wording::places;
use crate::message::{Message, message};
use crate::messages::phrases;

impl Teller<'_> {
    /// The documents, each with its decision points and its list of bilagor on top; then those that have no heir.
    pub(super) fn decisions_first(&self) -> Vec<Group> {
        let new = &self.sides[1].content.dokument;
        let script = &self.diff.dokument;
        let mut groups = Vec::new();
        let mut at = 0;
        if script.steg.is_empty() {
            groups.extend(new.iter().map(|document| self.whole_document(document, Done::Same, None)));
        }
        for step in &script.steg {
            match step {
                Step::Kvar { antal, .. } => {
                    let same = new.iter().skip(at).take(*antal);
                    groups.extend(same.map(|document| self.whole_document(document, Done::Same, None)));
                    at += antal;
                }
                Step::Tillagt { del, orsak, .. } => {
                    let change = self.diff.harledda.iter().find(|change| change.nyckel.efter == del.nyckel);
                    groups.push(match change {
                        Some(change) => self.group_of(change, del, true),
                        None => self.whole_document(del, Done::Added, *orsak),
                    });
                    at += 1;
                }
                Step::Andrat { andring, .. } => {
                    groups.extend(new.get(at).map(|is| self.group_of(andring, is, false)));
                    at += 1;
                }
            }
        }
        groups.extend(script.borta.iter().map(|gone| self.without_heir(&gone.del, gone.orsak)));
        groups
    }

    fn group_of(&self, change: &DocumentChange, new: &DocumentContent, is_derived: bool) -> Group {
        Group {
            title: self.document_title(&new.egenskaper, &new.titel.text),
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

    fn whole_document(&self, document: &DocumentContent, done: Done, cause: Option<usize>) -> Group {
        let title = self.document_title(&document.egenskaper, &document.titel.text);
        let title = match done {
            Done::Same => title,
            _ => format!("{title} ({})", self.say(&message!(phrases::DIFF_DONE, slag = done.name()))),
        };
        let sections = self.whole_sections(document, done, cause);
        let about = if done == Done::Added { self.of_the_same_title(&document.titel.text) } else { String::new() };
        Group { title, about, part: "dokument", sections }
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
        let mut gone = change.avsnitt.borta.iter().peekable();
        let mut at = 0;
        for step in &change.avsnitt.steg {
            let start = match step {
                Step::Kvar { fran, .. } | Step::Andrat { fran, .. } => *fran,
                Step::Tillagt { .. } => 0,
            };
            while let Some(gone) = gone.next_if(|gone| gone.fran < start) {
                sections.push(self.gone_section(&change.nyckel.fore, gone));
            }
            match step {
                Step::Kvar { antal, .. } => {
                    sections.extend(
                        new.avsnitt
                            .iter()
                            .skip(at)
                            .take(*antal)
                            .map(|found| self.whole_section(&new.nyckel, found, Done::Same, None)),
                    );
                    at += antal;
                }
                Step::Tillagt { del, orsak, plats, .. } => {
                    let mut section = self.whole_section(&new.nyckel, del, Done::Added, *orsak);
                    section.items[0].places = place(plats);
                    sections.push(section);
                    at += 1;
                }
                Step::Andrat { andring, .. } => {
                    if let Some(is) = new.avsnitt.get(at) {
                        sections.push(self.changed_section(andring, is));
                    }
                    at += 1;
                }
            }
        }
        sections.extend(gone.map(|gone| self.gone_section(&change.nyckel.fore, gone)));
        let moved = moved_parts(&change.avsnitt, new);
        for section in &mut sections {
            if moved.contains(&section.title) {
                section.items.insert(0, self.item(self.passage("avsnitt"), Done::Moved, Vec::new()));
            }
        }
        sections.retain(|section| !section.items.is_empty());
        // Decision points and bilagor stand on top in the reports themselves; elsewhere the order is the document's.
        sections
    }

    fn whole_sections(&self, document: &DocumentContent, done: Done, cause: Option<usize>) -> Vec<Section> {
        document.avsnitt.iter().map(|section| self.whole_section(&document.nyckel, section, done, cause)).collect()
    }

    fn gone_section(&self, document: &str, gone: &Gone<SectionContent>) -> Section {
        let mut section = self.whole_section(document, &gone.del, Done::Gone, gone.orsak);
        section.items[0].places = place(&gone.plats);
        section
    }

    /// A section that only one side has, with what that follows from, or one that is the same on both.
    fn whole_section(&self, document: &str, section: &SectionContent, done: Done, cause: Option<usize>) -> Section {
        let sort = match done {
            Done::Added => Sort::Nytt,
            Done::Gone => Sort::Borta,
            _ => Sort::Lika,
        };
        let mut moves = self.moves_of(document, &section.nyckel, done);
        let mut moved = |passage: &Passage| {
            let at = moves.iter().position(|(text, _)| *text == passage.text)?;
            Some(moves.remove(at).1)
        };
        let item = |passage: &Passage| match done {
            Done::Added => self.added(passage, moved(passage), cause, &None),
            Done::Gone => self.gone(passage, moved(passage), cause, &None),
            _ => self.plain_passage(passage, done, sort),
        };
        let mut items: Vec<Item> = section.innehall.iter().map(item).collect();
        items.iter_mut().for_each(|item| item.is_part = item.moved.is_none());
        if done != Done::Same {
            // Its heading heads what follows, and is no change beside it.
            let mut head = self.item(self.passage("avsnitt"), done, Vec::new());
            (head.causes, head.is_unknown) = (cause.into_iter().collect(), cause.is_none());
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

    fn plain_passage(&self, passage: &Passage, done: Done, sort: Sort) -> Item {
        let label = self.kind(&passage.form.slag);
        let mut item = self.item(label, done, vec![Piece::new(sort, &passage.text)]);
        item.is_unknown = done != Done::Same;
        item
    }

    fn changed_section(&self, change: &SectionChange, new: &SectionContent) -> Section {
        let mut items = Vec::new();
        if let Some(heading) = &change.rubrik {
            items.push(self.changed_passage(heading, "avsnittsrubrik"));
        }
        items.extend(change.ordning.iter().map(|order| self.order(order)));
        self.passages(&change.innehall, new, &mut items);
        Section { title: self.section_title(new), items }
    }

    /// Rows of a table that stand in another order, told once for all of them.
    fn order(&self, order: &OrderChange) -> Item {
        let label = self.passage(match order.slag {
            Kind::Figur(..) => "figurordning",
            Kind::Bilaga => "bilageordning",
            _ => "tabellordning",
        });
        let mut item = self.said(label, Done::Moved);
        item.causes = order.orsak.into_iter().collect();
        item.is_unknown = order.orsak.is_none();
        item
    }

    fn passages(&self, script: &Script<Passage, PassageChange>, new: &SectionContent, items: &mut Vec<Item>) {
        let mut gone = script.borta.iter().peekable();
        let mut at = 0;
        for step in &script.steg {
            let start = match step {
                Step::Kvar { fran, .. } | Step::Andrat { fran, .. } => *fran,
                Step::Tillagt { .. } => 0,
            };
            while let Some(gone) = gone.next_if(|gone| gone.fran < start) {
                items.push(self.gone(&gone.del, gone.flytt, gone.orsak, &gone.plats));
            }
            match step {
                Step::Kvar { antal, .. } => {
                    let same = new.innehall.iter().skip(at).take(*antal);
                    items.extend(same.map(|passage| self.plain_passage(passage, Done::Same, Sort::Lika)));
                    at += antal;
                }
                Step::Tillagt { del, flytt, orsak, plats } => {
                    items.push(self.added(del, *flytt, *orsak, plats));
                    at += 1;
                }
                Step::Andrat { andring, .. } => {
                    let label = andring.former.efter.first().map(|form| self.kind(&form.slag)).unwrap_or_default();
                    items.push(self.changed(andring, label));
                    at += andring.lengths().1;
                }
            }
        }
        items.extend(gone.map(|gone| self.gone(&gone.del, gone.flytt, gone.orsak, &gone.plats)));
    }

    fn gone(&self, passage: &Passage, moved: Option<usize>, cause: Option<usize>, plats: &Option<String>) -> Item {
        let mut item = self.plain_passage(passage, Done::Gone, Sort::Borta);
        item.also = self.stands_in(passage, Sort::Borta);
        (item.causes, item.is_unknown, item.places) = (cause.into_iter().collect(), cause.is_none(), place(plats));
        if let Some((id, found)) = moved.and_then(|id| Some((id, self.diff.flyttar.get(id)?))) {
            self.end_of_move(&mut item, id, found, false);
            // What it follows from is told at the other end, and so is all of it.
            (item.is_unknown, item.causes, item.also) = (false, Vec::new(), String::new());
            item.pieces = vec![Piece::new(Sort::Borta, &beginning(&passage.text))];
        }
        item
    }

    fn added(&self, passage: &Passage, moved: Option<usize>, cause: Option<usize>, plats: &Option<String>) -> Item {
        let mut item = self.plain_passage(passage, Done::Added, Sort::Nytt);
        item.also = if moved.is_none() { self.stands_in(passage, Sort::Nytt) } else { String::new() };
        (item.causes, item.is_unknown, item.places) = (cause.into_iter().collect(), cause.is_none(), place(plats));
        if let Some((id, found)) = moved.and_then(|id| Some((id, self.diff.flyttar.get(id)?))) {
            self.end_of_move(&mut item, id, found, true);
            (item.pieces, item.causes) = (self.pieces(&found.delar), causes(&found.delar));
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
        item.moved = Some((id, is_new));
        let list = |place: &Option<String>| place.iter().cloned().collect::<Vec<_>>();
        item.places = places(&Pair::new(list(&found.rader.fore), list(&found.rader.efter)));
    }

    fn changed_passage(&self, change: &PassageChange, kind: &str) -> Item {
        self.changed(change, self.passage(kind))
    }

    fn changed(&self, change: &PassageChange, label: String) -> Item {
        let done = if change.is_format_only() { Done::Format } else { Done::Changed };
        let how = match change.lengths() {
            _ if done == Done::Format => "formatering",
            (1, 1) => "andrat",
            (1, _) => "delat",
            _ => "hopslaget",
        };
        let label = match how {
            "andrat" => label,
            how => format!("{label}, {}", self.say(&message!(phrases::DIFF_DONE, slag = how))),
        };
        let mut item = self.item(label, done, self.pieces(&change.delar));
        let list = |place: &Option<String>| place.iter().cloned().collect::<Vec<_>>();
        item.places = places(&Pair::new(list(&change.platser.fore), list(&change.platser.efter)));
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

/// The headings of sections that stand in another order: those out of the longest sequence that keeps its order.
fn moved_parts(script: &Script<SectionContent, SectionChange>, new: &DocumentContent) -> Vec<String> {
    let mut order: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for step in &script.steg {
        match step {
            Step::Kvar { fran, antal } => {
                order.extend((0..*antal).map(|offset| (fran + offset, at + offset)));
                at += antal;
            }
            Step::Andrat { fran, .. } => {
                order.push((*fran, at));
                at += 1;
            }
            Step::Tillagt { .. } => at += 1,
        }
    }
    let mut longest: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, (was, _)) in order.iter().enumerate() {
        let best = (0..index).filter(|before| order[*before].0 < *was).max_by_key(|before| longest[*before].0);
        longest.push((best.map_or(1, |before| longest[before].0 + 1), best));
    }
    let mut kept = Vec::new();
    let mut next = (0..longest.len()).max_by_key(|index| (longest[*index].0, usize::MAX - index));
    while let Some(index) = next {
        kept.push(index);
        next = longest[index].1;
    }
    let moved = order.iter().enumerate().filter(|(index, _)| !kept.contains(index));
    moved.filter_map(|(_, (_, is))| Some(new.avsnitt.get(*is)?.rubrik.text.clone())).collect()
}

/// How a text begins.
fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() <= 2 * BEGINNING { text.to_owned() } else { format!("{} …", words[..BEGINNING].join(" ")) }
}

/// So many words tell which text is meant.
const BEGINNING: usize = 8;

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
