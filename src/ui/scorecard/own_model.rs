//! Loading a questionnaire of one's own: read whole or refused with line and reason.

use leptos::prelude::*;

use super::desk::CardDesk;
use crate::maturity::Model;
use crate::platform::clock;
use crate::platform::files::{self, File};
use crate::ui::parts::notices::Notice;
use crate::ui::questionnaires::BASELINE;
use crate::ui::text;
use crate::workshop::{Edit, OwnModel};

/// The choice of a questionnaire for a new card, and the way to load another.
#[component]
pub fn ModelChoice(chosen: RwSignal<Option<(String, u32)>>) -> impl IntoView {
    let desk = CardDesk::here();
    let refused = RwSignal::new(None::<String>);
    let models = Memo::new(move |_| desk.session.read(|workshop| desk.questionnaires.newest(workshop)));
    let option = move |model: &Model| {
        let key = (model.id.clone(), model.version);
        view! { <option value=model.id.clone() prop:selected=move || chosen.get().as_ref() == Some(&key)>{text::questionnaire_name(model)}</option> }
    };
    let choose = move |event| {
        let id = event_target_value(&event);
        let found = models.with_untracked(|models| models.iter().find(|model| model.id == id).map(|model| (model.id.clone(), model.version)));
        chosen.set(found);
    };
    let load = move |_| {
        refused.set(None);
        clock::spawn(async move {
            for file in files::pick(".json", false).await {
                match desk.load_model(file).await {
                    Ok(key) => drop(chosen.try_set(Some(key))),
                    Err(why) => drop(refused.try_set(Some(why))),
                }
            }
        });
    };
    view! {
        <div class="card-fields">
            <label class="wide">{text::QUESTIONNAIRE}
                <select class="in" on:change=choose>{move || models.get().iter().map(|model| option(model)).collect_view()}</select>
            </label>
            <button type="button" class="btn" on:click=load>{text::LOAD_QUESTIONNAIRE}</button>
        </div>
        <p class="cap">{text::QUESTIONNAIRE_FORMAT}" "
            <a href="./models/questionnaire.schema.json" download>{text::QUESTIONNAIRE_SCHEMA}</a>", "
            <a href=BASELINE download>{text::QUESTIONNAIRE_BASELINE}</a>"."</p>
        {move || refused.get().map(|why| view! { <p class="refused" role="alert">{why}</p> })}
    }
}

impl CardDesk {
    /// Reads a file and keeps it with the workshop; gives the questionnaire's id and edition, or why it was refused.
    async fn load_model(self, file: File) -> Result<(String, u32), String> {
        let name = file.name();
        let json = files::read_text(&file).await.map_err(|_| text::file_not_readable(&name))?;
        let model = Model::read_own(&json).map_err(|problem| text::model_refused(&name, &problem))?;
        let key = (model.id.clone(), model.version);
        let known = self.session.peek(|workshop| {
            workshop.models.iter().find(|own| own.id == model.id && own.version == model.version).map(|own| own.json == json)
        });
        match known {
            // The cards answered under it must keep their words.
            Some(false) => return Err(text::edition_is_taken(&name, &model)),
            Some(true) => {}
            None => {
                let at = self.session.peek(|workshop| workshop.models.len());
                let own = OwnModel { id: model.id.clone(), version: model.version, json };
                self.session.record(vec![Edit::AddModel { model: own, at }]);
                self.app.notify(Notice::info(text::model_loaded(&model)));
            }
        }
        Ok(key)
    }
}
