use crate::read::ReadRefused;

const END: u32 = 0xFFFF_FFFA;
const ENTRY: usize = 128;

/// A compound file (MS-CFB): a small file system of named streams. Chains of sectors are followed no further than the
/// file has sectors, so that a ring of them ends.
#[derive(Debug)]
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadRefused> {
        let damaged = || ReadRefused::damaged("tệp .xls bị cắt cụt");
        let header = bytes.get(..512).ok_or_else(damaged)?;
        let sector = match u16_at(header, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(damaged()),
        };
        let mut compound =
            Self { bytes, sector, fat: Vec::new(), mini_fat: Vec::new(), mini_stream: Vec::new(), entries: Vec::new() };
        for id in compound.fat_sectors(header) {
            let sector = compound.sector(id).ok_or_else(damaged)?;
            compound.fat.extend(sector.as_chunks::<4>().0.iter().map(|id| u32::from_le_bytes(*id)));
        }
        let directory = compound.chain(u32_at(header, 48).ok_or_else(damaged)?, usize::MAX);
        compound.entries = directory.as_chunks::<ENTRY>().0.iter().map(Entry::read).collect();
        let root = compound.entries.first().ok_or_else(damaged)?;
        compound.mini_stream = compound.chain(root.start, root.length);
        let mini_fat = compound.chain(u32_at(header, 60).ok_or_else(damaged)?, usize::MAX);
        compound.mini_fat = mini_fat.as_chunks::<4>().0.iter().map(|id| u32::from_le_bytes(*id)).collect();
        Ok(compound)
    }

    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The whole stream; as much of it as there is, if the file is cut short.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.length < 4096 {
            return Some(self.mini_chain(entry.start, entry.length));
        }
        Some(self.chain(entry.start, entry.length))
    }

    /// What a compound file without a workbook is.
    pub fn kind(&self) -> &'static str {
        if self.has("WordDocument") {
            "văn bản Word"
        } else if self.has("PowerPoint Document") {
            "bản trình chiếu PowerPoint"
        } else {
            "tệp không có bảng tính bên trong"
        }
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        (!rest.is_empty()).then(|| &rest[..rest.len().min(self.sector)])
    }

    /// The sectors that hold the table of chains: 109 in the header, the rest in a chain of their own.
    fn fat_sectors(&self, header: &[u8]) -> Vec<u32> {
        let ids =
            |bytes: &[u8]| -> Vec<u32> { bytes.as_chunks::<4>().0.iter().map(|id| u32::from_le_bytes(*id)).collect() };
        let mut sectors: Vec<u32> = ids(&header[76..]);
        let mut next = u32_at(header, 68).unwrap_or(END);
        for _ in 0..self.bytes.len() / self.sector {
            let Some(list) = self.sector(next).filter(|list| next < END && list.len() == self.sector) else { break };
            let mut more = ids(list);
            next = more.pop().unwrap_or(END);
            sectors.extend(more);
        }
        // A sector listed twice would make the table longer than the file.
        sectors.retain(|id| *id < END);
        sectors.truncate(self.bytes.len() / self.sector + 1);
        sectors
    }

    fn chain(&self, start: u32, length: usize) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut id = start;
        for _ in 0..=self.bytes.len() / self.sector {
            let Some(sector) = self.sector(id).filter(|_| id < END && stream.len() < length) else { break };
            stream.extend_from_slice(&sector[..sector.len().min(length - stream.len())]);
            id = self.fat.get(id as usize).copied().unwrap_or(END);
        }
        stream
    }

    fn mini_chain(&self, start: u32, length: usize) -> Vec<u8> {
        const MINI: usize = 64;
        let mut stream = Vec::new();
        let mut id = start;
        for _ in 0..=self.mini_stream.len() / MINI {
            let at = (id as usize).saturating_mul(MINI);
            let Some(rest) = self.mini_stream.get(at..).filter(|_| id < END && stream.len() < length) else { break };
            stream.extend_from_slice(&rest[..rest.len().min(MINI).min(length - stream.len())]);
            id = self.mini_fat.get(id as usize).copied().unwrap_or(END);
        }
        stream
    }
}

impl Entry {
    fn read(entry: &[u8; ENTRY]) -> Self {
        let units =
            entry[..64].as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).take_while(|unit| *unit != 0);
        let name = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
        let start = u32_at(entry, 116).unwrap_or(END);
        let length = u32_at(entry, 120).unwrap_or(0) as usize;
        Self { name, start, length }
    }
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
