//! What is meant by what is typed into a cell of a journey: a reading, a sign, a channel. Knows nothing of records.

use crate::model::{Channel, Score, Sign, signed as signed_value};

/// Words for readings, as they are typed and read out.
const WORDS: [(&str, f64); 10] = [
    ("angry", -2.0),
    ("unhappy", -1.0),
    ("sad", -1.0),
    ("neutral", 0.0),
    ("ok", 0.0),
    ("happy", 1.0),
    ("pleased", 1.0),
    ("delighted", 2.0),
    ("frustrated", -1.5),
    ("satisfied", 1.0),
];

/// A reading and the words after it: "-1.5", "+2", "−0,5", "angry", "-2 it broke again". `None` where it begins with
/// neither a number nor a word for one, or the number is out of range.
pub fn reading(text: &str) -> Option<(Score, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_whitespace()).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let first = first.trim_end_matches([',', ':', '.']);
    let number = first.replace(['−', '–'], "-").replace(',', ".");
    let value = match number.parse::<f64>() {
        Ok(value) => Some(value).filter(|v| (-2.0..=2.0).contains(v)),
        Err(_) => WORDS.iter().find(|(word, _)| first.eq_ignore_ascii_case(word)).map(|(_, value)| *value),
    };
    Some((Score::near(value?)?, rest.trim()))
}

/// A score as it is typed: "+1.5", "−2", "0".
pub fn score(value: Score) -> String {
    signed_value(value.value())
}

/// A pain or delight by its first character, and the words after it.
pub fn signed(text: &str) -> (Option<Sign>, &str) {
    let sign = match text.chars().next() {
        Some('+') => Some(Sign::Delight),
        Some('-' | '−' | '–') => Some(Sign::Pain),
        _ => None,
    };
    match sign {
        Some(_) => (sign, text.trim_start_matches(['+', '-', '−', '–']).trim_start()),
        None => (None, text),
    }
}

/// A touchpoint's channel and name: "phone", "phone: the hotline", "the hotline".
pub fn touch(text: &str) -> (Option<Channel>, &str) {
    let known = |word: &str| Channel::ALL.into_iter().find(|c| c.word().eq_ignore_ascii_case(word.trim()));
    if let Some(channel) = known(text) {
        return (Some(channel), "");
    }
    match text.split_once(':').and_then(|(word, rest)| Some((known(word)?, rest))) {
        Some((channel, rest)) => (Some(channel), rest.trim()),
        None => (None, text),
    }
}

/// Whether this is the name of a picture file.
pub fn is_picture(text: &str) -> bool {
    let end = text.rsplit_once('.').map_or("", |(_, end)| end);
    !text.contains('\n') && ["png", "jpg", "jpeg"].iter().any(|known| end.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_numbers_in_range_or_words() {
        let read = |text| reading(text).map(|(score, rest)| (score.value(), rest));
        assert_eq!(read("-1.5"), Some((-1.5, "")));
        assert_eq!(read(" +2 "), Some((2.0, "")));
        assert_eq!(read("−0,5 slow"), Some((-0.5, "slow")));
        assert_eq!(read("Angry, it broke"), Some((-2.0, "it broke")));
        assert_eq!(read("0"), Some((0.0, "")));
        for nothing in ["", "3", "-2.1", "hm", "NaN", "inf"] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
        for tenths in -20..=20 {
            let value = Score::near(f64::from(tenths) / 10.0).expect("a score");
            assert_eq!(reading(&score(value)), Some((value, "")), "{}", score(value));
        }
    }

    #[test]
    fn signs_and_channels_are_taken_off_the_front() {
        assert_eq!(signed("+ Quick"), (Some(Sign::Delight), "Quick"));
        assert_eq!(signed("−Five pages"), (Some(Sign::Pain), "Five pages"));
        assert_eq!(signed("Five - or six"), (None, "Five - or six"));
        assert_eq!(touch("Phone"), (Some(Channel::Phone), ""));
        assert_eq!(touch("web: the form"), (Some(Channel::Web), "the form"));
        assert_eq!(touch("note: the form"), (None, "note: the form"));
        assert!(is_picture("shop.JPG") && !is_picture("shop.jpg\nx") && !is_picture("a shop"));
    }
}
