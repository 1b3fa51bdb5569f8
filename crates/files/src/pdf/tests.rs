use domain::document::{Certificate, Paper};

use super::*;

fn sample_paper() -> Paper {
    serde_json::from_str(include_str!("../../forms/paper/sample.json")).unwrap()
}

fn sample_certificates(text: &str) -> Vec<Certificate> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_form_renders_from_its_sample() {
    paper(&sample_paper()).unwrap();
    certificates(&sample_certificates(include_str!("../../forms/certificate/sample.json"))).unwrap();
    certificates(&sample_certificates(include_str!("../../forms/commendation/sample.json"))).unwrap();
}
