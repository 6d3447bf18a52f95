//! Why something failed, as the system or a library knows it, in words of the catalogues: their own are English. A reason is the
//! argument `orsak` of a message, by its name, and the catalogues put its words there.

use std::fmt;
use std::io;

use crate::message::declare;
use crate::message::{Message, message};

declare! { pub(crate),
    // The system.
    /// It is not there.
    MISSING = "orsak-saknas";
    /// It is not allowed.
    NOT_ALLOWED = "orsak-rattighet";
    /// It is there already.
    EXISTS = "orsak-finns";
    /// What should be a folder is none.
    NO_FOLDER = "orsak-ingen-mapp";
    /// What should be a file is a folder.
    IS_FOLDER = "orsak-mapp";
    /// The folder has files in it.
    NOT_EMPTY = "orsak-inte-tom";
    /// The disk is read-only.
    READ_ONLY = "orsak-skrivskyddad";
    /// The disk is full.
    FULL = "orsak-full";
    /// The file is larger than the disk allows.
    TOO_LARGE = "orsak-for-stor";
    /// Another program holds it.
    BUSY = "orsak-upptagen";
    /// The name is too long, or has characters that it cannot have.
    BAD_NAME = "orsak-namn";
    /// Links lead in a circle, or through too many.
    LOOP = "orsak-lankar";
    /// Too many files are open.
    TOO_MANY_OPEN = "orsak-oppna";
    /// The disk does not read or write.
    DISK = "orsak-disk";
    /// It takes too long.
    SLOW = "orsak-tid";
    /// It was broken off.
    BROKEN_OFF = "orsak-avbruten";
    /// The system cannot do that.
    UNSUPPORTED = "orsak-kan-inte";
    /// There is no memory left.
    NO_MEMORY = "orsak-minne";
    /// The data are not what they should be.
    BAD_DATA = "orsak-data";
    /// The system has a number for it.
    NUMBER = "orsak-nummer" (varde);
    /// Nobody says why.
    UNKNOWN = "orsak-okand";

    // TOML.
    /// A key is missing.
    KEY_MISSING = "orsak-nyckel-saknas" (varde);
    /// A key is missing, which built-in templates have.
    KEY_MISSING_LIKE = "orsak-nyckel-saknas-exempel" (varde, exempel);
    /// A key is unknown.
    KEY_UNKNOWN = "orsak-nyckel-okand" (varde);
    /// A key stands twice.
    KEY_TWICE = "orsak-nyckel-dubbel" (varde);
    /// A value is none of those that may be.
    NOT_OF_THESE = "orsak-inte-av-dessa" (varde);
    /// A value is of another type.
    WRONG_TYPE = "orsak-typ" (varde);
    /// A value does not do.
    WRONG_VALUE = "orsak-varde";
    /// The file is no TOML.
    NO_TOML = "orsak-toml";

    // Expressions and templates.
    /// It is not written as an expression is.
    SYNTAX = "orsak-syntax";
    /// It is longer than it may be.
    TOO_LONG = "orsak-langd" (varde);
    /// A name is unknown.
    NAME_UNKNOWN = "orsak-namn-okant" (varde);
    /// A name is unknown, and like one that is known.
    NAME_MISSPELT = "orsak-namn-nara" (varde, narmast);
    /// A filter, test, function or method is unknown.
    CALL_UNKNOWN = "orsak-anrop-okant";
    /// A name has no value.
    NO_VALUE = "orsak-utan-varde";
    /// There are too many or too few arguments.
    ARGUMENTS = "orsak-argument";
    /// The values do not go together.
    OPERATION = "orsak-rakning";
    /// It is neither true nor false.
    NO_TRUTH = "orsak-sanning" (varde);
    /// It is no whole number.
    NO_INTEGER = "orsak-heltal" (varde);
    /// It is no value of the type.
    NO_VALUE_OF_TYPE = "orsak-typens-varde" (varde);
    /// It is no date.
    NO_DATE = "orsak-datum" (varde);
    /// It is no period of years.
    NO_PERIOD = "orsak-period";
    /// What a filter needs before it is not there.
    NOTHING_BEFORE = "orsak-inget-fore" (varde);
    /// The template puts out what is no text.
    NO_TEXT = "orsak-ingen-text";

    // Template folders.
    /// The name is not that of its folder.
    NOT_ITS_FOLDER = "orsak-mappens-namn" (varde);
    /// A document's frame stands neither in the kind of case nor in the house style.
    FRAME_MISSING = "orsak-ram-saknas" (varde, husstil);
    /// The report's frame has no section for what the program fills in.
    SECTION_NEEDED = "orsak-avsnitt-saknas" (varde, slag);
    /// Several things, the last apart.
    LISTED = "orsak-flera" (forsta, sista);
    /// A section that every report must show stands on a condition.
    SECTION_ALWAYS = "orsak-avsnitt-villkor" (slag);
    /// A bilaga's frame has a section that only the report has something for.
    SECTION_IDLE = "orsak-avsnitt-utan-verkan" (slag);
    /// A section of a document's own has the key of one of its frame.
    SECTION_OF_FRAME = "orsak-avsnitt-i-ramen" (varde);
    /// It is no name that expressions and keys can have.
    NO_NAME = "orsak-inget-namn" (varde);
    /// A name stands for something else in expressions.
    NAME_TAKEN = "orsak-namn-upptaget" (varde);
    /// It is no code of a rule.
    NO_CODE = "orsak-ingen-kod" (varde);
    /// No sheet can have the name.
    NO_SHEET = "orsak-inget-blad" (varde);
    /// A name is that of a fact and of a group of facts.
    FACT_AND_GROUP = "orsak-uppgift-och-grupp" (varde);
    /// A group of facts stands where a value is needed.
    GROUP_AS_VALUE = "orsak-grupp-som-varde" (varde);
    /// A text says nothing.
    TEXT_EMPTY = "orsak-tom-text" (varde);
    /// A key does nothing beside its type.
    KEY_IDLE_TYPE = "orsak-nyckel-utan-verkan-typ" (varde, typ);
    /// Two of a kind have a name.
    NAME_TWICE = "orsak-namn-dubbelt" (varde);
    /// What is no number cannot be summed.
    SUM_OF_TEXT = "orsak-summa" (varde);
    /// Free text over the columns of a cross table.
    FREE_HEAD = "orsak-fri-kolumn" (varde);
    /// Numbers of different units in one figure.
    UNITS = "orsak-enheter" (varde);
    /// A key does nothing in a summary of its sort.
    KEY_IDLE = "orsak-nyckel-utan-verkan" (varde);
    /// A key does nothing beside another one.
    KEY_IDLE_BESIDE = "orsak-nyckel-utan-verkan-bredvid" (varde, annan);
    /// A key does nothing without another one.
    KEY_IDLE_WITHOUT = "orsak-nyckel-utan-verkan-utan" (varde, annan);
    /// There are more headings than columns.
    HEADINGS_LEFT = "orsak-rubriker-over" (antal, kolumner);
    /// A value is of a type that does nothing there.
    TYPE_UNFIT = "orsak-typ-passar-inte" (varde, typ, behovs);
    /// A cell cannot have a value that is written so.
    NOT_TYPED_SO = "orsak-inte-skrivbart" (varde);
    /// It is no number.
    NOT_A_NUMBER = "orsak-inget-tal" (varde);
    /// What should be true or false is neither.
    NO_CONDITION = "orsak-inget-villkor" (varde, slag);
    /// An expression gives something else than its type says.
    RESULT_TYPE = "orsak-annan-typ" (slag, typ);
    /// A year is counted with as a number is.
    YEAR_COUNTED = "orsak-ar-raknas" (varde);
    /// A filter of a table does not say which column it means.
    COLUMN_NEEDED = "orsak-kolumn-saknas" (varde);
    /// What goes through rows or a list has neither.
    NO_ITEMS = "orsak-inga-rader" (filter, varde);
    /// A table or a row stands where a value is needed.
    SEVERAL = "orsak-flera-varden" (varde);
    /// A filter needs a column that the table does not have.
    COLUMN_OF = "orsak-kolumn-for" (varde, kolumn);
    /// A filter has too many or too few arguments.
    ARGUMENTS_OF = "orsak-argument-for" (varde);
    /// A name stands for itself.
    ITSELF = "orsak-sig-sjalv" (varde);
    /// Two names do not stand on the same rows.
    APART = "orsak-var-for-sig" (varde, annan);
    /// A pattern is the figure alone.
    FIGURE_ALONE = "orsak-bara-siffra";
    /// A term is a wrong way to write itself.
    TERM_ITSELF = "orsak-term-fel-och-ratt" (varde);
    /// A column is never equal to another one.
    NEVER_EQUAL = "orsak-aldrig-lika" (varde, annan);
    /// A column has values of another column than that which it is to be equal to.
    VALUES_OF_ANOTHER = "orsak-andra-varden" (varde, kalla, annan);
    /// A list of bullets shows one column.
    ONE_COLUMN = "orsak-en-kolumn";
    /// Numbers of different units are added or compared.
    UNITS_ADDED = "orsak-enheter-raknas" (varde);
    /// Values of types that are never equal are compared.
    TYPES_COMPARED = "orsak-typer-jamfors" (varde);
    /// A truth value is compared with something else than one.
    TRUTH_COMPARED = "orsak-sanning-jamfors" (varde);
    /// A pattern is not one.
    PATTERN = "orsak-monster";
    /// A rule has the code of one of the program's own.
    CODE_TAKEN = "orsak-kod-upptagen" (varde);
    /// Words around a figure have no place for it, or several.
    NO_FIGURE = "orsak-utan-siffra" (varde);
    /// An example does not have the form that it shows.
    NO_EXAMPLE = "orsak-exempel" (varde);
    /// A text that is shown as it is has a reference.
    REFERENCE = "orsak-hanvisning";
    /// A file is no font.
    NO_FONT = "orsak-typsnitt" (varde);
    /// A font family is not there.
    NO_FAMILY = "orsak-familjer" (varde);
}

