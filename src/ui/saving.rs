//! Saving a whole workshop, with its deploy data, to a file.

use crate::platform::clock;
use crate::platform::files;
use crate::platform::storage::{Storage, StorageError};
use crate::ui::app::App;
use crate::ui::parts::notices::Notice;
use crate::ui::session::Session;
use crate::ui::text;
use crate::workshop::{DatasetBytes, Gesture, Workshop, write_file};

/// Writes the open workshop, with its deploy data, to a file.
pub fn save_file(app: App, session: Session) {
    let workshop = session.peek(Clone::clone);
    let gestures = session.gestures();
    clock::spawn(async move {
        let outcome = match app.storage() {
            Some(storage) => datasets_of(&storage, &workshop).await,
            None => Ok(Vec::new()),
        };
        match outcome {
            Ok(datasets) => hand_over(app, &workshop.name, &gestures, &datasets),
            Err(error) => {
                // The map and the ratings are in memory: they leave even when the database is dead.
                hand_over(app, &workshop.name, &gestures, &[]);
                app.notify(Notice::problem(text::file_without_rows(&error)));
            }
        }
    });
}

async fn datasets_of(storage: &Storage, workshop: &Workshop) -> Result<Vec<DatasetBytes>, StorageError> {
    let mut datasets = Vec::new();
    for dataset in &workshop.datasets {
        if let Some(bytes) = storage.dataset(&dataset.id.to_string()).await? {
            datasets.push(DatasetBytes { id: dataset.id, bytes });
        }
    }
    Ok(datasets)
}

fn hand_over(app: App, name: &str, gestures: &[Gesture], datasets: &[DatasetBytes]) {
    let file = write_file(name, clock::now_ms(), gestures, datasets);
    match files::download_text(&file_name(name), "application/json", &file) {
        Ok(()) => app.notify(Notice::info(text::file_saved(&file_name(name)))),
        Err(_) => app.notify(Notice::problem(text::FILE_NOT_SAVED)),
    }
}

/// Letters and digits of the workshop's name.
pub fn file_name(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || !c.is_ascii() { c } else { '-' }).collect();
    let stem = kept.trim_matches('-').to_ascii_lowercase();
    let stem = if stem.is_empty() { text::FILE_WITHOUT_NAME } else { &stem };
    [stem, ".streamgauge.json"].concat()
}
