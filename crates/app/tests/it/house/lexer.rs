//! Rust sources taken apart just far enough: code without comments and literals, the literals, and what is for tests.

/// One source, its parts kept on the lines where they stood.
pub struct Lexed {
    /// Comments gone, the inside of literals gone, tests gone.
    pub code: String,
    /// Literals outside tests, with their line.
    pub literals: Vec<(usize, String)>,
}

pub fn lex(text: &str) -> Lexed {
    let (code, literals) = split(text);
    let tests = test_lines(&code);
    let is_test = |line: usize| tests.iter().any(|(from, until)| (*from..=*until).contains(&line));
    let kept = code.lines().enumerate().map(|(at, line)| if is_test(at + 1) { "" } else { line });
    let code = kept.collect::<Vec<_>>().join("\n");
    let literals = literals.into_iter().filter(|(line, _)| !is_test(*line)).collect();
    Lexed { code, literals }
}

fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let mut reader = Reader { rest: text, line: 1, code: String::with_capacity(text.len()), literals: Vec::new() };
    while !reader.rest.is_empty() {
        reader.step();
    }
    (reader.code, reader.literals)
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl<'a> Reader<'a> {
    fn step(&mut self) {
        let rest = self.rest;
        if rest.starts_with("//") {
            self.skip(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.skip(block_comment(rest));
        } else if let Some(hashes) = raw_string(rest) {
            let close = format!("\"{}", "#".repeat(hashes));
            let open = rest.find('"').expect("a raw string opens with a quote") + 1;
            let length = rest[open..].find(&close).unwrap_or(rest.len() - open);
            self.literal(open, length, close.len());
        } else if rest.starts_with('"') {
            let mut length = 0;
            let bytes = &rest.as_bytes()[1..];
            while length < bytes.len() && bytes[length] != b'"' {
                length += if bytes[length] == b'\\' { 2 } else { 1 };
            }
            self.literal(1, length, 1);
        } else if let Some(length) = character(rest) {
            self.code.push_str("' '");
            self.skip(length);
        } else {
            // A raw string's prefix must not be read in the middle of a word.
            let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let length = if word == 0 { rest.chars().next().map_or(1, char::len_utf8) } else { word };
            self.code.push_str(&rest[..length]);
            self.skip_lines_only(length);
        }
    }

    fn literal(&mut self, open: usize, length: usize, close: usize) {
        let end = (open + length).min(self.rest.len());
        self.literals.push((self.line, self.rest[open..end].to_owned()));
        self.code.push_str("\"\"");
        self.skip((end + close).min(self.rest.len()));
    }

    /// Leaves out what is skipped, but keeps the lines.
    fn skip(&mut self, length: usize) {
        let lines = self.rest[..length].matches('\n').count();
        self.code.extend(std::iter::repeat_n('\n', lines));
        self.skip_lines_only(length);
    }

    fn skip_lines_only(&mut self, length: usize) {
        self.line += self.rest[..length].matches('\n').count();
        self.rest = &self.rest[length..];
    }
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest.as_bytes()[at..].starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.as_bytes()[at..].starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// `r"`, `r#"`, `br##"` …: how many hashes.
fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.bytes().take_while(|b| *b == b'#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// `'x'` or `'\n'`, but not the lifetime `'a`.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        let close = inside[2..].find('\'')?;
        return Some(close + 4);
    }
    let first = inside.chars().next()?.len_utf8();
    inside[first..].starts_with('\'').then_some(first + 2)
}

/// The lines of every item behind `#[cfg(test)]` or `#[cfg(all(test, …))]`.
fn test_lines(code: &str) -> Vec<(usize, usize)> {
    let line_of = |at: usize| code[..at].matches('\n').count() + 1;
    let mut found = Vec::new();
    for mark in ["#[cfg(test)]", "#[cfg(all(test,"] {
        for (at, _) in code.match_indices(mark) {
            let behind = code[at..].find(']').map_or(code.len(), |end| at + end + 1);
            found.push((line_of(at), line_of(item_end(code, behind))));
        }
    }
    found
}

/// Where the item ends: at its `;`, or where its braces close.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b';' if depth == 0 => return at,
            _ => continue,
        }
        if depth == 0 {
            return at;
        }
    }
    code.len().saturating_sub(1)
}

#[test]
fn comments_literals_and_tests_are_told_from_code() {
    let source = "fn a<'x>() { b(\"unwrap() \\\" // no\", 'c', '\\'', '\"', r#\"raw \"it\" \"#); } // .unwrap()\n\
                  /* one /* two */ */ fn d() {}\n\
                  #[cfg(test)]\nmod tests {\n    fn e() { x.unwrap(); \"in a test\"; }\n}\nfn f() {}\n";
    let Lexed { code, literals } = lex(source);
    assert_eq!(literals, [(1, "unwrap() \\\" // no".to_owned()), (1, "raw \"it\" ".to_owned())]);
    assert!(!code.contains("unwrap") && code.contains("fn d") && code.contains("fn f"));
    assert_eq!(code.lines().position(|line| line.contains("fn f")), Some(6));
}

#[test]
fn a_test_item_without_braces_ends_at_its_semicolon() {
    let code = lex("#[cfg(test)]\nmod tests;\n\nfn a() { b.unwrap() }\n").code;
    assert!(!code.contains("tests") && code.contains("unwrap"));
    assert!(!lex("#[cfg(all(test, unix))]\nmod tests {\n    fn a() { b.unwrap() }\n}\n").code.contains("unwrap"));
}
