//! A report as a page: one file, to be opened from an e-mail. Its template, style and script stand in `../html`; what comes from a
//! case goes through [`escaped`] and nothing else. The page may run its own script and style, which their hashes name, and
//! nothing more.

use std::sync::LazyLock;

use regex::Regex;
use sha2::{Digest, Sha256};

use super::super::Sort;
use super::done::DoneWords;
use super::report::{CauseLine, Done, Group, Item, Piece, Report, Section};
use crate::message::{Message, message};
use crate::messages::{Messages, phrases};

const PAGE: &str = include_str!("../html/sida.html");
const STYLE: &str = include_str!("../html/stil.css");
const SCRIPT: &str = include_str!("../html/skript.js");

impl Report {
    /// The page.
    pub(crate) fn html(&self) -> String {
        let (messages, done_words) = (Messages::new(self.language), DoneWords::default());
        let writer = Writer { report: self, messages, done_words };
        let mut page = String::new();
        // Piece by piece, so that a text that looks like a place in the template stays text.
        for (index, part) in PAGE.split('{').enumerate() {
            let Some((name, rest)) = part.split_once('}').filter(|_| index > 0) else {
                page.push_str(part);
                continue;
            };
            page.push_str(&match name {
                "lang" => self.language.tag().to_owned(),
                "stylehash" => hash(STYLE),
                "scripthash" => hash(SCRIPT),
                "style" => STYLE.to_owned(),
                "script" => SCRIPT.to_owned(),
                "title" => escaped(&self.title),
                "sides" => with_code(&escaped(&self.sides)),
                "summary" => escaped(&self.summary),
                "top" => writer.top(),
                _ => writer.body(),
            });
            page.push_str(rest);
        }
        page
    }
}

/// Text as HTML. What could command a terminal or turn the direction of writing was made visible before (`one_line`).
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The same, in which no line is broken within a date, a number or an amount: a browser breaks them after their hyphens and spaces.
pub(super) fn unbroken(text: &str) -> String {
    let escaped = escaped(text);
    match WHOLE.as_ref() {
        Some(whole) => whole.replace_all(&escaped, "<span class=\"hel\">$0</span>").into_owned(),
        None => escaped,
    }
}

/// Digits with hyphens between them, and a number in groups or with its unit. None is so long that it would not fit on a line.
static WHOLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let space = r"[ \u{a0}\u{202f}]";
    let number = format!(r"[0-9]{{1,3}}(?:{space}[0-9]{{3}}){{1,4}}\b(?:,[0-9]{{1,3}})?(?:{space}(?:kr\b|%))?");
    let with_unit = format!(r"[0-9]{{1,9}}(?:,[0-9]{{1,3}})?{space}(?:kr\b|%)");
    Regex::new(&format!(r"\b(?:[0-9]{{1,8}}(?:-[0-9]{{1,8}}){{1,2}}\b|{number}|{with_unit})")).ok()
});

/// How the policy names what it lets run.
fn hash(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(text.as_bytes());
    let mut base64 = String::from("sha256-");
    for three in digest.chunks(3) {
        let bits = three.iter().enumerate().fold(0_u32, |bits, (at, byte)| bits | u32::from(*byte) << (16 - 8 * at));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at)) as usize & 63];
            base64.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    base64
}

pub(super) struct Writer<'r> {
    pub(super) report: &'r Report,
    pub(super) messages: Messages,
    done_words: DoneWords,
}

