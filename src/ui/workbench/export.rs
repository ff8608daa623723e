//! The export dialog: pictures, tables, texts for other tools, a link.

use leptos::prelude::*;

use super::Workbench;
use super::map_desk::MapDesk;
use crate::id::DatasetId;
use crate::maturity::team_cards;
use crate::platform::pictures::{self, PictureError};
use crate::platform::{clock, files, packing, page};
use crate::report::link::{self, MOST_CHARACTERS};
use crate::report::picture::{Picture, fits_a_canvas};
use crate::report::sheets::{Cells, cells_as_csv, cells_as_tsv, metric_cells, scorecard_cells};
use crate::report::{drawio, mermaid, png, source};
use crate::stream::{rows_as_csv, rows_as_tsv};
use crate::ui::delivery::desk::{DeliveryDesk, Shown};
use crate::ui::draw::export::{Around, METRIC_HEADS, SCORECARD_HEADS, map_picture, metric_rows, plain_map};
use crate::ui::keys::Action;
use crate::ui::parts::dynamic::{changed, clicked, effect, flag, part, words};
use crate::ui::questionnaires::Questionnaires;
use crate::ui::text::export as said;
use crate::ui::text::{self};
use crate::ui::view::{LayoutView, MapView};

/// How the link stands.
#[derive(Debug, Clone, PartialEq)]
enum Link {
    /// Being packed.
    Measuring,
    /// The address.
    Ready(String),
    /// So many characters: too many.
    TooLong(usize),
    /// This browser cannot.
    Unavailable,
}

/// Handles of the dialog.
#[derive(Clone, Copy)]
struct Export {
    workbench: Workbench,
    desk: MapDesk,
    delivery: DeliveryDesk,
    questionnaires: Questionnaires,
    has_source: RwSignal<bool>,
    scale: RwSignal<u32>,
    link: RwSignal<Link>,
    /// Width and height of the picture, px.
    size: Memo<Option<(f64, f64)>>,
}

/// The dialog's content.
pub fn export(workbench: Workbench) -> AnyView {
    let export = Export {
        workbench,
        desk: workbench.desk,
        delivery: DeliveryDesk::here(),
        questionnaires: Questionnaires::here(),
        has_source: RwSignal::new(true),
        scale: RwSignal::new(2),
        link: RwSignal::new(Link::Measuring),
        size: Memo::new(move |_| workbench.desk.view.get().map(|view| size_of(&view))),
    };
    export.questionnaires.fetch();
    export.keep_measured();
    export.keep_link();
    view! {
        <div class="export">
            {export.picture_part()}
            {export.tables_part()}
            {export.tools_part()}
            {export.link_part()}
            {export.file_part()}
        </div>
    }
    .into_any()
}

fn button(name: &'static str, is_there: impl Fn() -> bool + Send + 'static, run: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="btn" prop:disabled=flag(move || !is_there()) on:click=clicked(move |_| run())>{name}</button>
    }
    .into_any()
}

impl Export {
    fn keep_measured(self) {
        let datasets = Memo::new(move |_| {
            self.desk.session.read(|workshop| workshop.datasets.iter().map(|set| set.id).collect::<Vec<DatasetId>>())
        });
        effect(move || self.delivery.measure(datasets.get(), self.delivery.query.get_untracked()));
    }

    /// The link is packed before it is asked for: the clipboard is open in the moment of the click only.
    fn keep_link(self) {
        effect(move || {
            let text = self.desk.session.read(|workshop| source::source_text(workshop, clock::now_ms(), clock::random_bits()));
            clock::spawn(async move {
                let link = match packing::pack(text.as_bytes()).await {
                    Ok(packed) => {
                        let address = page::address_of(&link::route(&packed));
                        if address.len() > MOST_CHARACTERS { Link::TooLong(address.len()) } else { Link::Ready(address) }
                    }
                    Err(_) => Link::Unavailable,
                };
                let _ = self.link.try_set(link);
            });
        });
    }

