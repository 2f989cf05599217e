//! Numbers under which something stands by a misprint.

use crate::parse::exchanges::passage::Placed;

/// An answer under none of the numbers of the questions right before it.
pub(crate) struct Misnumbering {
    pub(crate) answer: usize,
    pub(crate) question: usize,
    pub(crate) expected: Vec<u32>,
}

/// Gives what stands under a number by a slip the number that was meant: where the one is named twice and the other never.
pub(crate) fn repair_numbers(misnumbered: &[Misnumbering], questions: &mut [Placed], answers: &mut [Placed]) {
    // How often numbers are named, up to twice: the one that is named least, and the one that is named most.
    let times = |passages: &[Placed], numbers: &[u32]| {
        let named = |number: u32| passages.iter().filter(|(_, it)| it.numbers.contains(&number)).take(2).count();
        numbers.iter().map(|&number| named(number)).fold((2, 0), |(few, most), times| (few.min(times), most.max(times)))
    };
    // (No paper has more misnumbered.)
    for misnumbering in misnumbered.iter().take(40) {
        let numbers = answers[misnumbering.answer].1.numbers.clone();
        if times(answers, &misnumbering.expected).1 == 0 && times(answers, &numbers).0 == 2 {
            answers[misnumbering.answer].1.numbers.clone_from(&misnumbering.expected);
        } else if numbers.len() == 1
            && misnumbering.expected.len() == 1
            && times(questions, &numbers).1 == 0
            && times(questions, &misnumbering.expected).0 == 2
        {
            questions[misnumbering.question].1.numbers = numbers;
        }
    }
}
