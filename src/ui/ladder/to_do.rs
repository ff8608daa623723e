//! What the rung to climb still asks for, with who sees to it.

use leptos::prelude::*;

use super::desk::LadderDesk;
use crate::ui::parts::dynamic::{clicked, part, words};
use crate::ui::text::{day, ladder as text};

/// So many are shown before somebody asks for all.
const SHORT: usize = 8;

/// The list.
#[component]
pub fn ToDo() -> impl IntoView {
    let desk = LadderDesk::here();
    let shows_all = RwSignal::new(false);
    let title = words(move || desk.read(|ladder| {
        ladder.next().map_or_else(|| text::ALL_REACHED.to_owned(), |rung| text::to_do_for(&rung.rung.title))
    }));
    let rows = Memo::new(move |_| desk.read(|ladder| {
        let row = |one: &&crate::workshop::Standing<'_>| {
            (one.milestone.id.clone(), one.milestone.text.clone(), text::verdict_word(one.verdict))
        };
        ladder.next().map(|rung| rung.to_do().iter().map(row).collect::<Vec<_>>()).unwrap_or_default()
    }));
    let row = move |(id, statement, state): (String, String, &'static str)| {
        let improvements = desk.improvements(&id);
        let done_about = match improvements.first() {
            None => view! { <em class="nobody">{text::NO_IMPROVEMENT}</em> }.into_any(),
            Some((owner, on)) => {
                let day = if on.is_empty() { String::new() } else { [", ", &day(on)].concat() };
                let nobody = owner.is_empty();
                let owner = if nobody { text::NO_OWNER.to_owned() } else { owner.clone() };
                view! { <em class:nobody=nobody>{owner}{day}</em> }.into_any()
            }
        };
        let name = text::milestone_name(&statement).to_owned();
        let label = text::improve_label(&statement, improvements.len());
        let verb = text::improve_word(improvements.len());
        view! {
            <li><b>{name}</b><span>{state}</span>{done_about}
                <button type="button" class="link" aria-label=label on:click=clicked(move |_| desk.improve(&id, &statement))>{verb}</button>
            </li>
        }
    };
    view! {
        <aside class="to-do" aria-labelledby="to-do-title">
            <h2 id="to-do-title">{title}</h2>
            <p class="cap">{text::TO_DO_BASIS}</p>
            {part(move || {
                let all = rows.get();
                let (count, shown) = (all.len(), if shows_all.get() { all.len() } else { SHORT });
                if count == 0 {
                    return view! { <p>{text::TO_DO_NONE}</p> }.into_any();
                }
                view! {
                    <ol>{all.into_iter().take(shown).map(row).collect_view()}</ol>
                    {(count > SHORT).then(|| view! {
                        <button type="button" class="link" on:click=clicked(move |_| shows_all.update(|all| *all = !*all))>
                            {if shows_all.get() { crate::ui::text::SHOW_FEWER.to_owned() } else { crate::ui::text::show_all(count) }}
                        </button>
                    })}
                }.into_any()
            })}
        </aside>
    }
}
