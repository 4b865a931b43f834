//! One door for every question: the wire's JSON in, the wire's JSON out.

use std::ffi::{CStr, c_char, c_void};
use std::ptr;

use crate::encoding::Encoding;
use crate::lent;
use crate::questions::{Mistake, Question, Refused};
use crate::status::{ONSHI_ANSWERED, ONSHI_MISTAKE, ONSHI_REFUSED, guarded};

/// A text that the library made. It belongs to the caller, who gives it back to `onshi_text_free` as it is; a text that no call has
/// filled must not be given back.
#[repr(C)]
pub struct OnshiText {
    /// The text in the encoding that was asked for; NULL where there is none. A 0 (in UTF-16, one of two bytes)
    /// follows it, which `length` does not count.
    pub bytes: *mut c_void,
    /// How long the text is (bytes).
    pub length: usize,
}

/// Asks a question. Every text is in `encoding`: `ONSHI_UTF8`, `ONSHI_UTF16` or `ONSHI_CP932`.
///
/// `question` is ASCII and ends with a 0; `json` is what is asked, in the wire's JSON; `options` is NULL, or an object
/// of what the question may take:
///
///     question        json             options
///     assess          a project        edition, fraction_rule, explain
///     compare         a project        edition, fraction_rule, explain
///     options         a project        edition, fraction_rule, explain
///     overview        a project        edition, fraction_rule
///     errors          a project        edition, fraction_rule
///     plan            milestones       -
///     plan_ics        milestones       stamp (seconds since 1970, needed), language, id
///     plan_paper      milestones       output, language
///     check           a form           form (needed)
///     check_typed     texts by path    form (needed)
///     for_form        a message        language
///     draft           a form           form (needed)
///     paper           a form           form (needed), output, language
///     fields          -                form (needed)
///     edition         -                edition
///     edition_check   an edition       -
///     editions        -                -
///     desk            -                at
///     notices         -                -
///     codes           -                -
///     schema          -                name (needed)
///     value           any JSON         pointer (needed), count
///
/// The options: `edition` is a name, or an edition as an object; `fraction_rule` is "whole_yen" or "thousand_yen"; `explain` and
/// `count` are true or false; `language` is "ja" or "en"; `at` is a time of Japan such as "2021-01-16T15:59"; `form` is
/// "institution_code", "reader_application", "estimate_request", "usage_application", "receipt_breakdown", "completion_report" or
/// "subsidy_application", of which `draft` takes the receipt breakdown and the subsidy application; `name` is that of a JSON
/// Schema, and an unknown one is answered by the list; `pointer` is a JSON Pointer (RFC 6901) such as "/error/message/ja" or
/// "/steps/0/due_on".
///
/// `check_typed` takes a form as a person typed it, {"lines[0].eligible":"20万円"}, and answers as `check` does, with `sums`, `subsidy`
/// and the `form` as it was read. `for_form` takes the `message` of an error or a finding, and answers it with labels in place of field
/// names, for people who fill in a form.
///
/// `paper` answers a form for mail or paper: the estimate request as a letter to the vendor, the subsidy application as its documents under a
/// cover, any other form as a sheet; `output` is "text", or "html" for one page without scripts. `plan_paper` does so with a plan, as "html"
/// unless "text" is asked for. `overview` answers what each row of the table pays of the project's cost, whatever the day and the readers.
///
/// `value` reads JSON for programs that cannot: a text is answered without its quotes, null as nothing, a number as it was
/// written; with `count`, how many members an array or an object has. Elsewhere `json` of more than 1 MiB is refused.
///
/// Returns
///
///     ONSHI_ANSWERED  the answer: JSON, but plain text for plan_ics, plan_paper, for_form, paper and value
///     ONSHI_REFUSED   {"error":{...}}, also for a text that is not in the encoding
///     ONSHI_MISTAKE   words for the programmer in Japanese and English, in UTF-8 where `encoding` is unknown; no words where
///                     `answer` is NULL, not aligned, or overlaps what is asked
///     ONSHI_FAULT     no text
///
/// A character that CP932 does not have is escaped in JSON, by `\u` and four hexadecimal digits; in plain text it is the one that
/// Windows writes for it, or a geta mark.
///
/// `answer` is overwritten: free an older text before. It must be freed whatever is returned, unless it could not be written.
///
/// Floating-point exceptions must be masked, as C and Windows have them.
///
/// # Safety
///
/// `question` must be NULL or end with a 0; `json` and `options` must be NULL or readable for their lengths (bytes);
/// `answer` must be NULL or writable.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn onshi_ask(
    question: *const c_char,
    json: *const c_void,
    json_length: usize,
    options: *const c_void,
    options_length: usize,
    encoding: i32,
    answer: *mut OnshiText,
) -> i32 {
    // SAFETY: as the caller promises.
    let (question, json, options) = unsafe {
        (
            (!question.is_null()).then(|| CStr::from_ptr(question)),
            lent::bytes(json, json_length),
            lent::bytes(options, options_length),
        )
    };
    let name = question.map(CStr::to_bytes_with_nul).unwrap_or_default();
    let shares =
        |bytes: &[u8]| lent::overlap(bytes.as_ptr(), bytes.len(), answer, size_of::<OnshiText>());
    let asked_of = [Some(name), json, options];
    if !lent::fits(answer) || asked_of.into_iter().flatten().any(shares) {
        return ONSHI_MISTAKE;
    }
    // The caller's memory may hold anything: it is written, never read.
    // SAFETY: as the caller promises.
    let write = |text| unsafe { answer.write(text) };
    write(OnshiText {
        bytes: ptr::null_mut(),
        length: 0,
    });
    guarded(|| {
        let Some(encoding) = Encoding::of(encoding) else {
            let mistake = Mistake::new(
                "encoding は ONSHI_UTF8、ONSHI_UTF16、ONSHI_CP932 のいずれかです",
                "encoding is ONSHI_UTF8, ONSHI_UTF16 or ONSHI_CP932",
            );
            write(write_text(Encoding::Utf8, &mistake.0, false));
            return ONSHI_MISTAKE;
        };
        let (status, said, is_json) = match asked(question, json, options, encoding) {
            Ok((said, is_json)) => (ONSHI_ANSWERED, said, is_json),
            Err(Refused::Input(error)) => (ONSHI_REFUSED, error, true),
            Err(Refused::Call(mistake)) => (ONSHI_MISTAKE, mistake.0, false),
        };
        write(write_text(encoding, &said, is_json));
        status
    })
}

