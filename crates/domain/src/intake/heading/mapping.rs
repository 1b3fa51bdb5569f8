use crate::ground::text::search_key;

/// One column of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field's key, or the id of the criterion whose marks stand here.
    pub field: String,
    /// 0-based.
    pub index: usize,
    /// As the file says it, of two-row headings "Năm sinh / Nam".
    pub heading: String,
}

/// The columns of one table, and what its other headings say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    pub columns: Vec<Column>,
    pub marks: Vec<Column>,
    /// Every heading of the table, read or not.
    pub headings: Vec<(usize, String)>,
}

impl Mapping {
    pub fn column(&self, field: &str) -> Option<&Column> {
        self.columns.iter().chain(&self.marks).find(|column| column.field == field)
    }

    pub fn has(&self, field: &str) -> bool {
        self.column(field).is_some()
    }

    /// The same for every file with these headings in this order, so that a mapping can be remembered per source.
    pub fn signature(&self) -> String {
        // FNV-1a: stable over versions and machines, which the standard hasher is not.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for (_, heading) in &self.headings {
            for byte in header_key(heading).bytes().chain([b'|']) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }
}

/// The key by which headings are compared: no marks, no case, no signs.
pub fn header_key(text: &str) -> String {
    let key = search_key(text);
    key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
