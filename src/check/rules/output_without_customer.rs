//! Outputs of a SIPOC that nobody gets.

use crate::{
    check::{Facts, Found, Rule, Severity, sipocs::unpaired},
    model::{SipocColumn, capital},
};

pub static RULE: Rule = Rule {
    name: "output-without-customer",
    title: "Output without a customer",
    severity: Severity::Warning,
    what: "A row of a SIPOC has an output and no customer. In free lists, where nothing says which output is whose, \
           the \
           customers are missing altogether.",
    why: "What nobody gets need not be made, or the one who gets it was not asked what they need.",
    mend: "Name who gets it in the same row, or take the output out",
    check,
    fix: None,
};

fn check(facts: &Facts, found: &mut Found) {
    for lonely in unpaired(facts, SipocColumn::Outputs, SipocColumn::Customers) {
        let sipoc = facts.titled(&lonely.sipoc.id);
        match lonely.entry {
            Some(entry) => found.mark(&entry.id, format!("No customer of {sipoc} gets {}", facts.named(&entry.id))),
            None => found
                .mark(lonely.mark(), format!("{} has outputs and no customers", capital(&sipoc)))
                .hint("List who gets the outputs under Customers"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::tests::{flags, passes, sipoc};

    #[test]
    fn an_output_that_nobody_gets_is_told() {
        flags(&RULE, &sipoc("Rows", "P1:Ship O1:Parcel C1:Buyer P2:Bill O2:Invoice"), &["O2"]);
        passes(&RULE, &sipoc("Rows", "P1:Ship O1:Parcel C1:Buyer P2:Pack"));
    }

    #[test]
    fn an_entry_that_says_nothing_is_none() {
        flags(&RULE, &sipoc("Rows", "O1:Parcel C1:"), &["O1"]);
        passes(&RULE, &sipoc("Rows", "O1:"));
    }

    #[test]
    fn in_free_lists_one_customer_is_enough() {
        flags(&RULE, &sipoc("Lists", "O1:Parcel O2:Invoice"), &["sipoc"]);
        passes(&RULE, &sipoc("Lists", "O1:Parcel O2:Invoice C7:Buyer"));
    }
}
