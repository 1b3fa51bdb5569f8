use actions::decision::{Decided, Order};
use actions::document::{Preview, preview_commendation, preview_title};
use actions::{ActionResult, Cx};
use domain::decision::DecisionSubject;
use domain::register::Title;

use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::office::year::{Place, absent, with_programme};

/// What a decision is made about: a title of a year, or the commendations of a year.
#[derive(Clone, Debug)]
pub enum Matter {
    Title(Place),
    Commendation(i16),
}

impl Matter {
    /// From an address: `/office/years/2021/household/…`, `/office/years/2021/commendation/…`.
    pub fn of(year: &str, about: &str, query: &Query) -> WebResult<Self> {
        match (DecisionSubject::parse(about), year.parse()) {
            (Some(DecisionSubject::Title(_)), _) => Ok(Self::Title(Place::of(year, about, query)?)),
            (Some(DecisionSubject::Commendation), Ok(year)) => Ok(Self::Commendation(year)),
            _ => Err(absent()),
        }
    }

    pub fn year(&self) -> i16 {
        match self {
            Self::Title(place) => place.year,
            Self::Commendation(year) => *year,
        }
    }

    pub fn path(&self, below: &str) -> String {
        match self {
            Self::Title(place) => place.path(&format!("/decision{below}")),
            Self::Commendation(year) => format!("/office/years/{year}/commendation/decision{below}"),
        }
    }

    /// Where the reader came from.
    pub fn back(&self) -> String {
        match self {
            Self::Title(place) => place.path(""),
            Self::Commendation(year) => format!("/office/decisions?year={year}"),
        }
    }

    /// The address that tells whether a number is free.
    pub fn number_path(&self) -> String {
        match self {
            Self::Title(place) => {
                let path = format!("/office/decisions/number?year={}&title={}", place.year, place.title);
                with_programme(&path, &place.programme)
            }
            Self::Commendation(_) => "/office/decisions/number".to_owned(),
        }
    }

    /// The programme, year and title, where it is about one.
    pub fn place(&self) -> Option<(&str, i16, Title)> {
        match self {
            Self::Title(place) => Some((place.programme.as_str(), place.year, place.title)),
            Self::Commendation(_) => None,
        }
    }

    pub async fn decide(&self, cx: &mut Cx<'_>, order: &Order<'_>) -> ActionResult<Decided> {
        match self {
            Self::Title(place) => actions::decision::decide(cx, &place.programme, place.year, place.title, order).await,
            Self::Commendation(year) => actions::decision::commend(cx, *year, order).await,
        }
    }

    /// Refuses a form that was drawn before somebody else moved the title.
    pub async fn still(&self, cx: &mut Cx<'_>, seen: &str) -> ActionResult<()> {
        match self {
            Self::Title(place) => actions::campaign::still(cx, &place.programme, place.year, place.title, seen).await,
            Self::Commendation(_) => Ok(()),
        }
    }

    pub async fn preview(&self, cx: &mut Cx<'_>, order: &Order<'_>) -> ActionResult<Preview> {
        match self {
            Self::Title(place) => preview_title(cx, &place.programme, place.year, place.title, order).await,
            Self::Commendation(year) => preview_commendation(cx, *year, order).await,
        }
    }
}

/// What a decision is about, in the reader's language.
pub fn about(seat: &Seat, subject: DecisionSubject) -> String {
    match subject {
        DecisionSubject::Commendation => seat.say("giấy khen", "commendations").to_owned(),
        DecisionSubject::Title(title) => {
            let english = match title {
                Title::Household => "households",
                Title::Area => "residential areas",
                Title::School => "schools",
                Title::Organisation => "agencies, enterprises",
                Title::Commune => "the ward",
            };
            seat.say(title.noun(), english).to_owned()
        }
    }
}