    fn has_steps(self) -> bool {
        self.desk.view.with(|view| view.as_ref().is_some_and(|view| !view.map().steps.is_empty()))
    }

    fn picture_part(self) -> AnyView {
        let option = move |scale: u32| {
            let name = words(move || self.scale_name(scale));
            let is_too_large = flag(move || !self.fits(scale));
            view! { <option value=scale.to_string() prop:disabled=is_too_large selected=scale == 2>{name}</option> }
        };
        let choose = move |event| self.scale.set(event_target_value(&event).parse().unwrap_or(1));
        view! {
            <section aria-labelledby="export-picture">
                <h3 id="export-picture">{said::PICTURE}</h3>
                {part(move || (!self.has_steps()).then(|| view! { <p class="cap">{said::NO_STEPS}</p> }).into_any())}
                <label class="check">
                    <input type="checkbox" checked=true aria-describedby="export-source"
                        on:change=changed(move |event| self.has_source.set(event_target_checked(&event)))/>
                    {said::WITH_SOURCE}
                </label>
                <p class="cap" id="export-source">{said::WITH_SOURCE_HINT}</p>
                <div class="export-buttons">
                    {button(said::SVG, move || self.has_steps(), move || self.save_svg())}
                    <span class="export-pair">
                        {button(said::PNG, move || self.has_steps() && self.fits(self.scale.get()), move || self.save_png())}
                        <select class="in" aria-label=said::SCALE on:change=changed(choose)>{[1, 2, 3, 4].map(option).collect_view()}</select>
                    </span>
                    {button(said::COPY_IMAGE, move || self.has_steps() && self.fits(self.scale.get()), move || self.copy_image())}
                </div>
                <p class="cap">{said::COPY_IMAGE_HINT}</p>
            </section>
        }
        .into_any()
    }

    fn tables_part(self) -> AnyView {
        let has_metrics = move || self.delivery.sheet.with(Option::is_some)
            && self.desk.session.read(|workshop| !workshop.datasets.is_empty());
        let has_cards = move || self.desk.session.read(|workshop| team_cards(&workshop.scorecards).next().is_some());
        let none = |is_there: bool, why: &'static str| {
            (!is_there).then(|| view! { <span class="cap">{why}</span> }).into_any()
        };
        view! {
            <section aria-labelledby="export-tables">
                <h3 id="export-tables">{said::TABLES}</h3>
                <div class="export-buttons">
                    {button(said::STEPS_CSV, move || self.has_steps(), move || self.save_steps(false))}
                    {button(said::STEPS_TSV, move || self.has_steps(), move || self.save_steps(true))}
                </div>
                <div class="export-buttons">
                    {button(said::METRICS_CSV, has_metrics, move || self.save_metrics(false))}
                    {button(said::METRICS_TSV, has_metrics, move || self.save_metrics(true))}
                    {button(said::METRICS_JSON, has_metrics, move || self.delivery.save_json())}
                    {part(move || none(has_metrics(), said::NO_METRICS))}
                </div>
                <div class="export-buttons">
                    {button(said::CARDS_CSV, has_cards, move || self.save_cards(false))}
                    {button(said::CARDS_TSV, has_cards, move || self.save_cards(true))}
                    {part(move || none(has_cards(), said::NO_CARDS))}
                </div>
                <p class="cap">{said::TABLES_HINT}</p>
            </section>
        }
        .into_any()
    }

    fn tools_part(self) -> AnyView {
        view! {
            <section aria-labelledby="export-tools">
                <h3 id="export-tools">{said::OTHER_TOOLS}</h3>
                <div class="export-buttons">
                    {button(said::COPY_MERMAID, move || self.has_steps(), move || self.copy_mermaid())}
                    {button(said::SAVE_MERMAID, move || self.has_steps(), move || {
                        self.with_plain(|plain| self.save("map.mmd", "text/plain", &mermaid::mermaid(plain)));
                    })}
                    {button(said::SAVE_DRAWIO, move || self.has_steps(), move || {
                        self.with_plain(|plain| self.save("map.drawio", "application/xml", &drawio::drawio(plain)));
                    })}
                </div>
                <p class="cap">{said::TOOLS_HINT}</p>
            </section>
        }
        .into_any()
    }

    fn link_part(self) -> AnyView {
        let says = words(move || self.link.with(|link| match link {
            Link::Measuring => said::MEASURING_LINK.to_owned(),
            Link::Ready(address) => said::link_length(address.len(), MOST_CHARACTERS),
            Link::TooLong(length) => said::link_too_long(*length, MOST_CHARACTERS),
            Link::Unavailable => said::LINK_UNAVAILABLE.to_owned(),
        }));
        let is_ready = move || self.link.with(|link| matches!(link, Link::Ready(_)));
        view! {
            <section aria-labelledby="export-link">
                <h3 id="export-link">{said::LINK}</h3>
                <div class="export-buttons">
                    {button(said::COPY_LINK, is_ready, move || self.copy_link())}
                    <p role="status">{says}</p>
                </div>
                <p class="cap">{said::LINK_HINT}</p>
            </section>
        }
        .into_any()
    }

    fn file_part(self) -> AnyView {
        view! {
            <section aria-labelledby="export-whole">
                <h3 id="export-whole">{said::WHOLE}</h3>
                <div class="export-buttons">
                    {button(said::SAVE_FILE, || true, move || self.desk.frame.run(Action::SaveFile))}
                </div>
                <p class="cap">{said::SAVE_FILE_HINT}</p>
            </section>
        }
        .into_any()
    }
}