/// Stands between a reason's name and its values.
const BETWEEN: char = '\u{1f}';

/// A reason as the argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason(Message);

impl From<Message> for Reason {
    fn from(message: Message) -> Self {
        Self(message)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)?;
        let declared = ALL.iter().find(|reason| reason.name() == self.0.name);
        let names = declared.map_or(&[][..], |declared| declared.arguments());
        names.iter().filter_map(|name| self.0.arguments.get(*name)).try_for_each(|value| write!(f, "{BETWEEN}{value}"))
    }
}

impl Reason {
    /// Whether a key is missing, or unknown.
    pub(crate) fn is_about_a_key(&self) -> bool {
        [KEY_MISSING.name(), KEY_UNKNOWN.name()].contains(&self.0.name)
    }
}

/// A reason's name, and its arguments with their values; none where the text is no reason.
pub(crate) fn parted(text: &str) -> Option<(&'static str, Vec<(&'static str, &str)>)> {
    let mut parts = text.split(BETWEEN);
    let name = parts.next()?;
    let reason = ALL.iter().find(|reason| reason.name() == name)?;
    Some((reason.name(), reason.arguments().iter().copied().zip(parts).collect()))
}

/// The system's reason.
pub(crate) fn of_system(error: &io::Error) -> Reason {
    use io::ErrorKind as Kind;
    Reason(match error.kind() {
        Kind::NotFound => message!(MISSING),
        Kind::PermissionDenied => message!(NOT_ALLOWED),
        Kind::AlreadyExists => message!(EXISTS),
        Kind::NotADirectory => message!(NO_FOLDER),
        Kind::IsADirectory => message!(IS_FOLDER),
        Kind::DirectoryNotEmpty => message!(NOT_EMPTY),
        Kind::ReadOnlyFilesystem => message!(READ_ONLY),
        Kind::StorageFull | Kind::QuotaExceeded | Kind::WriteZero => message!(FULL),
        Kind::FileTooLarge => message!(TOO_LARGE),
        Kind::ResourceBusy | Kind::ExecutableFileBusy | Kind::WouldBlock | Kind::Deadlock => message!(BUSY),
        Kind::InvalidFilename | Kind::InvalidInput => message!(BAD_NAME),
        Kind::TimedOut | Kind::StaleNetworkFileHandle => message!(SLOW),
        Kind::Interrupted | Kind::BrokenPipe | Kind::UnexpectedEof => message!(BROKEN_OFF),
        Kind::Unsupported | Kind::CrossesDevices => message!(UNSUPPORTED),
        Kind::OutOfMemory => message!(NO_MEMORY),
        Kind::InvalidData => message!(BAD_DATA),
        _ => by_number(error),
    })
}

