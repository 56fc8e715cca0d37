//! Every colour and line width of the drawings, in one place. Sizes of type are in [`crate::text::scale`], distances in
//! the layout.

use super::Color;
use crate::model::PartyKind;

/// The themes there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThemeName {
    #[default]
    Light,
    Dark,
    /// White paper, no tints that cost toner, legible in grey.
    Print,
}

impl ThemeName {
    /// Every theme, in the order menus show them.
    pub const ALL: [ThemeName; 3] = [ThemeName::Light, ThemeName::Dark, ThemeName::Print];

    /// The word for this theme, on the command line and in menus.
    pub fn word(self) -> &'static str {
        match self {
            ThemeName::Light => "light",
            ThemeName::Dark => "dark",
            ThemeName::Print => "print",
        }
    }

    /// What it looks like.
    pub fn theme(self) -> &'static Theme {
        match self {
            ThemeName::Light => &Theme::LIGHT,
            ThemeName::Dark => &Theme::DARK,
            ThemeName::Print => &Theme::PRINT,
        }
    }
}

/// The tokens of a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Behind everything.
    pub canvas: Color,
    /// Lanes.
    pub paper: Color,
    /// The header of a lane.
    pub header: Color,
    /// The header of a lane that holds other lanes.
    pub pool_header: Color,
    /// Text, flows within a lane, outlines of decisions and starts.
    pub ink: Color,
    /// Second lines, headings of columns, captions.
    pub muted: Color,
    /// Outlines of steps.
    pub line: Color,
    /// Separators between lanes.
    pub hair: Color,
    /// Around all lanes.
    pub frame: Color,
    /// Between phases.
    pub phase_line: Color,
    /// Hand-offs, selection, focus.
    pub accent: Color,
    /// Behind words in the accent colour.
    pub accent_tint: Color,
    /// The customer's lane and its header.
    pub customer: Color,
    pub customer_header: Color,
    /// The bar at the customer's header, in points: thicker where nothing is tinted.
    pub customer_bar: f64,
    /// Inside steps, decisions, starts and events.
    pub step: Color,
    pub wait: Color,
    pub document: Color,
    /// Inside an end, its words, and how thick its outline is.
    pub end: Color,
    pub on_end: Color,
    pub end_width: f64,
    pub note: Color,
    /// Behind the label of a flow.
    pub label: Color,
    /// Stages, by turns, with their words and outline.
    pub stages: [Color; 2],
    pub on_stage: Color,
    pub on_stage_quiet: Color,
    pub stage_line: Color,
    /// The zero of an emotion chart.
    pub zero: Color,
    /// The lines of interaction and visibility.
    pub boundary: Color,
    /// A column of less weight.
    pub quiet: Color,
    /// Behind the number of a step.
    pub badge: Color,
    /// The outline of a pain or delight, in points: none where the card is tinted.
    pub card_width: f64,
    /// Delights and pains, always with a sign too.
    pub good: Color,
    pub good_tint: Color,
    pub bad: Color,
    pub bad_tint: Color,
    /// The bar at a lane's header, by [`PartyKind`] in the order of [`PartyKind::ALL`]; never the only sign.
    pub parties: [Color; 7],
    /// A step's outline.
    pub step_width: f64,
    /// The outline of a decision, a start, an event.
    pub strong_width: f64,
    pub flow_width: f64,
    pub hand_off_width: f64,
}

impl Theme {
    /// For the screen and for most documents.
    pub const LIGHT: Theme = Theme {
        canvas: Color::hex(0xF7F8F9),
        paper: Color::hex(0xFFFFFF),
        header: Color::hex(0xF1F3F5),
        pool_header: Color::hex(0xE8EBEF),
        ink: Color::hex(0x1B2430),
        muted: Color::hex(0x566170),
        line: Color::hex(0x93A0AF),
        hair: Color::hex(0xDDE1E6),
        frame: Color::hex(0xC9D0D8),
        phase_line: Color::hex(0xC3CAD3),
        accent: Color::hex(0x0F766E),
        accent_tint: Color::hex(0xE3F3F1),
        customer: Color::hex(0xFFF6E9),
        customer_header: Color::hex(0xFFEBCF),
        customer_bar: 4.0,
        step: Color::hex(0xFFFFFF),
        wait: Color::hex(0xFAFAFB),
        document: Color::hex(0xFFFFFF),
        end: Color::hex(0x1B2430),
        on_end: Color::hex(0xFFFFFF),
        end_width: 1.5,
        note: Color::hex(0xEEF1F4),
        label: Color::hex(0xF1F3F5),
        stages: [Color::hex(0x1B2430), Color::hex(0x334155)],
        on_stage: Color::hex(0xFFFFFF),
        on_stage_quiet: Color::hex(0xD3DAE3),
        stage_line: Color::hex(0x1B2430),
        zero: Color::hex(0xC3CAD3),
        boundary: Color::hex(0x8E93A6),
        quiet: Color::hex(0xFAFBFB),
        badge: Color::hex(0xF1F3F5),
        card_width: 0.0,
        good: Color::hex(0x157F4A),
        good_tint: Color::hex(0xEEF8F2),
        bad: Color::hex(0xB42318),
        bad_tint: Color::hex(0xFDF0EE),
        parties: [
            Color::hex(0xC2711A),
            Color::hex(0x2E6FB7),
            Color::hex(0x6B53B8),
            Color::hex(0x8F5A3C),
            Color::hex(0xA83E6B),
            Color::hex(0x4B5A6B),
            Color::hex(0x7A2E2E),
        ],
        step_width: 1.25,
        strong_width: 1.5,
        flow_width: 1.5,
        hand_off_width: 2.0,
    };

