//! Every code a diagnostic may carry, by the stage it belongs to. The texts are in `src/messages/*.ftl`
//! under the same name, and after the code stand the arguments that they use; a test holds both catalogues to that.

pub mod case;
pub mod inputs;
pub mod output;
pub mod review;

use std::sync::LazyLock;

pub use self::case::*;
pub use self::inputs::*;
pub use self::output::*;
pub use self::review::*;
use crate::message::Declared;

/// All of them, for lists and the catalogues' test.
pub static ALL: LazyLock<Vec<Declared>> = LazyLock::new(|| [inputs::ALL, case::ALL, output::ALL, review::ALL].concat());

/// Whether a code is that of a finding which only the archiving of a case makes.
pub(crate) fn is_archival(code: &str) -> bool {
    code.starts_with('B')
}
