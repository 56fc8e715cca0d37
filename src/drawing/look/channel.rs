//! The marks of channels, on the grid of [`super::icon`]; beside each stands its word.

use super::icon::{self, Ink};
use crate::{drawing::pen::Pen, geom::BezPath, model::Channel};

/// The mark of a channel; there is none where nobody has said.
pub fn channel(channel: &Channel, ink: &Ink, pen: &mut Pen) {
    match channel {
        Channel::Unknown => {}
        Channel::None => alone(ink, pen),
        Channel::Product => product(ink, pen),
        Channel::Store => store(ink, pen),
        Channel::Phone => phone(ink, pen),
        Channel::Email => icon::envelope(ink, pen),
        Channel::Letter => letter(ink, pen),
        Channel::Web => web(ink, pen),
        Channel::App => app(ink, pen),
        Channel::Chat => chat(ink, pen),
        Channel::Social => social(ink, pen),
        Channel::WordOfMouth => word_of_mouth(ink, pen),
        Channel::Advertising => advertising(ink, pen),
        Channel::Event => event(ink, pen),
        Channel::Visit => visit(ink, pen),
        Channel::SelfService => self_service(ink, pen),
        Channel::Other(_) => other(ink, pen),
    }
}

/// A ring with a stroke through it.
fn alone(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, 0.0), 4.8);
    ink.line(pen, &[(-3.4, 3.4), (3.4, -3.4)]);
}

/// A parcel.
fn product(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(0.0, -5.2), (4.8, -2.6), (4.8, 2.8), (0.0, 5.4), (-4.8, 2.8), (-4.8, -2.6)]);
    ink.line(pen, &[(-4.8, -2.6), (0.0, 0.0), (4.8, -2.6)]);
    ink.line(pen, &[(0.0, 0.0), (0.0, 5.4)]);
}

/// A shop front: awning, walls, door.
fn store(ink: &Ink, pen: &mut Pen) {
    ink.line(pen, &[(-4.2, -0.6), (-4.2, 4.8), (4.2, 4.8), (4.2, -0.6)]);
    ink.line(pen, &[(-1.4, 4.8), (-1.4, 1.4), (1.4, 1.4), (1.4, 4.8)]);
    ink.solid(pen, &[(-4.2, -5.0), (4.2, -5.0), (5.6, -0.9), (-5.6, -0.9)]);
}

/// A receiver, held aslant.
fn phone(ink: &Ink, pen: &mut Pen) {
    let mut path = BezPath::new();
    path.move_to((-4.9, -4.1));
    path.line_to((-2.7, -5.2));
    path.line_to((-1.0, -2.2));
    path.line_to((-2.5, -0.8));
    path.curve_to((-1.8, 0.8), (-0.8, 1.8), (0.8, 2.5));
    path.line_to((2.2, 1.0));
    path.line_to((5.2, 2.7));
    path.line_to((4.1, 4.9));
    path.curve_to((-0.6, 5.6), (-5.6, 0.6), (-4.9, -4.1));
    path.close_path();
    ink.shape(pen, path);
}

/// The front of an envelope: stamp and address.
fn letter(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.5, -3.9), (5.5, -3.9), (5.5, 3.9), (-5.5, 3.9)]);
    ink.solid(pen, &[(1.9, -2.3), (4.0, -2.3), (4.0, 0.1), (1.9, 0.1)]);
    ink.line(pen, &[(-3.6, 0.6), (0.4, 0.6)]);
    ink.line(pen, &[(-3.6, 2.2), (-0.6, 2.2)]);
}

/// A globe.
fn web(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, 0.0), 5.2);
    let mut path = BezPath::new();
    path.move_to((0.0, -5.2));
    path.curve_to((3.2, -2.2), (3.2, 2.2), (0.0, 5.2));
    path.curve_to((-3.2, 2.2), (-3.2, -2.2), (0.0, -5.2));
    ink.curve(pen, path);
    ink.line(pen, &[(-5.2, 0.0), (5.2, 0.0)]);
}

/// A telephone with a screen.
fn app(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-3.2, -5.4), (3.2, -5.4), (3.2, 5.4), (-3.2, 5.4)]);
    ink.line(pen, &[(-3.2, -3.4), (3.2, -3.4)]);
    ink.line(pen, &[(-1.0, 3.7), (1.0, 3.7)]);
}

/// A speech bubble with dots.
fn chat(ink: &Ink, pen: &mut Pen) {
    bubble(ink, pen);
    for x in [-2.4, 0.0, 2.4] {
        ink.dot(pen, (x, -1.0), 0.75);
    }
}

fn bubble(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.4, -4.6), (5.4, -4.6), (5.4, 2.4), (-0.6, 2.4), (-3.4, 5.2), (-3.4, 2.4), (-5.4, 2.4)]);
}

