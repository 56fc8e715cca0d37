//! Why a file is refused: one line, with the place and what to do.

/// A refusal of a file. Shown as one line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ParseError {
    /// Line and column of the place, both from 1, the column in characters; `None` where the whole file is meant.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        write!(f, "{}", self.message)?;
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "; {}", self.remedy) }
    }
}

impl ParseError {
    /// A refusal of the whole file.
    pub(super) fn whole(message: impl Into<String>, remedy: impl Into<String>) -> ParseError {
        ParseError { place: None, message: message.into(), remedy: remedy.into() }
    }

    /// A refusal at a place.
    pub(super) fn at(line: usize, column: usize, message: impl Into<String>, remedy: impl Into<String>) -> ParseError {
        ParseError { place: Some((line, column)), ..ParseError::whole(message, remedy) }
    }

    /// A merge was left unfinished.
    pub(super) fn conflict(line: usize) -> ParseError {
        ParseError::at(
            line,
            1,
            "there is a conflict marker of git here",
            "finish the merge in a text editor, then open it",
        )
    }

    /// A newer program wrote the file.
    pub(super) fn newer(format: u64) -> ParseError {
        ParseError::whole(
            format!("this file has format {format}, and this Laneway reads formats up to {}", super::FORMAT),
            "open it with a newer Laneway; it was not changed",
        )
    }

    /// What the RON reader stumbled over.
    pub(super) fn from_ron(error: &ron::error::SpannedError) -> ParseError {
        let at = error.span.start;
        let code = error.code.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        use ron::Error as Ron;
        let (message, remedy) = match &error.code {
            Ron::NoSuchStructField { outer, found, .. } => (
                format!("there is no field “{found}” in {}", outer.as_deref().unwrap_or("this")),
                "correct it, or open the file with a newer Laneway".to_owned(),
            ),
            Ron::NoSuchEnumVariant { expected, found, .. } => {
                (format!("“{found}” is not known here"), format!("use one of {}", expected.join(", ")))
            }
            Ron::Eof | Ron::ExpectedStructLikeEnd | Ron::ExpectedArrayEnd | Ron::ExpectedStringEnd => {
                (lower(&code), "the file may have been cut off; take it from a backup or from git".to_owned())
            }
            _ => (lower(&code), String::new()),
        };
        ParseError::at(at.line, at.col, message, remedy)
    }
}

/// The sentence as part of another: small first letter, no full stop.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.trim_end_matches('.').chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
