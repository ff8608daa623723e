//! The worker: reads deploy files, joins and measures them, draws charts. Here is only what needs the browser; the rest
//! is [`streamgauge::jobs`].

#[cfg(not(all(target_arch = "wasm32", feature = "worker")))]
fn main() {}

#[cfg(all(target_arch = "wasm32", feature = "worker"))]
fn main() {
    worker::start();
}

#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod worker {
    use std::cell::RefCell;
    use std::ops::ControlFlow;
    use std::rc::Rc;

    use streamgauge::delivery::Zone;
    use streamgauge::id::DatasetId;
    use streamgauge::jobs::{Bench, Job, JobFailure, LookAt, Numbered, Query, Remap, Reply, draw, draw_file, rehearse};
    use streamgauge::platform::files::File;
    use streamgauge::platform::storage::{Storage, StorageError};
    use streamgauge::platform::{clock, worker_side, zone};

    /// Progress is told this often at most: the page repaints no faster.
    const PROGRESS_EVERY_MS: f64 = 60.0;
    /// So long the page has to ask for the figures of a new data set before it is made into bytes.
    const FIGURES_FIRST_MS: u32 = 150;

    /// What the jobs share.
    #[derive(Clone)]
    struct Hands {
        bench: Rc<RefCell<Bench>>,
        storage: Rc<RefCell<Option<Storage>>>,
    }

    pub fn start() {
        worker_side::install_panic_hook();
        let hands = Hands { bench: Rc::new(RefCell::new(Bench::new(local_zone()))), storage: Rc::default() };
        worker_side::on_job(move |json, files| {
            let hands = hands.clone();
            clock::spawn(async move { do_job(hands, &json, files).await });
        });
        worker_side::announce_ready(&[env!("CARGO_PKG_VERSION"), " ", &worker_side::build()].concat());
    }

    async fn do_job(hands: Hands, json: &str, files: Vec<File>) {
        let Ok(Numbered { number, body }) = serde_json::from_str::<Numbered<Job>>(json) else {
            // Not even a number to answer under: of another release, which the version would have told.
            return;
        };
        let bench = &hands.bench;
        let answer = match body {
            Job::Read { file, remap } => read(bench, number, file, &remap, files).await,
            Job::Rehearse => rehearse(),
            Job::DropFile { file } => {
                bench.borrow_mut().drop_file(file);
                bench.borrow_mut().import()
            }
            Job::Decide(decision) => {
                bench.borrow_mut().decide(decision);
                bench.borrow_mut().import()
            }
            Job::Discard => {
                bench.borrow_mut().discard();
                bench.borrow_mut().import()
            }
            Job::Rejects => Reply::Rejects(bench.borrow().rejects()),
            Job::Add { dataset } => add(&hands, number, dataset).await,
            Job::Measure(query) => measure(&hands, &query).await,
            Job::Look(at) => look(&hands, &at).await,
            Job::Flow(query) => flow(&hands, &query).await,
            Job::Draw(figures) => draw(&figures),
            Job::DrawFile(figure, theme) => draw_file(&figure, theme),
        };
        let may_be_added = matches!(&answer, Reply::Import(view) if view.can_be_added());
        reply(number, answer);
        if may_be_added {
            // What was sent meanwhile goes first.
            clock::sleep(0).await;
            bench.borrow_mut().prepare();
        }
    }

    fn reply(number: u32, body: Reply) {
        if let Ok(json) = serde_json::to_string(&Numbered { number, body }) {
            worker_side::reply(&json);
        }
    }

    async fn read(bench: &RefCell<Bench>, job: u32, key: u32, remap: &Remap, files: Vec<File>) -> Reply {
        let Some(file) = files.first() else { return Reply::Failed(JobFailure::NotUnderstood) };
        let mut reader = bench.borrow_mut().begin_reading(job, key, &file.name(), remap);
        reader.expect_bytes(file.size() as u64);
        let (mut bytes, mut told_ms) = (0.0, clock::now_ms());
        let outcome = worker_side::read_pieces(file, |piece| {
            if !bench.borrow().is_reading(job, key) {
                return ControlFlow::Break(());
            }
            reader.feed(piece);
            bytes += piece.len() as f64;
            let now = clock::now_ms();
            if now - told_ms > PROGRESS_EVERY_MS {
                told_ms = now;
                reply(job, Reply::Progress { file: key, bytes, of_bytes: file.size() });
            }
            ControlFlow::Continue(())
        })
        .await;
        match outcome {
            Ok(()) => {
                bench.borrow_mut().finish_reading(job, key, reader);
                bench.borrow_mut().import()
            }
            Err(error) => {
                bench.borrow_mut().drop_file(key);
                Reply::Failed(JobFailure::FileNotReadable(error.to_string()))
            }
        }
    }

    async fn add(hands: &Hands, job: u32, id: DatasetId) -> Reply {
        let bench = &hands.bench;
        let added = bench.borrow_mut().join(id);
        reply(job, Reply::Joined(added.clone()));
        // The figures are wanted before the bytes.
        clock::sleep(FIGURES_FIRST_MS).await;
        let write = |give: &mut dyn FnMut(&[u8])| bench.borrow().write_dataset(id, give);
        let stored = match storage(hands).await {
            Ok(storage) => storage.put_dataset_written(&id.to_string(), "{}", write).await,
            Err(error) => Err(error),
        };
        match stored {
            Ok(()) => {
                bench.borrow_mut().added();
                Reply::Added(added)
            }
            Err(error) => {
                bench.borrow_mut().not_added(id);
                Reply::Failed(JobFailure::NotStored {
                    is_full: error == StorageError::Quota,
                    reason: error.to_string(),
                })
            }
        }
    }

    async fn measure(hands: &Hands, query: &Query) -> Reply {
        match fetch_wanted(hands, query).await {
            Ok(()) => Reply::Sheet(Box::new(hands.bench.borrow_mut().measure(query))),
            Err(failure) => Reply::Failed(failure),
        }
    }

    async fn look(hands: &Hands, at: &LookAt) -> Reply {
        match fetch_wanted(hands, &at.query).await {
            Ok(()) => Reply::Seen(Box::new(hands.bench.borrow_mut().look(at))),
            Err(failure) => Reply::Failed(failure),
        }
    }

    async fn flow(hands: &Hands, query: &Query) -> Reply {
        match fetch_wanted(hands, query).await {
            Ok(()) => Reply::Flow(Box::new(hands.bench.borrow_mut().flow(query))),
            Err(failure) => Reply::Failed(failure),
        }
    }

    /// Brings the data sets of a question to hand.
    async fn fetch_wanted(hands: &Hands, query: &Query) -> Result<(), JobFailure> {
        let wanted = hands.bench.borrow().not_at_hand(&query.datasets);
        for id in wanted {
            fetch(hands, id).await.map_err(|error| JobFailure::NotFetched(error.to_string()))?;
        }
        Ok(())
    }

    async fn fetch(hands: &Hands, id: DatasetId) -> Result<(), StorageError> {
        if let Some(bytes) = storage(hands).await?.dataset(&id.to_string()).await? {
            hands.bench.borrow_mut().fetched(id, &bytes);
        }
        Ok(())
    }

    /// Opened when it is first needed: the page made the database by then.
    async fn storage(hands: &Hands) -> Result<Storage, StorageError> {
        let open = hands.storage.borrow().clone();
        if let Some(storage) = open {
            return Ok(storage);
        }
        let storage = Storage::open().await?;
        *hands.storage.borrow_mut() = Some(storage.clone());
        Ok(storage)
    }

    /// Deploy data lies between these two: 2000 and 2040.
    const FROM_MS: i64 = 946_684_800_000;
    const TO_MS: i64 = 2_208_988_800_000;

    fn local_zone() -> Zone {
        let (first_offset_minutes, changes) = zone::local_offsets(FROM_MS, TO_MS);
        Zone { name: zone::local_name(), first_offset_minutes, changes }
    }
}
