//! Bad input: each kind gets a clear answer with a place, keeps what can be read, and loses nothing in silence.

use std::fmt::Write as _;

use super::*;
use crate::delivery::{Finding, Recognised, Reject, RejectReason, TableKind, Unrecognised};

const HEADER: &str = "service,environment,deployed_at,status\n";

fn good(count: usize) -> String {
    let mut text = String::new();
    for at in 0..count {
        writeln!(text, "web,production,2026-09-{:02}T10:00:00Z,success", at % 28 + 1).unwrap();
    }
    text
}

fn places(rejects: &[Reject]) -> Vec<(u64, RejectReason)> {
    rejects.iter().map(|reject| (reject.line, reject.reason)).collect()
}

#[test]
fn of_json_that_breaks_off_what_was_there_is_kept() {
    let row = |day: u32| {
        format!(
            r#"{{"service":"web","environment":"production","deployed_at":"2026-09-{day:02}T10:00:00Z","status":"success"}}"#
        )
    };
    let cut = r#"{"service":"web","environment":"prod"#;
    let rows = [row(7), row(8)];
    for (text, line, byte) in [
        (format!("[{},{},{cut}", rows[0], rows[1]), 1, 240),
        (format!("[\n{},\n{},\n{cut}", rows[0], rows[1]), 4, 37),
        (format!("{}\n{}\n{cut}", rows[0], rows[1]), 3, 37),
        (format!("{{\"count\":3,\"value\":[{},\n{},\n{cut}", rows[0], rows[1]), 3, 37),
        (format!("{{\"data\":{{\"items\":[{},\n{},\n{cut}", rows[0], rows[1]), 3, 37),
    ] {
        let read = read_file("rows.json", text.as_bytes());
        assert_eq!((read.kind, read.deployments()), (Recognised::JsonTable(TableKind::Deployments), 2), "{text}");
        assert_eq!(places(&read.rejects.first), [(line, RejectReason::CutOff)], "{text}");
        assert_eq!(read.findings, [Finding::CutInTheMiddle { line, byte }], "{text}");
    }
    let nothing = read_file("rows.json", br#"{"count":3,"val"#);
    assert_eq!(nothing.kind, Recognised::Unrecognised(Unrecognised::BrokenJson));
}

#[test]
fn rows_on_one_line_are_told_apart_by_their_byte() {
    let text = r#"[{"environment":"production","deployed_at":"2026-09-07T10:00:00Z"},{"environment":"production","deployed_at":"soon"}]"#;
    let read = read_file("rows.json", text.as_bytes());
    assert_eq!(read.rejects.first.first().map(|reject| (reject.line, reject.byte)), Some((1, 68)));
}

#[test]
fn a_row_of_json_that_breaks_the_syntax_costs_one_row() {
    let row = |status: &str| {
        format!(
            "{{\n  \"environment\": \"production\",\n  \"deployed_at\": \"2026-09-07T10:00:00Z\",\n  \"status\": \"{status}\"\n }}"
        )
    };
    let text = format!("{{\"value\": [\n {},\n {},\n {}\n]}}", row("success"), row("he said \"yes\""), row("success"));
    let read = read_file("rows.json", text.as_bytes());
    assert_eq!((read.deployments(), places(&read.rejects.first)), (2, vec![(7, RejectReason::Syntax)]));
}

#[test]
fn a_quote_that_is_never_closed_costs_its_own_row_only() {
    for (bad, line_ends) in [("web,\"production,2026-09-07T10:00:00Z,success", "\n"), ("\"web,a,b,c", "\r\n")] {
        let text =
            [HEADER, &good(3), bad, "\n", &good(200), "web,\"production\",2026-09-07T11:00:00Z,success\n", &good(1)]
                .concat()
                .replace('\n', line_ends);
        let read = read_file("x.csv", text.as_bytes());
        assert_eq!((read.deployments(), read.rows), (205, 206), "{bad}");
        assert_eq!(places(&read.rejects.first), [(5, RejectReason::OpenQuote)], "{bad}");
    }
    // To the end of the file.
    let text = [HEADER, "web,\"production,2026-09-07T10:00:00Z,success\n", &good(50)].concat();
    let read = read_file("x.csv", text.as_bytes());
    assert_eq!((read.deployments(), places(&read.rejects.first)), (50, vec![(2, RejectReason::OpenQuote)]));
}

#[test]
fn lines_within_quotes_are_no_mistake() {
    let text = "service,environment,deployed_at,status,title\n\
        web,production,2026-09-07T10:00:00Z,success,\"one\ntwo, with commas, and, more\nthree\"\n\
        web,production,2026-09-08T10:00:00Z,success,\"x\"\n";
    let read = read_file("x.csv", text.as_bytes());
    assert_eq!((read.deployments(), read.rejects.total), (2, 0));
}

#[test]
fn a_table_that_breaks_off_says_where() {
    let text = [HEADER, &good(3), "web,production,2026-09-1"].concat();
    let read = read_file("x.csv", text.as_bytes());
    assert_eq!((read.deployments(), places(&read.rejects.first)), (3, vec![(5, RejectReason::CutOff)]));
    assert_eq!(read.findings, [Finding::CutInTheMiddle { line: 5, byte: 25 }]);
    // Where other rows leave their last cells away too, it is a habit and no cut.
    let text =
        [HEADER, "web,production,2026-09-07T10:00:00Z\n", &good(1), "web,production,2026-09-08T10:00:00Z"].concat();
    let read = read_file("x.csv", text.as_bytes());
    assert_eq!((read.deployments(), read.rejects.total), (3, 0));
}

#[test]
fn encodings_may_be_mixed() {
    let bytes = [
        HEADER.as_bytes(),
        "Bäckerei,production,2026-09-07T10:00:00Z,success\n".as_bytes(),
        b"B\xE4ckerei,production,2026-09-08T10:00:00Z,success\n",
    ]
    .concat();
    assert_eq!(joined(&[("x.csv", &bytes)]).services(), ["Bäckerei".to_owned()].into());
    let json =
        b"[{\"service\":\"B\xE4ckerei\",\"environment\":\"production\",\"deployed_at\":\"2026-09-08T10:00:00Z\"}]";
    assert_eq!(joined(&[("x.json", json)]).services(), ["Bäckerei".to_owned()].into());
}

#[test]
fn ten_thousand_columns_are_read_and_a_few_shown() {
    let mut header: Vec<String> = (0..9_996).map(|column| format!("field_{column}")).collect();
    header.extend(["service", "environment", "deployed_at", "status"].map(str::to_owned));
    let row = [&"x,".repeat(9_996), "web,production,2026-09-07T10:00:00Z,success"].concat();
    let text = [header.join(","), row].join("\n");
    let read = read_file("wide.csv", text.as_bytes());
    assert_eq!((read.deployments(), read.rejects.total, read.head[0].len()), (1, 0, 400));
    assert_eq!(read.findings, [Finding::ManyColumns { columns: 10_000, shown: 400 }]);
}

#[test]
fn one_endless_line_is_no_table() {
    let text = "a,".repeat(10 << 20);
    let read = read_file("line.csv", text.as_bytes());
    assert_eq!(read.kind, Recognised::Unrecognised(Unrecognised::NoLines));
    assert_eq!(places(&read.rejects.first), [(1, RejectReason::TooLong)]);
    // Within a table it costs its row, and the reading goes on behind it.
    let text = [HEADER, &good(1), &text, "\n", &good(2)].concat();
    let read = read_file("line.csv", text.as_bytes());
    assert_eq!((read.deployments(), places(&read.rejects.first)), (3, vec![(3, RejectReason::TooLong)]));
}

#[test]
fn one_long_line_of_json_is_read() {
    let row = r#"{"environment":"production","deployed_at":"2026-09-07T10:00:00Z","status":"success","id":"#;
    let rows: Vec<String> = (0..30_000).map(|id| format!("{row}{id}}}")).collect();
    let text = format!("{{\"value\":[{}]}}", rows.join(","));
    assert!(text.len() > 2_500_000);
    assert_eq!(read_file("x.json", text.as_bytes()).deployments(), 30_000);
}

#[test]
fn dates_that_fit_no_form_reject_all_rows_and_say_so() {
    let text = [HEADER, "web,production,Monday week,success\nweb,production,the 3rd,success\n"].concat();
    let read = read_file("x.csv", text.as_bytes());
    assert_eq!(read.deployments(), 0);
    let expected = Finding::AllRejected {
        rows: 2,
        column: "deployed_at".to_owned(),
        value: "Monday week".to_owned(),
        reason: RejectReason::NotATime,
    };
    assert_eq!(read.findings, [expected]);
}

#[test]
fn no_rows_are_told_from_no_file() {
    let table = read_file("x", HEADER.as_bytes());
    assert_eq!((table.kind, table.findings), (Recognised::Table(TableKind::Deployments), vec![Finding::NoRows]));
    for text in ["[]", " [ ] \n", r#"{"value":[]}"#, r#"{"data":{"repository":{"deployments":{"nodes":[]}}}}"#] {
        let read = read_file("x", text.as_bytes());
        assert_eq!((read.rows, read.kind), (0, Recognised::Unrecognised(Unrecognised::NoRows)), "{text}");
    }
    assert_eq!(read_file("x", b"").kind, Recognised::Unrecognised(Unrecognised::Empty));
}

#[test]
fn a_header_in_the_middle_is_no_row() {
    let text = [HEADER, &good(2), HEADER, &good(1)].concat();
    let read = read_file("x.csv", text.as_bytes());
    assert_eq!((read.rows, read.deployments(), read.rejects.total), (3, 3, 0));
    assert_eq!(read.findings, [Finding::RepeatedHeaders { rows: 1 }]);
}

#[test]
fn files_that_do_not_belong_together_are_named() {
    let deploys = [HEADER, &good(3)].concat();
    let incidents = "id,service,opened_at,resolved_at\n1,billing,2026-09-02T11:00:00Z,2026-09-02T12:00:00Z\n";
    let commits = "sha,authored_at\n0123456789abcdef,2026-09-02T11:00:00Z\n";
    let own = "id,service,opened_at,resolved_at\n1,web,2026-09-02T11:00:00Z,2026-09-02T12:00:00Z\n";
    let files = [
        ("d.csv", deploys.as_bytes()),
        ("i.csv", incidents.as_bytes()),
        ("c.csv", commits.as_bytes()),
        ("own.csv", own.as_bytes()),
    ];
    let links = crate::delivery::file_links(&joined(&files), &Question::default());
    let strangers: Vec<&str> = links.iter().filter(|file| file.is_stranger()).map(|file| file.file.as_str()).collect();
    assert_eq!(strangers, ["i.csv", "c.csv"]);
    // Without deployments there is nothing to belong to.
    assert!(crate::delivery::file_links(&joined(&files[1..]), &Question::default()).is_empty());
}

#[test]
fn other_files_are_named_with_what_to_do_instead() {
    for (bytes, what) in [
        (&b"PK\x03\x04\x14\0\x06\0[Content_Types].xml"[..], Unrecognised::Spreadsheet),
        (b"PK\x03\x04\x14\0\0\0deploys.csv", Unrecognised::Zip),
        (b"\x1f\x8b\x08\0", Unrecognised::Gzip),
        (b"7z\xBC\xAF\x27\x1C\0", Unrecognised::Archive),
        (b"%PDF-1.7", Unrecognised::Pdf),
        (b"<!DOCTYPE html><html><title>Sign in</title>", Unrecognised::WebPage),
        (
            b"{\"message\":\"Not Found\",\"documentation_url\":\"https://docs.github.com/rest\"}",
            Unrecognised::ErrorMessage,
        ),
        (b"[{\"errors\":[{\"message\":\"Bad credentials\"}]}]", Unrecognised::ErrorMessage),
        (b"<feed><entry/></feed>", Unrecognised::Xml),
    ] {
        assert_eq!(read_file("x", bytes).kind, Recognised::Unrecognised(what), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_round_count_and_a_start_with_the_period_are_probably_a_cut() {
    let text = [HEADER, &good(100)].concat();
    assert_eq!(read_file("x.csv", text.as_bytes()).findings, [Finding::RoundCount { rows: 100 }]);
    assert_eq!(read_file("x.csv", [HEADER, &good(99)].concat().as_bytes()).findings, []);
    let data = joined(&[("x.csv", text.as_bytes())]);
    // The first row is of 1 September.
    let starts = |from_ms| measure(&[&data], &Question { from_ms, ..Question::default() }).starts_with_the_data;
    let day = 86_400_000;
    assert_eq!([Some(STORY_FROM_MS - 6 * day), Some(STORY_FROM_MS - 8 * day), None].map(starts), [true, false, false]);
    assert!(!starts(Some(STORY_FROM_MS)), "there are rows before");
}

#[test]
fn hostile_files_end() {
    let many = 60_000;
    for text in [
        "{\"a\":[".repeat(many),
        "[".repeat(many),
        "{\"data\":".repeat(many),
        "{\"".repeat(many),
        "{\"\n".repeat(many),
        "<a>".repeat(many),
        "<!--".repeat(many),
        format!("{HEADER}{}", "a,\"b\n".repeat(many)),
        format!("{HEADER}{}", "\"\n".repeat(many)),
        format!("{HEADER}{}", "\"a,b,c,d\n".repeat(many)),
        format!("commit 5f30cc603118a0de93f75a30147a6db93d99bfb4\n{}", "parent x\n".repeat(many)),
    ] {
        let read = read_file("x", text.as_bytes());
        assert_eq!(read.deployments(), 0);
    }
}
