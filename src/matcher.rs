//! Runs the patterns: a small backtracking matcher for the few signs of regular expressions that they use.
//!
//! The regex crate would add 78 kB (compressed) to what a reader downloads, for patterns that look at short lines once a
//! byte has said that they could match. So this runs them everywhere, and the tests in `patterns.rs` hold each one to what
//! the regex crate finds with the same pattern.
//!
//! It knows: letters, `.`, `[…]`, `(…)`, `(?:…)`, `|`, `?`, `*`, `+`, `{n}`, `{n,m}`, these with `?` behind them, `^`, `$`,
//! `\b` (between ASCII letters and digits and anything else), `\x{…}`, a backslash before a sign; and `_` and `~` for white
//! space, as `patterns.rs` says. The first way to match counts, as in Perl and in the regex crate.

use std::cell::Cell;
use std::iter::Peekable;
use std::ops::Range;
use std::str::Chars;

/// The most groups of a pattern, the whole match among them.
pub(crate) const GROUPS: usize = 8;

/// The white space that `_` and `~` stand for, beside the space and the tab.
pub(crate) const WIDE_SPACES: [char; 5] = ['\u{A0}', '\u{2007}', '\u{2009}', '\u{202F}', '\u{FFFF}'];

/// Where the groups of a match start and end, in bytes; a group that took no part is `0..0`.
pub(crate) type Slots = [usize; 2 * GROUPS];

/// A pattern made ready.
pub(crate) struct Program {
    steps: Vec<Step>,
    /// How many of them are `Either`.
    eithers: usize,
    /// For each byte whether a match can start with it, and whether it can be the second of one.
    opens: [(bool, bool); 256],
}

/// Jumps are counted from the step itself, so that steps can be moved.
#[derive(Clone, Debug)]
enum Step {
    Byte(u8),
    Set(Box<Set>),
    /// Anything but a line feed.
    Any,
    /// Has a number; goes on at the first place, and when that fails at the second.
    Either(usize, isize, isize),
    Jump(isize),
    Save(usize),
    Start,
    End,
    Border,
}

#[derive(Clone, Debug, Default)]
struct Set {
    ascii: u128,
    others: Vec<char>,
}

impl Set {
    fn add(&mut self, letter: char) {
        match u8::try_from(letter) {
            Ok(byte @ 0..=127) => self.ascii |= 1 << byte,
            _ => self.others.push(letter),
        }
    }

    fn space() -> Self {
        Self { ascii: 1 << b' ' | 1 << b'\t', others: WIDE_SPACES.to_vec() }
    }
}

impl Program {
    /// Makes a pattern ready; `None` when it says what this does not know.
    pub(crate) fn new(pattern: &str) -> Option<Self> {
        let mut compiler = Compiler { rest: pattern.chars().peekable(), steps: Vec::new(), groups: 1 };
        compiler.alternatives()?;
        if compiler.rest.next().is_some() || compiler.groups > GROUPS {
            return None;
        }
        let mut program = Self { steps: compiler.steps, eithers: 0, opens: [(false, false); 256] };
        for step in &mut program.steps {
            if let Step::Either(nth, ..) = step {
                *nth = program.eithers;
                program.eithers += 1;
            }
        }
        let (first, ends) = program.next_bytes(&[0]);
        let (second, _) = program.next_bytes(&ends);
        program.opens = std::array::from_fn(|byte| (first[byte], second[byte]));
        Some(program)
    }

