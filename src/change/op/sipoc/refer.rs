//! What a name in a cell of a SIPOC stands for: a record found or made by name.

use super::super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal},
    model::{Document, Id, IdMaker, Named, Party, PartyKind, Refers, Sheet, SipocColumn, WorkDocument},
};

/// What an entry holds: words of its own, or a record whose name it shows.
pub struct Meant {
    pub text: String,
    pub record: Option<Id>,
}

impl Meant {
    /// A reference to this record.
    pub fn record(id: Id) -> Meant {
        Meant { text: String::new(), record: Some(id) }
    }

    /// What a name in this column stands for among what is in the model, where it is one alone; else words.
    pub fn known(document: &Document, column: SipocColumn, text: &str) -> Meant {
        let text = clean(text);
        match Refers::of_column(column).named(document, &text) {
            Named::One(id) => Meant::record(id.clone()),
            Named::Nobody | Named::Several(_) => Meant::words(text),
        }
    }

    /// What is meant by what is typed in this column; a name that the model does not know makes the party or document.
    /// Steps stay words.
    ///
    /// # Errors
    /// Refused where several are called so.
    pub fn typed(edit: &mut Edit, column: SipocColumn, text: &str, ids: &mut IdMaker) -> Result<Meant, Refusal> {
        let text = clean(text);
        match refuse::one_called(edit.base(), Refers::of_column(column), &text)? {
            Some(id) => Ok(Meant::record(id.clone())),
            None => Ok(Meant::words(text).made(edit, column, ids)),
        }
    }

    /// The same, and the likeliest where several are called so.
    pub fn likeliest(edit: &mut Edit, sipoc: &Id, column: SipocColumn, text: &str, ids: &mut IdMaker) -> Meant {
        let text = clean(text);
        match Refers::of_column(column).likeliest(edit.base(), &Sheet::Sipoc(sipoc.clone()), &text) {
            Some(id) => Meant::record(id),
            None => Meant::words(text).made(edit, column, ids),
        }
    }

    /// These words and no reference.
    pub fn words(text: String) -> Meant {
        Meant { text, record: None }
    }

    /// The party or document of these words, which are nobody's name yet.
    fn made(self, edit: &mut Edit, column: SipocColumn, ids: &mut IdMaker) -> Meant {
        if self.text.is_empty() {
            return self;
        }
        let name = self.text.clone();
        match Refers::of_column(column) {
            Refers::Parties => {
                let id = edit.fresh(ids, &name);
                let kind = party_kind(column, &name);
                edit.put(Party { id: id.clone(), kind, name, ..Party::default() });
                Meant::record(id)
            }
            Refers::Documents => {
                let id = edit.fresh(ids, &name);
                edit.put(WorkDocument { id: id.clone(), name, description: String::new() });
                Meant::record(id)
            }
            Refers::Steps | Refers::Channels | Refers::Rules | Refers::Kpis | Refers::Opportunities | Refers::Words => {
                self
            }
        }
    }
}

/// A party is of the kind its name is the word for ("Partner"); else of the kind its column is about.
fn party_kind(column: SipocColumn, name: &str) -> PartyKind {
    let word = name.to_lowercase();
    let usual = if column == SipocColumn::Customers { PartyKind::Customer } else { PartyKind::Supplier };
    PartyKind::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(usual)
}
