//! Tables of text as people bring them: headings, titles, units, stale answers.

use crate::common::{amounts, cp932, onshi, refused, rows, status, text};
use serde_json::Value;

pub const HEADING: &str = "施設名,施設区分,台数,事業費,申込日";
/// Worked out by hand: 3/4 of 300,000; all of 429,000.
pub const ROWS: &str =
    "おんし医院,診療所,1,300000,2021-04-01\nオン資医院,診療所,1,429000,2021-03-31\n";
pub const AMOUNTS: [i64; 2] = [225_000, 429_000];

#[test]
fn headings_as_people_write_them() {
    for heading in [
        "Facility,READERS,Cost,Reader_Applied_On",
        " facility , readers , cost , reader applied on ",
        "kind of facility,Readers,Project Cost (yen),reader-applied-on",
        "施設 区分,台数（台）,事業費（円）,申込日（西暦）",
        "施設区分※,台数*,事業費[単位：円],申込日:",
        "ｆａｃｉｌｉｔｙ,ｒｅａｄｅｒｓ,ｃｏｓｔ,ｒｅａｄｅｒ＿ａｐｐｌｉｅｄ＿ｏｎ",
        "\"施設\n区分\",台数,事業費,カードリーダーの申込日",
    ] {
        let input = format!("{heading}\nclinic,1,300000,2021-04-01\n");
        assert_eq!(
            amounts(&onshi(&["assess"], input.as_bytes())),
            [225_000],
            "{heading}"
        );
    }
    // A unit of the heading counts for every cell without one of its own.
    let input = "施設区分,台数,事業費（千円）,申込日\n診療所,1,300,2021-04-01\n診療所,1,42.9万円,2021-03-31\n診療所,1,,2021-03-31\n";
    let output = onshi(&["assess"], input.as_bytes());
    assert_eq!(amounts(&output), [225_000, 429_000, -1]);
    assert_eq!(refused(&output), [(4, "missing_field".to_owned())]);
    // A note that may mean something else is not passed over.
    let input = "施設区分,台数,事業費（税抜）,申込日\n診療所,1,300000,2021-04-01\n";
    assert_eq!(
        refused(&onshi(&["assess"], input.as_bytes())),
        [(1, "missing_column".to_owned())]
    );
}

/// Somebody edits the cost in yesterday's answer.
#[test]
fn an_answer_of_yesterday_does_not_stand_beside_todays() {
    let given = "facility,readers,cost,reader_applied_on";
    for name in [
        "edition",
        "category",
        "track",
        "base",
        "counted",
        "ratio",
        "exact",
        "fraction_rule",
        "basis",
        "cut",
        "subsidy",
        "self_pay",
        "error",
        "Subsidy",
        " self pay ",
    ] {
        let input = format!("{given},{name}\nclinic,1,400000,2021-04-01,225000\n");
        let output = onshi(&["assess"], input.as_bytes());
        assert_eq!(
            refused(&output),
            [(1, "duplicate_column".to_owned())],
            "{name}"
        );
        let output = onshi(&["assess", "--output", "csv"], input.as_bytes());
        assert_eq!((status(&output), output.stdout.len()), (1, 0), "{name}");
        let message = text(&output.stderr);
        assert!(
            message.contains("duplicate_column") && message.contains(name.trim()),
            "{message}"
        );
    }
}