    /// The bytes that can come next at some steps, and the steps that come after those bytes.
    fn next_bytes(&self, steps: &[usize]) -> ([bool; 256], Vec<usize>) {
        let (mut bytes, mut after) = ([false; 256], Vec::new());
        let mut seen = vec![false; self.steps.len() + 1];
        let mut waiting = steps.to_vec();
        while let Some(at) = waiting.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match self.steps.get(at) {
                Some(&Step::Byte(byte)) => {
                    bytes[usize::from(byte)] = true;
                    after.push(at + 1);
                }
                Some(Step::Set(set)) => {
                    for (byte, next) in bytes.iter_mut().enumerate() {
                        *next |= if byte < 128 { set.ascii >> byte & 1 == 1 } else { !set.others.is_empty() };
                    }
                    // What follows the first byte of a letter of several is not looked at: anything may.
                    after.push(if set.others.is_empty() { at + 1 } else { self.steps.len() });
                }
                Some(&Step::Either(_, one, other)) => {
                    waiting.extend([at.wrapping_add_signed(one), at.wrapping_add_signed(other)]);
                }
                Some(&Step::Jump(by)) => waiting.push(at.wrapping_add_signed(by)),
                Some(Step::Save(_) | Step::Start | Step::Border) => waiting.push(at + 1),
                Some(Step::Any | Step::End) | None => {
                    bytes = [true; 256];
                    after.push(self.steps.len());
                }
            }
        }
        (bytes, after)
    }

    /// The first match that starts within a range.
    pub(crate) fn find(&self, text: &str, starts: Range<usize>) -> Option<Slots> {
        let bytes = text.as_bytes();
        let mut tried = Tried { patience: 512 + 16 * bytes.len(), ways: Vec::new(), undone: UNDONE.take() };
        let found = self.search(bytes, starts.clone(), &mut tried).unwrap_or_else(|()| {
            // A way that failed once fails again, from wherever one comes to it: noted, the time is linear in the text.
            tried.patience = usize::MAX;
            tried.ways = vec![0; (self.eithers * (bytes.len() + 1)).div_ceil(64)];
            self.search(bytes, starts, &mut tried).unwrap_or(None)
        });
        UNDONE.set(tried.undone);
        found
    }

    /// The first match; `Err` when patience has run out.
    fn search(&self, bytes: &[u8], starts: Range<usize>, tried: &mut Tried) -> Result<Option<Slots>, ()> {
        // Every pattern takes at least one byte or is anchored: none is looked for at the end.
        let anchored = matches!(self.steps.first(), Some(Step::Start));
        let last = if anchored { 1 } else { starts.end.min(bytes.len()) };
        let opens = |at: usize| {
            bytes.get(at).is_none_or(|&byte| self.opens[usize::from(byte)].0)
                && bytes.get(at + 1).is_none_or(|&byte| self.opens[usize::from(byte)].1)
        };
        let mut start = starts.start;
        loop {
            start = (start..last).find(|&at| opens(at)).unwrap_or(last);
            if start >= last {
                return Ok(None);
            }
            let found = self.find_at(bytes, start, tried)?;
            if found.is_some() {
                return Ok(found);
            }
            start += 1;
        }
    }

    /// The match that starts at a byte.
    fn find_at(&self, bytes: &[u8], start: usize, tried: &mut Tried) -> Result<Option<Slots>, ()> {
        let mut slots = [0; 2 * GROUPS];
        slots[0] = start;
        tried.undone.clear();
        let (mut step, mut at) = (0, start);
        loop {
            tried.patience = tried.patience.checked_sub(1).ok_or(())?;
            let next = match self.steps.get(step) {
                Some(&Step::Byte(byte)) => (bytes.get(at) == Some(&byte)).then_some(at + 1),
                None => {
                    slots[1] = at;
                    return Ok(Some(slots));
                }
                Some(&Step::Either(nth, ..)) if tried.before(nth * (bytes.len() + 1) + at) => None,
                Some(&Step::Either(_, one, other)) => {
                    let (one, other) = (step.wrapping_add_signed(one), step.wrapping_add_signed(other));
                    step = if self.could(one, bytes, at) {
                        tried.undone.push(Undo::Try(other, at));
                        one
                    } else {
                        other
                    };
                    continue;
                }
                Some(&Step::Jump(by)) => {
                    step = step.wrapping_add_signed(by);
                    continue;
                }
                Some(&Step::Save(slot)) => {
                    if !tried.undone.is_empty() {
                        tried.undone.push(Undo::Slot(slot, slots[slot]));
                    }
                    slots[slot] = at;
                    Some(at)
                }
                Some(Step::Start) => (at == 0).then_some(at),
                Some(Step::End) => (at == bytes.len()).then_some(at),
                Some(Step::Border) => (is_word(bytes, at.wrapping_sub(1)) != is_word(bytes, at)).then_some(at),
                Some(one) => taken(one, bytes, at).map(|length| at + length),
            };
            if let Some(next) = next {
                (step, at) = (step + 1, next);
                continue;
            }
            loop {
                match tried.undone.pop() {
                    Some(Undo::Slot(slot, before)) => slots[slot] = before,
                    Some(Undo::Try(other, from)) => {
                        (step, at) = (other, from);
                        break;
                    }
                    None => return Ok(None),
                }
            }
        }
    }

    /// Whether a step could go on here: a look ahead, so that few ways are begun in vain.
    fn could(&self, step: usize, bytes: &[u8], at: usize) -> bool {
        match self.steps.get(step) {
            Some(&Step::Byte(byte)) => bytes.get(at) == Some(&byte),
            Some(one @ Step::Set(_)) => taken(one, bytes, at).is_some(),
            Some(&Step::Either(_, one, other)) => {
                self.could(step.wrapping_add_signed(one), bytes, at)
                    || self.could(step.wrapping_add_signed(other), bytes, at)
            }
            Some(&Step::Jump(by)) => self.could(step.wrapping_add_signed(by), bytes, at),
            Some(Step::Save(_)) => self.could(step + 1, bytes, at),
            _ => true,
        }
    }
}

