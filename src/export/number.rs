//! Numbers as text: rounded to 1/100, as short as they can be, the same on every platform. Made for hot loops.

/// Appends a number.
pub fn push(out: &mut String, value: f64) {
    // Values no drawing has (NaN, infinities, beyond 2^53 hundredths) come out as 0 rather than as something no viewer
    // reads.
    let hundredths = (value * 100.0).round();
    if hundredths.is_nan() || hundredths.abs() >= 9e15 {
        out.push('0');
        return;
    }
    let hundredths = hundredths as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    push_whole(out, hundredths / 100);
    let fraction = (hundredths % 100) as u8;
    if fraction > 0 {
        out.push('.');
        out.push(char::from(b'0' + fraction / 10));
        if !fraction.is_multiple_of(10) {
            out.push(char::from(b'0' + fraction % 10));
        }
    }
}

/// Appends a number with a space before it, unless its minus sign keeps it apart.
pub fn push_next(out: &mut String, value: f64) {
    if value > -0.005 {
        out.push(' ');
    }
    push(out, value);
}

fn push_whole(out: &mut String, mut value: u64) {
    let mut digits = [0u8; 20];
    let mut from = digits.len();
    loop {
        from -= 1;
        if let Some(digit) = digits.get_mut(from) {
            *digit = b'0' + (value % 10) as u8;
        }
        value /= 10;
        if value == 0 || from == 0 {
            break;
        }
    }
    out.extend(digits.get(from..).unwrap_or_default().iter().map(|&d| char::from(d)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64) -> String {
        let mut out = String::new();
        push(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_short_and_read_back() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (1.5, "1.5"),
            (-3.25, "-3.25"),
            (0.07, "0.07"),
            (99.999, "100"),
            (1234567.891, "1234567.89"),
        ] {
            assert_eq!(text(value), expected);
            assert!((text(value).parse::<f64>().expect("a number") - crate::geom::round(value)).abs() < 1e-9);
        }
        assert_eq!(text(f64::NAN), "0");
        assert_eq!(text(f64::INFINITY), "0");
    }
}