/// A unit may stand above the headings, in them, or in a row of its own; a cell may have its own.
#[test]
fn units_of_a_table() {
    let row = "診療所,1,429,2021-03-31\n";
    for table in [
        format!("（単位：千円）\n施設区分,台数,事業費,申込日\n{row}"),
        format!("補助金一覧,,,\n,,,(単位:千円)\n施設区分,台数,事業費,申込日\n{row}"),
        format!("\"（単位：千円）\"\n施設区分,台数,事業費,申込日\n{row}"),
        format!(",（台）,（千円）,（年月日）\n施設区分,台数,事業費,申込日\n{row}"),
        format!("施設区分,台数,事業費,申込日\n,台,千円,\n{row}"),
        format!("施設区分,台数,事業費,申込日\n,（台）,（千円）,（年月日）\n{row}"),
        format!("施設区分,台数,事業費,申込日\n単位：千円,,,\n{row}"),
        format!("施設区分,台数,事業費（税込・千円）,申込日\n{row}"),
        format!("施設区分,台数,事業費【千円】※1,申込日\n{row}"),
        format!("施設区分,台数,事業費,申込日\n,（台）,（千円）,\n{row}"),
    ] {
        assert_eq!(
            amounts(&onshi(&["assess"], table.as_bytes())),
            [429_000],
            "{table}"
        );
    }
    // Which unit such a cell has, nobody can say.
    for cell in ["¥429-", "金429也", "42万9", "1千", "429.000"] {
        let table = format!("施設区分,台数,事業費（千円）,申込日\n診療所,1,{cell},2021-03-31\n");
        let output = onshi(&["assess"], table.as_bytes());
        assert_eq!(
            refused(&output),
            [(2, "invalid_value".to_owned())],
            "{cell}"
        );
        assert_eq!(rows(&output)[0]["error"]["given"], cell);
    }
    // Nor whether these are the unit of the column.
    for table in [
        format!("補助金一覧（単位：千円）\n施設区分,台数,事業費,申込日\n{row}"),
        format!("（単位：千円）\n（単位：円）\n施設区分,台数,事業費,申込日\n{row}"),
        format!("※昨年度（単位：千円）から円に変更\n施設区分,台数,事業費,申込日\n{row}"),
        format!("施設区分,台数,事業費,申込日\n※千円単位で記入,,,\n{row}"),
    ] {
        let output = onshi(&["assess"], table.as_bytes());
        assert_eq!(
            rows(&output)[0]["error"]["code"],
            "missing_column",
            "{table}"
        );
        assert_eq!(rows(&output)[0]["error"]["field"], "cost", "{table}");
        assert_eq!(rows(&output).len(), 1, "{table}");
    }
    // Words that hold 円, 台 or 回 are no units, and a row without a number is no row of units.
    for title in ["施設台帳", "第二回調査", "一円未満切り捨て"] {
        let table = format!("{title}\n施設区分,台数,事業費,申込日\n{row}");
        assert_eq!(
            amounts(&onshi(&["assess"], table.as_bytes())),
            [429],
            "{title}"
        );
    }
    let table = format!("名称,施設区分,台数,事業費,申込日\n台帳医院,診療所,,,\nA,{row}");
    assert_eq!(
        refused(&onshi(&["assess"], table.as_bytes())),
        [(2, "missing_field".to_owned())]
    );
    // With its own unit the column is clear.
    let table = format!("補助上限（単位：千円）\n施設区分,台数,事業費（円）,申込日\n{row}");
    assert_eq!(amounts(&onshi(&["assess"], table.as_bytes())), [429]);
    for heading in ["支給済み？", "⑦支給済み", "支給済み：○×"] {
        let table = format!(
            "施設区分,台数,事業費,申込日,{heading},運用開始日\n診療所,1,300000,2021-04-01,○,2022-12-01\n"
        );
        let found = amounts(&onshi(&["assess"], table.as_bytes()));
        assert!(found == [225_000] || found == [-1], "{heading}: {found:?}");
    }
    let table = "施設区分,台数,事業費（千円）,申込日\n診療所,1,429000円,2021-03-31\n診療所,1,△429,2021-03-31\n";
    let output = onshi(&["assess"], table.as_bytes());
    assert_eq!(amounts(&output), [429_000, -1]);
    assert_eq!(refused(&output), [(3, "cost_out_of_range".to_owned())]);
    // A note that may mean something else is refused, for a field that may be missing, too.
    for heading in [
        "支給済み（見込）",
        "運用開始日（2台目）",
        "契約日（変更後）",
    ] {
        let table = format!("施設区分,台数,事業費,申込日,{heading}\n{row}");
        let output = onshi(&["assess"], table.as_bytes());
        assert_eq!(
            refused(&output),
            [(1, "missing_column".to_owned())],
            "{heading}"
        );
    }
    // Paid already: the start of operation does not move it to the mandate track.
    let table = "施設区分,台数,事業費,申込日,運用開始日（予定）,支給済み（○×）\n診療所,1,429000,2021-04-01,2022-07-01,○\n";
    assert_eq!(amounts(&onshi(&["assess"], table.as_bytes())), [321_000]);
}

