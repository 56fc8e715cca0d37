//! What a record is called in its own row: a name that means it and no other of its register.

use super::{MOST_NAMED, Named, Names, either, shown};
use crate::model::{Document, Id, Record, Register};

impl<'a> Names<'a> {
    /// The names of the records of a register, as its rows are known by them.
    pub fn of_register(document: &'a Document, register: Register) -> Names<'a> {
        Names::of(document, register.records(document))
    }

    /// The name in a record's own row: as it is where it means this one, else with the id behind it. What is around a
    /// record tells it apart in the cells of others; in its own row that is what the other cells say, and they change.
    pub fn own(&self, record: &Record) -> String {
        let name = record.name();
        if self.row(name) == Named::One(record.id()) {
            return name.to_owned();
        }
        let apart = [self.with_id(record), self.text(record.id(), &[record.kind()])];
        apart.into_iter().find(|text| self.row(text) == Named::One(record.id())).unwrap_or_else(|| name.to_owned())
    }

    /// The record whose row begins with this name; one without a name where nothing is written.
    pub fn row(&self, text: &str) -> Named<'a> {
        if !text.trim().is_empty() {
            return self.find(text, super::RecordKind::ALL);
        }
        let all = self.kinds.values().flat_map(|of| of.called("without a name"));
        Named::of(all.copied().filter(|record| record.name().trim().is_empty()).collect())
    }

    /// That a row could be that of any of these, and what to write instead.
    pub fn which_row(&self, name: &str, ids: &[&Id]) -> String {
        let form = |id: &&Id| self.document.get(id).map(|record| format!("“{}”", self.with_id(record)));
        let mut forms: Vec<String> = ids.iter().take(MOST_NAMED).filter_map(form).collect();
        if ids.len() > MOST_NAMED {
            forms.push(format!("one of {} others", ids.len() - MOST_NAMED));
        }
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        format!("“{}” could be {}. Write it as it stands here.", name.trim(), either(&forms))
    }

    fn with_id(&self, record: &Record) -> String {
        format!("{} [{}]", shown(self.document, record), record.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn the_name_of_a_row_means_its_record_whatever_others_are_called() {
        let text = r#"(format: 1, slas: [
            (id: "a", name: "Response"), (id: "b", name: "Response", kind: Value), (id: "c", name: "RESPONSE"),
            (id: "d", name: "Response [a]"), (id: "e", name: "Response (value)"), (id: "f", name: "Two; three"),
            (id: "g", name: "Two, three"), (id: "h", name: ""), (id: "i", name: "without a name"),
            (id: "j", name: "Alone"),
        ])"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let names = Names::of_register(&document, Register::Slas);
        for record in Register::Slas.records(&document) {
            let own = names.own(record);
            assert_eq!(names.row(&own), Named::One(record.id()), "{own}");
        }
        let own = |id: &str| document.get(&Id::from(id)).map(|record| names.own(record)).unwrap_or_default();
        assert_eq!(["a", "c", "d", "h", "j"].map(own), ["Response [a]", "RESPONSE", "Response [a] [d]", "", "Alone"]);
        let Named::Several(ids) = names.row("Response") else { panic!("two are called so") };
        assert!(names.which_row("Response", &ids).contains("“Response [a]” or “Response [b]”"));
    }
}
