//! Plans by flags and by rows.

use crate::common::{onshi, rows, status, text};

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
        "令和5年12月31日）で締め切られています",
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

/// Writes the calendar of a hospital's plan to a file.
fn plan_into(path: &std::path::Path) -> std::process::Output {
    let flags = "plan --facility 病院 --set-up 2021-06-10 --ics".split(' ');
    let arguments: Vec<&str> = flags.chain(path.to_str()).collect();
    onshi(&arguments, b"")
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
    assert_eq!(status(&plan_into(&file)), 0);
    let calendar = std::fs::read_to_string(&file).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20210603\r\n"));
    assert!(calendar.lines().all(|line| line.len() <= 75));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(status(&onshi(&["plan", "--ics", path], b"")), 0);
    assert!(!file.exists());
}

/// The calendar replaces what was there whole, or leaves it; it is never written over a table that is read.
#[test]
#[cfg(unix)]
fn a_calendar_file_is_replaced_whole_or_not_at_all() {
    let folder = std::env::temp_dir().join(format!("onshi-ics-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    // A link is replaced: what it leads to stays.
    let (kept, link) = (folder.join("kept"), folder.join("link.ics"));
    std::fs::write(&kept, "kept").unwrap();
    std::os::unix::fs::symlink(&kept, &link).unwrap();
    assert_eq!(status(&plan_into(&link)), 0);
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "kept");
    assert!(
        std::fs::read_to_string(&link)
            .unwrap()
            .starts_with("BEGIN:VCALENDAR")
    );
    // A folder that is not there, and a device that takes nothing.
    assert_eq!(status(&plan_into(&folder.join("none/plan.ics"))), 2);
    assert_eq!(status(&plan_into(std::path::Path::new("/dev/full"))), 2);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
    let table = folder.join("shops.csv");
    std::fs::write(&table, "facility,name\nclinic,A\n").unwrap();
    let path = table.to_str().unwrap();
    assert_eq!(status(&onshi(&["plan", path, "--ics", path], b"")), 2);
    assert!(
        std::fs::read_to_string(&table)
            .unwrap()
            .starts_with("facility")
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Two shops of one name keep their events when one of them goes on: `-2` follows the order of the table.
#[test]
fn events_stay_those_of_their_shop() {
    let file = std::env::temp_dir().join(format!("onshi-uid-{}.ics", std::process::id()));
    let days = |done: &str| {
        let table = format!(
            "施設区分,名称,運用開始日,済んだ手順\n薬局,店,2021-06-30,{done}\n薬局,店,2021-05-31,\n"
        );
        let arguments = [
            "plan",
            "--as-of",
            "2021-03-01",
            "--ics",
            file.to_str().unwrap(),
        ];
        assert_eq!(status(&onshi(&arguments, table.as_bytes())), 0);
        let calendar = std::fs::read_to_string(&file).unwrap();
        let events = calendar.split("BEGIN:VEVENT");
        let mut starts: Vec<_> = events
            .filter(|event| event.contains("UID:start_operation."))
            .map(|event| (event.contains("-2@onshi"), event.contains("20210531")))
            .collect();
        starts.sort_unstable();
        starts
    };
    assert_eq!(days(""), [(false, false), (true, true)]);
    assert_eq!(days("apply_for_reader"), [(false, false), (true, true)]);
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn a_plan_for_paper() {
    let flags = [
        "plan",
        "--facility",
        "診療所",
        "--start",
        "令和3年6月30日",
        "--output",
    ];
    let page = text(&onshi(&[&flags[..], &["html"]].concat(), b"").stdout);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("令和3年5月30日（日）"));
    let json = onshi(&[&flags[..], &["jsonl"]].concat(), b"");
    assert_eq!(rows(&json)[0]["steps"][2]["due_on"], "2021-05-30");
    assert_eq!(status(&onshi(&[&flags[..], &["csv"]].concat(), b"")), 2);
}

/// The second shop is late since 2021-01-31 (4 months before 2021-05-31), the first since 2021-02-28; the third
/// has no kind of facility.
const SHOPS: &str = "店舗名,医療機関コード,施設区分,運用開始日,担当\n\
    本店,1312345,薬局,令和3年6月30日,佐藤\n\
    \"駅前,店\",,薬局,2021/5/31,鈴木\n\
    北店,,くすり屋,2021-06-30,高橋\n";

#[test]
fn a_head_office_gets_a_table_of_facilities_and_steps_and_one_calendar() {
    let file = std::env::temp_dir().join(format!("onshi-shops-{}.ics", std::process::id()));
    let path = file.to_str().unwrap();
    let arguments = ["plan", "--as-of", "2021-03-01", "--ics", path];
    let table = std::env::temp_dir().join(format!("onshi-shops-{}.csv", std::process::id()));
    std::fs::write(&table, SHOPS).unwrap();
    let output = onshi(&[&arguments[..], &[table.to_str().unwrap()]].concat(), b"");
    // A row is refused, the others are answered.
    assert_eq!(status(&output), 1);
    assert!(text(&output.stderr).contains("4行目: 北店: `facility`（施設区分）"));
    let csv = text(&output.stdout);
    let lines: Vec<_> = csv.lines().collect();
    assert!(lines[0].starts_with("店舗名,医療機関コード,施設区分,運用開始日,担当,late,next_step,next_due_on,next_limit_on,earliest_operation_on,apply_for_reader,request_estimate,place_order,"));
    assert!(lines[0].ends_with(",collect_documents,apply_for_subsidy,error"));
    // The oldest late day first. From 2021-03-01 four months lead to 2021-07-01.
    assert!(lines[1].starts_with("\"駅前,店\",,薬局,2021/5/31,鈴木,apply_for_reader,request_estimate,,2021-03-31,2021-07-01,2021-01-31,,2021-04-30,"), "{csv}");
    assert!(lines[2].starts_with("本店,1312345,薬局,令和3年6月30日,佐藤,apply_for_reader,request_estimate,,2021-03-31,2021-07-01,2021-02-28,"), "{csv}");
    assert!(
        lines[3].starts_with("北店,") && lines[3].ends_with(",invalid_value"),
        "{csv}"
    );
    let calendar = std::fs::read_to_string(&file).unwrap().replace("\r\n ", "");
    assert!(calendar.contains(
        "SUMMARY:【本店】目安を過ぎています: 顔認証付きカードリーダーの選定・申し込み\r\n"
    ));
    assert!(calendar.contains("UID:place_order.1312345@onshi\r\n"));
    assert!(
        calendar.contains("UID:place_order.駅前\\,店@onshi\r\n"),
        "{calendar}"
    );
    std::fs::remove_file(&file).unwrap();

    let of = |output: &str| {
        let arguments = ["plan", "--output", output, "--as-of", "2021-03-01"];
        onshi(&[&arguments[..], &[table.to_str().unwrap()]].concat(), b"")
    };
    let said = text(&of("text").stdout);
    assert!(
        said.contains("3施設のうち、2施設に期日を過ぎた手順があります。"),
        "{said}"
    );
    assert!(said.find("駅前,店") < said.find("本店"));
    assert!(text(&of("html").stdout).starts_with("<!DOCTYPE html>"));
    assert_eq!(status(&of("jsonl")), 2);
    std::fs::remove_file(&table).unwrap();
}

#[test]
fn a_head_office_is_told_what_is_wrong_with_its_table() {
    let plan = |input: &str| onshi(&["plan", "--output", "csv"], input.as_bytes());
    // An earlier answer; lines without names.
    let output = plan("facility,name,late\nclinic,A,\n");
    assert_eq!(status(&output), 1);
    assert!(text(&output.stderr).contains("duplicate_column"));
    assert_eq!(status(&plan(r#"{"facility":"clinic"}"#)), 2);
    // No column of kinds: nothing is answered, and the error says which column is missing.
    let output = plan("name,operation_starts_on\nA,2021-06-30\n");
    assert_eq!((status(&output), text(&output.stdout).as_str()), (1, ""));
    assert!(text(&output.stderr).contains("missing_column"));
    let output = plan("facility,name\nclinic,\nclinic,B\n");
    let csv = text(&output.stdout);
    assert_eq!((status(&output), csv.lines().count()), (0, 3));
    let output = onshi(
        &["plan", "--output", "csv", "--as-of", "来月"],
        b"facility\nclinic\n",
    );
    assert_eq!((status(&output), text(&output.stdout).as_str()), (1, ""));
    // A reference date may go with standard input; without any it is today's, on which the year 2021 is past.
    let rows = b"facility,operation_starts_on\nclinic,2021-06-30\n";
    for (as_of, late) in [(&["--as-of", "2021-01-01"][..], false), (&[], true)] {
        let output = onshi(&[&["plan", "--output", "csv"], as_of].concat(), rows);
        assert_eq!(text(&output.stdout).contains("apply_for_reader;"), late);
    }
    assert_eq!(status(&plan("")), 0);
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
