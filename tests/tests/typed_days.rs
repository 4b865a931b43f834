//! Days as people type them, paste and export them.

use onshi::{Language, parse_date};

use crate::typed::{day, project};

#[test]
fn days_as_spreadsheets_and_people_write_them() {
    for typed in [
        // A spreadsheet's time of day, which a day does not need.
        "2021/3/31 0:00",
        "2021/03/31 00:00:00",
        "2021-03-31 00:00:00",
        "2021/3/31 0:00:00.000",
        "2021/3/31 14:05",
        "2021/3/31 12:00 AM",
        "2021年3月31日 0:00",
        "2021年3月31日0:00",
        "2021/3/31 午前 0:00",
        "2021年3月31日 0時00分",
        "2021年3月31日0時0分",
        "2021/3/31 23時59分59秒",
        "令和3年3月31日（水）午前10時",
        "2021-03-31T00:00:00",
        "2021-03-31 23:30:00+09:00",
        "20210331.0",
        "2021/3/31(水・祝)",
        "2021/3/31【水】",
        // The day of the week.
        "2021/3/31(水)",
        "2021/3/31（水）",
        "2021/3/31 (水曜日)",
        "2021/3/31(Wed)",
        "2021/3/31(水) 0:00",
        "2021年3月31日水曜日",
        "令和3年3月31日（水曜）",
        "令和3年3月31日㈬",
        "令和3年3月31日㊌",
        // Eras of one sign, one letter, in a square.
        "令3.3.31",
        "令3年3月31日",
        "㋿3年3月31日",
        "R.3.3.31",
        "R3.03.31",
        "R030331",
        "R3-3-31",
        // Spaces in between.
        "2021 / 3 / 31",
        "R 3. 3. 31",
        "令和 3 年 3 月 31 日",
        // Other signs.
        "2021・3・31",
        "2021ー3ー31",
        "2021－3－31",
        "令和3年3⽉31⽇",
        "令和3\u{F98E}3月31日",
        "\u{F9A8}和3年3月31日",
        "2021年㋂㏾",
        "𝟐𝟎𝟐𝟏/3/31",
        "2021/3/31\u{200B}",
        "\u{202A}2021/3/31\u{202C}",
        // A spreadsheet's text.
        "=\"2021/3/31\"",
        "'2021/3/31",
    ] {
        assert_eq!(parse_date(typed), Ok(day(2021, 3, 31)), "{typed}");
    }
    for (typed, expected) in [
        ("㍻31年4月30日", day(2019, 4, 30)),
        ("平31/4/30", day(2019, 4, 30)),
        ("㍼64年1月7日", day(1989, 1, 7)),
        ("昭64.1.7", day(1989, 1, 7)),
        ("㍽15年12月24日", day(1926, 12, 24)),
        ("㍾45年7月29日", day(1912, 7, 29)),
        ("令元.5.1", day(2019, 5, 1)),
        // The 99th year is the last that is read: Reiwa 1 is 2019.
        ("令和99年1月1日", day(2117, 1, 1)),
    ] {
        assert_eq!(parse_date(typed), Ok(expected), "{typed}");
    }
}

