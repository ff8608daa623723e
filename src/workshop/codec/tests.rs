//! The form in files is frozen, and whatever is written is read back.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::any::{any_gesture, any_list_entry, any_number};
use super::*;
use crate::id::MapId;
use crate::stream::StreamMap;
use crate::workshop::{Edit, ListEntry};

/// A gesture per line, with every edit, field and name there is. Frozen: the first release wrote it like this.
const EVERY_EDIT: &str = include_str!("../samples/every-edit.jsonl");

#[test]
fn every_edit_is_written_as_the_first_release_wrote_it() {
    for line in EVERY_EDIT.lines() {
        let gesture = Gesture::from_json(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(gesture.to_json(), line);
    }
}

/// A gesture around one edit.
fn around(edit: &Value) -> String {
    json!({ "stamp": "0000000000001-0000000000002", "at_ms": 1, "edits": [edit] }).to_string()
}

#[test]
fn unknown_keys_are_passed_over_and_missing_ones_give_the_default() {
    let edit = json!({ "add_map": { "map": { "id": "0000000000001", "colour": [1, {}] }, "later": true } });
    let map = StreamMap::new(MapId::from_bits(1), "");
    let gesture = Gesture::from_json(&around(&edit)).unwrap();
    assert_eq!(gesture.edits, [Edit::AddMap { map: Box::new(map), at: 0 }]);
}

#[test]
fn what_is_of_another_kind_makes_the_gesture_unreadable() {
    let map = "0000000000001";
    let cases = [
        (json!({ "rename_workshop": { "name": 7 } }), "name"),
        (json!({ "rename_workshop": "name" }), "edits"),
        (json!({ "remove_map": {} }), "map"),
        (json!({ "remove_map": { "map": "short" } }), "map"),
        (json!(null), "edits"),
        (json!({ "set_map": { "map": map } }), "set"),
        (json!({ "set_map": { "map": map, "set": { "calendar": { "hours_per_day": "8" } } } }), "hours_per_day"),
        (json!({ "set_map": { "map": map, "set": { "rework": "always" } } }), "set"),
        (json!({ "add_step": { "map": map, "step": { "id": map, "kind": "robot" } } }), "kind"),
        (json!({ "add_step": { "map": map, "step": { "id": map, "wastes": "motion" } } }), "wastes"),
        (json!({ "add_step": { "map": map, "step": { "id": map, "measured": [["lead_time"]] } } }), "measured"),
        (json!({ "add_step": { "map": map, "step": { "id": map }, "at": -1 } }), "at"),
        (json!({ "set_target": { "scorecard": map, "practice": "p", "target": 4 } }), "target"),
        (json!({ "rate_practice": { "scorecard": map, "practice": "p", "rating": { "level": 1.5 } } }), "rating"),
        (json!({ "rate_practice": { "scorecard": map, "practice": "p", "rating": "good" } }), "rating"),
    ];
    for (edit, key) in cases {
        assert_eq!(Gesture::from_json(&around(&edit)), Err(Unreadable::OtherKind { key }), "{edit}");
    }
    assert_eq!(Gesture::from_json("{\n]"), Err(Unreadable::NotJson { line: 2, column: 1 }));
    assert_eq!(Gesture::from_json("7"), Err(Unreadable::OtherKind { key: "" }));
    assert_eq!(gestures_from_json("[]"), Err(Unreadable::OtherKind { key: "" }));
}

#[test]
fn edits_of_a_newer_release_are_kept_as_they_are_written() {
    for edit in [
        r#"{"fly_away":{"to":[1,2.50,-3e+7,null,true,"é\n\"\u0001"],"deep":{"a b":{}}}}"#,
        r#"{"set_map":{"map":"0000000000001","set":{"colour":"red"}}}"#,
        r#"{"set_step":{"map":"0000000000001","step":"0000000000001","set":{"mood":7}}}"#,
        r#"{"set_scorecard":{"scorecard":"0000000000001","set":{"mood":7}}}"#,
        r#"{"set_goal":{"set":{"mood":"good"}}}"#,
        r#""fly_away""#,
    ] {
        let line = format!(r#"{{"stamp":"0000000000001-0000000000002","at_ms":1.0,"edits":[{edit}]}}"#);
        let gesture = Gesture::from_json(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(gesture.edits, [Edit::Other(edit.into())]);
        assert_eq!(gesture.to_json(), line);
    }
}

/// Any JSON over the keys and tags that there are, so that what is read is nearly right.
fn any_json() -> BoxedStrategy<Value> {
    let word = prop::sample::select(words());
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any_number().prop_map(Value::from),
        word.clone().prop_map(Value::from),
        Just(Value::from("0000000000001")),
    ];
    let tree = leaf.prop_recursive(6, 60, 8, move |inner| {
        let members = prop::collection::vec((word.clone(), inner.clone()), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    });
    tree.boxed()
}

/// Every word of the frozen sample.
fn words() -> Vec<String> {
    let words = EVERY_EDIT.split(|sign: char| !(sign.is_ascii_lowercase() || sign == '_'));
    let mut words: Vec<String> = words.filter(|word| word.len() > 1).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
}

/// The tree as `serde_json` has it.
fn as_value(json: &Json<'_>) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Flag(flag) => Value::from(*flag),
        Json::Number(digits) if digits.contains(['.', 'e', 'E']) => json.as_number().map_or(Value::Null, Value::from),
        Json::Number(digits) => serde_json::from_str(digits).unwrap(),
        Json::Text(text) => Value::from(text.as_ref()),
        Json::List(items) => items.iter().map(as_value).collect(),
        Json::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.to_string(), as_value(value))).collect())
        }
    }
}

