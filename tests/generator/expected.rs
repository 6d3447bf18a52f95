//! What the documents of a random case must hold.

use utlatande::model::DocumentRole;
use utlatande::templates::{FrameSection, SectionKind};

use super::documents::Document;
use super::prose::Line;
use super::{Attachment, Builder, Rest};

/// What a document's text must hold.
#[derive(Default)]
pub struct Expected {
    /// In any order, somewhere.
    pub holds: Vec<Line>,
    /// In this order.
    pub lines: Vec<Line>,
}

impl Builder<'_> {
    /// What the report must hold.
    pub(super) fn report(&self, document: &Document<'_>, rest: &Rest) -> Expected {
        let mut lines = vec![Line::plain(drafted(&self.titles[&document.spec.nyckel]))];
        lines.extend(self.writing.lines(document, |frame| self.made(frame, rest)));
        let held =
            [rest.number.clone(), rest.issued.to_string()].into_iter().chain(rest.officer.clone()).map(Line::marked);
        Expected { holds: held.collect(), lines }
    }

    /// What stands under a heading whose content is put together by the program.
    fn made(&self, frame: &FrameSection, rest: &Rest) -> Vec<Line> {
        match frame.slag {
            SectionKind::Beslut => {
                let lead = self.writing.templates.husstil.fraser.beslut_ledtext.replace("{organ}", &rest.body);
                let points = rest.points.iter().map(|point| Line::marked(&point.lines[0].text));
                std::iter::once(Line::plain(lead)).chain(points).collect()
            }
            SectionKind::Bilagor => {
                self.attachments.iter().map(|attachment| Line::marked(self.title(attachment))).collect()
            }
            SectionKind::Underskrifter => {
                let signed = rest.signatories.iter();
                signed.flat_map(|(name, title)| [Line::plain(name), Line::plain(title)]).collect()
            }
            _ => Vec::new(),
        }
    }

    fn title(&self, attachment: &Attachment<'_>) -> String {
        match attachment {
            Attachment::Pdf { title, .. } => title.clone(),
            Attachment::Document(spec) => {
                let title = &self.titles[&spec.nyckel];
                let proposal = spec.roll == Some(DocumentRole::Forslag);
                if proposal { format!("Förslag till {title}") } else { title.clone() }
            }
        }
    }

    /// What a steering document must hold.
    pub(super) fn steering(&self, document: &Document<'_>, rest: &Rest) -> Expected {
        let decided = document.spec.beslut.as_ref().map(|group| self.writing.decided(&self.facts, group));
        let mut lines = match &decided {
            Some((body, decision)) => self.writing.cover_lines(document, body, Some(decision)),
            None => self.writing.cover_lines(document, &rest.body, None),
        };
        lines.extend(self.writing.lines(document, |_| Vec::new()));
        Expected { holds: Vec::new(), lines }
    }
}

/// A title as a draft has it.
pub fn drafted(title: &str) -> String {
    format!("Utkast: {title}")
}
