use crate::document::{Block, Cell, Paper, Run, Table};

/// A paper as plain text, one block after the other: what a reader sees, without its looks.
pub fn picture(paper: &Paper) -> String {
    let head = &paper.letterhead;
    let mut out = vec![
        format!("[{}] {}", paper.kind, paper.slug),
        [&head.parent, &head.issuer, &head.number, &head.place_date, &head.type_name, &head.summary]
            .into_iter()
            .filter(|line| !line.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("\n"),
    ];
    out.extend(paper.blocks.iter().map(block));
    out.push(paper.watermark.clone());
    out.join("\n")
}

pub fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Centred(text) => format!("<{text}>"),
        Block::Grounds(lines) => lines.join("\n"),
        Block::Addressee(names) => format!("Kính gửi: {}", names.join("; ")),
        Block::Heading { level, text } => format!("{} {text}", "#".repeat(usize::from(*level))),
        Block::Article { lead, runs } => format!("{lead} {}", words(runs)),
        Block::Paragraph(runs) => words(runs),
        Block::List(bullets) => {
            bullets.iter().map(|b| format!("{} {}", b.mark, words(&b.runs))).collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => table_text(table),
        Block::Chart(chart) => format!("{}\n{}", chart.caption, chart.alternative),
        Block::Signatures(all) => {
            all.iter().map(|s| format!("[{} | {}]", s.titles.join(" / "), s.name)).collect::<Vec<_>>().join(" ")
        }
        Block::Recipients(recipients) => format!(
            "Nơi nhận: {}\n[{} | {}]",
            recipients.lines.join("; "),
            recipients.signature.titles.join(" / "),
            recipients.signature.name
        ),
        Block::PageBreak => "---".to_owned(),
        Block::Annex { name, title, note, .. } => format!("=== {name}\n{title}\n{note}"),
    }
}

pub fn table_text(table: &Table) -> String {
    let mut lines = vec![table.caption.clone()];
    lines.push(table.columns.iter().map(|c| c.heading.clone()).collect::<Vec<_>>().join(" | "));
    lines.extend(table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")));
    lines.extend(table.notes.iter().cloned());
    lines.join("\n")
}

pub fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Percent { text, .. } => text.clone(),
        Cell::Number(number) => crate::ground::number::grouped(*number),
        Cell::Date(day) => crate::ground::date::short(*day),
        Cell::Empty => String::new(),
    }
}

pub fn tables(paper: &Paper) -> Vec<&Table> {
    paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}