/// Titles with quotes, headings of several lines, and rows that are too long.
#[test]
fn quotes_and_lines_in_titles_headings_and_rows() {
    let plain = format!("{HEADING}\n{ROWS}");
    for title in [
        "\"補助金一覧,,,,\n",
        "15\"モニタ込み 一覧,,,,\n",
        "\"単位：円\"\n",
    ] {
        let output = onshi(&["assess"], format!("{title}{plain}").as_bytes());
        assert_eq!(
            (status(&output), amounts(&output)),
            (0, AMOUNTS.to_vec()),
            "{title}"
        );
    }
    let folded =
        "一覧\n\"施設\n区分\",\"台\n数\",\"事業\n費\",\"申込\n日\"\n診療所,1,429000,2021-03-31\n";
    assert_eq!(amounts(&onshi(&["assess"], folded.as_bytes())), [429_000]);
    let long = format!("{HEADING}\n佐藤医院,診療所,1,300,000,2021-04-01\n");
    let answers = text(&onshi(&["assess", "--output", "csv"], long.as_bytes()).stdout);
    assert!(
        answers.contains("佐藤医院,診療所,1,300,000;2021-04-01,,"),
        "{answers}"
    );
}

/// The columns that an answer adds are those that no input may have.
#[test]
fn the_computed_columns_are_those_that_are_added() {
    let input = format!("{HEADING}\n")
        .replace("台数", "readers")
        .replace("事業費", "cost");
    let answers = text(&onshi(&["assess", "--output", "csv"], input.as_bytes()).stdout);
    let added = answers.trim_end().rsplit_once("申込日,").unwrap().1;
    assert_eq!(added, onshi::wire::COMPUTED.join(","));
}

