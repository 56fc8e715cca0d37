//! The records of a model by kind, gathered in one walk: most rules ask for one kind or two.

use crate::model::{for_each_kind, *};

macro_rules! lists {
    ($($variant:ident $type:ident $one:ident $all:ident $word:literal $words:literal,)*) => {
        /// The records of a model, a list a kind, each sorted by id.
        #[derive(Default)]
        pub struct Lists<'a> {
            $(pub $all: Vec<&'a $type>,)*
        }

        impl<'a> Lists<'a> {
            /// Gathers them.
            pub fn new(document: &'a Document) -> Lists<'a> {
                let mut lists = Lists::default();
                for record in document.records() {
                    match record {
                        Record::Model(_) => {}
                        $(Record::$variant(record) => lists.$all.push(record),)*
                    }
                }
                lists
            }
        }
    };
}
for_each_kind!(lists);
