//! The rules of the house that the compiler cannot keep, as tests.
//!
//! One crate cannot forbid its own folders to know each other, nor a file to grow without end, nor a README to go out
//! of date. These tests read the sources as text and can. Comments are left out of the reading; names in strings are
//! not, which has never been a nuisance.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Which folders of `src/` a folder may name besides itself. Modules that are single files (`id`) are free to all.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("stream", &[]),
    ("delivery", &[]),
    ("maturity", &[]),
    ("workshop", &["stream", "delivery", "maturity"]),
    ("report", &["stream", "delivery", "maturity", "workshop"]),
    ("jobs", &["delivery", "report"]),
    ("platform", &["stream", "delivery", "maturity", "workshop", "report"]),
    ("ui", &["stream", "delivery", "maturity", "workshop", "report", "jobs", "platform"]),
];

const CORE: &[&str] = &["stream", "delivery", "maturity", "workshop", "report", "jobs"];

/// Crates that exist in a browser only.
const BROWSER_CRATES: &[&str] = &[
    "gloo",
    "gloo_file",
    "gloo_timers",
    "indexed_db_futures",
    "js_sys",
    "leptos",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

/// The browser's storage, channels and clock, by the names that web-sys and js-sys give them, as tokens.
const ONLY_THROUGH_PLATFORM: &[&[&str]] = &[
    &["BroadcastChannel"],
    &["Date", "::", "new_0"],
    &["Date", "::", "now"],
    &["caches", "(", ")"],
    &["indexed_db"],
    &["indexed_db_futures"],
    &["local_storage"],
    &["performance", "(", ")"],
    &["session_storage"],
];

const LONGEST_FILE_LINES: usize = 400;

/// Files that may be longer, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[];

// ---------------------------------------------------------------------------------------------------- reading sources

struct Source {
    /// Relative to `src/`, with forward slashes.
    path: String,
    text: String,
}

impl Source {
    /// The folder of `src/` that the file is in; a single file has none.
    fn folder(&self) -> Option<&str> {
        self.path.split_once('/').map(|(folder, _)| folder)
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "these tests run natively, where there is a file system")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut found = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path: name, text: read(&path) });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 10, "the sources were not found");
    found
}

/// Splits into names, `::` and single signs; comments (`//` to the end of the line) are left out.
fn tokens(text: &str) -> Vec<&str> {
    text.lines().flat_map(|line| tokens_of_line(line.split("//").next().unwrap_or_default())).collect()
}

fn tokens_of_line(mut rest: &str) -> Vec<&str> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return found };
        let length = if rest.starts_with("::") {
            2
        } else if is_name_part(first) {
            rest.find(|c| !is_name_part(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        found.push(token);
        rest = after;
    }
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The first names of all paths that start at `crate::` or `super::`, those in braces included.
fn named_modules<'text>(tokens: &[&'text str]) -> BTreeSet<&'text str> {
    let mut named = BTreeSet::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        if matches!(pair, ["crate" | "super", "::"]) {
            let rest = &tokens[at + 2..];
            match rest.first() {
                Some(&"{") => named.extend(first_names_in_braces(rest)),
                Some(name) => drop(named.insert(*name)),
                None => {}
            }
        }
    }
    named
}

/// Of `{ a::b, c::{d, e} }`: `a` and `c`.
fn first_names_in_braces<'text>(tokens: &[&'text str]) -> Vec<&'text str> {
    let mut depth = 0;
    let mut names = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            "{" => depth += 1,
            "}" if depth == 1 => return names,
            "}" => depth -= 1,
            name if depth == 1 && matches!(tokens[at - 1], "{" | ",") => names.push(name),
            _ => {}
        }
    }
    names
}

fn holds(tokens: &[&str], wanted: &[&str]) -> bool {
    tokens.windows(wanted.len()).any(|window| window == wanted)
}

/// The folders of `src/` that a file names and may not.
fn folders_named_in_breach(source: &Source, tokens: &[&str]) -> Vec<String> {
    let Some(own) = source.folder() else { return Vec::new() };
    let Some((_, allowed)) = MAY_NAME.iter().find(|(folder, _)| *folder == own) else { return Vec::new() };
    // `super::report` may be a module of the folder's own that has the same name.
    let is_own = |name: &str| {
        let folder = root().join("src").join(own);
        name == own || folder.join(format!("{name}.rs")).exists() || folder.join(name).exists()
    };
    named_modules(tokens)
        .into_iter()
        .filter(|name| MAY_NAME.iter().any(|(folder, _)| folder == name))
        .filter(|name| !allowed.contains(name) && !is_own(name))
        .map(str::to_owned)
        .collect()
}

