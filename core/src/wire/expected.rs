//! What a field takes, in words.

use crate::problem::{Allowed, one_of};
use crate::unreadable::{DAY, Typed};
use crate::{FacilityKind, Language};

/// What a field takes, for the messages of a missing and of a wrong value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number.
    Whole,
    /// A whole number of prescriptions.
    Prescriptions,
    /// A whole number of yen.
    Yen,
    /// The type of a deferral notice.
    Deferral,
    /// A list of steps.
    Steps,
    /// A day.
    Date,
    /// True or false.
    Flag,
    /// A count of 32 bits.
    Count,
    /// A ratio.
    Ratio,
    /// A month.
    Month,
    /// A month, a day, or as soon as possible.
    WishedStart,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// In what form a value came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Typed by a person: people's ways of writing are read.
    Typed,
    /// A text of the wire, in quotes.
    Text,
    /// The error of a spreadsheet.
    Failed,
    /// Any other value.
    Value,
}

impl Expected {
    /// Returns the range or the list that is allowed; `None` where words alone say it.
    pub(super) fn allowed(self) -> Option<Allowed> {
        match self {
            Self::Word(words) => Some(Allowed::words(words)),
            Self::Prescriptions | Self::Count => Some(Allowed::numbers(0, i64::from(u32::MAX))),
            Self::Deferral => Some(Allowed::numbers(1, 6)),
            Self::Whole
            | Self::Yen
            | Self::Date
            | Self::Flag
            | Self::Steps
            | Self::Ratio
            | Self::Month
            | Self::WishedStart
            | Self::Text
            | Self::List
            | Self::Object => None,
        }
    }

    /// Returns whether the field takes a text in quotes.
    pub(super) const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Word(_) | Self::Date | Self::Month | Self::WishedStart | Self::Text
        )
    }

    /// Returns the words for "give …".
    pub(super) fn text(self, language: Language, form: Written) -> String {
        let typed = form == Written::Typed;
        let plain = match self {
            Self::Word(words) if typed && words == FacilityKind::CODES => language.of(
                "`病院`、`診療所`、`薬局`のいずれか",
                "one of `hospital`, `clinic`, `pharmacy` (or `病院`, `診療所`, `薬局`)",
            ),
            Self::Word(words) => return one_of(words, language),
            Self::Prescriptions if typed => language.of(
                "0以上の整数（例：`40000`、`4万`。グループに属さない薬局は `0`）",
                "a whole number such as `40000` or `4万` (`0` for a pharmacy without a group)",
            ),
            Self::Whole => language.of("整数（例：`1`）", "a whole number such as `1`"),
            Self::Prescriptions => language.of(
                "0から4294967295までの整数（グループに属さない薬局は `0`）",
                "a whole number from 0 to 4294967295 (`0` for a pharmacy without a group)",
            ),
            Self::Yen if typed => Typed::Amount.wanted().get(language),
            Self::Yen => language.of(
                "円単位の整数（例：`429000`）",
                "a whole number of yen such as `429000`",
            ),
            Self::Date if typed => DAY.get(language),
            Self::Date => language.of(
                "`2021-03-31` の形の文字列で、実在する日付",
                "a day that exists, as text in the form `2021-03-31`",
            ),
            Self::Deferral => language.of("1から6までの整数", "a whole number from 1 to 6"),
            Self::Steps => language.of("手順のコードのリスト", "a list of step codes"),
            Self::Flag if typed => language.of(
                "`はい` か `いいえ`（または `済`・`未`、`○`・`×`、`1`・`0`）",
                "`yes` or `no` (or `1` and `0`, `済` and `未`)",
            ),
            Self::Flag => language.of("`true` か `false`", "`true` or `false`"),
            Self::Count => language.of(
                "0から4294967295までの整数",
                "a whole number from 0 to 4294967295",
            ),
            Self::Ratio => language.of(
                "`1/2` の形の文字列（分母と分子は5桁まで）",
                "a ratio, as text in the form `1/2` with at most five digits each",
            ),
            Self::Month => language.of(
                "`2021-03` の形の文字列",
                "a month, as text in the form `2021-03`",
            ),
            Self::WishedStart => language.of(
                "`2021-03`、`2021-03-31`、`as_soon_as_possible` のいずれかの形の文字列",
                "a text such as `2021-03`, `2021-03-31` or `as_soon_as_possible`",
            ),
            Self::Text if typed => language.of("文字列", "text"),
            Self::List if typed => {
                language.of("1行ずつに分けたもの", "a list with an entry for each row")
            }
            Self::Object if typed => {
                language.of("項目ごとに分けたもの", "an entry for each of its fields")
            }
            Self::Text => language.of("引用符で囲んだ文字列", "a text in quotes"),
            Self::List => language.of("`[` と `]` で囲んだリスト", "a list in `[` and `]`"),
            Self::Object => language.of(
                "`{` と `}` で囲んだオブジェクト",
                "an object in `{` and `}`",
            ),
        };
        plain.to_owned()
    }
}
