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

    /// What the RON reader stumbled over in this text.
    pub(super) fn from_ron(error: &ron::error::SpannedError, text: &str) -> ParseError {
        let at = error.span.start;
        let code = error.code.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        use ron::Error as Ron;
        let unclosed = matches!(error.code, Ron::Eof | Ron::ExpectedStringEnd | Ron::UnclosedBlockComment);
        // These are told of a record that is whole, be it the last.
        let whole = matches!(
            error.code,
            Ron::MissingStructField { .. }
                | Ron::DuplicateStructField { .. }
                | Ron::Message(_)
                | Ron::TrailingCharacters
        );
        if unclosed || (!whole && (at.line, at.col) >= end(text)) {
            return ParseError::at(
                at.line,
                at.col,
                "the file ends in the middle of the model",
                "restore it from git or a backup",
            );
        }
        let inside = |outer: &Option<String>| outer.clone().unwrap_or_else(|| "this".to_owned());
        let (message, remedy) = match &error.code {
            Ron::NoSuchStructField { outer, found, .. } => (
                format!("there is no field “{found}” in {}", inside(outer)),
                "correct it, or open the file with a newer Laneway".to_owned(),
            ),
            Ron::NoSuchEnumVariant { expected, found, .. } => {
                (format!("“{found}” is not known here"), format!("use one of {}", expected.join(", ")))
            }
            Ron::MissingStructField { field: "format", .. } => {
                ("the file does not say its format".to_owned(), "begin it with `(format: 1,`".to_owned())
            }
            Ron::MissingStructField { field, outer } => (
                format!("the field “{field}” is missing in {}", inside(outer)),
                "add it, or take the file from git or a backup".to_owned(),
            ),
            Ron::DuplicateStructField { field, outer } => {
                (format!("the field “{field}” stands twice in {}", inside(outer)), "remove one of the two".to_owned())
            }
            Ron::TrailingCharacters => {
                ("there is more after the end of the model".to_owned(), "remove what does not belong to it".to_owned())
            }
            Ron::IntegerOutOfBounds => (
                "this number is larger or smaller than it may be".to_owned(),
                "correct it, or open the file with a newer Laneway".to_owned(),
            ),
            Ron::ExpectedFloat | Ron::ExpectedInteger => {
                (lower(&code), "write a number, such as 1.5, or open the file with a newer Laneway".to_owned())
            }
            Ron::ExpectedComma => (
                "a comma or a closing bracket is missing here".to_owned(),
                "put it there in a text editor, or restore the file from git or a backup".to_owned(),
            ),
            _ => (lower(&code), "correct it in a text editor, or restore the file from git or a backup".to_owned()),
        };
        ParseError::at(at.line, at.col, message, remedy)
    }
}

/// Line and column after the last sign of a text.
fn end(text: &str) -> (usize, usize) {
    let text = text.trim_end();
    let last = text.rsplit('\n').next().unwrap_or_default();
    (text.matches('\n').count() + 1, last.chars().count() + 1)
}

/// The sentence as part of another: small first letter, no full stop.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.trim_end_matches('.').chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
