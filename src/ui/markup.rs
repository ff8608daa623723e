//! Markup as text, for what is only looked at: drawings, totals, lists.
//!
//! A Leptos view costs the page one to two kilobytes of program per element that is computed; text costs the text. What
//! people act on (fields, buttons, steps) stays a view, what they read is written here and set as `inner_html`. Everything
//! that comes from a document passes [`Markup::attr`] or [`Markup::words`], which escape it.

/// Markup being written.
#[derive(Debug, Default)]
pub struct Markup(String);

impl Markup {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text written.
    pub fn finish(self) -> String {
        self.0
    }

    /// `<tag`, to be followed by attributes and then [`Self::inside`], [`Self::empty`] or [`Self::holding`].
    pub fn open(&mut self, tag: &str) -> &mut Self {
        self.raw("<").raw(tag)
    }

    /// An attribute; its value is escaped.
    pub fn attr(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").words(value).raw("\"")
    }

    /// An attribute with a number, to a tenth.
    pub fn num(&mut self, name: &str, value: f64) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").number(value).raw("\"")
    }

    /// `>`: the element's content follows.
    pub fn inside(&mut self) -> &mut Self {
        self.raw(">")
    }

    /// Ends an element without content.
    pub fn empty(&mut self) -> &mut Self {
        self.raw("/>")
    }

    /// Ends an opened element with words in it.
    pub fn holding(&mut self, tag: &str, words: &str) -> &mut Self {
        self.inside().words(words).close(tag)
    }

    /// A whole element with a class and words.
    pub fn element(&mut self, tag: &str, class: &str, words: &str) -> &mut Self {
        self.open(tag).attr("class", class).holding(tag, words)
    }

    /// `</tag>`.
    pub fn close(&mut self, tag: &str) -> &mut Self {
        self.raw("</").raw(tag).raw(">")
    }

    /// Words, escaped.
    pub fn words(&mut self, words: &str) -> &mut Self {
        for c in words.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// A number to a tenth, as it stands in path data.
    pub fn number(&mut self, value: f64) -> &mut Self {
        let tenths = (value * 10.0).round() as i64;
        if tenths < 0 {
            self.0.push('-');
        }
        let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        self.0.push_str(&whole.to_string());
        if tenth > 0 {
            self.0.push('.');
            self.0.push(char::from(b'0' + tenth as u8));
        }
        self
    }

    /// Numbers with a blank between them, after a letter of path data.
    pub fn path(&mut self, command: &str, numbers: &[f64]) -> &mut Self {
        self.raw(command);
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 {
                self.raw(" ");
            }
            self.number(*number);
        }
        self
    }

    /// Text of our own, as it is.
    pub fn raw(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self
    }
}

/// The elements of a markup in which no element holds another, one by one.
#[cfg(feature = "app")]
pub fn flat_elements(markup: &str) -> Vec<&str> {
    let bytes = markup.as_bytes();
    let mut starts = (0..bytes.len()).filter(|&at| bytes.get(at) == Some(&b'<') && bytes.get(at + 1) != Some(&b'/'));
    let mut start = starts.next().unwrap_or(0);
    let mut elements = Vec::new();
    for next in starts.chain([bytes.len()]) {
        elements.extend(markup.get(start..next).filter(|element| !element.is_empty()));
        start = next;
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_and_attributes_are_escaped() {
        let mut markup = Markup::new();
        markup.open("a").attr("b", "\"><script>").holding("a", "<img> & \"");
        assert_eq!(markup.finish(), "<a b=\"&quot;&gt;&lt;script&gt;\">&lt;img&gt; &amp; &quot;</a>");
    }

    #[test]
    fn numbers_have_at_most_a_tenth() {
        for (number, text) in [(0.0, "0"), (1.0, "1"), (1.25, "1.3"), (-0.04, "0"), (-2.5, "-2.5"), (1e6, "1000000")] {
            let mut markup = Markup::new();
            markup.number(number);
            assert_eq!(markup.finish(), text, "{number}");
        }
    }

    #[test]
    fn elements_that_hold_no_others_are_told_apart() {
        assert_eq!(flat_elements(""), Vec::<&str>::new());
        let parts = ["<rect x=\"1\"/>", "<text class=\"a &lt;\">&lt;é</text>", "<text></text>"];
        assert_eq!(flat_elements(&parts.concat()), parts);
    }

    proptest! {
        #[test]
        fn no_words_leave_their_element(words in "\\PC{0,40}") {
            let mut markup = Markup::new();
            markup.words(&words);
            prop_assert!(!markup.finish().contains(['<', '>', '"']));
        }
    }
}
