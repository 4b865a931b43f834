//! Every form: what is read is checked and drafted; no finding is said twice; a draft is a form,
//! and has nothing left to add.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use onshi::forms::FormKind;
use onshi::wire::harmless;
use onshi::{Language, PaperOutput};

fuzz_target!(|given: (u8, &str)| {
    let (form, text) = given;
    let form = FormKind::ALL[usize::from(form) % FormKind::ALL.len()];
    if let Ok(report) = form.check_text(text) {
        let mut said = BTreeSet::new();
        for finding in &report.findings {
            // A day may be on the wrong side of two others: one code and place, two messages.
            let message = finding.message.en.as_str();
            assert_eq!(harmless(&*message), message);
            assert!(
                said.insert((finding.code, &finding.path, message)),
                "{finding:?}"
            );
        }
        let written = serde_json::to_string(&report).expect("JSON");
        serde_json::from_str::<serde_json::Value>(&written).expect("JSON");
    }
    for output in [PaperOutput::Text, PaperOutput::Html] {
        for language in Language::ALL {
            let Ok(paper) = form.paper_text(text, output, language) else {
                continue;
            };
            assert!(paper.lines().all(|line| harmless(line) == line), "{paper}");
        }
    }
    // A person's form is answered whatever stands in it.
    if let Err(error) = form.check_filled(text) {
        let codes = ["invalid_json", "invalid_value", "unknown_field"];
        assert!(codes.contains(&error.code().code()), "{error:?}");
        assert_eq!(harmless(error.to_string()), error.to_string());
    }
    if let Ok(typed) = form.check_typed_text(text) {
        form.check_text(&typed.form).ok();
        for finding in &typed.report.findings {
            for language in Language::ALL {
                finding.for_form(language);
            }
        }
    }
    if let Ok(draft) = form.draft_text(text) {
        form.check_text(&draft).expect("a draft is a form");
        assert_eq!(form.draft_text(&draft).as_ref(), Ok(&draft));
    }
});
