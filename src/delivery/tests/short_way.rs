//! The short way through tables of deployments gives what the long way gives.

use proptest::prelude::*;

use super::*;
use crate::delivery::FileReader;

const HEADER: &str =
    "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at\n";
const USUAL: &str = "d0,shop,production,abcdef0,2026-09-07T10:00:00Z,2026-09-07T11:00:00Z,success,,\n";

/// Cells as files have them, and as they should not.
fn cell() -> impl Strategy<Value = Vec<u8>> {
    let times =
        ["2026-09-07T10:05:00Z", "2026-09-08T10:05:00+02:00", "2026-09-07 10:05", "09/07/2026 10:05", "soon", "null"];
    let texts = [
        "",
        "shop",
        "Shop ",
        " shop",
        "\"a,b\"",
        "\"say \"\"so\"\"\"",
        "\"two\nlines\"",
        "\"two\r\nlines\"",
        "a\"b",
        "\"a\"b",
    ];
    let odd =
        ["\"open", "b\"", "production", "PRODUCTION", "staging", "success", "failure", "\u{fc}ber", "\r", "\n", "x\ry"];
    let latin = [b"\xfcber".to_vec(), b"\"\xfc\"".to_vec()];
    let of = |list: &[&str]| prop::sample::select(list.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>());
    prop_oneof![6 => of(&times), 6 => of(&texts), 2 => of(&odd), 1 => prop::sample::select(latin.to_vec())]
}

fn row() -> impl Strategy<Value = Vec<u8>> {
    let end = prop::sample::select(vec!["\n", "\r\n", "\n\n"]);
    let odd = (prop::collection::vec(cell(), 1..11), end.clone())
        .prop_map(|(cells, end)| [cells.join(&b','), end.as_bytes().to_vec()].concat());
    let fine = (0u32..30, cell(), 0u32..60, end, any::<bool>()).prop_map(|(day, service, minute, end, has_change)| {
        let day = day + 1;
        let commit = if has_change { format!("2026-08-{day:02}T10:{minute:02}:00Z") } else { String::new() };
        let start = format!("d{day}-{minute},").into_bytes();
        let rest = format!(",production,{minute:07x},{commit},2026-09-{day:02}T10:{minute:02}:00-05:00,success,,{end}");
        [start, service, rest.into_bytes()].concat()
    });
    prop_oneof![1 => odd, 3 => fine, 3 => Just(USUAL.as_bytes().to_vec())]
}

fn read(bytes: &[u8], piece: usize) -> FileRead {
    let mut reader = FileReader::new("file");
    reader.expect_bytes(bytes.len() as u64);
    bytes.chunks(piece).for_each(|piece| reader.feed(piece));
    reader.finish()
}

proptest! {
    #[test]
    fn the_short_way_and_the_long_way_lead_to_the_same(
        rows in prop::collection::vec(row(), 0..40), repeat in 0usize..12, piece in 1usize..4_000
    ) {
        // Longer than what is looked at before reading: only what is behind that comes in pieces.
        let filling = USUAL.repeat(800);
        let (rows, usual) = (rows.concat(), USUAL.repeat(repeat));
        let text = [HEADER.as_bytes(), filling.as_bytes(), &rows, usual.as_bytes(), &rows].concat();
        // Byte by byte no row is ever there as a whole.
        let (long, short, cut) = (read(&text, 1), read(&text, text.len()), read(&text, piece));
        for other in [short, cut] {
            prop_assert_eq!((&long.head, long.rows, &long.words), (&other.head, other.rows, &other.words));
            prop_assert_eq!(&long.rejects, &other.rejects);
            prop_assert_eq!(&long.findings, &other.findings);
            prop_assert_eq!((long.zoneless_rows, long.two_way_date_rows), (other.zoneless_rows, other.two_way_date_rows));
            let stored = |read: &FileRead| {
                let choices = Choices::proposed(std::slice::from_ref(read));
                join(vec![read.clone()], &choices).to_bytes()
            };
            prop_assert_eq!(stored(&long), stored(&other));
        }
    }
}