// --------------------------------------------------------------------------------------------------------- the folders

#[test]
fn core_is_free_of_the_browser() {
    for source in sources() {
        if !source.folder().is_some_and(|folder| CORE.contains(&folder)) {
            continue;
        }
        let tokens = tokens(&source.text);
        for name in BROWSER_CRATES {
            assert!(!tokens.contains(name), "src/{} is of the core and names the crate {name}", source.path);
        }
    }
}

#[test]
fn dependencies_point_one_way() {
    for source in sources() {
        let breach = folders_named_in_breach(&source, &tokens(&source.text));
        assert!(breach.is_empty(), "src/{} names {breach:?}, which its folder may not know", source.path);
    }
}

#[test]
fn every_folder_has_its_place_in_the_order() {
    for source in sources() {
        let Some(folder) = source.folder() else { continue };
        let known = folder == "bin" || MAY_NAME.iter().any(|(name, _)| *name == folder);
        assert!(known, "src/{folder}: say in MAY_NAME what it may name");
    }
}

#[test]
fn only_platform_touches_storage_and_clock() {
    for source in sources() {
        if source.folder() != Some("ui") {
            continue;
        }
        let tokens = tokens(&source.text);
        for banned in ONLY_THROUGH_PLATFORM {
            assert!(!holds(&tokens, banned), "src/{}: {} belongs to platform", source.path, banned.concat());
        }
    }
}

/// Figures with a decimal point, which only the words of a language may turn into figures for people.
const POINTED_FIGURES: [&str; 2] = ["duration_text", "number_text"];

/// What a source takes of them from the core, by `use` or by path.
fn pointed_figures(text: &str) -> Vec<&'static str> {
    let code: String = text.lines().filter_map(|line| line.split("//").next()).collect();
    let of_core: Vec<&str> = code.split("crate::stream").skip(1).collect();
    let takes =
        |name: &str| of_core.iter().any(|rest| rest.split(';').next().is_some_and(|taken| taken.contains(name)));
    POINTED_FIGURES.into_iter().filter(|name| takes(name)).collect()
}

#[test]
fn figures_are_written_by_the_language() {
    for source in sources() {
        let may = source.path.starts_with("ui/text/en/") || source.path == "ui/text/de/figures.rs";
        let found = pointed_figures(&source.text);
        assert!(may || source.folder() != Some("ui") || found.is_empty(), "src/{}: {found:?}", source.path);
    }
}

#[test]
fn files_stay_short() {
    let lines: BTreeMap<String, usize> =
        sources().into_iter().map(|source| (source.path, source.text.lines().count())).collect();
    let listed = |path: &str| LONG_FILES.iter().any(|(name, _)| *name == path);
    for (path, count) in &lines {
        assert!(
            *count <= LONGEST_FILE_LINES || listed(path),
            "src/{path} has {count} lines: would each part know its room?"
        );
    }
    for (path, reason) in LONG_FILES {
        assert!(!reason.is_empty(), "src/{path} is listed as long without a reason");
        assert!(
            lines.get(*path).is_some_and(|count| *count > LONGEST_FILE_LINES),
            "src/{path} need not be listed as long"
        );
    }
}

// ------------------------------------------------------------------------------------------------- README and Makefile

/// Targets of the Makefile with their `## ` line, where they have one.
fn make_targets(makefile: &str) -> BTreeMap<&str, Option<&str>> {
    let phony = makefile.lines().find_map(|line| line.strip_prefix(".PHONY:")).unwrap_or_default();
    let says = |target: &str| {
        let rule = makefile.lines().find(|line| line.strip_prefix(target).is_some_and(|rest| rest.starts_with(':')));
        rule.and_then(|rule| rule.split_once("## ")).map(|(_, text)| text)
    };
    phony.split_whitespace().map(|target| (target, says(target))).collect()
}

/// The targets that a text names: `make x` at the start of a line within a code fence, or in back-ticks.
fn named_targets(readme: &str) -> BTreeSet<&str> {
    let mut named = BTreeSet::new();
    let mut fenced = false;
    for line in readme.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            named.extend(target_of(line.trim_start()));
        } else {
            named.extend(line.split('`').skip(1).step_by(2).filter_map(target_of));
        }
    }
    named
}

fn target_of(command: &str) -> Option<&str> {
    command.strip_prefix("make ")?.split_whitespace().next()
}

#[test]
fn readme_names_commands_that_exist() {
    let (readme, makefile) = (read(&root().join("README.md")), read(&root().join("Makefile")));
    let targets = make_targets(&makefile);
    let named = named_targets(&readme);
    for target in &named {
        assert!(targets.contains_key(target), "README.md names `make {target}`, which the Makefile doesn't have");
    }
    for target in ["run", "test"] {
        assert!(named.contains(target), "README.md doesn't name `make {target}`");
    }
}

