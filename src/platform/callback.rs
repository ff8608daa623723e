//! A callback that can be set after the fact.

use std::cell::RefCell;
use std::rc::Rc;

/// Who is told of something; nobody at first, the last one set afterwards.
pub(super) struct Callback<T>(RefCell<Option<Told<T>>>);

type Told<T> = Rc<dyn Fn(T)>;

impl<T> Callback<T> {
    pub(super) fn set(&self, run: impl Fn(T) + 'static) {
        // Taken out first: what the former one owns must not be dropped while the cell is borrowed.
        let former = self.0.replace(Some(Rc::new(run)));
        drop(former);
    }

    pub(super) fn tell(&self, news: T) {
        // Called outside the borrow, so that it may set another.
        if let Some(run) = self.get() {
            run(news);
        }
    }

    pub(super) fn get(&self) -> Option<Told<T>> {
        self.0.borrow().clone()
    }
}

impl<T> Default for Callback<T> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}
