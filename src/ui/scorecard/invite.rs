//! The way to a sheet for a rater elsewhere: a link, its picture, and a file.

use leptos::prelude::*;

use super::desk::CardDesk;
use crate::id::ScorecardId;
use crate::platform::{clock, files, packing, page};
use crate::report::link::{self, MOST_CHARACTERS};
use crate::ui::draw::qr::qr;
use crate::ui::parts::dynamic::{clicked, effect, flag, part};
use crate::ui::parts::notices::Notice;
use crate::ui::text;
use crate::workshop::rating_file;

/// How the link stands. It is packed before it is asked for: the clipboard is open in the moment of the click only.
#[derive(Debug, Clone, PartialEq)]
enum Link {
    Packing,
    Ready(String),
    /// The questionnaire is too long for an address, or the browser cannot pack.
    None,
}

/// The invitation of one rater.
#[component]
pub fn Invite(sheet: ScorecardId, name: String) -> impl IntoView {
    let desk = CardDesk::here();
    let link = RwSignal::new(Link::Packing);
    effect(move || desk.pack_link(sheet, link));
    let name = StoredValue::new(name);
    let is_ready = move || link.with(|link| matches!(link, Link::Ready(_)));
    let picture = part(move || link.with(|link| match link {
        Link::Packing => view! { <p class="cap" role="status">{text::PACKING_INVITATION}</p> }.into_any(),
        Link::None => view! { <p class="cap">{text::NO_INVITATION_LINK}</p> }.into_any(),
        Link::Ready(address) => invitation(address, &name.get_value()),
    }));
    let copy = move |_| {
        if let Link::Ready(address) = link.get_untracked() {
            desk.copy(address, text::invitation_copied(&name.get_value()));
        }
    };
    view! {
        <div class="invite" role="group" aria-label=text::invite_to(&name.get_value())>
            {picture}
            <p class="rater-ends">
                <button type="button" class="btn" prop:disabled=flag(move || !is_ready()) on:click=clicked(copy)>
                    {text::COPY_INVITATION}
                </button>
                <button type="button" class="btn" aria-label=text::file_for(&name.get_value())
                    on:click=clicked(move |_| desk.save_rating_file(sheet))>{text::RATER_FILE}</button>
            </p>
        </div>
    }
}

fn invitation(address: &str, name: &str) -> AnyView {
    let picture = qr(address, &text::invitation_picture(name));
    let says = if picture.is_some() { text::scan_or_open(name) } else { text::open_the_link(name) };
    let local = link::is_of_this_machine(address).then(|| view! { <p class="cap">{text::LOCAL_INVITATION}</p> });
    view! {
        {picture.map(|picture| view! { <div class="qr-place" inner_html=picture></div> })}
        <p>{says}</p>
        {local}
    }
    .into_any()
}

impl CardDesk {
    /// The file of one rater, as it leaves.
    fn file_of(self, sheet: ScorecardId) -> Option<(String, String)> {
        self.session.read(|workshop| {
            let rater = workshop.scorecard(sheet)?.participants.clone();
            let bits = &mut clock::random_bits;
            let title = text::rating_file_title(&rater);
            let file = rating_file(workshop, sheet, &title, text::CURRENT_STATE, clock::now_ms(), bits)?;
            Some((rater, file))
        })
    }

    fn pack_link(self, sheet: ScorecardId, link: RwSignal<Link>) {
        let Some((_, file)) = self.file_of(sheet) else { return };
        clock::spawn(async move {
            let address = packing::pack(file.as_bytes()).await.map(|packed| page::address_of(&link::route(&packed)));
            let short = address.ok().filter(|address| address.len() <= MOST_CHARACTERS);
            let _ = link.try_set(short.map_or(Link::None, Link::Ready));
        });
    }

    fn save_rating_file(self, sheet: ScorecardId) {
        let Some((rater, file)) = untrack(|| self.file_of(sheet)) else { return };
        let name = text::rating_file_name(&rater);
        self.app.notify(match files::download_text(&name, "application/json", &file) {
            Ok(()) => Notice::info(text::rating_file_saved(&name)),
            Err(_) => Notice::problem(text::FILE_NOT_SAVED),
        });
    }

    /// Puts a text on the clipboard and says so.
    pub fn copy(self, copied: String, done: String) {
        clock::spawn(async move {
            self.app.notify(match files::copy_text(&copied).await {
                Ok(()) => Notice::info(done),
                Err(_) => Notice::problem(text::export::NOT_COPIED),
            });
        });
    }
}
