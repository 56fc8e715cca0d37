//! The records of one kind by their names, gathered as far as it is asked for.

use super::{context::contexts, shown};
use crate::model::{Document, Id, IdMap, Record, fold};
use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};

/// Records of one kind. The maps are looked up, and where one is gone through its lists are sorted after: their order
/// means nothing.
pub(super) struct OfKind<'a> {
    document: &'a Document,
    /// By id.
    records: Vec<&'a Record>,
    exact: OnceCell<HashMap<Cow<'a, str>, Vec<&'a Record>>>,
    folded: OnceCell<HashMap<String, Vec<&'a Record>>>,
    /// The records of a folded name that was asked for, by what is around them: a register of many rows asks for the
    /// same few again and again.
    groups: RefCell<HashMap<String, Rc<Group<'a>>>>,
    /// What is around each record that was asked for.
    around: RefCell<IdMap<'a, Rc<[Around]>>>,
}

/// Records of one folded name with their names, by each of what is around them, folded.
pub(super) type Group<'a> = HashMap<String, Vec<(Cow<'a, str>, &'a Record)>>;

/// Something around a record, as it is written and as it is compared.
pub(super) struct Around {
    pub text: String,
    pub folded: String,
}

impl<'a> OfKind<'a> {
    pub fn new(document: &'a Document) -> OfKind<'a> {
        let (exact, folded) = Default::default();
        OfKind { document, records: vec![], exact, folded, groups: RefCell::default(), around: RefCell::default() }
    }

    /// Adds a record, before any is asked for.
    pub fn push(&mut self, record: &'a Record) {
        self.records.push(record);
    }

    /// Those called so to the letter, by id.
    pub fn called(&self, name: &str) -> &[&'a Record] {
        self.exact().get(name).map_or(&[], Vec::as_slice)
    }

    /// Those whose folded name is this one, by id.
    pub fn folded(&self, name: &str) -> &[&'a Record] {
        let folded = self.folded.get_or_init(|| {
            let mut folded: HashMap<String, Vec<&'a Record>> = HashMap::with_capacity(self.exact().len());
            for (name, list) in self.exact() {
                folded.entry(fold(name)).or_default().extend(list);
            }
            folded.values_mut().for_each(|list| list.sort_by_key(|record| record.id()));
            folded
        });
        folded.get(name).map_or(&[], Vec::as_slice)
    }

    /// The same by what is around each.
    pub fn group(&self, name: &str) -> Rc<Group<'a>> {
        let known = self.groups.borrow().get(name).map(Rc::clone);
        known.unwrap_or_else(|| {
            let mut group = Group::default();
            for &record in self.folded(name) {
                let name = shown(self.document, record);
                for around in &*self.around(record) {
                    let list = group.entry(around.folded.clone()).or_default();
                    // Two things around it may be called alike.
                    if list.last().is_none_or(|(_, last)| !std::ptr::eq(*last, record)) {
                        list.push((name.clone(), record));
                    }
                }
            }
            let group = Rc::new(group);
            self.groups.borrow_mut().insert(name.to_owned(), Rc::clone(&group));
            group
        })
    }

    /// What tells a record from others of its name, the nearest first.
    pub fn around(&self, record: &'a Record) -> Rc<[Around]> {
        let id: &'a Id = record.id();
        let known = self.around.borrow().get(id).map(Rc::clone);
        known.unwrap_or_else(|| {
            let all = contexts(self.document, record).into_iter();
            let around: Rc<[Around]> = all.map(|text| Around { folded: fold(&text), text }).collect();
            self.around.borrow_mut().insert(id, Rc::clone(&around));
            around
        })
    }

    fn exact(&self) -> &HashMap<Cow<'a, str>, Vec<&'a Record>> {
        self.exact.get_or_init(|| {
            let mut exact: HashMap<Cow<'a, str>, Vec<&'a Record>> = HashMap::with_capacity(self.records.len());
            for &record in &self.records {
                exact.entry(shown(self.document, record)).or_default().push(record);
            }
            exact
        })
    }
}