/// Three who are joined.
fn social(ink: &Ink, pen: &mut Pen) {
    ink.line(pen, &[(3.4, -3.6), (-3.4, 0.0), (3.4, 3.6)]);
    for at in [(-3.4, 0.0), (3.4, -3.6), (3.4, 3.6)] {
        ink.dot(pen, at, 1.9);
    }
}

/// A head that speaks.
fn word_of_mouth(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (-2.4, -2.4), 2.3);
    let mut shoulders = BezPath::new();
    shoulders.move_to((-5.6, 5.0));
    shoulders.curve_to((-5.6, 0.4), (0.8, 0.4), (0.8, 5.0));
    ink.curve(pen, shoulders);
    for (reach, x) in [(1.5, 1.9), (3.2, 3.4)] {
        let mut wave = BezPath::new();
        wave.move_to((x, -2.4 - reach));
        wave.quad_to((x + reach * 0.9, -2.4), (x, -2.4 + reach));
        ink.curve(pen, wave);
    }
}

/// A megaphone.
fn advertising(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.2, -1.6), (-1.6, -1.6), (4.2, -5.0), (4.2, 4.2), (-1.6, 1.4), (-5.2, 1.4)]);
    ink.line(pen, &[(-3.6, 1.4), (-2.6, 5.0), (-0.6, 5.0), (-1.2, 1.7)]);
}

/// A leaf of a calendar.
fn event(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-4.8, -3.8), (4.8, -3.8), (4.8, 5.0), (-4.8, 5.0)]);
    ink.solid(pen, &[(-4.8, -3.8), (4.8, -3.8), (4.8, -1.2), (-4.8, -1.2)]);
    ink.line(pen, &[(-2.4, -5.4), (-2.4, -3.4)]);
    ink.line(pen, &[(2.4, -5.4), (2.4, -3.4)]);
    ink.dot(pen, (2.0, 2.2), 1.0);
}

/// A pin on a map.
fn visit(ink: &Ink, pen: &mut Pen) {
    let mut path = BezPath::new();
    path.move_to((0.0, 5.5));
    path.curve_to((-2.0, 2.8), (-4.2, 0.8), (-4.2, -1.4));
    path.curve_to((-4.2, -3.7), (-2.3, -5.5), (0.0, -5.5));
    path.curve_to((2.3, -5.5), (4.2, -3.7), (4.2, -1.4));
    path.curve_to((4.2, 0.8), (2.0, 2.8), (0.0, 5.5));
    path.close_path();
    ink.shape(pen, path);
    ink.dot(pen, (0.0, -1.5), 1.4);
}

/// A terminal on its stand.
fn self_service(ink: &Ink, pen: &mut Pen) {
    ink.area(pen, &[(-5.0, -5.0), (5.0, -5.0), (5.0, 1.4), (-5.0, 1.4)]);
    ink.line(pen, &[(0.0, 1.4), (0.0, 5.0)]);
    ink.line(pen, &[(-3.0, 5.0), (3.0, 5.0)]);
    // The pointer on its screen.
    ink.solid(pen, &[(-1.4, -3.6), (2.0, -1.6), (0.1, -1.3), (-0.6, 0.4)]);
}

/// A ring with a dot.
fn other(ink: &Ink, pen: &mut Pen) {
    ink.ring(pen, (0.0, 0.0), 4.4);
    ink.dot(pen, (0.0, 0.0), 1.6);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drawing::{Primitive, Theme},
        geom::{Point, Rect},
    };
    use std::collections::BTreeMap;

    #[test]
    fn each_channel_has_a_mark_of_its_own_on_the_grid() {
        let mut seen: BTreeMap<String, Channel> = BTreeMap::new();
        for it in Channel::ALL.into_iter().chain([Channel::Other("fax".into())]) {
            let middle = Point::new(100.0, 50.0);
            let theme = &Theme::LIGHT;
            let ink = Ink { middle, size: 12.0, color: theme.ink, behind: theme.step, filled: false, width: 1.25 };
            let mut pen = Pen::new(None);
            channel(&it, &ink, &mut pen);
            let item = pen.group("", String::new(), [None, None]);
            let Primitive::Group(group) = &item.primitive else { unreachable!("a pen makes groups") };
            assert_eq!(group.items.is_empty(), it == Channel::Unknown, "{it:?}");
            if it != Channel::Unknown {
                let room = Rect::from_center_size(middle, (14.0, 14.0));
                assert_eq!(room.union(group.bounds), room, "{it:?} is within its square");
                let same = seen.insert(format!("{:?}", group.items), it.clone());
                assert!(same.is_none(), "{it:?} looks like {same:?}");
            }
        }
    }
}
