//! Which registers and matrices there are, and what stands in their columns. What a cell says is in
//! [`super::attribute_text`]; how it is drawn, in the layout.

use super::{Id, RecordKind, words::word_enum};

word_enum! {
    /// A table of all records of one kind.
    Register {
        #[default]
        Parties "parties",
        Personas "personas",
        Systems "systems",
        Documents "documents",
        Processes "processes",
        Rules "rules",
        DecisionTables "decision tables",
        Slas "SLAs",
        Kpis "KPIs",
        Opportunities "opportunities",
    }
}

impl Register {
    /// The kind of record in its rows. Systems are parties of that kind, and stand in a register of their own.
    pub fn kind(self) -> RecordKind {
        match self {
            Register::Parties | Register::Systems => RecordKind::Party,
            Register::Personas => RecordKind::Persona,
            Register::Documents => RecordKind::Document,
            Register::Processes => RecordKind::Process,
            Register::Rules => RecordKind::Rule,
            Register::DecisionTables => RecordKind::DecisionTable,
            Register::Slas => RecordKind::Sla,
            Register::Kpis => RecordKind::Kpi,
            Register::Opportunities => RecordKind::Opportunity,
        }
    }

    /// Its columns from left to right.
    pub fn attributes(self) -> &'static [Attribute] {
        use Attribute::*;
        match self {
            Register::Parties => &[Name, Kind, Description, Contact, UsedIn],
            Register::Personas => &[Name, PartyOf, Goals, Quote, Portrait, Description, UsedIn],
            Register::Systems => &[Name, Description, Contact, UsedIn],
            Register::Documents => &[Name, Description, UsedIn],
            Register::Processes => &[Name, Kind, Phases, Purpose, Outcome, Owner, Kpis, UsedIn, Description],
            Register::Rules => {
                &[Name, Kind, Statement, Source, Citation, Owner, Review, Governs, DecisionTable, Description]
            }
            Register::DecisionTables => &[Name, HitPolicy, Description, UsedIn],
            Register::Slas => &[Name, Kind, Promise, RollUp, From, To, PromisedTo, Owner, Kpis, Description],
            Register::Kpis => &[Name, Trend, Unit, Direction, Baseline, Target, Readings, Owner, Measures, Description],
            Register::Opportunities => &[Name, Answers, Owner, Kpi, Effort, Value, Status, Due, Description],
        }
    }
}

word_enum! {
    /// A column of a register or matrix: something a record has, or that is derived of it.
    Attribute {
        #[default]
        Name "name",
        Kind "kind",
        Description "description",
        Contact "contact",
        PartyOf "party",
        Goals "goals",
        Quote "quote",
        Portrait "portrait",
        Statement "statement",
        Source "source",
        Citation "citation",
        Owner "owner",
        Review "review",
        Governs "governs",
        DecisionTable "decision table",
        HitPolicy "hit policy",
        Promise "promise",
        From "from",
        To "to",
        PromisedTo "promised to",
        RollUp "can be kept",
        Unit "unit",
        Direction "direction",
        Baseline "baseline",
        Target "target",
        Readings "readings",
        Trend "trend",
        Measures "measures",
        Answers "answers",
        Kpi "KPI",
        Effort "effort",
        Value "value",
        Status "status",
        Due "due",
        Purpose "purpose",
        Outcome "customer outcome",
        Phases "serves",
        Systems "systems",
        Rules "rules",
        Kpis "KPIs",
        Slas "SLAs",
        Touchpoints "touchpoints",
        UsedIn "used in",
    }
}

word_enum! {
    /// A table derived from links: nothing in it is stored twice.
    Matrix {
        /// The steps of a swimlane against systems, rules, KPIs, SLAs and touchpoints.
        #[default]
        Experience "customer experience",
        /// The steps of a swimlane against parties: responsible, accountable, consulted, informed.
        Raci "RACI",
        /// The parties of a swimlane against one another: what is handed over.
        HandOffs "hand-offs",
        /// The systems of the model against its swimlanes.
        SystemUse "system use",
    }
}

impl Matrix {
    /// Whether it is one of the whole model, and not of one swimlane.
    pub fn of_model(self) -> bool {
        match self {
            Matrix::SystemUse => true,
            Matrix::Experience | Matrix::Raci | Matrix::HandOffs => false,
        }
    }

    /// What is put after the id of a view for its matrix, in files and on the command line.
    pub fn file_word(self) -> &'static str {
        match self {
            Matrix::Experience => "experience",
            Matrix::Raci => "raci",
            Matrix::HandOffs => "hand-offs",
            Matrix::SystemUse => "system-use",
        }
    }
}

impl Register {
    /// Its name in files and on the command line.
    pub fn file_word(self) -> &'static str {
        match self {
            Register::Parties => "parties",
            Register::Personas => "personas",
            Register::Systems => "systems",
            Register::Documents => "documents",
            Register::Processes => "processes",
            Register::Rules => "rules",
            Register::DecisionTables => "decision-tables",
            Register::Slas => "slas",
            Register::Kpis => "kpis",
            Register::Opportunities => "opportunities",
        }
    }

    /// The register that a record stands in.
    pub fn holding(document: &super::Document, id: &Id) -> Option<Register> {
        let record = document.get(id)?;
        Register::ALL.iter().copied().find(|register| register.holds(record))
    }
}
