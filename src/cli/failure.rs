//! What can go wrong, and the exit code that says so.

/// What went wrong, in a sentence.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments make no sense.
    Usage(String),
    /// Nothing could be read, or something not be written.
    Io(String),
    /// Some texts could not be read; the others were.
    Some(String),
    /// Whoever reads what we write has gone, like `head`: that is no failure, and there is nothing more to do.
    Closed,
    /// Somebody pressed Ctrl-C.
    Stopped(String),
}

impl Failure {
    /// What to print, and the exit code.
    pub(crate) fn told(&self) -> (Option<String>, u8) {
        match self {
            Self::Usage(message) => (Some(format!("{message}\nTry 'kamervragen --help'.")), 2),
            Self::Io(message) => (Some(message.clone()), 1),
            Self::Some(message) => (Some(message.clone()), 3),
            Self::Stopped(message) => (Some(message.clone()), 130),
            Self::Closed => (None, 0),
        }
    }
}
