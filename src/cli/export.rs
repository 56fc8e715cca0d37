//! `laneway export`: a model as SVG, PNG or layout JSON.

use super::{Failure, input, output};
use crate::{
    disk::{self, RealFs},
    drawing::{self, ThemeName},
    export::{self, Format, TextMode},
    layout::{self, Layout, Request},
    model::{Document, Id},
};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::{Path, PathBuf};

/// Arguments of `laneway export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The model, or a BPMN file
    file: PathBuf,
    /// Where to write; the ending says what: .svg, .png or .layout.json. Several drawings are written as X-<id>.svg
    #[arg(short, long, value_name = "X.svg")]
    output: PathBuf,
    /// The id or name of one swimlane [default: all]
    #[arg(long, value_name = "ID")]
    diagram: Option<String>,
    /// The colours
    #[arg(long, default_value = ThemeName::default().word(), value_parser = themes())]
    theme: ThemeName,
    /// How text is written in an SVG
    #[arg(long, default_value = TextMode::default().word(), value_parser = text_modes())]
    text: TextMode,
    /// Pixels of a PNG for each point of the drawing
    #[arg(long, default_value_t = 2.0, value_name = "N")]
    scale: f64,
}

impl Export {
    /// Draws and writes.
    pub fn run(self) -> Result<(), Failure> {
        let name = self.output.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(format) = Format::of_file_name(&name) else {
            let known: Vec<String> = Format::ALL.iter().map(|f| format!(".{}", f.extension())).collect();
            return Err(Failure(format!(
                "cannot export to {}: its name must end in {}",
                self.output.display(),
                known.join(" or ")
            )));
        };
        let document = input::drawable(&self.file)?;
        let swimlanes = input::swimlanes(&document, &self.file, self.diagram.as_deref())?;
        let layouts: Vec<(Id, Layout)> = swimlanes
            .into_iter()
            .filter_map(|id| Request::new(&document, &id).map(|request| (id, layout::layout(&request))))
            .collect();
        match format {
            Format::LayoutJson => {
                output::apart(&self.file, &self.output)?;
                let json = export::layout_json(&document, layouts.iter().map(|(id, layout)| (id, layout)));
                self.write(&self.output, json.as_bytes())
            }
            Format::Svg | Format::Png => {
                let several = layouts.len() > 1;
                let path = |id| if several { numbered(&self.output, &name, id, format) } else { self.output.clone() };
                // All or none: whatever can be told beforehand is.
                for (id, _) in &layouts {
                    output::apart(&self.file, &path(id))?;
                }
                for (id, layout) in &layouts {
                    let path = path(id);
                    self.write(&path, &self.picture(&document, id, layout, format)?)?;
                }
                Ok(())
            }
        }
    }

    fn picture(&self, document: &Document, id: &Id, layout: &Layout, format: Format) -> Result<Vec<u8>, Failure> {
        let drawing = drawing::draw(document, id, layout, self.theme.theme());
        match format {
            Format::Png => Ok(export::png(&export::svg(&drawing, TextMode::Plain), self.scale)?),
            Format::Svg | Format::LayoutJson => Ok(export::svg(&drawing, self.text).into_bytes()),
        }
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        disk::write_atomic(&RealFs, path, bytes)?;
        output::say(&format!("Wrote {}\n", path.display()))
    }
}

/// `a/X.svg` for one of several drawings: `a/X-<id>.svg`. An id may hold anything, a file name may not.
fn numbered(path: &Path, name: &str, id: &Id, format: Format) -> PathBuf {
    let stem = name.get(..name.len() - format.extension().len() - 1).unwrap_or(name);
    let safe = export::safe_id(id.as_str()).replace(['/', '\\', ':'], "_");
    path.with_file_name(format!("{stem}-{safe}.{}", format.extension()))
}

fn themes() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::word))
        .map(|word| ThemeName::ALL.into_iter().find(|t| t.word() == word).unwrap_or_default())
}

fn text_modes() -> impl TypedValueParser<Value = TextMode> {
    PossibleValuesParser::new(TextMode::ALL.map(TextMode::word))
        .map(|word| TextMode::ALL.into_iter().find(|t| t.word() == word).unwrap_or_default())
}