// ------------------------------------------------------------------------------------------------------------------ verbs

impl Export {
    fn picture(self) -> Option<Picture> {
        let view = self.desk.view.get_untracked()?;
        let workshop = self.desk.session.peek(|workshop| workshop.name.clone());
        let around = Around { workshop, date: text::day(&clock::today()), has_head: true };
        Some(map_picture(&view, &LayoutView::of(&view), &around))
    }

    /// The workshop for a picture, if it is to be in there.
    fn source(self) -> Option<String> {
        let is_wanted = self.has_source.get_untracked();
        is_wanted.then(|| self.desk.session.peek(|workshop| source::source_text(workshop, clock::now_ms(), clock::random_bits())))
    }

    fn fits(self, scale: u32) -> bool {
        self.size.get().is_some_and(|size| fits_a_canvas(size, f64::from(scale)))
    }

    fn scale_name(self, scale: u32) -> String {
        let Some((width, height)) = self.size.get() else { return said::scale_name(scale, 0.0, 0.0) };
        let name = said::scale_name(scale, width, height);
        if fits_a_canvas((width, height), f64::from(scale)) { name } else { said::too_large(&name) }
    }

    fn file_name(self, ending: &str) -> String {
        let stem = self.desk.session.peek(|workshop| said::file_stem(&workshop.name));
        [stem.as_str(), "-", ending].concat()
    }

    fn save(self, ending: &str, mime: &str, content: &str) {
        let name = self.file_name(ending);
        self.tell_saved(files::download_text(&name, mime, content).is_ok(), &name);
    }

    fn tell_saved(self, is_done: bool, name: &str) {
        if is_done { self.desk.tell(said::saved(name)) } else { self.desk.warn(said::NOT_SAVED) }
    }

    fn save_svg(self) {
        if let Some(picture) = self.picture() {
            self.save("map.svg", "image/svg+xml", &picture.file(self.source().as_deref()));
        }
    }

