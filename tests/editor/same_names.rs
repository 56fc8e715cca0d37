//! Names that several have, typed into a SIPOC: the list tells them apart, Enter guesses none, and no word is lost.

use super::Desk;
use laneway::{
    editor::{Direction, Key},
    file,
    model::{ColumnKey, Id, RowKey, Sheet, SipocColumn, SipocEntry},
};

const DOWN: Key = Key::Arrow(Direction::Down);

fn sipoc() -> Desk {
    let text = r#"(format: 1,
        parties: [(id: "ann", kind: Role, name: "Ann"), (id: "ann2", kind: Customer, name: "Ann"), (id: "bo", name: "Bo")],
        sipocs: [(id: "sipoc", name: "Order")],
        sipoc_entries: [
            (id: "a", sipoc: "sipoc", column: Suppliers, row: 0, record: "ann2"),
            (id: "b", sipoc: "sipoc", column: Process, row: 0, text: "Take the order"),
        ],
    )"#;
    let mut desk = Desk::of(file::parse(text).unwrap_or_else(|e| panic!("{e}")).document);
    desk.editor.go_to_sheet(&Sheet::Sipoc("sipoc".into()));
    desk
}

impl Desk {
    fn in_column(&mut self, column: SipocColumn) {
        let at = self.cell_at(&RowKey::Entries(laneway::model::Key::default()), &ColumnKey::Sipoc(column));
        self.click(at);
    }

    fn customers(&self) -> Vec<(Option<Id>, String)> {
        let of = |e: &SipocEntry| (e.record.clone(), self.editor.document().display_name(&e.id).to_owned());
        self.editor.document().sipoc_entries().filter(|e| e.column == SipocColumn::Customers).map(of).collect()
    }

    fn field(&self) -> Option<String> {
        self.editor.renaming().map(|rename| rename.text.clone())
    }
}

#[test]
fn enter_takes_none_of_several_and_the_list_says_which_is_which() {
    let mut desk = sipoc();
    desk.in_column(SipocColumn::Customers);
    let said = desk.line("Ann").message.expect("refused");
    assert!(said.contains("“Ann (role)” or “Ann (customer)”"), "{said}");
    assert_eq!(desk.field().as_deref(), Some("Ann"), "what is refused stays in the field");
    let typing = desk.editor.renaming().and_then(|rename| rename.cell.clone()).expect("a field");
    let names: Vec<&str> = typing.options.iter().map(|option| option.name.as_str()).collect();
    assert_eq!((names, typing.chosen), (vec!["Ann (role)", "Ann (customer)"], None));
    assert_eq!(typing.makes, "2 are called so: choose one");
    desk.press(DOWN);
    desk.press(DOWN);
    desk.press(Key::Enter);
    assert_eq!(desk.customers(), [(Some("ann2".into()), "Ann".to_owned())]);
    // A name that one has is taken at its first letter, as before.
    desk.in_column(SipocColumn::Outputs);
    desk.in_column(SipocColumn::Inputs);
    desk.line("Order");
    let mut desk = sipoc();
    desk.in_column(SipocColumn::Customers);
    desk.line("b");
    assert_eq!(desk.customers(), [(Some("bo".into()), "Bo".to_owned())]);
}

#[test]
fn a_word_that_is_left_or_pasted_stands_in_words_and_a_copy_is_the_same_again() {
    let mut desk = sipoc();
    desk.in_column(SipocColumn::Customers);
    desk.type_only("Ann");
    desk.in_column(SipocColumn::Process);
    assert_eq!((desk.customers(), desk.field()), (vec![(None, "Ann".to_owned())], None));
    desk.ctrl(Key::Char('Z'));
    assert_eq!(desk.customers(), []);
    desk.in_column(SipocColumn::Customers);
    let said = desk.editor.paste_text("ann\nBo").message.expect("says what was done");
    assert!(said.contains("1 name stands in words: “ann” could be"), "{said}");
    assert_eq!(desk.customers(), [(None, "ann".to_owned()), (Some("bo".into()), "Bo".to_owned())]);
    desk.ctrl(Key::Char('Z'));
    desk.in_column(SipocColumn::Suppliers);
    let copied = desk.ctrl(Key::Char('C')).copy.expect("copied");
    assert_eq!(copied, "Ann (customer)");
    desk.in_column(SipocColumn::Customers);
    desk.editor.paste_text(&copied);
    assert_eq!(desk.customers(), [(Some("ann2".into()), "Ann".to_owned())]);
}
