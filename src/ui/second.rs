//! The second program: the charter, the map as a table, the comparison of two states, Delivery, Scorecard, and the workbench.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::arrival::open_what_arrives;
use super::charter::CharterScreen;
use super::compare::CompareScreen;
use super::delivery::DeliveryScreen;
use super::delivery::desk::DeliveryDesk;
use super::frame::Frame;
use super::improve::{ImproveChoice, ImproveScreen};
use super::jobs::Jobs;
use super::keeper::history::HistoryScreen;
use super::keeper::linked::{LinkState, Linked};
use super::keeper::{AllScreen, Keeper, KinOffer, RestoreReport, RoomWatch};
use super::ladder::{LadderChoice, LadderScreen};
use super::parts::dynamic::{effect, memo_flag, part};
use super::present::{PresentChoice, PresentScreen};
use super::questionnaires::Questionnaires;
use super::report::{ReportChoice, ReportScreen};
use super::route::{Route, Screen};
use super::scorecard::{CardChoice, ScorecardScreen};
use super::shell::WorkshopShell;
use super::start::start;
use super::table::TableScreen;
use super::workbench::map_desk::MapDesk;
use super::workbench::{ShownTool, Workbench, WorkbenchDialogs};
use crate::platform::page;
use crate::platform::worker::WorkerClient;

const SCREENS: &[Screen] = &[
    Screen::Charter,
    Screen::Table,
    Screen::Compare,
    Screen::Delivery,
    Screen::Scorecard,
    Screen::Ladder,
    Screen::Improve,
    Screen::Report,
    Screen::Present,
    Screen::History,
];

/// Starts the second program.
pub fn start_second() {
    start(|| view! { <Second/> }.into_any());
}

/// The open workshop stays in here while the map is shown, so that an import goes on.
#[component]
fn Second() -> impl IntoView {
    let app = App::here();
    provide_context(Keeper::new(app));
    open_what_arrives(app);
    let place = Memo::new(move |_| match app.route.get() {
        Route::Home | Route::Example | Route::All => None,
        Route::Workshop(id, _) => Some(id),
    });
    let is_all = memo_flag(move || app.route.get() == Route::All);
    view! {
        {part(move || match place.get() {
            Some(id) => view! { <WorkshopShell id screens=SCREENS view=screens over/> }.into_any(),
            None if is_all.get() => view! { <AllScreen/> }.into_any(),
            None => ().into_any(),
        })}
        <KinOffer/>
        <RestoreReport/>
        <RoomWatch/>
    }
}

fn screens(frame: Frame) -> Arc<dyn Fn() -> AnyView + Send + Sync> {
    let app = App::here();
    let jobs = Jobs::new(WorkerClient::new(&[env!("CARGO_PKG_VERSION"), " ", &page::build()].concat()));
    provide_context(jobs);
    provide_context(ShownTool::default());
    provide_context(MapDesk::new(app, frame));
    let delivery = DeliveryDesk::new(app, frame.session, jobs);
    provide_context(delivery);
    let keeper = Keeper::here();
    provide_context(Linked::new(keeper, frame.session));
    effect(move || {
        keeper.arrived.track();
        delivery.take_files(keeper.take_deploy_files());
    });
    provide_context(Questionnaires::new());
    provide_context(CardChoice::default());
    provide_context(ImproveChoice::default());
    provide_context(LadderChoice::default());
    provide_context(ReportChoice::default());
    provide_context(PresentChoice::new(app));
    let screen = Memo::new(move |_| match app.route.get() {
        Route::Workshop(_, screen) => screen,
        Route::Home | Route::Example | Route::All => Screen::Map,
    });
    let session = frame.session;
    Arc::new(move || part(move || match screen.get() {
        Screen::Delivery => view! { <DeliveryScreen/> }.into_any(),
        Screen::Scorecard => view! { <ScorecardScreen/> }.into_any(),
        Screen::Table => view! { <TableScreen/> }.into_any(),
        Screen::Compare => view! { <CompareScreen/> }.into_any(),
        Screen::Improve => view! { <ImproveScreen/> }.into_any(),
        Screen::Ladder => view! { <LadderScreen/> }.into_any(),
        Screen::History => view! { <HistoryScreen session/> }.into_any(),
        Screen::Charter => view! { <CharterScreen/> }.into_any(),
        Screen::Report => view! { <ReportScreen/> }.into_any(),
        Screen::Present => view! { <PresentScreen/> }.into_any(),
        Screen::Map => ().into_any(),
    }).into_any())
}

fn over(_: Frame) -> AnyView {
    let workbench = Workbench::new(MapDesk::here());
    view! { <WorkbenchDialogs workbench/><LinkState/> }.into_any()
}
