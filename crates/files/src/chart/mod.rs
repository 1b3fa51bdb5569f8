//! Charts of the reports: drawn once as SVG, for pages and PDF as it is, for DOCX rasterised from that same drawing.
//! No figure is computed here; the report has done that.
