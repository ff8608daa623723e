//! Selectors and what they set: as much of CSS as the drawings need. Of rules that set one property the last one counts.

use super::look::RULES;

/// An element of a drawing.
#[derive(Debug)]
pub(super) struct Element<'a> {
    pub tag: &'a str,
    pub attributes: Vec<(&'a str, &'a str)>,
    classes: Vec<&'a str>,
}

impl<'a> Element<'a> {
    /// Reads what stands between `<` and `>`, without the slash of an empty element.
    pub fn read(inside: &'a str) -> Self {
        let (tag, mut rest) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
        let mut attributes = Vec::new();
        while let Some((name, after)) = rest.split_once("=\"") {
            let Some((value, after)) = after.split_once('"') else { break };
            attributes.push((name.trim(), value));
            rest = after;
        }
        let class = attributes.iter().find(|(name, _)| *name == "class").map_or("", |(_, value)| *value);
        Self { tag, classes: class.split(' ').collect(), attributes }
    }

    fn is(&self, compound: &Compound) -> bool {
        compound.tag.is_none_or(|tag| tag == self.tag)
            && compound.classes.iter().all(|class| self.classes.contains(class))
    }
}

/// A tag, classes, or both.
#[derive(Debug)]
struct Compound {
    tag: Option<&'static str>,
    classes: Vec<&'static str>,
}

impl Compound {
    fn read(text: &'static str) -> Self {
        let mut parts = text.split('.');
        let tag = parts.next().filter(|tag| !tag.is_empty());
        Self { tag, classes: parts.collect() }
    }
}

struct Rule {
    /// From the outermost to the element itself.
    selector: Vec<Compound>,
    sets: Vec<(&'static str, String)>,
}

impl Rule {
    fn read((selector, sets): &(&'static str, &'static str)) -> Self {
        let sets = sets.split(';').filter_map(|set| set.split_once(':'));
        Self {
            selector: selector.split(' ').map(Compound::read).collect(),
            sets: sets.map(|(name, value)| (name.trim(), value_of(value.trim()))).collect(),
        }
    }

    /// Whether the innermost of the open elements is meant.
    fn fits(&self, open: &[Element<'_>]) -> bool {
        let (Some((own, outer)), Some((element, around))) = (self.selector.split_last(), open.split_last()) else {
            return false;
        };
        if !element.is(own) {
            return false;
        }
        let mut around = around.iter().rev();
        outer.iter().rev().all(|compound| around.any(|element| element.is(compound)))
    }
}

/// `--role` is a colour's role.
fn value_of(text: &str) -> String {
    if text.starts_with("--") { ["var(", text, ")"].concat() } else { text.to_owned() }
}

/// All rules.
pub(super) struct Rules(Vec<Rule>);

impl Rules {
    pub fn standard() -> Self {
        Self(RULES.iter().map(Rule::read).collect())
    }

    /// What the innermost of the open elements looks like.
    pub fn looks(&self, open: &[Element<'_>]) -> Vec<(&'static str, String)> {
        let mut looks: Vec<(&'static str, String)> = Vec::new();
        for (name, value) in self.0.iter().filter(|rule| rule.fits(open)).flat_map(|rule| &rule.sets) {
            match looks.iter_mut().find(|(known, _)| known == name) {
                Some((_, old)) => old.clone_from(value),
                None => looks.push((name, value.clone())),
            }
        }
        looks
    }
}