thread_local! {
    /// Room for what is to be undone, which each search takes over from the one before.
    static UNDONE: Cell<Vec<Undo>> = const { Cell::new(Vec::new()) };
}

enum Undo {
    /// Go on at this step and byte.
    Try(usize, usize),
    /// Give a slot back what it held.
    Slot(usize, usize),
}

/// How a search goes.
struct Tried {
    /// How many steps it may still take.
    patience: usize,
    /// Once patience has run out, which ways were tried: a bit for each `Either` at each byte.
    ways: Vec<u64>,
    /// Where to go on when a way fails, the last first.
    undone: Vec<Undo>,
}

impl Tried {
    /// Whether a way was tried before; from now on it was.
    fn before(&mut self, way: usize) -> bool {
        let Some(bits) = self.ways.get_mut(way / 64) else { return false };
        let bit = 1 << (way % 64);
        let before = *bits & bit != 0;
        *bits |= bit;
        before
    }
}

/// The length of the letter that a step takes.
fn taken(step: &Step, bytes: &[u8], at: usize) -> Option<usize> {
    let first = *bytes.get(at)?;
    match step {
        Step::Byte(byte) => (first == *byte).then_some(1),
        Step::Set(set) if first < 128 => (set.ascii >> first & 1 == 1).then_some(1),
        Step::Set(set) => {
            let mut room = [0; 4];
            let is_here = |letter: &&char| bytes[at..].starts_with(letter.encode_utf8(&mut room).as_bytes());
            set.others.iter().find(is_here).map(|letter| letter.len_utf8())
        }
        Step::Any if first == b'\n' => None,
        Step::Any => Some(1 + bytes[at + 1..].iter().take_while(|&&byte| byte & 0xC0 == 0x80).count()),
        _ => None,
    }
}

fn is_word(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// Reads a pattern and writes its steps.
struct Compiler<'p> {
    rest: Peekable<Chars<'p>>,
    steps: Vec<Step>,
    groups: usize,
}