#[test]
fn every_make_target_says_what_it_does() {
    let makefile = read(&root().join("Makefile"));
    let targets = make_targets(&makefile);
    assert!(targets.len() > 3, "the Makefile's targets were not found");
    for (target, says) in targets {
        assert!(says.is_some_and(|text| !text.trim().is_empty()), "Makefile: {target} has no `## ` line");
    }
}

/// All texts below a folder whose names end so.
fn texts_below(folder: &str, ending: &str) -> Vec<String> {
    let mut folders = vec![root().join(folder)];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_str().is_some_and(|name| name.ends_with(ending)) {
                texts.push(read(&path));
            }
        }
    }
    texts
}

/// `s3` among the words of a test function's name, `S3: …` at the start of a journey's title.
fn bears_number(text: &str, promise: u32) -> bool {
    let (word, title) = (format!("s{promise}"), format!("test(\"S{promise}: "));
    let mut names = text.lines().filter_map(|line| line.trim_start().split_once("fn ")?.1.split_once('('));
    text.contains(&title) || names.any(|(name, _)| name.split('_').any(|part| part == word))
}

#[test]
fn every_promise_has_a_test_that_bears_its_number() {
    let mut texts = texts_below("src", ".rs");
    texts.extend(texts_below("e2e/platform", ".rs"));
    texts.extend(texts_below("e2e/journeys", ".js"));
    let readme = read(&root().join("README.md"));
    for promise in 1..=14 {
        assert!(texts.iter().any(|text| bears_number(text, promise)), "no test bears the number of S{promise}");
        assert!(readme.contains(&format!("| S{promise} |")), "README.md does not say what proves S{promise}");
    }
    assert!(bears_number("fn s4_s7_a_full_disk() {", 7) && !bears_number("fn s14_x() {", 4));
}

// --------------------------------------------------------------------------------------- the reading itself can fail

#[test]
fn the_reading_sees_every_way_to_name_a_module() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(named_modules(&tokens(text)), expected.iter().copied().collect(), "{text}");
    };
    check("use crate::stream::StreamMap;", &["stream"]);
    check("use crate::{id::Id, delivery::{Deploy, maturity}, report as out};", &["delivery", "id", "report"]);
    check("use crate::{\n    ui,\n    platform::clock,\n};", &["platform", "ui"]);
    check("let x = crate :: ui::run(super::super::workshop::W);", &["super", "ui", "workshop"]);
    check("/// See [`crate::ui`].\nfn f() {} // crate::platform", &[]);
    check("use crate::", &[]);
}

#[test]
fn the_reading_sees_a_breach() {
    let breach = |path: &str, text: &str| {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        folders_named_in_breach(&source, &tokens(&source.text))
    };
    assert_eq!(breach("stream/x.rs", "use crate::{id::Id, delivery::Deploy};"), ["delivery"]);
    assert_eq!(breach("maturity/x.rs", "use super::super::stream::Step;"), ["stream"]);
    assert_eq!(breach("platform/x.rs", "crate::ui::redraw()"), ["ui"]);
    assert!(breach("workshop/x.rs", "use crate::{stream::Step, workshop::Edit};").is_empty());
    assert!(breach("ui/x.rs", "use crate::platform::clock;").is_empty());
    assert!(holds(&tokens("js_sys::Date :: now()"), &["Date", "::", "now"]));
    assert!(!holds(&tokens("Date::parse(now)"), &["Date", "::", "now"]));
}

#[test]
fn the_reading_sees_pointed_figures() {
    assert_eq!(pointed_figures("use crate::stream::{Calendar,\n    duration_text};"), ["duration_text"]);
    assert_eq!(pointed_figures("let x = crate::stream::number_text(1.0);"), ["number_text"]);
    assert!(pointed_figures("use crate::stream::Calendar;\nuse crate::ui::text::duration_text;").is_empty());
}

#[test]
fn the_reading_sees_commands_of_a_readme() {
    let readme = "Do `make run`, or `PORT=1 make x`:\n```sh\nmake test   # all\n  make sizes\ncd e2e\n```\nto make tea";
    assert_eq!(named_targets(readme), BTreeSet::from(["run", "sizes", "test"]));
    let targets = make_targets(".PHONY: run all\nrunner: ## No\nrun: dist ## Runs\nall:\n");
    assert_eq!(targets, BTreeMap::from([("run", Some("Runs")), ("all", None)]));
}
