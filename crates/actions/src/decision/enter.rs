use domain::decision::Decision;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Enters a decision: whatever it freezes will be printed for ever, so that nothing unprintable gets in.
pub async fn enter(cx: &mut Cx<'_>, decision: &Decision) -> ActionResult<()> {
    printable(decision)?;
    Ok(store::decision::insert(&mut cx.tx, decision).await?)
}

fn printable(decision: &Decision) -> ActionResult<()> {
    let own = [&decision.authority, &decision.signer, &decision.signer_title, &decision.reason];
    for text in own.into_iter().chain(&decision.grounds) {
        refuse_unprintable(&decision.number.to_string(), text)?;
    }
    for one in &decision.subjects {
        for text in [&one.name, &one.code, &one.area, &one.address, &one.position, &one.merit] {
            refuse_unprintable(&one.code, text)?;
        }
    }
    Ok(())
}

fn refuse_unprintable(whose: &str, text: &str) -> ActionResult<()> {
    let Some(letter) = files::pdf::first_unprintable(text) else { return Ok(()) };
    let code = format!("U+{:04X}", u32::from(letter));
    Err(ActionError::refused(
        format!("{whose}: «{text}» có ký tự «{letter}» ({code}) không in được; hãy sửa số liệu rồi ra quyết định lại"),
        format!("{whose}: «{text}» holds the character «{letter}» ({code}), which cannot be printed; mend it first"),
    ))
}
