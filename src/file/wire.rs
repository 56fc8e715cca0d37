//! The shape of a file: what stands in it, in which order.

use super::{FORMAT, ParseError, Parsed, places};
use crate::model::{self, Document, Id, Model, Problem, ProblemKind, Record, for_each_kind, problems};
use ron::{extensions::Extensions, ser::PrettyConfig};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

macro_rules! file {
    ($($variant:ident $type:ident $one:ident $all:ident $word:literal $words:literal,)*) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "the file")]
        struct Read {
            format: u32,
            #[serde(default)]
            model: Model,
            $(#[serde(default)]
            $all: Vec<model::$type>,)*
        }

        #[derive(Serialize)]
        struct Write<'a> {
            format: u32,
            model: &'a Model,
            $(#[serde(skip_serializing_if = "Vec::is_empty")]
            $all: Vec<&'a model::$type>,)*
        }

        impl Read {
            fn records(self) -> Vec<Record> {
                let mut records = vec![Record::Model(self.model)];
                $(records.extend(self.$all.into_iter().map(Record::from));)*
                records
            }
        }

        impl<'a> Write<'a> {
            fn new(document: &'a Document, model: &'a Model) -> Write<'a> {
                Write { format: FORMAT, model, $($all: document.$all().collect(),)* }
            }
        }
    };
}
for_each_kind!(file);

/// The format alone, of a file that does not parse as a whole.
#[derive(Deserialize)]
struct Head {
    format: u64,
}

/// RON as models use it: `label: "x"` for an optional, `id: "s0"` for an id, and no header that says so.
fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
}

/// The canonical text.
pub fn print(document: &Document) -> String {
    let none = Model::default();
    let write = Write::new(document, document.model().unwrap_or(&none));
    let pretty = PrettyConfig::new().new_line("\n").indentor("  ").struct_names(false);
    let mut text = String::with_capacity(document.shared_records().len() * 160);
    // Writing plain records to a string cannot fail; were it to, the text would not parse back, and no save goes
    // through.
    if options().to_writer_pretty(&mut text, &write, pretty).is_err() {
        text.clear();
    }
    // RON writes `\'` inside strings, where a plain `'` is the same and reads better.
    let mut text = plain_quotes(&text);
    text.push('\n');
    text
}

/// The same text with `'` for `\'`; a backslash that is escaped itself escapes nothing.
fn plain_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let length = 1 + escape.chars().nth(1).map_or(0, char::len_utf8);
        let (escape, after) = escape.split_at(length);
        out.push_str(if escape == "\\'" { "'" } else { escape });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Reads the text; duplicates get an id of their own and are told.
pub fn parse(text: &str) -> Result<Parsed, ParseError> {
    let read: Read = options().from_str(text).map_err(|error| match options().from_str::<Head>(text) {
        Ok(head) if head.format > u64::from(FORMAT) => ParseError::newer(head.format),
        Ok(_) | Err(_) => ParseError::from_ron(&error, text),
    })?;
    if read.format != FORMAT {
        return Err(match u64::from(read.format) {
            newer if newer > u64::from(FORMAT) => ParseError::newer(newer),
            other => ParseError::whole(format!("there is no format {other}"), "a model begins with `(format: 1,`"),
        });
    }
    let records = read.records();
    if records.iter().any(|record| record.id().as_str().trim().is_empty()) {
        return Err(without_id(text));
    }
    let (records, mut found) = apart(records);
    let document = Document::from_records(records);
    found.extend(problems(&document));
    Ok(Parsed { document, problems: found, warnings: vec![] })
}

/// The refusal of a record whose id says nothing: nothing could point at it.
fn without_id(text: &str) -> ParseError {
    let empty = |(id, lines): (Id, Vec<usize>)| id.as_str().trim().is_empty().then_some((*lines.first()?, id));
    let (line, id) = places(text).into_iter().filter_map(empty).min().unwrap_or_default();
    let at = text.lines().nth(line.saturating_sub(1)).and_then(|line| {
        let value = |(at, _): (usize, &str)| {
            let value = line.get(at + 2..)?.trim_start().strip_prefix(':')?.trim_start();
            value.starts_with(&format!("\"{id}\"")).then(|| line.len() - value.len())
        };
        line.match_indices("id").find_map(value).and_then(|at| line.get(..at))
    });
    let column = at.map_or(1, |before| before.chars().count() + 1);
    ParseError::at(line.max(1), column, "this record has an empty id", "give it one that no other has, such as “x1”")
}

/// Gives every record after the first with an id another id: the same with a number.
fn apart(mut records: Vec<Record>) -> (Vec<Record>, Vec<Problem>) {
    let mut taken: BTreeSet<Id> = records.iter().map(|r| r.id().clone()).collect();
    if taken.len() == records.len() {
        return (records, vec![]);
    }
    let mut seen: BTreeSet<Id> = BTreeSet::new();
    let mut last: BTreeMap<Id, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for record in &mut records {
        let id = record.id().clone();
        if seen.insert(id.clone()) {
            continue;
        }
        let number = last.entry(id.clone()).or_insert(1);
        let given = loop {
            *number += 1;
            let given = Id::from(format!("{id}-{number}").as_str());
            if !taken.contains(&given) {
                break given;
            }
        };
        taken.insert(given.clone());
        seen.insert(given.clone());
        // The one model record comes first, so it is never the second.
        *record.entity_mut().id_mut() = given.clone();
        found.push(Problem { record: id, kind: ProblemKind::DuplicateId { given } });
    }
    (records, found)
}
