//! Rows that could not be read.

use leptos::prelude::*;

use crate::delivery::Reject;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// The first of them as a table, all of them as a file.
#[component]
pub fn Rejected() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let rejects = Memo::new(move |_| desk.import.with(|view| (view.rejected, view.rejects.clone(), view.has_rows())));
    move || {
        let (number, first, has_rest) = rejects.get();
        let rest = if has_rest { text::REST_GOES_IN } else { text::NOTHING_GOES_IN };
        let hidden = number.saturating_sub(first.len() as u64);
        (number > 0).then(|| view! {
            <section class="import-part" aria-labelledby="import-rejects">
                <h3><span id="import-rejects">{text::rejected_title(number)}</span>" "<span class="cap">{rest}</span>
                    <button type="button" class="link" on:click=move |_| desk.save_rejects()>{text::SAVE_REJECTED}</button></h3>
                <div class="wide-table" tabindex="0" role="region" aria-label=text::REJECTED_ROWS>
                    <table class="plain-table rejects">
                        <thead><tr>{text::REJECTED_HEADER.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect_view()}</tr></thead>
                        <tbody>{first.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
                {(hidden > 0).then(|| view! { <p class="note">{text::more_rejected(hidden)}</p> })}
            </section>
        })
    }
}

fn row(reject: Reject) -> impl IntoView {
    view! {
        <tr>
            <td>{reject.file}</td>
            <td>{text::count(reject.line)}</td>
            <td>{text::count(reject.byte)}</td>
            <td>{reject.column}</td>
            <td>{if reject.value.is_empty() {
                view! { <em class="none">{text::EMPTY_CELL}</em> }.into_any()
            } else {
                view! { <code>{reject.value}</code> }.into_any()
            }}</td>
            <td>{text::reject_reason(reject.reason)}</td>
        </tr>
    }
}
