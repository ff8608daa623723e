//! A chart with what belongs to it: a point named under the pointer or by the arrow keys, and the drawing as a file.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::figures::titles;
use crate::jobs::FileTheme;
use crate::platform::{clock, files, raster};
use crate::report::figure::{Figure, Frame};
use crate::ui::app::App;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::delivery::desk::looks::ChartSlot;
use crate::ui::parts::notices::Notice;
use crate::ui::text::delivery as text;

/// Pixels to a CSS px in a PNG: sharp on paper and on dense screens.
const PNG_SCALE: f64 = 2.0;

/// A figure and the sheet it is drawn on.
type Asked = Option<(Figure, Frame)>;

/// A chart; nothing while there is nothing to draw.
#[component]
pub fn ChartBox(
    /// What is drawn.
    asked: Memo<Asked>,
    /// Where the drawing is kept.
    kept: ChartSlot,
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// Its name as a file, without the ending.
    file: &'static str,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let at = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        at.set(None);
        desk.draw_chart(kept, asked.get());
    });
    let names = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|(figure, _)| titles(figure)).unwrap_or_default()));
    let markup = move || kept.svg.with(|svg| svg.as_ref().map(|svg| lit(svg, at.get())).unwrap_or_default());
    let said = move || at.get().and_then(|at| names.with(|names| names.get(at).cloned())).unwrap_or_default();
    let pointed = move |event: PointerEvent| {
        let found = point_of(&event);
        if at.get_untracked() != found {
            at.set(found);
        }
    };
    let step = move |event: KeyboardEvent| {
        if let Some(next) = stepped(&event.key(), at.get_untracked(), names.with_untracked(Vec::len)) {
            event.prevent_default();
            at.set(match next {
                Led::To(point) => Some(point),
                Led::Away => None,
            });
        }
    };
    let label = move || [title.get().as_str(), ", ", text::CHART_KEYS].concat();
    view! {
        <Show when=move || asked.with(Option::is_some)>
            <div class="drawing" tabindex="0" role="group" aria-label=label on:pointermove=pointed
                on:pointerleave=move |_| at.set(None) on:keydown=step inner_html=markup></div>
            <p class="chart-foot">
                <span class="point-name" role="status">{said}</span>
                <ChartFiles asked title file/>
            </p>
        </Show>
    }
}

/// The number of the point under the pointer.
fn point_of(event: &PointerEvent) -> Option<usize> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("[data-point]").ok()??.get_attribute("data-point")?.parse().ok()
}

/// Where a key leads.
enum Led {
    /// To the point with this number.
    To(usize),
    /// Away from all points.
    Away,
}

/// `None`: it is no key of the chart.
fn stepped(key: &str, at: Option<usize>, count: usize) -> Option<Led> {
    let last = count.checked_sub(1)?;
    Some(match (key, at) {
        ("ArrowRight", None) | ("Home", _) => Led::To(0),
        ("ArrowLeft", None) | ("End", _) => Led::To(last),
        ("ArrowRight", Some(at)) => Led::To((at + 1).min(last)),
        ("ArrowLeft", Some(at)) => Led::To(at.saturating_sub(1)),
        ("Escape", Some(_)) => Led::Away,
        _ => return None,
    })
}

/// The drawing with one point marked.
fn lit(svg: &str, at: Option<usize>) -> String {
    let Some(at) = at else { return svg.to_owned() };
    let plain = format!("<g class=\"datum\" data-point=\"{at}\">");
    let marked = format!("<g class=\"datum lit\" data-point=\"{at}\">");
    svg.replacen(&plain, &marked, 1)
}

#[component]
fn ChartFiles(asked: Memo<Asked>, title: Signal<String>, file: &'static str) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let app = App::here();
    let theme = || if raster::is_dark() { FileTheme::Dark } else { FileTheme::Light };
    let save_svg = move |_| {
        let Some(asked) = asked.get_untracked() else { return };
        desk.chart_file(asked, theme(), move |svg| desk.save(&[file, ".svg"].concat(), "image/svg+xml", &svg));
    };
    let save_png = move |_| {
        let Some(asked) = asked.get_untracked() else { return };
        let size = (asked.1.width_px, asked.1.height_px);
        desk.chart_file(asked, theme(), move |svg| {
            clock::spawn(async move {
                let saved = match raster::png_of_svg(&svg, size, PNG_SCALE).await {
                    Ok(png) => files::download_bytes(&[file, ".png"].concat(), "image/png", &png),
                    Err(error) => Err(error),
                };
                if saved.is_err() {
                    app.notify(Notice::problem(text::NO_PICTURE));
                }
            });
        });
    };
    let label = move |kind: &'static str| move || text::save_chart(kind, &title.get());
    view! {
        <span class="chart-files">
            <button type="button" class="link" aria-label=label(text::SVG) on:click=save_svg>{text::SVG}</button>" "
            <button type="button" class="link" aria-label=label(text::PNG) on:click=save_png>{text::PNG}</button>
        </span>
    }
}
