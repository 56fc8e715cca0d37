//! Inputs of a SIPOC that nobody provides.

use crate::{
    check::{Facts, Found, Rule, Severity, sipocs::unpaired},
    model::{SipocColumn, capital},
};

pub static RULE: Rule = Rule {
    name: "input-without-supplier",
    title: "Input without a supplier",
    severity: Severity::Warning,
    what: "A row of a SIPOC has an input and no supplier. In free lists, where nothing says which input is whose, the \
           suppliers are missing altogether.",
    why: "The process waits for something, and nobody knows whom to ask for it or what was agreed with them.",
    mend: "Name who provides it in the same row; the customer may be a supplier too",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for lonely in unpaired(facts, SipocColumn::Inputs, SipocColumn::Suppliers) {
        let sipoc = facts.titled(&lonely.sipoc.id);
        match lonely.entry {
            Some(entry) => found.mark(&entry.id, format!("No supplier of {sipoc} provides {}", facts.named(&entry.id))),
            None => found
                .mark(lonely.mark(), format!("{} has inputs and no suppliers", capital(&sipoc)))
                .hint("List who provides the inputs under Suppliers"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sipoc};

    #[test]
    fn an_input_that_nobody_provides_is_told() {
        flags(&RULE, &sipoc("Rows", "S1:Buyer I1:Order P1:Take I2:Stock P2:Pick"), &["I2"]);
        passes(&RULE, &sipoc("Rows", "S1:Buyer I1:Order P1:Take P2:Pick"));
    }

    #[test]
    fn in_free_lists_one_supplier_is_enough() {
        flags(&RULE, &sipoc("Lists", "I1:Order I2:Stock"), &["sipoc"]);
        passes(&RULE, &sipoc("Lists", "I1:Order I2:Stock S1:Buyer"));
    }
}
