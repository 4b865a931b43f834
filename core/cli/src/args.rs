//! The arguments, and their help.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use onshi::forms::FormKind;
use onshi::{FractionRule, Language};
use serde::Serialize;
use serde_json::Value;

/// オンライン資格確認の導入に対する補助金を計算します。
/// How much subsidy a facility gets for introducing online eligibility verification.
#[derive(Parser)]
#[command(name = "onshi", version, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
例 / Examples:
  onshi assess --facility 診療所 --readers 1 --cost 42.9万円 --applied 令和3年3月31日
  onshi assess --facility pharmacy --group-prescriptions 40000 --readers 1 \\
      --cost 429000 --applied 2021-04-01 --lang en
  onshi assess projects.jsonl > answers.jsonl
  cat projects.jsonl | onshi assess --explain
  onshi assess facilities.csv --output csv > answers.csv

環境変数 / Environment:
  ONSHI_MAX_THREADS  使うスレッド数の上限（既定はコア数） / The most threads that answer rows; by default one a core

終了ステータス / Exit status:
  0 すべて計算できた / every row answered
  1 計算できない行があった / some rows refused (each has its error in its place)
  2 コマンドの誤り / the command itself was wrong";

#[derive(Subcommand)]
pub enum Command {
    /// 補助金額を計算します / Assess projects: the subsidy and why
    #[command(after_help = EXAMPLES)]
    Assess(Ask),
    /// 見直し前と見直し後を比べます / Compare the pamphlet's two columns
    Compare(Ask),
    /// 台数ごと、申込日ごとに並べて計算します / Every number of readers side by side; by flags also every track, with or
    /// without a day
    Options(Ask),
    /// いつまでに何をするかを示します / Plan the preparation: what to do by when
    #[command(after_help = PLAN_EXAMPLES)]
    Plan(PlanAsk),
    /// 様式を提出前に確認します / Check forms before they are sent: every problem at once
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckAsk),
    /// 小計・合計や申請額を計算して埋め、印刷・メール用の書類を作ります / Fill in calculated fields, and make documents for paper and mail
    #[command(after_help = DRAFT_EXAMPLES)]
    Draft(DraftAsk),
    /// 問い合わせ先と受付時間を示します / Who to ask, and when the telephone is answered
    Desk(DeskAsk),
    /// 補助上限表の版 / The editions of the table
    Edition {
        #[command(subcommand)]
        command: EditionCommand,
    },
    /// コードの一覧（JSON Lines） / List every code that can be returned, as JSON Lines
    Codes,
    /// JSON Schema を表示します / Print a JSON Schema
    Schema {
        /// スキーマの名前（なければ名前の一覧） / The schema's name; the names of all, a line each, without
        #[arg(value_parser = PossibleValuesParser::new(onshi::schema::names()))]
        name: Option<String>,
    },
}

const PLAN_EXAMPLES: &str = "\
例 / Examples:
  onshi plan --facility 診療所 --start 令和3年6月30日 --set-up 2021-06-10 --as-of 2021-05-20
  onshi plan --facility clinic --start 2021-06-30 --set-up 2021-06-10 --ics plan.ics --lang en
  onshi plan --facility clinic --start 2021-06-30 --output html > plan.html
  onshi plan milestones.jsonl > plans.jsonl
  onshi plan shops.csv --as-of 2021-05-20 --ics shops.ics > shops-and-steps.csv
  onshi plan shops.xlsx --as-of 2021-05-20 --output text";

const CHECK_EXAMPLES: &str = "\
例 / Examples:
  onshi check receipt_breakdown breakdowns.jsonl > reports.jsonl
  echo 01-1-011248-9 | onshi check institution_code

終了ステータス / Exit status:
  0 誤りは見つからなかった / no errors were found
  1 誤りのある様式があった / some are wrong
  2 コマンドの誤り / the command itself was wrong";

const DRAFT_EXAMPLES: &str = "\
例 / Examples:
  onshi draft receipt_breakdown breakdowns.jsonl > complete.jsonl
  onshi draft receipt_breakdown --output csv breakdown.jsonl > breakdown.csv
  onshi draft subsidy_application application.jsonl
  onshi draft subsidy_application --output html application.jsonl > pack.html
  onshi draft estimate_request request.jsonl > letter.txt";

