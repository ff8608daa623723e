//! The terms as a list, those that a question finds.

use crate::ui::markup::Markup;
use crate::ui::search;
use crate::ui::text::glossary::{self as said, GROUPS, Group, Term};

/// The groups with the terms that have all these words in name, meaning or formula; empty: none has.
pub fn glossary(question: &str) -> String {
    let words = search::words(question);
    let is_found =
        |term: &Term| search::rank(&words, &[term.name, " ", term.meaning, " ", term.formula].concat()).is_some();
    let mut markup = Markup::new();
    for group in &GROUPS {
        let found: Vec<&Term> = group.terms.iter().filter(|term| is_found(term)).collect();
        if !found.is_empty() {
            draw(&mut markup, group, &found);
        }
    }
    markup.finish()
}

fn draw(markup: &mut Markup, group: &Group, terms: &[&Term]) {
    markup.raw("<h3>").words(group.name).raw("</h3><dl class=\"terms\">");
    for term in terms {
        markup
            .raw("<div><dt>")
            .words(term.name)
            .raw("</dt><dd>")
            .words(term.meaning)
            .raw("</dd><dd class=\"formula\">");
        markup.raw("<span class=\"vh\">").words(said::FORMULA).raw(": </span>").words(term.formula).raw("</dd>");
        markup
            .raw("<dd class=\"cap\">")
            .words(said::SOURCE)
            .raw(": ")
            .words(&said::source(term.source))
            .raw("</dd></div>");
    }
    markup.raw("</dl>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_by_name_meaning_and_formula() {
        let count = |question: &str| glossary(question).matches("<dt>").count();
        assert_eq!(count(""), 34);
        assert_eq!((count("flow efficiency"), count("ROLLED"), count("zebra")), (1, 1, 0));
        assert!(glossary("appendix").is_empty(), "sources are read, not searched");
        assert!(glossary("queue estimate").contains("appendix 4"));
    }
}
