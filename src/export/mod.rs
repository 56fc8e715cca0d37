//! A model as SVG, PNG or layout JSON. Bytes out; no disk.
