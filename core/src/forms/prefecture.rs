//! The 47 prefectures by their numbers.

use crate::Language;

/// A prefecture by its number, 1 to 47, the first two digits of an institution code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Prefecture(u8);

impl Prefecture {
    /// Returns the prefecture of that number, 1 to 47; `None` for another.
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            1..=47 => Some(Self(number)),
            _ => None,
        }
    }

    /// Returns the number, 1 to 47.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Returns the name.
    pub fn name(self, language: Language) -> &'static str {
        let index = usize::from(self.0).saturating_sub(1);
        let (ja, en) = NAMES.get(index).copied().unwrap_or_default();
        language.of(ja, en)
    }
}

/// The names in the order of the numbers.
#[rustfmt::skip]
const NAMES: [(&str, &str); 47] = [
    ("北海道", "Hokkaido"),  ("青森県", "Aomori"),    ("岩手県", "Iwate"),     ("宮城県", "Miyagi"),
    ("秋田県", "Akita"),     ("山形県", "Yamagata"),  ("福島県", "Fukushima"), ("茨城県", "Ibaraki"),
    ("栃木県", "Tochigi"),   ("群馬県", "Gunma"),     ("埼玉県", "Saitama"),   ("千葉県", "Chiba"),
    ("東京都", "Tokyo"),     ("神奈川県", "Kanagawa"), ("新潟県", "Niigata"),   ("富山県", "Toyama"),
    ("石川県", "Ishikawa"),  ("福井県", "Fukui"),     ("山梨県", "Yamanashi"), ("長野県", "Nagano"),
    ("岐阜県", "Gifu"),      ("静岡県", "Shizuoka"),  ("愛知県", "Aichi"),     ("三重県", "Mie"),
    ("滋賀県", "Shiga"),     ("京都府", "Kyoto"),     ("大阪府", "Osaka"),     ("兵庫県", "Hyogo"),
    ("奈良県", "Nara"),      ("和歌山県", "Wakayama"), ("鳥取県", "Tottori"),   ("島根県", "Shimane"),
    ("岡山県", "Okayama"),   ("広島県", "Hiroshima"), ("山口県", "Yamaguchi"), ("徳島県", "Tokushima"),
    ("香川県", "Kagawa"),    ("愛媛県", "Ehime"),     ("高知県", "Kochi"),     ("福岡県", "Fukuoka"),
    ("佐賀県", "Saga"),      ("長崎県", "Nagasaki"),  ("熊本県", "Kumamoto"),  ("大分県", "Oita"),
    ("宮崎県", "Miyazaki"),  ("鹿児島県", "Kagoshima"), ("沖縄県", "Okinawa"),
];
