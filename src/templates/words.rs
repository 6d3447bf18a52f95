//! The words that the review rules look for: verbs of decisions, kinds of document and how they are inflected, numbers,
//! laws. They are data of the language, and a house may have its own instead. Words are in lower case.

use serde::Deserialize;

/// Words of the rules G01, G04–G06, G16 and G18.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewWords {
    /// Bilagor.
    pub bilaga: AttachmentWords,
    /// Kinds of steering document.
    pub dokumentsorter: Vec<DocumentWord>,
    /// How a document calls itself and others.
    pub dokument: DocumentWords,
    /// Texts from before.
    pub tidigare: EarlierWords,
    /// References to sections.
    pub avsnitt: SectionWords,
    /// Dimensions.
    pub dimension: DimensionWords,
}

/// A house's own: how its decisions are worded, and what it has instead of the language's words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnReviewWords {
    /// Decision points.
    pub beslut: DecisionWords,
    /// Bilagor.
    pub bilaga: Option<AttachmentWords>,
    /// Kinds of steering document.
    pub dokumentsorter: Option<Vec<DocumentWord>>,
    /// How a document calls itself and others.
    pub dokument: Option<DocumentWords>,
    /// Texts from before.
    pub tidigare: Option<EarlierWords>,
    /// References to sections.
    pub avsnitt: Option<SectionWords>,
    /// Dimensions.
    pub dimension: Option<DimensionWords>,
}

/// Puts a house's own words in the place of the language's.
fn replace<T>(words: &mut T, own: Option<T>) {
    if let Some(own) = own {
        *words = own;
    }
}

impl ReviewWords {
    /// With a house's own words instead of these.
    pub(super) fn replace(&mut self, own: &mut OwnReviewWords) {
        replace(&mut self.bilaga, own.bilaga.take());
        replace(&mut self.dokumentsorter, own.dokumentsorter.take());
        replace(&mut self.dokument, own.dokument.take());
        replace(&mut self.tidigare, own.tidigare.take());
        replace(&mut self.avsnitt, own.avsnitt.take());
        replace(&mut self.dimension, own.dimension.take());
    }
}

/// How bilagor are cited.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentWords {
    /// The word before one number.
    pub ental: Vec<String>,
    /// The word before several numbers.
    pub flertal: Vec<String>,
    /// What this case's bilagor belong to: "bilaga 1 till tjänsteutlåtandet". One to anything else is another document's.
    pub till: Vec<String>,
    /// What stands between the numbers of several: "bilaga 1 och 2".
    #[serde(default = "conjunctions")]
    pub samordnar: Vec<String>,
    /// What stands between the first and the last of several, where it is no dash.
    #[serde(default = "through")]
    pub till_och_med: Vec<String>,
    /// What stands between a bilaga and the document that it belongs to: "bilaga 1 till budgeten".
    #[serde(default = "belonging")]
    pub hor_till: Vec<String>,
}

/// What every language had before it could say its own.
fn conjunctions() -> Vec<String> {
    ["och", "samt", "eller"].map(str::to_owned).to_vec()
}

/// The same, of ranges.
fn through() -> Vec<String> {
    vec!["till och med".to_owned()]
}

/// The same, of what a bilaga belongs to.
fn belonging() -> Vec<String> {
    vec!["till".to_owned()]
}

/// How decision points are worded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionWords {
    /// How a point is built.
    #[serde(default)]
    pub form: DecisionForm,
    /// Where a point does not end in its verb: the verbs that it begins with, after its subject or after `att`.
    #[serde(default)]
    pub borjan: Vec<String>,
    /// What joins two decisions in such a point: "och", "samt".
    #[serde(default)]
    pub samordnar: Vec<String>,
    /// Where a point ends in its verb: it ends with one of these.
    pub slut: Option<Vec<String>>,
    /// Or it has one of these, followed by whom or what it concerns.
    #[serde(default)]
    pub foljs_av: Vec<String>,
    /// A point that ends with one of these stands last, after those of the kind of case: "justeras omedelbart".
    #[serde(default)]
    pub sist: Vec<String>,
    /// Of them, those that adopt a document.
    pub antar: Vec<String>,
    /// Of them, those that repeal a document.
    pub upphaver: Vec<String>,
    /// Where a point ends in its verb: words after which a verb is no decision of its own: "som antas", "ska antas".
    #[serde(default)]
    pub bisats: Vec<String>,
}

/// How the house builds its decision points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionForm {
    /// "Taxan antas.": the verb stands last.
    #[default]
    Passiv,
    /// "Nämnden godkänner taxan.": the body is the subject.
    Subjekt,
    /// "att godkänna taxan": the points go on from the line before them.
    Att,
}

