//! What every kind of record can say of itself: its id, its name, and what it points at.
//!
//! Each kind says it once, with [`entity!`] beneath its struct; deleting, repairing, copying, finding where something is
//! used and replacing it by another all follow from that.

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

/// Says which field is a record's name, and what it points at:
/// `field: home [Kinds] "words"` where it goes with its target, `link` where it only lets go of it; `any` for every kind.
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
                #[allow(unused_mut, reason = "a kind without references adds none")]
                let mut links = Vec::new();
                $($crate::model::entity::Holds::each(&self.$field, &mut |target| links.push($crate::model::Link {
                    field: stringify!($field),
                    target,
                    kinds: entity!(@kinds $kinds),
                    says: $says,
                    home: entity!(@$hold),
                }));)*
                links
            }
            #[allow(unused_variables, reason = "a kind without references changes none")]
            fn each_id_mut(&mut self, field: Option<&str>, change: &mut dyn FnMut(&mut $crate::model::Id)) {
                $(if field.is_none_or(|f| f == stringify!($field)) {
                    $crate::model::entity::Holds::each_mut(&mut self.$field, change);
                })*
            }
            #[allow(unused_variables, reason = "a kind without references lets go of none")]
            fn let_go(&mut self, field: &str, target: &$crate::model::Id) -> bool {
                match field {
                    $(stringify!($field) => $crate::model::entity::Holds::let_go(&mut self.$field, target),)*
                    _ => true,
                }
            }
        }
    };
    (@kinds any) => { $crate::model::RecordKind::ALL };
    (@kinds [$($kind:ident),+]) => { &[$($crate::model::RecordKind::$kind),+] };
    (@home) => { true };
    (@link) => { false };
}
pub(super) use entity;