/// Reasons that the standard library has no kind for.
fn by_number(error: &io::Error) -> Message {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        match Errno::from_io_error(error) {
            Some(Errno::LOOP) => return message!(LOOP),
            Some(Errno::MFILE | Errno::NFILE) => return message!(TOO_MANY_OPEN),
            Some(Errno::IO | Errno::NXIO | Errno::NODEV) => return message!(DISK),
            _ => {}
        }
    }
    match error.raw_os_error() {
        Some(number) => message!(NUMBER, varde = number),
        None => message!(UNKNOWN),
    }
}

/// Why a TOML file is not what it is read as: how the library's words begin, and what stands between its backticks.
pub(crate) fn of_toml(words: &str) -> Reason {
    let name = words.split('`').nth(1).unwrap_or_default();
    let begins = |start: &str| words.starts_with(start);
    Reason(match words {
        _ if begins("missing field") => message!(KEY_MISSING, varde = name),
        _ if begins("unknown field") => message!(KEY_UNKNOWN, varde = name),
        _ if begins("duplicate") => message!(KEY_TWICE, varde = name),
        _ if begins("unknown variant") => message!(NOT_OF_THESE, varde = name),
        _ if begins("invalid type") || begins("invalid length") => message!(WRONG_TYPE, varde = expected(words)),
        _ if begins("data did not match") => message!(WRONG_TYPE, varde = expected("")),
        _ if begins("invalid value") => message!(WRONG_VALUE),
        _ => message!(NO_TOML),
    })
}

