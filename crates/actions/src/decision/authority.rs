use domain::criteria::Judged;
use domain::setting::{Lacking, Settings};
use jiff::civil::Date;

/// Who decides, in the words of that day: the rule says "cấp xã", "cấp huyện", "cấp tỉnh"; the letterhead says which.
pub struct Decider {
    /// "Chủ tịch Ủy ban nhân dân phường Bắc Hồng"
    pub authority: String,
    pub signer: String,
    pub signer_title: String,
    /// Empty for the ward's own register of papers, else the authority.
    pub register: String,
    pub is_the_ward: bool,
}

/// The Chairman of the ward signs for himself; a higher authority's signer is taken as the officer gives it.
pub fn decider(settings: &Settings, judged: &Judged<'_>, day: Date, signer: Option<&str>) -> Result<Decider, Lacking> {
    if judged.authority.is_the_ward() {
        return own(settings, day, signer);
    }
    let above = settings.letterhead(day)?.parent_committee();
    let authority =
        if above.is_empty() { judged.authority.recognises.clone() } else { format!("Chủ tịch {above}") };
    Ok(Decider {
        register: authority.clone(),
        authority,
        signer: signer.map(domain::ground::text::clean).unwrap_or_default(),
        signer_title: "CHỦ TỊCH".to_owned(),
        is_the_ward: false,
    })
}

/// The Chairman of the ward, who also gives giấy khen.
pub fn own(settings: &Settings, day: Date, signer: Option<&str>) -> Result<Decider, Lacking> {
    let signer = settings.signer(day, signer)?;
    Ok(Decider {
        authority: format!("Chủ tịch {}", settings.letterhead(day)?.issuer()),
        signer: signer.name.clone(),
        signer_title: signer.own_titles.join(" / "),
        register: String::new(),
        is_the_ward: true,
    })
}