/// The desk, and whether it is open.
#[derive(Args)]
pub struct DeskAsk {
    /// 日本時間の日時（その時に受付時間内かを示します） / A time of Japan, to say whether the desk is open
    /// then: 2021-01-16T15:59
    #[arg(long, value_name = "TIME", allow_negative_numbers = true)]
    pub at: Option<String>,

    /// JSONで表示します / Print as JSON
    #[arg(long)]
    pub json: bool,

    /// 言語 / The language of the answer for people
    #[arg(long, value_enum, default_value = "ja")]
    pub lang: Lang,
}

/// Forms to check.
#[derive(Args)]
pub struct CheckAsk {
    /// 様式 / The form
    #[arg(value_parser = a_form())]
    pub form: FormKind,

    /// JSON Lines のファイル（なければ標準入力）。医療機関コードは、1行に1件でも、CSVとExcelブックでも読みます / Files of
    /// JSON Lines; standard input if none. Institution codes may also be given one per line, as CSV
    /// or in a workbook
    pub files: Vec<PathBuf>,

    /// Excelブックのシートの名前（既定は最初のシート） / The sheet of a workbook; the first by default
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
}

fn a_form() -> impl TypedValueParser<Value = FormKind> {
    PossibleValuesParser::new(FormKind::CODES).try_map(|word| FormKind::named(&word))
}

// No documentation: clap would show it as that of the command.
#[derive(Args)]
pub struct CsvAsk {
    /// 表計算ソフトが数式とみなすセル（=、+、-、@ で始まるもの）の前に ' を付けます / In CSV, put an apostrophe before cells that
    /// a spreadsheet would take for a formula (=, +, -, @)
    #[arg(long)]
    pub escape_formulas: bool,
}

/// Forms to fill in.
#[derive(Args)]
pub struct DraftAsk {
    /// 様式 / The form
    #[arg(value_parser = a_form())]
    pub form: FormKind,

    /// JSON Lines のファイル（なければ標準入力） / Files of JSON Lines; standard input if none
    pub files: Vec<PathBuf>,

    /// 出力形式（既定は、小計・申請額のある様式は json、ほかは text）。table と csv は領収書内訳書の行、text と html は印刷・
    /// メール用：見積依頼は依頼の文面、補助金申請は表紙と書類一式、ほかは様式ごとの1枚 / How to answer: by default json for a form
    /// with sums or an amount, text for others; table and csv are the rows of a receipt breakdown, text and html are for
    /// paper and mail: the request as a letter, the subsidy application with a cover and its forms, any other form as a sheet
    #[arg(long, value_enum)]
    pub output: Option<DraftOutput>,

    #[command(flatten)]
    pub csv: CsvAsk,

    /// 言語 / The language of printed rows and of paper
    #[arg(long, value_enum, default_value = "ja")]
    pub lang: Lang,
}

/// How a form is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DraftOutput {
    Json,
    Table,
    Csv,
    Text,
    Html,
}

/// One plan by flags, or rows of them.
#[derive(Args)]
pub struct PlanAsk {
    /// JSON Lines、CSV、Excelブックのファイル（なければ標準入力） / Files of JSON Lines or CSV, or
    /// workbooks; standard input if none
    pub files: Vec<PathBuf>,

    /// Excelブックのシートの名前（既定は最初のシート） / The sheet of a workbook; the first by default
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    #[command(flatten)]
    pub flags: PlanFlags,

    /// 出力形式。既定は、1件なら text、行なら jsonl（--ics のときは csv）。html は印刷用。行のときは施設ごとに1件で、
    /// 期日を過ぎたものから並べます：csv は施設×手順の表、text と html は期日を過ぎた手順と次の手順 / The output's format: by
    /// default text for one plan, jsonl for rows (csv with --ics). html is for paper. Of rows, a facility each, the most
    /// urgent first: csv is a table of facilities and steps; text and html say what is late and what is next
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub output: Option<PlanOutput>,

    #[command(flatten)]
    pub csv: CsvAsk,

    /// 計画をカレンダーのファイルにも書きます。行のときは、すべての施設を1つのファイルに / Write the plan as a calendar file,
    /// too; of rows, all facilities in one
    #[arg(long, help_heading = PLAN, value_name = "FILE")]
    pub ics: Option<PathBuf>,

    /// カレンダーの中でこの計画を見分ける名前（医療機関コードなど。既定は施設区分と日付から作り、
    /// 日付が変わると別の予定になります） / Name that distinguishes this plan from others in a calendar, such as
    /// the institution code; by default derived from the facility and its days, so that after a change
    /// of a day events are added and not updated. Not for rows
    #[arg(long, help_heading = PLAN, value_name = "ID", default_value = "", hide_default_value = true)]
    pub id: String,

