/// One column that a kind of list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// As `--map` and every problem name it.
    pub key: &'static str,
    /// The heading in the empty workbook, and what people are told.
    pub label: &'static str,
    /// Headings that mean this field, as search keys, the best first.
    pub names: &'static [&'static str],
    /// A heading that holds one of these words means something else ("ngày cấp" beside "số CCCD").
    pub never: &'static [&'static str],
    pub shape: Shape,
    /// The list cannot be read without this column.
    pub is_required: bool,
    /// For the head of the column in the empty workbook.
    pub hint: &'static str,
}

/// What a cell of the column holds; decides the format and the choices in the empty workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    /// Wide text: addresses, merits, summaries.
    LongText,
    Code,
    Person,
    /// Identity and phone numbers: kept as text so that no zero is lost, masked wherever they are shown.
    Secret,
    Year,
    Count,
    Day,
    Choice(&'static [&'static str]),
    /// "x" or blank.
    Tick,
    /// Only understood when read; not offered in the empty workbook.
    Hidden,
}

impl Field {
    pub const fn new(key: &'static str, label: &'static str, shape: Shape, names: &'static [&'static str]) -> Self {
        Self { key, label, names, never: &[], shape, is_required: false, hint: "" }
    }

    pub const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    pub const fn never(mut self, words: &'static [&'static str]) -> Self {
        self.never = words;
        self
    }

    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }
}
