//! What a name in a cell of a SIPOC stands for: a record found or made by name.

use super::super::rename::clean;
use crate::{
    change::Edit,
    model::{Document, Id, IdMaker, Party, PartyKind, Refers, Sheet, SipocColumn, WorkDocument},
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

    /// What a name in this column stands for among what is in the model; else words.
    pub fn known(document: &Document, sipoc: &Id, column: SipocColumn, text: &str) -> Meant {
        let text = clean(text);
        match Refers::of_column(column).find(document, &Sheet::Sipoc(sipoc.clone()), &text) {
            Some(id) => Meant::record(id),
            None => Meant { text, record: None },
        }
    }

    /// The same; a name that the model does not know makes the party or document. Steps stay words.
    pub fn by_name(edit: &mut Edit, sipoc: &Id, column: SipocColumn, text: &str, ids: &mut IdMaker) -> Meant {
        let meant = Meant::known(edit.base(), sipoc, column, text);
        if meant.record.is_some() || meant.text.is_empty() {
            return meant;
        }
        let name = meant.text.clone();
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
                meant
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