    /// 言語 / The language of a plan for people
    #[arg(long, value_enum, default_value = "ja")]
    pub lang: Lang,
}

const PLAN: &str = "1件だけ計画する / One plan by flags";

/// A plan by flags.
#[derive(Args, Serialize)]
pub struct PlanFlags {
    /// 施設区分 / hospital 病院, clinic 診療所, pharmacy 薬局
    #[arg(long, help_heading = PLAN, allow_negative_numbers = true, conflicts_with = "files")]
    pub facility: Option<String>,

    /// グループの1か月の処方箋受付回数（薬局だけ） / Prescriptions of the pharmacy's group in a month
    #[arg(long = "group-prescriptions", help_heading = PLAN, value_name = "COUNT", allow_negative_numbers = true, conflicts_with = "files")]
    pub group_prescriptions_per_month: Option<String>,

    /// 運用開始日（予定でも可） / The start of operation (a planned day will do)
    #[arg(long = "start", help_heading = PLAN, value_name = "DATE", allow_negative_numbers = true, conflicts_with = "files")]
    pub operation_starts_on: Option<String>,

    /// 機器受取・設定の日 / The day of device set-up
    #[arg(long = "set-up", help_heading = PLAN, value_name = "DATE", allow_negative_numbers = true, conflicts_with = "files")]
    pub equipment_set_up_on: Option<String>,

    /// カードリーダーの申込日 / Day of the reader application
    #[arg(long = "applied", help_heading = PLAN, value_name = "DATE", allow_negative_numbers = true, conflicts_with = "files")]
    pub reader_applied_on: Option<String>,

    /// 基準日（この日の時点で期日を過ぎている手順を示します）。施設ごとの表では、基準日のない行に使い、既定は今日です / Reference
    /// date: show what is late on that day; of a table of facilities, for rows without one of their own, by default today
    #[arg(long, help_heading = PLAN, value_name = "DATE", allow_negative_numbers = true)]
    pub as_of: Option<String>,

    /// 済んだ手順 / The steps that are done, such as apply_for_reader,place_order
    #[arg(long, help_heading = PLAN, value_name = "STEP", conflicts_with = "files")]
    pub done: Vec<String>,

    /// 受理された猶予届の類型（1～6） / The type of the accepted deferral notice
    #[arg(long, help_heading = PLAN, value_name = "N", allow_negative_numbers = true, conflicts_with = "files")]
    pub deferral: Option<String>,
}

impl PlanFlags {
    /// Returns whether a plan is asked for by flags.
    pub fn any(&self) -> bool {
        // A reference date may go with rows, too.
        !self.done.is_empty() || given(self).iter().any(|(name, _)| name != "as_of")
    }
}

/// How plans are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanOutput {
    Jsonl,
    Csv,
    Text,
    Html,
}

#[derive(Subcommand)]
pub enum EditionCommand {
    /// 版の一覧 / List the editions
    List,
    /// 版をJSONで表示します / Print an edition as JSON
    Show {
        /// 版の名前 / The edition's name
        name: String,
    },
    /// ファイルの版を確認します / Check an edition of a file: gaps, rows, ceilings, sources
    Check {
        /// 版のJSON（`onshi edition show` の形） / The edition as JSON, as `edition show` prints it
        file: PathBuf,
    },
}

/// What is asked, of what, and how to answer.
#[derive(Args)]
pub struct Ask {
    /// JSON Lines のファイル、assess ではCSVとExcelブック（xlsx、xls、ods）も（なければ標準入力） / Files of JSON Lines, for
    /// assess also CSV and workbooks (xlsx, xls, ods); standard input if none
    pub files: Vec<PathBuf>,

    /// Excelブックのシートの名前（既定は最初のシート） / The sheet of a workbook; the first by default
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    #[command(flatten)]
    pub project: ProjectFlags,

    /// 版の名前か、版のJSONのファイル（既定は最新の版） / The edition's name, or a file that holds one as
    /// JSON; the newest by default
    #[arg(long, value_name = "NAME|FILE")]
    pub edition: Option<String>,

    /// 端数処理を指定します / Another fraction rule
    #[arg(long, value_enum)]
    pub fraction: Option<Fraction>,

