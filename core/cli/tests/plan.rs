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
        "令和3年2月28日",
        "令和3年5月30日",
        "令和3年6月3日",
        "! 令和3年3月31日まで：カードリーダーの申し込み期限（補助上限までなら全額補助・自己負担0円）（過ぎています）",
        "! 令和4年12月31日まで：令和4年6月7日以降の申し込みで",
        "[目安を過ぎています]",
        "3-1 導入",
        "最短の運用開始日（目安）：令和3年9月20日",
        "・ 推奨OS：",
        "□ 提示された見積を確認して発注する",
        "補助金の申請は締め切られています",
    ] {
        assert!(plan.contains(shown), "{shown} is not in\n{plan}");
    }
    assert_eq!(plan.matches("過ぎています]").count(), 1);
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
        plan.contains("[done]") && !plan.contains("passed]"),
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

/// The issue's example: an applicant of the accelerated track sees nothing of the revision of 2022.
#[test]
fn limits_that_do_not_apply_are_not_shown() {
    let file = std::env::temp_dir().join(format!("onshi-limits-{}.ics", std::process::id()));
    let flags = "plan --facility clinic --applied 2021-02-20 --start 2021-06-30 --set-up 2021-06-10 --as-of 2021-05-20 --ics";
    let flags: Vec<&str> = flags.split(' ').chain([file.to_str().unwrap()]).collect();
    let plan = text(&onshi(&flags, b"").stdout);
    let calendar = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    for hidden in ["令和5年2月28日", "令和4年12月31日"] {
        assert!(!plan.contains(hidden), "{plan}");
    }
    for hidden in ["20230228", "20221231"] {
        assert!(!calendar.contains(hidden), "{calendar}");
    }
    assert!(plan.contains("令和3年3月31日まで：カードリーダーの申し込み期限（補助上限までなら全額補助・自己負担0円）（満たしています）"));
    // The estimate alone has passed, and says so; a guideline is no breach.
    assert!(
        plan.contains("見積依頼（目安・施設） [目安を過ぎています]"),
        "{plan}"
    );
    assert!(!plan.contains("期限を過ぎています"), "{plan}");
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
                text(&output.stdout).matches("[済み]").count()
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