/// Returns the answer, and whether it is JSON.
fn asked(
    question: Option<&CStr>,
    json: Option<&[u8]>,
    options: Option<&[u8]>,
    encoding: Encoding,
) -> Result<(String, bool), Refused> {
    let name = question.map(CStr::to_string_lossy);
    let question = Question::named(name.as_deref().unwrap_or_default())?;
    let no_memory = |name: &str| {
        Mistake::new(
            &format!("{name} が NULL なのに、長さが0ではありません"),
            &format!("{name} is NULL, and its length is not 0"),
        )
    };
    let json = json.ok_or_else(|| no_memory("json"))?;
    let options = options.ok_or_else(|| no_memory("options"))?;
    let read = |bytes| {
        encoding
            .read(bytes)
            .ok_or_else(|| Refused::not_in(encoding))
    };
    let (json, options) = (read(json)?, read(options)?);
    Ok((question.answer(&json, &options)?, question.is_json))
}

/// Makes a text that belongs to the caller.
pub fn write_text(encoding: Encoding, said: &str, is_json: bool) -> OnshiText {
    let bytes = encoding.write(said, is_json).into_boxed_slice();
    let length = bytes.len() - END;
    OnshiText {
        bytes: Box::into_raw(bytes).cast(),
        length,
    }
}

/// The zeros behind a text (bytes).
const END: usize = 2;

/// Frees a text that the library made, and clears it: a second call does nothing, and neither does NULL.
///
/// # Safety
///
/// `text` must be NULL, or a text as the library made it; a copy of a text that was freed must not be used.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn onshi_text_free(text: *mut OnshiText) {
    if !lent::fits(text) {
        return;
    }
    // SAFETY: as the caller promises.
    let text = unsafe { &mut *text };
    let bytes = std::mem::replace(&mut text.bytes, ptr::null_mut()).cast::<u8>();
    let length = std::mem::take(&mut text.length);
    if !bytes.is_null() {
        let bytes = ptr::slice_from_raw_parts_mut(bytes, length + END);
        // SAFETY: `write_text` made it so.
        drop(unsafe { Box::from_raw(bytes) });
    }
}
