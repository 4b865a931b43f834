//! What is said on a terminal while a file is read.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use onshi_files::{Input, Listener};

/// Shows on a terminal how far an input is read, and its encoding where it is not UTF-8.
pub fn show(input: &mut Input) {
    if io::stderr().is_terminal() {
        let bar = input.length().map(bar);
        input.listen(Progress { bar });
    }
}

/// Says that rows are read from the keyboard, where they are.
pub fn say_keyboard() {
    if io::stdin().is_terminal() {
        say(
            "onshi: 入力を待っています（Ctrl-Dで終わり） / reading rows from the keyboard (Ctrl-D ends)\n",
        );
    }
}

struct Progress {
    bar: Option<ProgressBar>,
}

impl Listener for Progress {
    fn read(&mut self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(bytes);
        }
    }

    fn reads_cp932(&mut self) {
        say(
            "onshi: 文字コードはCP932（Shift_JIS）として読みます / reading the text as CP932 (Shift_JIS)\n",
        );
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn say(text: &str) {
    // A remark that cannot be shown is not missed.
    let _ = io::stderr().write_all(text.as_bytes());
}

fn bar(size: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {eta}");
    ProgressBar::new(size).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