/// What a library says is to stand there, by a name that the catalogues translate.
fn expected(words: &str) -> &'static str {
    let kind = words.rsplit_once("expected ").map_or("", |(_, kind)| kind);
    let begins = |starts: &[&str]| starts.iter().any(|start| kind.starts_with(start));
    match kind {
        _ if begins(&["a string", "a borrowed string", "string"]) => "text",
        _ if begins(&["a sequence", "a tuple", "tuple"]) => "lista",
        _ if begins(&["a map", "map", "struct", "internally tagged"]) => "tabell",
        _ if begins(&["a boolean"]) => "sanning",
        _ if begins(&["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "isize"]) => "heltal",
        _ if begins(&["f32", "f64"]) => "tal",
        _ => "annat",
    }
}

/// Why an expression or a template fails. Our own filters have a reason as their detail.
pub(crate) fn of_expression(error: &minijinja::Error) -> String {
    use minijinja::ErrorKind as Kind;
    if let Some(own) = error.detail().filter(|detail| parted(detail).is_some()) {
        return own.to_owned();
    }
    let reason = match error.kind() {
        Kind::SyntaxError => message!(SYNTAX),
        Kind::UnknownFilter | Kind::UnknownFunction | Kind::UnknownTest | Kind::UnknownMethod => message!(CALL_UNKNOWN),
        Kind::UndefinedError => message!(NO_VALUE),
        Kind::MissingArgument | Kind::TooManyArguments => message!(ARGUMENTS),
        Kind::InvalidOperation | Kind::NonPrimitive | Kind::NonKey | Kind::CannotUnpack => message!(OPERATION),
        Kind::TemplateNotFound => message!(MISSING),
        _ => message!(UNKNOWN),
    };
    Reason(reason).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_of_the_system_has_words_of_ours() {
        for number in 1..=133 {
            let error = io::Error::from_raw_os_error(number);
            let reason = of_system(&error).to_string();
            let (name, value) = parted(&reason).unwrap();
            assert_ne!(name, UNKNOWN.name(), "{error}");
            assert_ne!(name == NUMBER.name(), value.is_empty(), "{error}: {reason}");
        }
        assert_eq!(of_system(&io::Error::other("its own words")).to_string(), UNKNOWN.name());
    }

    /// Those that people meet: a name that is too long, a disk that is full, a link to itself.
    #[cfg(target_os = "linux")]
    #[test]
    fn reasons_that_people_meet_have_no_number() {
        for (number, reason) in [
            (36, BAD_NAME),
            (28, FULL),
            (122, FULL),
            (40, LOOP),
            (5, DISK),
            (24, TOO_MANY_OPEN),
            (13, NOT_ALLOWED),
            (30, READ_ONLY),
            (26, BUSY),
            (27, TOO_LARGE),
        ] {
            assert_eq!(of_system(&io::Error::from_raw_os_error(number)).to_string(), reason.name());
        }
    }

    #[test]
    fn what_serde_says_is_known() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)]
        struct Wanted {
            namn: String,
            val: Option<Choice>,
            lista: Option<Vec<String>>,
            tabell: Option<Inner>,
            sant: Option<bool>,
            antal: Option<u32>,
            nagot: Option<Either>,
        }
        #[derive(Debug, serde::Deserialize)]
        #[allow(dead_code)]
        struct Inner {
            a: String,
        }
        #[derive(Debug, serde::Deserialize)]
        #[serde(untagged)]
        #[allow(dead_code)]
        enum Either {
            Text(String),
            Number(i64),
        }
        #[derive(Debug, serde::Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Choice {
            Ett,
        }
        for (text, wanted) in [
            ("", "orsak-nyckel-saknas\u{1f}namn"),
            ("namn = \"x\"\nannat = 1", "orsak-nyckel-okand\u{1f}annat"),
            ("namn = 1", "orsak-typ\u{1f}text"),
            ("namn = \"x\"\nlista = \"y\"", "orsak-typ\u{1f}lista"),
            ("namn = \"x\"\ntabell = \"y\"", "orsak-typ\u{1f}tabell"),
            ("namn = \"x\"\nsant = \"y\"", "orsak-typ\u{1f}sanning"),
            ("namn = \"x\"\nantal = \"y\"", "orsak-typ\u{1f}heltal"),
            ("namn = \"x\"\nnagot = []", "orsak-typ\u{1f}annat"),
            ("namn = \"x\"\nval = \"två\"", "orsak-inte-av-dessa\u{1f}två"),
            ("namn = ", "orsak-toml"),
        ] {
            let error = toml::from_str::<Wanted>(text).unwrap_err();
            assert_eq!(of_toml(error.message()).to_string(), wanted, "{}", error.message());
        }
    }

    #[test]
    fn a_text_that_is_no_reason_is_left_alone() {
        assert_eq!(parted("division by zero"), None);
        assert_eq!(parted("orsak-namn-okant\u{1f}dautm"), Some(("orsak-namn-okant", vec![("varde", "dautm")])));
    }
}