    /// 行の答えに出典・説明・前提を加えます（1件の計算には常に付きます） / Add citations,
    /// explanation and assumptions to rows (one project by flags always has them)
    #[arg(long)]
    pub explain: bool,

    /// 入力形式（既定は中身とファイルの拡張子で決めます。CSVは assess だけ） / The input's format; by
    /// default its content and the file's ending decide. CSV works only with assess
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub input: Option<Format>,

    /// 出力形式。csv は入力の列に答えの列を加えます / The output's format; csv adds the answer's columns to
    /// those of the input
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "jsonl")]
    pub output: Format,

    #[command(flatten)]
    pub csv: CsvAsk,

    /// 言語 / The language of an answer for people
    #[arg(long, value_enum, default_value = "ja")]
    pub lang: Lang,
}

/// How rows are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Jsonl,
    Csv,
}

/// A project by flags: one answer for people.
#[derive(Args, Serialize)]
#[group(multiple = true, conflicts_with_all = ["files", "input", "output", "sheet"])]
pub struct ProjectFlags {
    /// 施設区分 / hospital 病院, clinic 診療所, pharmacy 薬局
    #[arg(long, help_heading = PROJECT, allow_negative_numbers = true)]
    pub facility: Option<String>,

    /// グループの1か月の処方箋受付回数（薬局だけ） / Prescriptions of the pharmacy's group in a month
    #[arg(long = "group-prescriptions", help_heading = PROJECT, value_name = "COUNT", allow_negative_numbers = true)]
    pub group_prescriptions_per_month: Option<String>,

    /// カードリーダーの台数 / Face-recognition card readers
    #[arg(long, help_heading = PROJECT, value_name = "COUNT", allow_negative_numbers = true)]
    pub readers: Option<String>,

    /// 補助の対象になる費用（事業費） / What was paid for the eligible work: 429000, 429,000円, 42.9万円
    #[arg(long, help_heading = PROJECT, value_name = "YEN", allow_negative_numbers = true)]
    pub cost: Option<String>,

    /// カードリーダーの申込日 / Day of the reader application: 2021-03-31, 令和3年3月31日, R3.3.31
    #[arg(long = "applied", help_heading = PROJECT, value_name = "DATE", allow_negative_numbers = true)]
    pub reader_applied_on: Option<String>,

    /// システムベンダーとの契約日 / Day of the vendor contract
    #[arg(long = "vendor-contract", help_heading = PROJECT, value_name = "DATE", allow_negative_numbers = true)]
    pub vendor_contract_on: Option<String>,

    /// 運用開始日 / Start of operation
    #[arg(long = "start", help_heading = PROJECT, value_name = "DATE", allow_negative_numbers = true)]
    pub operation_starts_on: Option<String>,

    /// 補助金の支給を受けている / A subsidy has been paid already
    #[arg(long, help_heading = PROJECT, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub subsidy_paid: Option<String>,
}

const PROJECT: &str = "1件だけ計算する / One project by flags";

/// Returns the texts that were given by flags, which have the fields' names.
pub fn given(flags: &impl Serialize) -> Vec<(String, String)> {
    let Ok(Value::Object(values)) = serde_json::to_value(flags) else {
        return Vec::new();
    };
    let given = values.into_iter().filter_map(|(name, value)| match value {
        Value::String(text) => Some((name, text)),
        _ => None,
    });
    given.collect()
}

/// Returns the flag that gives a field of the wire: the arguments have the fields' names.
pub fn flag_of(field: &str) -> Option<String> {
    let name = field.split(['[', '.']).next().unwrap_or_default();
    let program = Arguments::command();
    let commands = program.get_subcommands();
    let mut arguments = commands.flat_map(|command| command.get_arguments());
    let found = arguments.find(|argument| argument.get_id() == name)?;
    Some(format!("--{}", found.get_long()?))
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Lang {
    Ja,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self::Ja,
            Lang::En => Self::En,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Fraction {
    /// 1円未満切り捨て / Round down to 1 yen
    #[value(name = "whole_yen")]
    WholeYen,
    /// 1,000円未満切り捨て / Round down to 1,000 yen
    #[value(name = "thousand_yen")]
    ThousandYen,
}

impl From<Fraction> for FractionRule {
    fn from(fraction: Fraction) -> Self {
        match fraction {
            Fraction::WholeYen => Self::WholeYen,
            Fraction::ThousandYen => Self::ThousandYen,
        }
    }
}
