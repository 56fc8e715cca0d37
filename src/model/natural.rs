//! The order of names that hold numbers: "Rule 2" before "Rule 10", "1.9" before "1.10".

use std::cmp::Ordering;

/// How two folded texts stand to one another, with the numbers within them by value.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (Some(x), Some(y)) = (left.chars().next(), right.chars().next()) else {
            // What is the same but for zeros before a number is still in one order.
            return left.is_empty().cmp(&right.is_empty()).reverse().then_with(|| a.cmp(b));
        };
        let order = if x.is_ascii_digit() && y.is_ascii_digit() {
            let (number, after) = number(left);
            let (other, behind) = self::number(right);
            (left, right) = (after, behind);
            // Of numbers without zeros before them the longer is the larger, however long they are.
            number.len().cmp(&other.len()).then_with(|| number.cmp(other))
        } else {
            left = left.get(x.len_utf8()..).unwrap_or_default();
            right = right.get(y.len_utf8()..).unwrap_or_default();
            x.cmp(&y)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits a text begins with, without zeros before them, and what is behind them.
fn number(text: &str) -> (&str, &str) {
    let (digits, after) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    (digits.trim_start_matches('0'), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_within_names_are_by_value() {
        let sorted = [
            "",
            "1",
            "1.9",
            "1.10",
            "2",
            "10",
            "a",
            "rule",
            "rule 1",
            "rule 01b",
            "rule 2",
            "rule 10",
            "rule 10 a",
            "rule 99999999999999999999999",
            "rule 100000000000000000000000",
            "rule a",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by(|a, b| natural(a, b));
        assert_eq!(shuffled, sorted);
        assert_eq!(natural("x 01", "x 1"), "x 01".cmp("x 1"));
        assert_eq!(natural("é2", "é2"), Ordering::Equal);
    }
}