#[test]
fn deep_nesting_is_refused_and_not_the_end_of_the_program() {
    let deep = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(Json::read(&deep(100)).is_ok());
    assert!(Json::read(&deep(100_000)).is_err());
}

proptest! {
    #[test]
    fn a_gesture_is_read_back(gesture in any_gesture()) {
        let json = gesture.to_json();
        prop_assert!(!json.contains('\n'), "one line: {}", json);
        prop_assert_eq!(Gesture::from_json(&json), Ok(gesture));
    }

    #[test]
    fn what_tabs_tell_each_other_is_read_back(
        workshop: u64,
        gestures in prop::collection::vec(any_gesture(), 0..3),
    ) {
        let workshop = WorkshopId::from_bits(workshop);
        let json = gestures_to_json(workshop, &gestures);
        prop_assert_eq!(gestures_from_json(&json), Ok((workshop, gestures)));
    }

    #[test]
    fn a_row_of_the_list_is_read_back(entry in any_list_entry()) {
        prop_assert_eq!(ListEntry::from_json(&entry.to_json()), Ok(entry));
    }

    #[test]
    fn texts_and_numbers_are_written_as_serde_json_writes_them(
        text: String, control in 0..32u8, digits: i32, tens in 0..12i32,
    ) {
        let text = format!("{text}{}", char::from(control));
        let number = f64::from(digits) / 10f64.powi(tens);
        let mut out = Writer::default();
        out.list().text(&text).number(number).end_list();
        prop_assert_eq!(out.into_text(), serde_json::to_string(&(text, number)).unwrap());
    }

    #[test]
    fn any_number_is_written_so_that_it_can_be_read_back(number: f64) {
        let mut out = Writer::default();
        out.number(number);
        prop_assert_eq!(out.into_text().parse::<f64>().ok(), Some(number));
    }

    #[test]
    fn the_reader_gives_what_serde_json_gives(json in any_json(), texts in prop::collection::vec(any::<String>(), 0..3)) {
        let json = json!([json, texts]);
        for text in [json.to_string(), serde_json::to_string_pretty(&json).unwrap()] {
            prop_assert_eq!(Json::read(&text).map(|json| as_value(&json)), Ok(json.clone()));
        }
    }

    #[test]
    fn the_reader_refuses_what_serde_json_refuses(
        text in r#"[\[\]{}",:0-2eE.+\-dDcCfu\\\n a]{0,10}"#,
        string in r#"(\\(u(d83d|de00|00e9|12|[0-9a-f]{4})|[nrtbf"/\\x])|[aé"\x01]){0,3}"#,
        number in "-?[01]{0,3}([.][0-9]{0,2})?([eE][+-]?([01]?[0-9])?)?",
    ) {
        for text in [text, format!("\"{string}\""), format!("[{number}]")] {
            let expected = serde_json::from_str::<Value>(&text).ok();
            prop_assert_eq!(Json::read(&text).ok().map(|json| as_value(&json)), expected, "{}", text);
        }
    }

    #[test]
    fn numbers_are_read_nearly_exactly(number: f64, short in any_number()) {
        let nearly = |text: &str| Json::read(text).ok().and_then(|json| json.as_number());
        prop_assert_eq!(nearly(&format!("{short:?}")), Some(short));
        if number.is_finite() {
            let read = nearly(&format!("{number:e}"));
            prop_assert!(read.is_some_and(|read| (read - number).abs() <= number.abs() * 4e-15 + 1e-322), "{:?}", read);
        }
    }

    #[test]
    fn any_json_is_read_or_refused(json in any_json(), text: String) {
        let edit = around(&json);
        if let Ok(gesture) = Gesture::from_json(&edit) {
            prop_assert_eq!(Gesture::from_json(&gesture.to_json()), Ok(gesture));
        }
        prop_assert!(Gesture::from_json(&json.to_string()).is_err() || json.get("stamp").is_some());
        let _ = (ListEntry::from_json(&json.to_string()), gestures_from_json(&json.to_string()));
        prop_assert!(Gesture::from_json(&text).is_err());
    }
}