impl Writer<'_> {
    fn say(&self, phrase: &Message) -> String {
        escaped(&self.messages.phrase(phrase))
    }

    fn body(&self) -> String {
        let report = self.report;
        let mut body = String::new();
        if !report.acts.is_empty() {
            let acts: String = report.acts.iter().map(|act| self.act(act)).collect();
            let title = escaped(&report.acts_title);
            body.push_str(&format!("<h2>{title}</h2>\n<ul id=\"handelser\">\n{acts}</ul>\n"));
            let lines = report.uncaused(&self.messages);
            for line in lines.iter().chain([&report.proof, &report.not_compared]).filter(|line| !line.is_empty()) {
                body.push_str(&format!("<p>{}</p>\n", escaped(line)));
            }
        }
        let contents = self.contents();
        // Without a change there is nothing to look for.
        if contents.is_empty() {
            return format!("{body}<p class=\"om\">{}</p>\n", escaped(&report.not_compared));
        }
        body.push_str(&contents);
        body.push_str(&self.tools());
        for (number, group) in report.groups.iter().enumerate() {
            body.push_str(&self.group(number, group));
        }
        body
    }

    /// The parts that have changes, each with how many.
    fn contents(&self) -> String {
        let entry = |(number, group): (usize, &Group)| {
            let mut items = group.sections.iter().flat_map(|section| &section.items);
            if items.all(|item| item.done == Done::Same) {
                return String::new();
            }
            let count = self.say(&message!(phrases::DIFF_CHANGES, antal = group.count()));
            format!("<li><a href=\"#del-{number}\">{}</a>: {count}</li>\n", escaped(&group.title))
        };
        let entries: String = self.report.groups.iter().enumerate().map(entry).collect();
        if entries.is_empty() {
            return entries;
        }
        let title = self.say(&message!(phrases::DIFF_CONTENTS));
        format!("<nav aria-label=\"{title}\"><h2>{title}</h2>\n<ul>\n{entries}</ul></nav>\n")
    }

    fn tools(&self) -> String {
        let all = self.say(&message!(phrases::DIFF_ALL));
        let select = |id: &str, options: String| {
            let label = self.say(&message!(phrases::DIFF_TOOL, slag = id));
            format!("<label>{label}<select id=\"{id}\"><option value=\"\">{all}</option>{options}</select></label>\n")
        };
        let option = |value: String, text: String| format!("<option value=\"{value}\">{text}</option>");
        let parts = self.report.groups.iter().enumerate();
        let parts = parts.map(|(number, group)| option(number.to_string(), escaped(&group.title))).collect();
        // What there is none of is no choice.
        let items = || self.report.groups.iter().flat_map(|group| &group.sections).flat_map(|section| &section.items);
        let kinds =
            [Done::Changed, Done::Added, Done::Gone, Done::Moved, Done::TakenOver, Done::Reordered, Done::Format]
                .map(Done::name)
                .into_iter()
                .filter(|name| items().any(|item| item.sorts().split(' ').any(|own| own == *name)))
                .map(|name| option(name.to_owned(), self.say(&message!(phrases::DIFF_DONE, slag = name))));
        let causes = self.report.causes.iter().map(|cause| option(cause.id.to_string(), escaped(&cause.choice())));
        let uncaused = [
            ("okand", message!(phrases::DIFF_UNKNOWN), self.report.unknown),
            ("sjalv", message!(phrases::DIFF_OWN_ACT), self.report.own),
        ];
        let uncaused = uncaused.into_iter().filter(|(_, _, count)| *count > 0);
        let uncaused =
            uncaused.map(|(value, name, count)| option(value.to_owned(), format!("{} ({count})", self.say(&name))));
        let acts = self.report.acts.iter().map(|act| option(act.id.to_string(), escaped(&act.name)));
        let tool = |name: &str| self.say(&message!(phrases::DIFF_TOOL, slag = name));
        // The script puts the numbers in.
        let status =
            |name: &str| self.say(&message!(phrases::DIFF_SHOWN, slag = name, antal = "{antal}", alla = "{alla}"));
        format!(
            "<div id=\"verktyg\" class=\"verktyg\" role=\"group\" aria-label=\"{}\" hidden>\n{}{}{}{}<label class=\"rad\"><input \
             type=\"checkbox\" id=\"bara\" checked>{}</label>\n<div class=\"steg\"><button id=\"forra\" \
             type=\"button\">{} (p)</button><button id=\"nasta\" type=\"button\">{} (n)</button><span id=\"lage\" \
             role=\"status\" data-visas=\"{}\" data-andring=\"{}\"></span></div>\n</div>\n",
            tool("verktyg"),
            select("del", parts),
            select("slag", kinds.collect()),
            select("handelse", acts.collect()),
            select("orsak", uncaused.chain(causes).collect()),
            tool("bara"),
            tool("forra"),
            tool("nasta"),
            status("visas"),
            status("andring"),
        )
    }

    fn group(&self, number: usize, group: &Group) -> String {
        let mut text =
            format!("<section id=\"del-{number}\" class=\"{}\"><h2>{}</h2>\n", group.part, escaped(&group.title));
        if !group.about.is_empty() {
            text.push_str(&format!("<p class=\"om\">{}</p>\n", escaped(&group.about)));
        }
        for section in &group.sections {
            let items: String = section.items.iter().map(|item| self.item(number, item)).collect();
            let causes = self.causes_of_section(section);
            match section.title.as_str() {
                "" => text.push_str(&(causes + &items)),
                title => {
                    text.push_str(&format!("<section><h3>{}</h3>\n{causes}{items}</section>\n", escaped(title)));
                }
            }
        }
        text + "</section>\n"
    }

    /// What the numbers mean by which the changes of a section tell their causes, where a reader has these changes before him.
    fn causes_of_section(&self, section: &Section) -> String {
        let told = self.report.by_numbers(section);
        if told.is_empty() {
            return String::new();
        }
        let list: Vec<String> = told.iter().map(|cause| link(cause, &cause.called())).collect();
        let say = |list: String| self.messages.phrase(&message!(phrases::DIFF_SECTION_CAUSES, lista = list));
        if list.len() <= UNFOLDED {
            return format!("<p class=\"om\">{}</p>\n", say(list.join("; ")));
        }
        let items: String = list.iter().map(|link| format!("<li>{link}</li>\n")).collect();
        let count = say(list.len().to_string());
        format!("<details class=\"om\"><summary>{count}</summary>\n<ul>\n{items}</ul></details>\n")
    }

    fn item(&self, group: usize, item: &Item) -> String {
        let pieces: String = item.pieces.iter().map(|piece| self.piece(piece)).collect();
        if item.done == Done::Same {
            let id = item.anchor().map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
            return format!(
                "<div class=\"andring\"{id} data-del=\"{group}\" data-handelse=\"\" data-slag=\"lika\" data-orsaker=\"\"><p>{pieces}</p></div>\n"
            );
        }
        // What follows from several together is found by each of them.
        let mut causes: Vec<String> = self.report.causes_of(item).iter().map(usize::to_string).collect();
        let mut about: Vec<String> = Vec::new();
        if !item.places.is_empty() {
            about.push(unbroken(&item.places));
        }
        // The phrase is the program's own, so that links may stand in it.
        let link = |cause: &CauseLine, is_named: bool| match is_named {
            true => format!("{} ({})", link(cause, &cause.short), cause.number),
            false => link(cause, &cause.number.to_string()),
        };
        about.extend(self.report.caused(item, &self.messages, link));
        about.extend(self.is_about(item));
        about.extend((!item.also.is_empty()).then(|| unbroken(&item.also)));
        if item.is_unknown {
            causes.push("okand".to_owned());
        }
        causes.extend(item.is_own().then(|| "sjalv".to_owned()));
        let acts: Vec<String> = item.acts.iter().map(usize::to_string).collect();
        let id = item.anchor().map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
        let label = match item.other_end() {
            None => unbroken(&item.label),
            Some(other) => format!("<a href=\"#{other}\">{}</a>", unbroken(&item.label)),
        };
        // What was moved says where to or from.
        let done = match item.is_said || item.moved.is_some() {
            true => String::new(),
            false => format!(", {}", self.done_words.told(&self.messages, item.done.name(), &item.kind)),
        };
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join("; ")) };
        let unshown = if item.unshown == 0 { String::new() } else { format!(" data-antal=\"{}\"", item.unshown) };
        format!(
            "<div class=\"andring\"{id}{unshown} tabindex=\"-1\" data-del=\"{group}\" data-handelse=\"{}\" data-slag=\"{}\" \
             data-orsaker=\"{}\"><p class=\"om\">{label}{done}{about}</p><p>{pieces}</p>{}</div>\n",
            acts.join(" "),
            item.sorts(),
            causes.join(" "),
            self.parts(item),
        )
    }

    /// The changes that a finding is about, each with a link to it.
    fn is_about(&self, item: &Item) -> Option<String> {
        let link = |(id, name): &(String, String)| format!("<a href=\"#{id}\">{}</a>", escaped(name));
        let links: Vec<String> = item.about.iter().map(link).collect();
        (!links.is_empty()).then(|| self.messages.phrase(&message!(phrases::DIFF_ABOUT, andring = links.join(", "))))
    }

    /// What a change holds, folded below it.
    fn parts(&self, item: &Item) -> String {
        if item.parts.is_empty() {
            return String::new();
        }
        let part = |part: &Item| {
            let also = if part.also.is_empty() { String::new() } else { format!(" ({})", unbroken(&part.also)) };
            let pieces: String = part.pieces.iter().map(|piece| self.piece(piece)).collect();
            format!("<p class=\"om\">{}{also}</p><p>{pieces}</p>\n", unbroken(&part.label))
        };
        let parts: String = item.parts.iter().map(part).collect();
        let all = self.say(&message!(phrases::DIFF_PARTS, antal = item.parts.len()));
        format!("<details><summary>{all}</summary>\n{parts}</details>")
    }

    /// A stretch of text; who listens is told in words what the marks say.
    pub(super) fn piece(&self, piece: &Piece) -> String {
        if piece.is_note {
            return format!(" <span class=\"okand\">({})</span>", unbroken(&piece.text));
        }
        let (tag, name) = match piece.sort {
            Sort::Lika => return unbroken(&piece.text),
            Sort::Borta => ("del", "borta"),
            Sort::Nytt => ("ins", "tillagt"),
        };
        let said = self.say(&message!(phrases::DIFF_DONE, slag = name));
        format!(
            "<{tag}><span class=\"dold\">[{said}: </span>{}<span class=\"dold\">]</span></{tag}>",
            unbroken(&piece.text)
        )
    }
}

