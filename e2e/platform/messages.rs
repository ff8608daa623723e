//! Messages to other tabs and to the worker.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use streamgauge::platform::clock;
use streamgauge::platform::tabs::Tabs;
use streamgauge::platform::worker::{WorkerClient, WorkerFailure};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::tools::{file_of, fresh_name, until};

#[wasm_bindgen_test]
async fn tabs_hear_each_other_and_not_themselves() {
    let name = fresh_name();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hear = |who: &'static str| {
        let heard = heard.clone();
        move |text| heard.borrow_mut().push(format!("{who} {text}"))
    };
    let first = Tabs::open_named(&name, hear("first")).unwrap();
    let second = Tabs::open_named(&name, hear("second")).unwrap();
    first.send("hello");
    until(|| !heard.borrow().is_empty()).await;
    drop(second);
    first.send("nobody there");
    clock::sleep(50).await;
    assert_eq!(*heard.borrow(), ["second hello"]);
}

/// A client of a worker of this script, and what it told.
fn worker_of(script: &str) -> (WorkerClient, Rc<RefCell<Vec<String>>>) {
    let parts = Array::of1(&JsValue::from_str(script));
    let make =
        Function::new_with_args("parts", "return URL.createObjectURL(new Blob(parts, {type: 'text/javascript'}))");
    let address = make.call1(&JsValue::NULL, &parts).unwrap().as_string().unwrap();
    let client = WorkerClient::with_script(&address, "7");
    let told = Rc::new(RefCell::new(Vec::new()));
    client.on_message({
        let told = told.clone();
        move |text| told.borrow_mut().push(text)
    });
    client.on_failure({
        let told = told.clone();
        move |failure| told.borrow_mut().push(failure.to_string())
    });
    (client, told)
}

#[wasm_bindgen_test]
async fn jobs_wait_for_the_worker_and_bring_their_files() {
    let (client, told) = worker_of(
        "let last = Promise.resolve();
         const answer = async ([json, ...files]) => {
             const texts = await Promise.all(files.map(file => file.text()));
             postMessage(json + ' ' + texts.join('+')); };
         // What comes before is heard by nobody.
         setTimeout(() => { onmessage = e => { last = last.then(() => answer(e.data)); };
                            postMessage('{\"ready\":\"7\"}'); }, 50);",
    );
    client.send("one", vec![file_of("'a'"), file_of("'b'")]);
    client.send("two", Vec::new());
    until(|| told.borrow().len() == 2).await;
    assert_eq!(*told.borrow(), ["one a+b", "two "]);
    client.terminate();
    client.send("three", Vec::new());
    until(|| told.borrow().len() == 3).await;
    assert_eq!(told.borrow().last().unwrap(), "three ", "another worker was started");
}

#[wasm_bindgen_test]
async fn a_worker_that_breaks_is_told_of_and_replaced() {
    let (client, told) = worker_of(
        "onmessage = e => { switch (e.data[0]) {
             case 'throw': throw new Error('broken');
             case 'panic': return postMessage('{\"crashed\":\"at row 3\"}');
             case 'babble': return postMessage(42);
             default: postMessage('fine'); } };
         postMessage('{\"ready\":\"7\"}');",
    );
    for (job, answer) in [
        ("throw", "crashed: Uncaught Error: broken"),
        ("panic", "crashed: at row 3"),
        ("babble", "unreadable message"),
        ("", "fine"),
    ] {
        client.send(job, Vec::new());
        until(|| !told.borrow().is_empty()).await;
        assert_eq!(told.take(), [answer]);
    }
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_serve_is_told_of() {
    let other = WorkerFailure::OtherVersion("6".to_owned()).to_string();
    for (script, answer) in
        [("postMessage('{\"ready\":\"6\"}')", other.as_str()), ("postMessage('hello')", "unreadable message")]
    {
        let (client, told) = worker_of(script);
        client.send("job", Vec::new());
        until(|| !told.borrow().is_empty()).await;
        assert_eq!(told.take(), [answer]);
    }
    let (client, told) = worker_of("syntax error");
    client.send("job", Vec::new());
    until(|| !told.borrow().is_empty()).await;
    assert!(told.borrow().first().unwrap().starts_with("not started: "));
}
