//! What every kind of record can say of itself: its id, its name, and what it points at.
//!
//! Each kind says it once, with [`entity!`] beneath its struct; deleting, repairing, copying, finding where something
//! is used and replacing it by another all follow from that.

use super::{Id, RecordKind};
use std::collections::BTreeMap;

/// A reference from one record to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link<'a> {
    /// The field's name, as in the file.
    pub field: &'static str,
    pub target: &'a Id,
    /// The kinds of record it may point at.
    pub kinds: &'static [RecordKind],
    /// In words, after the record's name: "stands in a lane".
    pub says: &'static str,
    /// Whether the record goes when its target does; else it only lets go of it.
    pub home: bool,
}

/// What every kind of record can say of itself.
pub trait Entity {
    fn id(&self) -> &Id;
    fn id_mut(&mut self) -> &mut Id;
    /// What it is called: its name, a flow's label, a note's text.
    fn name(&self) -> &str;
    fn name_mut(&mut self) -> &mut String;
    /// Everything it points at, in the order of its fields.
    fn links(&self) -> Vec<Link<'_>>;
    /// Every id it holds in this field, for changing in place; `None` names all fields.
    fn each_id_mut(&mut self, field: Option<&str>, change: &mut dyn FnMut(&mut Id));
    /// Lets go of a target in a field; false where the field cannot be empty.
    fn let_go(&mut self, field: &str, target: &Id) -> bool;
}

/// A field that holds ids: one, perhaps one, or several.
pub(super) trait Holds {
    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Id));
    fn each_mut(&mut self, change: &mut dyn FnMut(&mut Id));
    fn let_go(&mut self, target: &Id) -> bool;
}

impl Holds for Id {
    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Id)) {
        see(self);
    }
    fn each_mut(&mut self, change: &mut dyn FnMut(&mut Id)) {
        change(self);
    }
    fn let_go(&mut self, target: &Id) -> bool {
        self != target
    }
}

impl Holds for Option<Id> {
    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Id)) {
        self.iter().for_each(see);
    }
    fn each_mut(&mut self, change: &mut dyn FnMut(&mut Id)) {
        self.iter_mut().for_each(change);
    }
    fn let_go(&mut self, target: &Id) -> bool {
        if self.as_ref() == Some(target) {
            *self = None;
        }
        true
    }
}

impl<T> Holds for BTreeMap<Id, T> {
    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Id)) {
        self.keys().for_each(see);
    }
    fn each_mut(&mut self, change: &mut dyn FnMut(&mut Id)) {
        let entries = std::mem::take(self).into_iter().map(|(mut id, it)| {
            change(&mut id);
            (id, it)
        });
        *self = entries.collect();
    }
    fn let_go(&mut self, target: &Id) -> bool {
        self.remove(target);
        true
    }
}

impl Holds for Vec<Id> {
    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Id)) {
        self.iter().for_each(see);
    }
    fn each_mut(&mut self, change: &mut dyn FnMut(&mut Id)) {
        self.iter_mut().for_each(change);
    }
    fn let_go(&mut self, target: &Id) -> bool {
        self.retain(|id| id != target);
        true
    }
}

/// A field of a kind of record that points at records.
pub(super) struct Field<T> {
    pub name: &'static str,
    pub kinds: &'static [RecordKind],
    pub says: &'static str,
    pub home: bool,
    pub get: fn(&T) -> &dyn Holds,
    pub get_mut: fn(&mut T) -> &mut dyn Holds,
}

/// [`Entity::links`], by the fields of its kind.
pub(super) fn links<'a, T>(record: &'a T, fields: &'static [Field<T>]) -> Vec<Link<'a>> {
    let mut links = Vec::new();
    for &Field { name: field, kinds, says, home, get, .. } in fields {
        get(record).each(&mut |target| links.push(Link { field, target, kinds, says, home }));
    }
    links
}

/// [`Entity::each_id_mut`], by the fields of its kind.
pub(super) fn each_id_mut<T>(record: &mut T, fields: &[Field<T>], only: Option<&str>, change: &mut dyn FnMut(&mut Id)) {
    for field in fields.iter().filter(|field| only.is_none_or(|only| only == field.name)) {
        (field.get_mut)(record).each_mut(change);
    }
}

/// [`Entity::let_go`], by the fields of its kind.
pub(super) fn let_go<T>(record: &mut T, fields: &[Field<T>], name: &str, target: &Id) -> bool {
    fields.iter().find(|field| field.name == name).is_none_or(|field| (field.get_mut)(record).let_go(target))
}

/// Says which field is a record's name, and what it points at:
/// `field: home [Kinds] "words"` where it goes with its target, `link` where it only lets go of it; `any` for every
/// kind.
macro_rules! entity {
    ($type:ident, $name:ident, { $($field:ident: $hold:ident $kinds:tt $says:literal),* $(,)? }) => {
        impl $crate::model::Entity for $type {
            fn id(&self) -> &$crate::model::Id {
                &self.id
            }
            fn id_mut(&mut self) -> &mut $crate::model::Id {
                &mut self.id
            }
            fn name(&self) -> &str {
                &self.$name
            }
            fn name_mut(&mut self) -> &mut String {
                &mut self.$name
            }
            fn links(&self) -> Vec<$crate::model::Link<'_>> {
                $crate::model::entity::links(self, Self::FIELDS)
            }
            fn each_id_mut(&mut self, field: Option<&str>, change: &mut dyn FnMut(&mut $crate::model::Id)) {
                $crate::model::entity::each_id_mut(self, Self::FIELDS, field, change);
            }
            fn let_go(&mut self, field: &str, target: &$crate::model::Id) -> bool {
                $crate::model::entity::let_go(self, Self::FIELDS, field, target)
            }
        }

        impl $type {
            /// The fields that point at records.
            const FIELDS: &[$crate::model::entity::Field<$type>] = &[$($crate::model::entity::Field {
                name: stringify!($field),
                kinds: entity!(@kinds $kinds),
                says: $says,
                home: entity!(@$hold),
                get: |it| &it.$field,
                get_mut: |it| &mut it.$field,
            }),*];
        }
    };
    (@kinds any) => { $crate::model::RecordKind::ALL };
    (@kinds [$($kind:ident),+]) => { &[$($crate::model::RecordKind::$kind),+] };
    (@home) => { true };
    (@link) => { false };
}
pub(super) use entity;
