//! How wide the lines of a text are set.

use crate::parse::source::line::Line;

/// How wide the hard-wrapped lines of a text are, in bytes: nine in ten lines that break in mid-sentence are no longer.
/// `None` where lines are not wrapped.
pub(crate) fn width(text: &str, lines: &[Line]) -> Option<usize> {
    const NARROW: usize = 40;
    const WIDE: usize = 112;
    let mut counts = [0_usize; WIDE];
    let (mut wrapped, mut others) = (0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let length = line.content.len();
        if !line.is_body() || length < NARROW {
            continue;
        }
        let last = line.words(text).as_bytes().last().copied().unwrap_or(b'.');
        if length < WIDE && next.is_body() && !matches!(last, b'.' | b'?' | b'!' | b':') {
            counts[length] += 1;
            wrapped += 1;
        } else {
            others += 1;
        }
    }
    if wrapped < 4 || wrapped * 6 < others {
        return None;
    }
    let mut seen = 0;
    counts.iter().position(|count| {
        seen += count;
        seen * 10 >= wrapped * 9
    })
}
