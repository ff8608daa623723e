use super::look::{LIGHT, RULES};
use super::*;

#[test]
fn elements_get_the_looks_of_their_classes() {
    let cases = [
        ("<rect class=\"lane odd\"/>", "<rect fill=\"var(--sunken)\"/>"),
        ("<g class=\"flow\"><path class=\"head\" d=\"M0 0\"/></g>", "<g><path d=\"M0 0\" fill=\"var(--ink)\"/></g>"),
        ("<g class=\"flow rework off\"><path class=\"head\"/></g>", "<g><path fill=\"var(--quality)\"/></g>"),
        ("<path class=\"reach\" d=\"M0 0\"/>a", "a"),
        ("<g class=\"selection\"><a><b/>x</a></g><i>y</i>", "<i>y</i>"),
        ("<g class=\"step heat-4\"><path class=\"head\"/></g>", "<g fill=\"var(--heat-4)\"><path/></g>"),
        ("<g data-flow=\"x\" role=\"img\" aria-hidden=\"true\">&lt;b&gt;</g>", "<g role=\"img\">&lt;b&gt;</g>"),
        ("words", "words"),
        ("", ""),
    ];
    for (drawing, expected) in cases {
        assert_eq!(painted(drawing), expected, "{drawing}");
    }
}

#[test]
fn roles_become_the_light_colours_in_attributes_only() {
    assert_eq!(in_light("<a fill=\"var(--ink)\">var(--ink)</a>"), "<a fill=\"#16232a\">var(--ink)</a>");
    assert_eq!(in_light("<a fill=\"var(--no-such)\"/>"), "<a fill=\"var(--no-such)\"/>");
}

#[test]
fn the_light_colours_are_those_of_the_tokens() {
    let tokens = include_str!("../../../assets/tokens.css");
    for (role, hex) in LIGHT {
        let line = tokens.lines().find(|line| line.trim_start().starts_with(&format!("--{role}:")));
        let light = line.and_then(|line| line.split_once("light-dark(")).and_then(|(_, rest)| rest.split_once(','));
        assert_eq!(light.map(|(light, _)| light), Some(*hex), "{role}");
    }
}

#[test]
fn every_role_that_a_rule_names_has_a_colour() {
    for (selector, sets) in RULES {
        for role in sets.split("--").skip(1).filter_map(|rest| rest.split(';').next()) {
            assert!(colour(role.trim()).is_some(), "{selector}: {role}");
        }
    }
}
