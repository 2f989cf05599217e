//! Many texts: read on all cores, written in their order.

use super::failure::Failure;
use super::grep::visible;
use super::source::{Source, Text};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};

/// So many texts are read together, for each core: enough that no core waits for another for long, few enough that what waits
/// to be written is little.
const AT_ONCE: usize = 64;
/// What waits to be written is no more than the files of so many bytes make, or one file that is larger.
const MOST_BYTES: u64 = 8 << 20;

/// What was made of a text, with lines for standard error; or why it was not read.
type Outcome<Made> = Result<(Vec<String>, Made), String>;

/// Reads each text and makes something of it, on all cores; writes what was made, text by text in their order, while the next are
/// read. A text that cannot be read is named on standard error and keeps none of the others from being read.
pub(crate) fn each<Made: Send>(
    sources: &[Source],
    make: impl Fn(&Source, &mut Text) -> Made + Sync,
    mut write: impl FnMut(&Source, Made) -> Result<(), Failure> + Send,
) -> Result<(), Failure> {
    let stopped = stopped();
    let progress = progress(sources.len());
    let say = |line: &str| progress.suspend(|| eprintln!("{}", visible(line)));
    let (mut unread, mut written) = (0, 0);
    let mut rest = sources;
    let mut made: Vec<(&Source, Outcome<Made>)> = Vec::new();
    loop {
        let (batch, after) = rest.split_at(length_of_batch(rest));
        rest = after;
        let write_all = || {
            for (source, made) in made.drain(..) {
                match made {
                    Ok((remarks, made)) => {
                        remarks.iter().for_each(|remark| say(remark));
                        write(source, made)?;
                        written += 1;
                    }
                    Err(message) => {
                        say(&format!("kamervragen: {message}"));
                        unread += 1;
                    }
                }
                progress.inc(1);
            }
            Ok(())
        };
        let (outcome, next): (Result<(), Failure>, Vec<_>) = rayon::join(write_all, || {
            batch.par_iter().with_max_len(1).map(|source| (source, read(source, &make))).collect()
        });
        outcome?;
        if batch.is_empty() {
            break;
        }
        if stopped.load(Ordering::Relaxed) {
            return Err(Failure::Stopped(format!("stopped: {written} of {} texts are written whole", sources.len())));
        }
        made = next;
    }
    progress.finish_and_clear();
    match unread {
        0 => Ok(()),
        _ if unread == sources.len() && unread == 1 => Err(Failure::Io("nothing was read".to_owned())),
        _ if unread == sources.len() => Err(Failure::Io(format!("none of {unread} texts was read"))),
        _ => Err(Failure::Some(format!("{unread} of {} texts not read", sources.len()))),
    }
}

fn read<Made>(source: &Source, make: impl Fn(&Source, &mut Text) -> Made) -> Outcome<Made> {
    let mut text = source.text()?;
    let made = make(source, &mut text);
    Ok((text.remarks, made))
}

/// How many of the next texts are read together.
fn length_of_batch(sources: &[Source]) -> usize {
    let most = sources.len().min(AT_ONCE * rayon::current_num_threads());
    let mut bytes = 0;
    for (nth, source) in sources[..most].iter().enumerate() {
        bytes += match source {
            Source::File { path, .. } => std::fs::metadata(path).map_or(0, |it| it.len()),
            Source::Standard => MOST_BYTES,
            Source::Example | Source::Unread(_) => 0,
        };
        if bytes > MOST_BYTES {
            return nth.max(1);
        }
    }
    most
}

/// Set when somebody presses Ctrl-C: what is being written is ended then, and no more begun.
fn stopped() -> &'static AtomicBool {
    static STOPPED: AtomicBool = AtomicBool::new(false);
    // (Where no signal can be caught, Ctrl-C ends the program as it ends any other.)
    _ = ctrlc::set_handler(|| STOPPED.store(true, Ordering::Relaxed));
    &STOPPED
}

/// A bar on a terminal, where there is more than a moment's work; nowhere else.
fn progress(texts: usize) -> ProgressBar {
    if texts < 20 || !std::io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let bar = ProgressBar::new(texts as u64);
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} texts, {per_sec}, {eta} left");
    style.into_iter().for_each(|style| bar.set_style(style));
    bar
}
