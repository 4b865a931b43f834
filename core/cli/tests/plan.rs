//! Plans by flags and by rows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use common::{onshi, rows, status, text};

mod common;

#[test]
fn a_plan_by_flags_shows_days_limits_and_what_is_late() {
    let flags = [
        "plan",
        "--facility",
        "clinic",
        "--start",
        "2021-06-30",
        "--set-up",
        "R3.6.10",
        "--as-of",
        "2021-05-20",
    ];
    let output = onshi(&flags, b"");
    let plan = text(&output.stdout);
    for shown in [
        "2021-02-28",
        "2021-05-30",
        "2021-06-03",
        "2021-03-31",
        "[遅れ]",
        "3-1 導入",
        "2021-09-20",
    ] {
        assert!(plan.contains(shown), "{shown} is not in\n{plan}");
    }
    assert_eq!(plan.matches("[遅れ]").count(), 1);
    assert_eq!(status(&output), 0);
    let output = onshi(
        &[
            &flags[..],
            &["--lang", "en", "--done", "apply_for_reader,place_order"],
        ]
        .concat(),
        b"",
    );
    let plan = text(&output.stdout);
    assert!(
        plan.contains("[done]") && !plan.contains("[LATE]"),
        "{plan}"
    );
    assert_eq!(
        status(&onshi(
            &["plan", "--facility", "clinic", "--deferral", "7"],
            b""
        )),
        1
    );
}

#[test]
fn plans_of_rows_and_a_calendar_file() {
    let output = onshi(
        &["plan"],
        br#"{"facility":"clinic","equipment_set_up_on":"2021-06-10"}"#,
    );
    let row = &rows(&output)[0];
    assert_eq!(row["steps"].as_array().map(Vec::len), Some(15));
    assert_eq!(row["steps"][3]["due_on"], "2021-06-03");
    let file = std::env::temp_dir().join(format!("onshi-{}.ics", std::process::id()));
    let path = file.to_str().unwrap();
    let output = onshi(
        &[
            "plan",
            "--facility",
            "病院",
            "--set-up",
            "2021-06-10",
            "--ics",
            path,
        ],
        b"",
    );
    assert_eq!(status(&output), 0);
    let calendar = std::fs::read_to_string(&file).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20210603\r\n"));
    assert!(calendar.lines().all(|line| line.len() <= 75));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(status(&onshi(&["plan", "--ics", path], b"")), 2);
}

#[test]
fn steps_are_read_as_people_type_them() {
    for done in [
        "発注、見積依頼",
        "PLACE_ORDER, request_estimate,",
        "place the order,見積依頼",
    ] {
        let output = onshi(&["plan", "--facility", "診療所", "--done", done], b"");
        assert_eq!(
            (
                status(&output),
                text(&output.stdout).matches("[済]").count()
            ),
            (0, 2),
            "{done}"
        );
    }
    assert_eq!(
        status(&onshi(&["plan", "--facility", "診療所", "--done", ""], b"")),
        0
    );
    let output = onshi(&["plan"], br#"{"facility":"clinic","done":[null]}"#);
    let error = &rows(&output)[0]["error"];
    assert_eq!(
        (&error["field"], &error["given"]),
        (&"done[0]".into(), &"null".into())
    );
}