/// A kind of steering document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentWord {
    /// "riktlinje".
    pub ord: String,
    /// Every form that may stand in a title besides: "riktlinjer".
    #[serde(default)]
    pub flertal: Vec<String>,
    /// "riktlinjen".
    pub bestamd: String,
    /// What stands before the word where what follows tells which document is meant: "den".
    #[serde(default)]
    pub artikel: Option<String>,
    /// Whether the word also means other things ("planen"), so that the definite form alone says nothing.
    #[serde(default)]
    pub flertydig: bool,
}

/// How a document calls itself and others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentWords {
    /// Before the word when a document speaks of itself: "denna".
    pub detta: Vec<String>,
    /// Before the definite form when another document is meant: "tidigare".
    pub annan_fore: Vec<String>,
    /// After the definite form when another document is meant: "för", "mot".
    pub annan_efter: Vec<String>,
}

/// Words of texts from before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierWords {
    /// Before a year that lies ahead: "till", "senast".
    pub framat: Vec<String>,
    /// What explains that a document is cited before its time: "under framtagande".
    pub forklaring: Vec<String>,
}

/// How sections are cited.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionWords {
    /// Before a heading in quotes: "avsnittet".
    pub ledord: Vec<String>,
    /// With one of these before the word a section named earlier is meant: "samma avsnitt".
    pub samma: Vec<String>,
    /// Verbs with the document as subject: "anvisningen anger att".
    pub anger: Vec<String>,
    /// What follows those verbs when they make a claim: "att", "hur".
    pub att: Vec<String>,
    /// Verbs without it: "i anvisningen anges".
    pub anges: Vec<String>,
    /// Before the kind of document when the proposal is meant: "förslaget till".
    pub forslaget_till: Vec<String>,
}

/// How a dimension is left empty in own words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionWords {
    /// What says in other words than the stock phrase that there is nothing to say.
    pub tomma: Vec<String>,
}

/// Makes the lists of words of a language, and a house's own of the same names.
macro_rules! wordlists {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Words that the review rules know.
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Wordlists {
            $($(#[$doc])* pub $name: Vec<String>,)*
        }

        /// The lists that a house has instead of the language's.
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct OwnWordlists {
            $($(#[$doc])* pub $name: Option<Vec<String>>,)*
        }

        impl Wordlists {
            /// With a house's own lists instead of these.
            pub(super) fn replace(&mut self, own: &mut OwnWordlists) {
                $(replace(&mut self.$name, own.$name.take());)*
            }
        }
    };
}

wordlists! {
    /// Abbreviations that need no explanation.
    allmant_kanda,
    /// Endings that a word may be inflected with.
    andelser,
    /// Abbreviations that end in a full stop, which ends no sentence.
    forkortningar_med_punkt,
    /// Such abbreviations that often stand last in a sentence: before a capital their full stop ends it.
    forkortningar_sist,
    /// Words that may stand twice in a row, and phrases that begin so.
    far_sta_dubbelt,
    /// Units that follow a number after a space.
    enheter,
    /// Texts that mark what is not written yet.
    platshallare,
    /// Verbs of decision points that only take note of something, in every form: "antecknas", "anteckna".
    beslut_antecknar,
    /// What stands before an infinitive: "att". After a verb of a decision point it begins what an assignment is about.
    infinitivmarken,
}

/// How figures are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// Units of amounts.
    pub belopp: Vec<Unit>,
    /// Units of shares of a hundred.
    pub andel: Vec<String>,
    /// Ordinals from the first.
    pub ordningstal: Vec<String>,
}

/// A unit of amounts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The word after the figure.
    pub ord: String,
    /// How many kronor it is.
    pub kronor: u32,
}

/// How titles of steering documents begin.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleWords {
    /// Kinds of steering documents, in the indefinite form.
    pub sorter: Vec<String>,
    /// Words that follow the kind in a title.
    pub efter: Vec<String>,
    /// Words that do not stand between the municipality's name and the kind.
    pub inte_mellan: Vec<String>,
}

/// How laws and decisions are cited.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citing {
    /// Endings of a law's name, in the definite form: `lagen`, `balken`.
    pub lagar: Vec<String>,
    /// Words that follow the number of a law that has only a title.
    pub lagtitel: Vec<String>,
    /// Abbreviations of laws.
    pub forkortningar: Vec<String>,
    /// Other series with a year and a number, which are no laws: `SOU`.
    pub serier: Vec<String>,
    /// What the names of deciding bodies contain.
    pub organ: Vec<String>,
    /// Beginnings of words for deciding.
    pub beslut: Vec<String>,
}