    fn save_png(self) {
        let (Some(picture), source, scale) = (self.picture(), self.source(), self.scale.get_untracked()) else { return };
        clock::spawn(async move {
            let made = pixels(&picture, scale).await.ok();
            match made.and_then(|bytes| png::with_source(&bytes, f64::from(scale), source.as_deref()).ok()) {
                Some(bytes) => {
                    let name = self.file_name("map.png");
                    self.tell_saved(files::download_bytes(&name, "image/png", &bytes).is_ok(), &name);
                }
                None => self.desk.warn(said::NOT_DRAWN),
            }
        });
    }

    fn copy_image(self) {
        let (Some(picture), scale) = (self.picture(), self.scale.get_untracked()) else { return };
        let copied = pictures::copy_png(async move { pixels(&picture, scale).await });
        clock::spawn(async move {
            match copied.await {
                Ok(()) => self.desk.tell(said::COPIED_IMAGE),
                Err(_) => self.desk.warn(said::NOT_COPIED),
            }
        });
    }

    fn save_steps(self, is_tsv: bool) {
        let text = self.desk.with_map(|map| if is_tsv { rows_as_tsv(map, None) } else { rows_as_csv(map, None) });
        if let Some(text) = text {
            let (ending, mime) = if is_tsv { ("steps.tsv", TSV) } else { ("steps.csv", CSV) };
            self.save(ending, mime, &text);
        }
    }

    fn save_metrics(self, is_tsv: bool) {
        let Some(Shown(sheet)) = self.delivery.sheet.get_untracked() else { return };
        let days = (sheet.first_day.as_deref().unwrap_or_default(), sheet.last_day.as_deref().unwrap_or_default());
        self.save_cells("metrics", is_tsv, &metric_cells(METRIC_HEADS, days, &metric_rows(&sheet)));
    }

    fn save_cards(self, is_tsv: bool) {
        let cells = self.desk.session.peek(|workshop| {
            let model = |card: &crate::maturity::Scorecard| {
                untrack(|| self.questionnaires.edition(workshop, &card.model, card.model_version))
            };
            scorecard_cells(SCORECARD_HEADS, &workshop.scorecards, model)
        });
        self.save_cells("scorecards", is_tsv, &cells);
    }

    fn save_cells(self, what: &str, is_tsv: bool, cells: &Cells) {
        let (ending, mime) = if is_tsv { (".tsv", TSV) } else { (".csv", CSV) };
        let text = if is_tsv { cells_as_tsv(cells) } else { cells_as_csv(cells) };
        self.save(&[what, ending].concat(), mime, &text);
    }

    fn with_plain(self, run: impl FnOnce(&crate::report::plain::PlainMap)) {
        if let Some(view) = self.desk.view.get_untracked() {
            run(&plain_map(&view, LayoutView::of(&view).layout()));
        }
    }

    fn copy_mermaid(self) {
        self.with_plain(|plain| self.copy(mermaid::mermaid(plain), said::COPIED_MERMAID));
    }

    fn copy_link(self) {
        if let Link::Ready(address) = self.link.get_untracked() {
            self.copy(address, said::LINK_COPIED);
        }
    }

    fn copy(self, text: String, done: &'static str) {
        clock::spawn(async move {
            match files::copy_text(&text).await {
                Ok(()) => self.workbench.desk.tell(done),
                Err(_) => self.workbench.desk.warn(said::NOT_COPIED),
            }
        });
    }
}

const CSV: &str = "text/csv";
const TSV: &str = "text/tab-separated-values";

/// The size does not hang on what is said around the map.
fn size_of(view: &MapView) -> (f64, f64) {
    let around = Around { has_head: true, ..Around::default() };
    let picture = map_picture(view, &LayoutView::of(view), &around);
    (picture.width_px.ceil(), picture.height_px.ceil())
}

/// The picture as pixels, without the workshop.
async fn pixels(picture: &Picture, scale: u32) -> Result<Vec<u8>, PictureError> {
    let scale = f64::from(scale);
    pictures::png_of(&picture.file(None), picture.width_px.ceil() * scale, picture.height_px.ceil() * scale).await
}
