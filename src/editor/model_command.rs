//! Commands about the whole model: its registers, matrices and portfolio; rules, SLAs, KPIs, opportunities and decision
//! tables; the badges of a swimlane.

use super::{Group, Key, Shortcut as S, Spec, command::commands, spec::shift};
use crate::model::{Badge, Matrix, Register, Sheet};

commands! {
    ALL from Portfolio;
    /// A command about the whole model, or about what governs and measures it; in menu order.
    ModelCommand {
        /// Shows a register.
        Register(Register),
        /// Shows a matrix: of the swimlane shown, or of the model.
        Matrix(Matrix),
        /// Adds a rule that governs what is selected.
        AddRule,
        AddSla,
        AddKpi,
        AddOpportunity,
        AddDecisionTable,
        Portfolio,
        Board,
        Chart,
        /// Shows a kind of badge on the swimlane shown, or no longer.
        Badges(Badge),
    }
}

impl ModelCommand {
    /// What else it is looked for by: what a register holds.
    pub fn also_called(self) -> &'static str {
        match self {
            ModelCommand::Register(register) => register.word(),
            _ => "",
        }
    }

    /// Its line of the table of commands.
    pub(super) fn spec(self) -> Spec {
        use Group::{Add, Go, View};
        let row = |group, label, hint, shortcuts| Spec { group, label, hint, shortcuts };
        match self {
            ModelCommand::Register(register) => register_spec(register),
            ModelCommand::Matrix(matrix) => matrix_spec(matrix),
            ModelCommand::Portfolio => row(
                Go,
                "Process portfolio",
                "Show every process by the part of the customer's experience it serves",
                const { &[S::key(Key::F(5))] },
            ),
            ModelCommand::Board => {
                row(Go, "Opportunities by status", "Show the opportunities as a board: idea to done", &[])
            }
            ModelCommand::Chart => row(
                Go,
                "Opportunities by effort and value",
                "Show which opportunities gain most for the least work",
                &[],
            ),
            ModelCommand::AddRule => {
                row(Add, "Add rule", "Add a business rule; it governs the selected step, flow or touchpoint", &[])
            }
            ModelCommand::AddSla => row(
                Add,
                "Add SLA",
                "Add a promise; it runs from the selected step, or is on the selected hand-off",
                &[],
            ),
            ModelCommand::AddKpi => {
                row(Add, "Add KPI", "Add a measure of the selected step, touchpoint, journey or process", &[])
            }
            ModelCommand::AddOpportunity => row(
                Add,
                "Add opportunity",
                "Add an improvement that answers the selected pain, touchpoint or step",
                &[],
            ),
            ModelCommand::AddDecisionTable => row(
                Add,
                "Decision table",
                "Open the decision table of the selected step or rule, or add one whose outputs are its branches",
                &[],
            ),
            ModelCommand::Badges(badge) => Spec {
                group: View,
                label: badge_label(badge),
                hint: "Show these badges on the drawing, or no longer",
                shortcuts: &[],
            },
        }
    }

    /// Whether it is about a view of this kind.
    pub(super) fn suits(self, sheet: Option<&Sheet>) -> bool {
        match self {
            ModelCommand::Badges(_) => matches!(sheet, Some(Sheet::Swimlane(_) | Sheet::Journey(_))),
            _ => true,
        }
    }
}

/// Of registers, which stand side by side on the keyboard.
const fn far(key: u8) -> S {
    shift(S::command(Key::F(key)))
}

fn register_spec(register: Register) -> Spec {
    let row = |label, hint, shortcuts| Spec { group: Group::Go, label, hint, shortcuts };
    match register {
        Register::Parties => {
            row("Party register", "Show everyone who acts or receives, as a table", const { &[far(8)] })
        }
        Register::Personas => row("Persona register", "Show the kinds of customer, as a table", &[]),
        Register::Systems => row("System register", "Show the systems, as a table", &[]),
        Register::Documents => row("Document register", "Show what is handed over, as a table", &[]),
        Register::Processes => row("Process register", "Show the processes, as a table", &[]),
        Register::Rules => row("Rule register", "Show the business rules, as a table", const { &[far(9)] }),
        Register::DecisionTables => row("Decision table register", "Show the decision tables, as a list", &[]),
        Register::Slas => row("SLA register", "Show what was promised to whom, as a table", const { &[far(10)] }),
        Register::Kpis => row("KPI register", "Show the KPIs with their readings, as a table", const { &[far(11)] }),
        Register::Opportunities => {
            row("Opportunity register", "Show the improvements, as a table", const { &[far(12)] })
        }
    }
}

fn matrix_spec(matrix: Matrix) -> Spec {
    let row = |label, hint, shortcuts| Spec { group: Group::Go, label, hint, shortcuts };
    match matrix {
        Matrix::Experience => row(
            "Customer-experience matrix",
            "Show the steps of the swimlane against systems, rules, KPIs, SLAs and touchpoints",
            const { &[S::key(Key::F(12))] },
        ),
        Matrix::Raci => row(
            "RACI matrix",
            "Show who is responsible, accountable, consulted and informed at each step of the swimlane",
            const { &[shift(S::key(Key::F(12)))] },
        ),
        Matrix::HandOffs => row(
            "Hand-off matrix",
            "Show what the parties of the swimlane hand over to one another",
            const { &[shift(S::key(Key::F(5)))] },
        ),
        Matrix::SystemUse => row("System use matrix", "Show which systems are used in which swimlanes", &[]),
    }
}

/// A label of its own for each, as the palette lists them.
fn badge_label(badge: Badge) -> &'static str {
    match badge {
        Badge::Rules => "Badges: rules",
        Badge::Slas => "Badges: SLAs",
        Badge::Kpis => "Badges: KPIs",
        Badge::Opportunities => "Badges: opportunities",
        Badge::Systems => "Badges: systems",
        Badge::Times => "Badges: times",
        Badge::Cost => "Badges: cost",
        Badge::Value => "Badges: value class",
        Badge::Raci => "Badges: RACI",
    }
}
