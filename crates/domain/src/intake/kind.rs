use crate::worded;

worded! {
    pub enum ImportKind {
        Areas = "areas",
        Households = "households",
        Meetings = "meetings",
        Organisations = "organisations",
        Dossiers = "dossiers",
        Incidents = "incidents",
        Totals = "totals",
        Commendations = "commendations",
        Groups = "groups",
    }
}