    /// For a dark window.
    pub const DARK: Theme = Theme {
        canvas: Color::hex(0x12161B),
        paper: Color::hex(0x1A2027),
        header: Color::hex(0x222A33),
        pool_header: Color::hex(0x2A333E),
        ink: Color::hex(0xE8ECF1),
        muted: Color::hex(0xA3AFBD),
        line: Color::hex(0x66748A),
        hair: Color::hex(0x2E3742),
        frame: Color::hex(0x3A4552),
        phase_line: Color::hex(0x3D4856),
        accent: Color::hex(0x4FD1C5),
        accent_tint: Color::hex(0x17393A),
        customer: Color::hex(0x26221C),
        customer_header: Color::hex(0x372D1E),
        customer_bar: 4.0,
        step: Color::hex(0x242D37),
        wait: Color::hex(0x1E252D),
        document: Color::hex(0x242D37),
        end: Color::hex(0xE8ECF1),
        on_end: Color::hex(0x12161B),
        end_width: 1.5,
        note: Color::hex(0x2A333E),
        label: Color::hex(0x28313B),
        stages: [Color::hex(0x3B4857), Color::hex(0x2D3743)],
        on_stage: Color::hex(0xF3F5F8),
        on_stage_quiet: Color::hex(0xC3CCD7),
        stage_line: Color::hex(0x4A5868),
        zero: Color::hex(0x566474),
        boundary: Color::hex(0x76829A),
        quiet: Color::hex(0x1E252D),
        badge: Color::hex(0x34404D),
        card_width: 0.0,
        good: Color::hex(0x5CD699),
        good_tint: Color::hex(0x15301F),
        bad: Color::hex(0xFF8A7D),
        bad_tint: Color::hex(0x3A1B18),
        parties: [
            Color::hex(0xE59A4B),
            Color::hex(0x6BA7E8),
            Color::hex(0xA593F0),
            Color::hex(0xC99478),
            Color::hex(0xE085AE),
            Color::hex(0x8E9DB0),
            Color::hex(0xD98880),
        ],
        step_width: 1.25,
        strong_width: 1.5,
        flow_width: 1.5,
        hand_off_width: 2.0,
    };

    /// For paper.
    pub const PRINT: Theme = Theme {
        canvas: Color::hex(0xFFFFFF),
        paper: Color::hex(0xFFFFFF),
        header: Color::hex(0xFFFFFF),
        pool_header: Color::hex(0xFFFFFF),
        ink: Color::hex(0x000000),
        muted: Color::hex(0x3D3D3D),
        line: Color::hex(0x4A4A4A),
        hair: Color::hex(0xA8A8A8),
        frame: Color::hex(0x4A4A4A),
        phase_line: Color::hex(0xA8A8A8),
        accent: Color::hex(0x004D47),
        accent_tint: Color::hex(0xFFFFFF),
        customer: Color::hex(0xFFFFFF),
        customer_header: Color::hex(0xFFFFFF),
        customer_bar: 8.0,
        step: Color::hex(0xFFFFFF),
        wait: Color::hex(0xFFFFFF),
        document: Color::hex(0xFFFFFF),
        end: Color::hex(0xFFFFFF),
        on_end: Color::hex(0x000000),
        end_width: 3.0,
        note: Color::hex(0xFFFFFF),
        label: Color::hex(0xFFFFFF),
        stages: [Color::hex(0xFFFFFF), Color::hex(0xFFFFFF)],
        on_stage: Color::hex(0x000000),
        on_stage_quiet: Color::hex(0x3D3D3D),
        stage_line: Color::hex(0x000000),
        zero: Color::hex(0x4A4A4A),
        boundary: Color::hex(0x4A4A4A),
        quiet: Color::hex(0xFFFFFF),
        badge: Color::hex(0xFFFFFF),
        card_width: 1.0,
        good: Color::hex(0x0B5A33),
        good_tint: Color::hex(0xFFFFFF),
        bad: Color::hex(0x8A1A12),
        bad_tint: Color::hex(0xFFFFFF),
        // From dark to light, so that they differ in grey.
        parties: [
            Color::hex(0x000000),
            Color::hex(0x3A5A80),
            Color::hex(0x5A4A90),
            Color::hex(0x7A5A48),
            Color::hex(0x8A4A68),
            Color::hex(0x777777),
            Color::hex(0x999999),
        ],
        step_width: 1.0,
        strong_width: 1.25,
        flow_width: 1.25,
        hand_off_width: 2.25,
    };

    /// The colour of a party's bar; quiet where a lane has no party.
    pub fn party(&self, kind: Option<PartyKind>) -> Color {
        let at = kind.and_then(|k| PartyKind::ALL.iter().position(|&known| known == k));
        at.and_then(|i| self.parties.get(i)).copied().unwrap_or(self.hair)
    }
}
