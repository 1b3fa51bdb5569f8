use domain::ground::id::{AreaId, CommuneCode, HouseholdId, OrganisationId};
use domain::ground::window::Validity;
use domain::place::CommuneKind;
use domain::register::{Area, Household, Identity, Organisation, OrganisationKind, SchoolLevel, Sex};
use jiff::Timestamp;
use jiff::civil::Date;
use store::db::Database;
use store::ward::Ward;

/// An invented ward: two areas, five households, a school and an enterprise. Nobody in it exists.
pub struct SmallWard {
    pub ward: Ward,
    pub areas: Vec<Area>,
    pub households: Vec<Household>,
    pub organisations: Vec<Organisation>,
}

pub fn commune() -> CommuneCode {
    CommuneCode::parse("18115").expect("five digits")
}

/// "2021-11-12"
pub fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("no day: {text}"))
}

pub fn instant(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|_| panic!("no instant: {text}"))
}

/// Ids that say what they are: `id("household", 3)`.
pub fn id(kind: &str, number: u32) -> String {
    format!("{kind}-{number:04}")
}

impl SmallWard {
    pub fn new() -> Self {
        let since = Validity { from: day("2012-01-01"), until: None };
        let area = |number: u32| Area {
            id: AreaId(id("area", number)),
            code: format!("TDP{number:02}"),
            name: format!("Tổ dân phố {number}"),
            validity: since,
        };
        let household = |number: u32, area: u32, head: &str, identity: Option<&str>, phone: Option<&str>| Household {
            id: HouseholdId(id("household", number)),
            code: format!("BH{area:02}{number:04}"),
            area: AreaId(id("area", area)),
            head: head.to_owned(),
            sex: Some(if number.is_multiple_of(2) { Sex::Female } else { Sex::Male }),
            birth_year: Some(1960 + i16::try_from(number).unwrap_or(0)),
            identity: identity.map(|digits| Identity::parse(digits).expect("an identity number")),
            phone: phone.map(str::to_owned),
            address: "Ngõ 2".to_owned(),
            members: Some(number + 1),
            validity: since,
        };
        let organisation = |number: u32, code: &str, kind, level| Organisation {
            id: OrganisationId(id("organisation", number)),
            code: code.to_owned(),
            name: format!("Đơn vị mẫu {number}"),
            kind,
            level,
            scale: None,
            staff: Some(20),
            pupils: level.map(|_| 300),
            address: "Đường Ngô Đức Kế".to_owned(),
            head: "Lê Thị Ánh".to_owned(),
            validity: since,
        };
        Self {
            ward: Ward {
                commune: commune(),
                name: "Phường Mẫu".to_owned(),
                kind: CommuneKind::Ward,
                province: "Tỉnh Hà Tĩnh".to_owned(),
                is_sample: true,
                opened_at: instant("2021-01-02T03:04:05.678Z"),
            },
            areas: vec![area(1), area(2)],
            households: vec![
                household(1, 1, "Nguyễn Văn Đức", Some("042061000001"), Some("0912345678")),
                household(2, 1, "Trần Thị Ánh", Some("042162000002"), None),
                household(3, 1, "Lê Văn Bình", None, Some("0987654321")),
                household(4, 2, "Phạm Thị Yến", Some("042164000004"), None),
                household(5, 2, "Hoàng Văn Ân", None, None),
            ],
            organisations: vec![
                organisation(1, "TH01", OrganisationKind::School, Some(SchoolLevel::LowerSecondary)),
                organisation(2, "DN01", OrganisationKind::Enterprise, None),
            ],
        }
    }

    /// Puts the whole ward into a database.
    pub async fn store(&self, database: &Database) {
        let mut tx = database.begin(&self.ward.commune).await.expect("a transaction");
        store::ward::insert(&mut tx, &self.ward).await.expect("the ward");
        store::area::insert_all(&mut tx, &self.areas).await.expect("areas");
        store::household::insert_all(&mut tx, &self.households).await.expect("households");
        store::organisation::insert_all(&mut tx, &self.organisations).await.expect("organisations");
        tx.commit().await.expect("commit");
    }
}

impl Default for SmallWard {
    fn default() -> Self {
        Self::new()
    }
}