impl Compiler<'_> {
    fn eat(&mut self, letter: char) -> bool {
        self.rest.next_if_eq(&letter).is_some()
    }

    /// `a|b|c`.
    fn alternatives(&mut self) -> Option<()> {
        let start = self.steps.len();
        while !matches!(self.rest.peek(), None | Some('|' | ')')) {
            self.repeated()?;
        }
        if self.eat('|') {
            let length = self.steps.len() - start;
            self.steps.insert(start, Step::Either(0, 1, distance(length) + 2));
            let jump = self.steps.len();
            self.steps.push(Step::Jump(0));
            self.alternatives()?;
            self.steps[jump] = Step::Jump(distance(self.steps.len() - jump));
        }
        Some(())
    }

    /// Something, and how often.
    fn repeated(&mut self) -> Option<()> {
        let (source, groups, start) = (self.rest.clone(), self.groups, self.steps.len());
        self.one()?;
        let (least, most) = match self.rest.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                self.rest.next();
                let least = self.number()?;
                (least, if self.eat(',') { Some(self.number()?) } else { Some(least) })
            }
            _ => return Some(()),
        };
        self.rest.next();
        let lazy = self.eat('?');
        let either = |on: isize, out: isize| if lazy { Step::Either(0, out, on) } else { Step::Either(0, on, out) };
        let after = (self.rest.clone(), self.groups);
        let one = self.steps.split_off(start);
        let length = distance(one.len());
        let again = |compiler: &mut Self| {
            // The same once more: a group that is repeated keeps its number.
            (compiler.rest, compiler.groups) = (source.clone(), groups);
            compiler.one()
        };
        for _ in 0..least {
            again(self)?;
        }
        match most {
            None if least > 0 => self.steps.push(either(-length, 1)),
            None => {
                self.steps.push(either(1, length + 2));
                again(self)?;
                self.steps.push(Step::Jump(-length - 1));
            }
            Some(most) => {
                for left in (1..=most.checked_sub(least)?).rev() {
                    self.steps.push(either(1, (length + 1) * isize::try_from(left).ok()?));
                    again(self)?;
                }
            }
        }
        (self.rest, self.groups) = after;
        Some(())
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = None;
        while let Some(digit) = self.rest.peek().and_then(|letter| letter.to_digit(10)) {
            value = Some(value.unwrap_or(0) * 10 + digit as usize);
            self.rest.next();
        }
        value
    }

    /// A letter, a set, a group, a border.
    fn one(&mut self) -> Option<()> {
        match self.rest.next()? {
            '(' if self.eat('?') => {
                if !self.eat(':') {
                    return None;
                }
                self.alternatives()?;
                return self.eat(')').then_some(());
            }
            '(' => {
                let group = self.groups;
                self.groups += 1;
                if group >= GROUPS {
                    return None;
                }
                self.steps.push(Step::Save(2 * group));
                self.alternatives()?;
                self.steps.push(Step::Save(2 * group + 1));
                return self.eat(')').then_some(());
            }
            '[' => {
                let set = self.set()?;
                self.steps.push(Step::Set(Box::new(set)));
            }
            '_' => {
                self.steps.push(Step::Set(Box::new(Set::space())));
                self.steps.push(Step::Either(0, -1, 1));
            }
            '~' => {
                self.steps.push(Step::Either(0, 1, 3));
                self.steps.push(Step::Set(Box::new(Set::space())));
                self.steps.push(Step::Jump(-2));
            }
            '.' => self.steps.push(Step::Any),
            '^' => self.steps.push(Step::Start),
            '$' => self.steps.push(Step::End),
            '\\' if self.eat('b') => self.steps.push(Step::Border),
            '\\' => {
                let letter = self.escaped()?;
                self.letter(letter);
            }
            '*' | '+' | '?' | '{' => return None,
            letter => self.letter(letter),
        }
        Some(())
    }

    fn letter(&mut self, letter: char) {
        self.steps.extend(letter.encode_utf8(&mut [0; 4]).bytes().map(Step::Byte));
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Option<char> {
        match self.rest.next()? {
            'x' => {
                let code: String =
                    self.rest.by_ref().skip_while(|&sign| sign == '{').take_while(|&sign| sign != '}').collect();
                char::from_u32(u32::from_str_radix(&code, 16).ok()?)
            }
            letter if letter.is_ascii_alphanumeric() => None,
            letter => Some(letter),
        }
    }

    /// `[…]`, from after the bracket.
    fn set(&mut self) -> Option<Set> {
        let mut set = Set::default();
        let mut last = None;
        loop {
            match self.rest.next()? {
                ']' => return Some(set),
                '^' | '[' => return None,
                '-' if last.is_some() && self.rest.peek() != Some(&']') => {
                    let to = self.rest.next()?;
                    (last.take()?..=to).for_each(|letter| set.add(letter));
                }
                sign => {
                    let letter = if sign == '\\' { self.escaped()? } else { sign };
                    set.add(letter);
                    last = Some(letter);
                }
            }
        }
    }
}

/// A number of steps as a distance.
fn distance(steps: usize) -> isize {
    isize::try_from(steps).unwrap_or(0)
}