/// Each refusal says which it was, in both languages, with the day that it would be.
#[test]
fn a_day_that_cannot_be_read_says_why() {
    for (typed, ja, en) in [
        // 2021-03-31 is the 44,286th day from 1899-12-31 on, counting a 1900-02-29 as Excel does.
        (
            "44286",
            "シリアル値です（令和3年3月31日",
            "serial number of Excel, which would be 2021-03-31",
        ),
        (
            "44286.5",
            "シリアル値です（令和3年3月31日",
            "which would be 2021-03-31",
        ),
        (
            "４４２８６",
            "シリアル値です（令和3年3月31日",
            "which would be 2021-03-31",
        ),
        (
            "平成33年3月31日",
            "令和3年3月31日、`2021-03-31`",
            "令和3年3月31日 (`2021-03-31`)",
        ),
        (
            "H33.3.31",
            "令和3年3月31日、`2021-03-31`",
            "令和3年3月31日 (`2021-03-31`)",
        ),
        (
            "平成31年5月1日",
            "令和元年5月1日、`2019-05-01`",
            "令和元年5月1日 (`2019-05-01`)",
        ),
        (
            "令和元年4月30日",
            "平成31年4月30日、`2019-04-30`",
            "平成31年4月30日 (`2019-04-30`)",
        ),
        (
            "昭和64年1月8日",
            "平成元年1月8日、`1989-01-08`",
            "平成元年1月8日 (`1989-01-08`)",
        ),
        (
            "昭和100年1月1日",
            "令和7年1月1日、`2025-01-01`",
            "令和7年1月1日 (`2025-01-01`)",
        ),
        ("2021年3月", "には日がありません", "a month without a day"),
        ("令和3年3月", "には日がありません", "a month without a day"),
        ("R3.3", "には日がありません", "a month without a day"),
        ("2021-03", "には日がありません", "a month without a day"),
        (
            "2021/2/30",
            "暦にない日付です",
            "does not exist in the calendar",
        ),
        (
            "令和3年2月29日",
            "暦にない日付です",
            "does not exist in the calendar",
        ),
        (
            "平成33年2月30日",
            "暦にない日付です",
            "does not exist in the calendar",
        ),
        (
            "20210231",
            "暦にない日付です",
            "does not exist in the calendar",
        ),
        ("2021/3/31(木)", "水曜日です", "is a Wednesday"),
        ("3/31/2021", "読めません", "cannot be read"),
        ("R123.1.1", "読めません", "cannot be read"),
        ("2021/3/31 25:00", "読めません", "cannot be read"),
        ("2021/3/31 24時00分", "読めません", "cannot be read"),
        ("2021/3/31 9時60分", "読めません", "cannot be read"),
        ("2021/3/31 午後13時", "読めません", "cannot be read"),
        ("2021/3/31 30分", "読めません", "cannot be read"),
        ("2021/3/31 9:30時", "読めません", "cannot be read"),
        ("2021/3/31 9分30時", "読めません", "cannot be read"),
        ("2021/3/31 9時時", "読めません", "cannot be read"),
        ("2021/3/31 10:30分秒", "読めません", "cannot be read"),
        ("2021/3/310:00", "読めません", "cannot be read"),
        // In another zone; in Japan it is the next day.
        ("2021-03-31 15:00:00 UTC", "読めません", "cannot be read"),
        ("2021-03-31 15:00:00Z", "読めません", "cannot be read"),
        ("2021/3/31 0:00 foo", "読めません", "cannot be read"),
        ("2021/3/31 13:00 PM", "読めません", "cannot be read"),
        // Before 2000 a number of five digits is hardly a day of this programme.
        (
            "30331",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        // Nor is one with an era, or with anything but a part of a day behind it.
        (
            "R44286",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        (
            "44286円",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        (
            "44286/3/31",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        (
            "123.4",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        (
            "2021-03x",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        (
            "2021-13",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        (
            "元年5月1日",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        (
            "2021x3x31",
            "は読めません。実在する日付",
            "cannot be read; write",
        ),
        (
            "令和0年5月1日",
            "暦にない日付です",
            "does not exist in the calendar",
        ),
        ("2021-03-31T00:00:00Z", "読めません", "cannot be read"),
        ("20210331.5", "読めません", "cannot be read"),
        ("yesterday", "読めません", "cannot be read"),
    ] {
        let alone = parse_date(typed).expect_err(typed);
        let of_field = project("vendor_contract_on", typed).expect_err(typed);
        assert_eq!(of_field.field(), Some("vendor_contract_on"));
        for error in [alone, of_field] {
            assert_eq!(error.code().code(), "invalid_date", "{typed}");
            assert_eq!(error.given(), Some(typed));
            let words = Language::ALL.map(|language| error.message(language));
            assert!(words[0].contains(ja), "{typed}: {}", words[0]);
            assert!(words[1].contains(en), "{typed}: {}", words[1]);
        }
    }
}