#[test]
fn plans_and_codes_from_tables() {
    let plan = "施設区分,運用開始日,機器受取・設定の日,カードリーダーの申込日,基準日,済んだ手順\nclinic,令和3年6月30日,2021/6/10,2021-02-20,2021-05-25,\"apply_for_reader、receive_reader\"\n病院,,,,,\n診療所,44286,,,,\n";
    let output = onshi(&["plan"], plan.as_bytes());
    assert_eq!(status(&output), 1);
    let plans = rows(&output);
    // The order is open: a month from 2021-05-25.
    assert_eq!(plans[0]["earliest_operation_on"], "2021-06-25");
    assert_eq!(plans[0]["steps"][0]["status"], "done");
    // Five business days before 2021-06-10.
    let usage = plans[0]["steps"]
        .as_array()
        .unwrap()
        .iter()
        .find(|step| step["step"] == "apply_for_usage");
    assert_eq!(usage.unwrap()["due_on"], "2021-06-03");
    assert_eq!(plans[1]["earliest_operation_on"], Value::Null);
    assert_eq!(refused(&output), [(4, "invalid_date".to_owned())]);

    let codes = "名称,都道府県番号,点数表,医療機関コード\nA,01,1,0112489\nB,01,医科,\"01,1248,9\"\nC,01,1,0112480\nD,,,0110112489\n";
    for input in [
        codes.as_bytes().to_vec(),
        cp932(codes),
        cp932(&codes.replace("\"01,1248,9\"", "0112489").replace(',', "\t")),
    ] {
        let output = onshi(&["check", "institution_code"], &input);
        assert_eq!(status(&output), 1);
        let ok: Vec<bool> = rows(&output)
            .iter()
            .map(|report| report["ok"].as_bool().unwrap())
            .collect();
        assert_eq!(ok, [true, true, false, true]);
    }
    // The score table decides: 27 1 130457 has the check digit 2, with 3 it has 8.
    let numbers =
        "都道府県コード,点数表番号,医療機関番号\n27,1,1304572\n27,3,1304572\n27,3,1304578\n";
    let output = onshi(&["check", "institution_code"], numbers.as_bytes());
    let ok: Vec<_> = rows(&output)
        .iter()
        .map(|report| report["ok"].clone())
        .collect();
    assert_eq!(ok, [true, false, true]);
    // A word that is not a heading and a cut-off object are answered as lines.
    for line in ["clinic\n", "{\"facility\"\n"] {
        let output = onshi(&["plan"], line.as_bytes());
        assert_eq!(refused(&output), [(1, "invalid_json".to_owned())], "{line}");
    }
    // One heading makes a table.
    for (table, due) in [
        ("facility\nclinic\n", Value::Null),
        ("店名,施設区分\nA,診療所\n", Value::Null),
        ("施設区分,start\n診療所,2021-06-30\n", "2021-02-28".into()),
    ] {
        let output = onshi(&["plan"], table.as_bytes());
        assert_eq!(status(&output), 0, "{table}");
        assert_eq!(rows(&output)[0]["steps"][0]["due_on"], due, "{table}");
    }
    // A notice of type 1 that was accepted: to be applied for by 2023-12-31.
    let table = "施設区分,運用開始日,猶予届の類型\n診療所,2023-06-30,1\n";
    let plan = &rows(&onshi(&["plan"], table.as_bytes()))[0];
    let steps = plan["steps"].as_array().unwrap();
    let last = steps
        .iter()
        .find(|step| step["step"] == "apply_for_subsidy")
        .unwrap();
    assert_eq!(last["due_on"], "2023-12-31");
    let output = onshi(&["plan", "--id", "Z"], b"facility\nclinic\n");
    assert_eq!((status(&output), output.stdout.len()), (2, 0));
    // Below a title, and without a heading whatever the name.
    let titled = "計画\n施設区分,運用開始日\nclinic,2021-06-30\n";
    assert_eq!(rows(&onshi(&["plan"], titled.as_bytes())).len(), 1);
    let list = std::env::temp_dir().join(format!("onshi-list-{}.csv", std::process::id()));
    std::fs::write(&list, "0110112489\n").unwrap();
    assert_eq!(
        status(&onshi(
            &["check", "institution_code", list.to_str().unwrap()],
            b""
        )),
        0
    );
    std::fs::remove_file(list).unwrap();
    // A plain list, as an old program writes it.
    let output = onshi(
        &["check", "institution_code"],
        &cp932("０１１０１１２４８９\n01・1・011248・9\n"),
    );
    assert_eq!(status(&output), 0);
    // Forms that are no rows.
    let folder = std::env::temp_dir().join(format!("onshi-files-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let table = folder.join("q.csv");
    std::fs::write(&table, "date,total\n2021-03-31,1\n2021-03-31,1\n").unwrap();
    for command in [
        ["check", "receipt_breakdown"],
        ["draft", "receipt_breakdown"],
    ] {
        let output = onshi(&[command[0], command[1], table.to_str().unwrap()], b"");
        assert_eq!((status(&output), output.stdout.len()), (2, 0));
        assert_eq!(text(&output.stderr).lines().count(), 1);
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_json_array_says_what_to_do() {
    let output = onshi(&["assess"], br#"[{"facility":"clinic"}]"#);
    let error = &rows(&output)[0]["error"];
    assert_eq!(error["code"], "invalid_value");
    assert!(
        error["message"]["ja"]
            .as_str()
            .unwrap()
            .contains("1行に1件")
    );
    assert!(
        error["message"]["en"]
            .as_str()
            .unwrap()
            .contains("a line of its own")
    );
    // Files of other names are read by what they hold.
    let folder = std::env::temp_dir().join(format!("onshi-names-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, content) in [
        (
            "lines.csv",
            r#"{"facility":"clinic","readers":1,"cost":300000,"reader_applied_on":"2021-04-01"}"#
                .to_owned(),
        ),
        (
            "table.json",
            format!("{HEADING}\nA,診療所,1,300000,2021-04-01\n"),
        ),
        (
            "table.txt",
            format!("{HEADING}\nA,診療所,1,300000,2021-04-01\n").replace(',', "\t"),
        ),
        (
            "table.tsv",
            format!("{HEADING}\nA,診療所,1,300000,2021-04-01\n").replace(',', "\t"),
        ),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        let output = onshi(&["assess", path.to_str().unwrap()], b"");
        assert_eq!(amounts(&output), [225_000], "{name}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}