/// Of a section that tells more causes than these by their numbers the list is folded.
const UNFOLDED: usize = 6;

/// A link to where a cause is told, with its name for who rests on it.
fn link(cause: &CauseLine, text: &str) -> String {
    let title =
        if text.ends_with(&cause.short) { String::new() } else { format!(" title=\"{}\"", escaped(&cause.short)) };
    format!("<a href=\"#orsak-{}\"{title}>{}</a>", cause.id, unbroken(text))
}

/// Names that stand between backticks in escaped text, as code.
fn with_code(text: &str) -> String {
    let mut parts = text.split('`');
    let mut marked = parts.next().unwrap_or_default().to_owned();
    while let Some(name) = parts.next() {
        match parts.next() {
            Some(rest) => marked.push_str(&format!("<code>{name}</code>{rest}")),
            None => marked.push_str(&format!("`{name}")),
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_hash_as_browsers_count_it() {
        // printf '' | openssl dgst -sha256 -binary | base64
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn names_between_backticks_are_code() {
        assert_eq!(with_code("a `b` c `d`."), "a <code>b</code> c <code>d</code>.");
        assert_eq!(with_code("a ` b"), "a ` b");
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(escaped("<script>\"'&"), "&lt;script&gt;&quot;&#39;&amp;");
    }

    #[test]
    fn dates_and_amounts_stand_on_one_line_and_long_words_need_not() {
        let marked = |text: &str| unbroken(text).replace("<span class=\"hel\">", "⟨").replace("</span>", "⟩");
        for (text, shown) in [
            ("den 2025-06-11.", "den ⟨2025-06-11⟩."),
            ("SLK-2025-00265, 5 2024", "SLK-⟨2025-00265⟩, 5 2024"),
            ("cirka 115 000 kr om året", "cirka ⟨115 000 kr⟩ om året"),
            ("1\u{a0}115\u{202f}000 kronor", "⟨1\u{a0}115\u{202f}000⟩ kronor"),
            ("2,5 % av 5 kr, 5 krukor", "⟨2,5 %⟩ av ⟨5 kr⟩, 5 krukor"),
            ("nordisk-baltiska-samarbetet", "nordisk-baltiska-samarbetet"),
            ("'39-40'", "&#39;⟨39-40⟩&#39;"),
        ] {
            assert_eq!(marked(text), shown);
        }
    }
}
