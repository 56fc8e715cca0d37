//! What an import did and what it left behind: for people as text, for programs as JSON.

use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// What an import made, warned of and did not understand. Nothing is left behind that is not in here.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// How many records of each kind were made.
    pub counts: BTreeMap<&'static str, usize>,
    /// What was repaired or decided on the way, one entry a code.
    pub warnings: Vec<Warning>,
    /// Elements and attributes of the file that are not in the document.
    pub not_understood: Vec<NotUnderstood>,
}

/// Something that was imported otherwise than it stood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Warning {
    /// Short and stable, for programs: `duplicate-id`.
    pub code: &'static str,
    /// What it is and what was done about it, in one sentence.
    pub message: String,
    /// The ids of the elements it is about (`line N` for one without an id).
    pub elements: Vec<String>,
}

/// A kind of element or attribute that is not carried over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotUnderstood {
    /// `group`, `zeebe:taskDefinition`; for an attribute `task@completionQuantity`.
    pub element: String,
    pub count: usize,
    /// Their ids or those of their owners (`line N` for one without an id), each once.
    pub ids: Vec<String>,
}

impl NotUnderstood {
    /// The prefix of the tool whose own extension this is; `None` for what BPMN itself defines.
    fn vendor(&self) -> Option<&str> {
        let name = self.element.rsplit('@').next().unwrap_or_default();
        let text = if name.contains(':') { name } else { self.element.split('@').next().unwrap_or_default() };
        let (vendor, _) = text.split_once(':')?;
        (!matches!(vendor, "bpmn" | "bpmn2" | "semantic" | "model" | "bpmndi" | "dc" | "di" | "xsi" | "xml"))
            .then_some(vendor)
    }
}

impl Report {
    /// Adds an element to the warning with this code; the message of the first one stays.
    pub fn warn(&mut self, code: &'static str, message: &str, element: &str) {
        let at = match self.warnings.iter().position(|w| w.code == code) {
            Some(at) => at,
            None => {
                self.warnings.push(Warning { code, message: message.to_owned(), elements: vec![] });
                self.warnings.len() - 1
            }
        };
        if !element.is_empty()
            && let Some(warning) = self.warnings.get_mut(at)
        {
            warning.elements.push(element.to_owned());
        }
    }

    /// Adds what came of filling in a register: a code, what it means and one that it is about, each; and how many
    /// empty cells left what was there.
    pub fn filled(&mut self, told: &[(&'static str, &'static str, String)], empty: usize) {
        for (code, message, about) in told {
            self.warn(code, message, about);
        }
        if empty > 0 {
            let cells = if empty == 1 { "empty cell left as it was" } else { "empty cells left as they were" };
            self.warn("empty-cell", &format!("{empty} {cells}: an import empties nothing"), "");
        }
    }

    /// Says that what was read are the rules of a decision table that was there before, and what changed.
    pub fn read_back(&mut self, table: &str, rules: usize, changes: &str) {
        self.counts = BTreeMap::from([("decision rules", rules)]);
        self.warn("read-back", &format!("these are the rules of {}, which is there: {changes}", quoted(table)), "");
    }

    /// Adds all that another report says.
    pub(super) fn take(&mut self, other: Report) {
        for (kind, count) in other.counts {
            *self.counts.entry(kind).or_default() += count;
        }
        for warning in other.warnings {
            self.warn(warning.code, &warning.message, "");
            if let Some(mine) = self.warnings.iter_mut().find(|w| w.code == warning.code) {
                mine.elements.extend(warning.elements);
            }
        }
        self.not_understood.extend(other.not_understood);
    }

    /// The report as JSON, ending in a line feed.
    pub fn to_json(&self) -> String {
        // Maps with text keys, lists, numbers and text always serialise.
        serde_json::to_string_pretty(self).map(|json| json + "\n").unwrap_or_default()
    }
}

/// How many ids a line of the readable form shows.
const SHOWN: usize = 3;
/// How many sentences, each on a line of its own.
const SENTENCES: usize = 5;

impl fmt::Display for Report {
    /// A few lines a person can read; lists of ids are cut short here, not in the JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<String> = self.counts.iter().map(|(kind, n)| counted(*n, kind)).collect();
        writeln!(f, "Imported: {}", if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") })?;
        if !self.warnings.is_empty() {
            writeln!(f, "Warnings:")?;
        }
        for warning in &self.warnings {
            writeln!(f, "  {}: {}{}", warning.code, warning.message, shown(&warning.elements))?;
        }
        if !self.not_understood.is_empty() {
            writeln!(f, "Not carried over:")?;
        }
        // What other tools keep of their own loses no meaning: one line for each of them, at the end.
        let mut vendors: BTreeMap<&str, usize> = BTreeMap::new();
        for item in &self.not_understood {
            match item.vendor() {
                Some(vendor) => *vendors.entry(vendor).or_default() += item.count,
                None => writeln!(f, "  {} × {}{}", item.count, item.element, shown(&item.ids))?,
            }
        }
        for (vendor, count) in vendors {
            writeln!(f, "  {count} × {vendor}:… (what another tool keeps for itself)")?;
        }
        Ok(())
    }
}

/// At most 60 characters of a text, in quotes and on one line.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    let short: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("“{short}{}”", if text.chars().nth(60).is_some() { "…" } else { "" })
}

/// `1 swimlane`, `2 parties`.
fn counted(n: usize, kinds: &str) -> String {
    if n != 1 {
        return format!("{n} {kinds}");
    }
    let one = match kinds.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if kinds.ends_with("sses") => kinds.trim_end_matches("es").to_owned(),
        None => kinds.trim_end_matches('s').to_owned(),
    };
    format!("1 {one}")
}

fn shown(ids: &[String]) -> String {
    // What says in a sentence why it was left out stands on a line of its own.
    if ids.iter().any(|id| id.ends_with('.') && id.contains(": ")) {
        let mut lines: Vec<String> = ids.iter().take(SENTENCES).map(|id| format!("\n    {id}")).collect();
        if ids.len() > SENTENCES {
            lines.push(format!("\n    and {} more", ids.len() - SENTENCES));
        }
        return lines.concat();
    }
    let more = ids.len().saturating_sub(SHOWN);
    let list: Vec<&str> = ids.iter().take(SHOWN).map(String::as_str).collect();
    match (list.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => format!(" ({})", list.join(", ")),
        (false, more) => format!(" ({} and {more} more)", list.join(", ")),
    }
}
