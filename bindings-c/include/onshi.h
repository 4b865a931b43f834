/* How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility
 * verification, and why. The README beside this file has examples. Made from the sources; do not edit. */

#ifndef ONSHI_H
#define ONSHI_H

#include <stddef.h>
#include <stdint.h>

/* The calling convention: __stdcall on Windows with 32 bits, as VB6, VBA and Delphi declare it; elsewhere C's own. */
#if defined(_WIN32) && !defined(_WIN64)
#define ONSHI_CALL __stdcall
#else
#define ONSHI_CALL
#endif

/*
 The version of this interface. It changes when a program that was compiled against an older header could
 misunderstand the library; new questions, options and members at the end of a struct do not change it.
 */
#define ONSHI_ABI_VERSION 1

/*
 The category of hospitals.
 */
#define ONSHI_CATEGORY_HOSPITAL 0

/*
 The category of pharmacies of large chains.
 */
#define ONSHI_CATEGORY_LARGE_CHAIN_PHARMACY 1

/*
 The category of clinics and other pharmacies.
 */
#define ONSHI_CATEGORY_CLINIC_OR_PHARMACY 2

/*
 The accelerated track.
 */
#define ONSHI_TRACK_ACCELERATED 0

/*
 The standard track.
 */
#define ONSHI_TRACK_STANDARD 1

/*
 The mandate track.
 */
#define ONSHI_TRACK_MANDATE 2

/*
 The fraction rule: cut below 1 yen.
 */
#define ONSHI_FRACTION_WHOLE_YEN 0

/*
 The fraction rule: cut below 1,000 yen.
 */
#define ONSHI_FRACTION_THOUSAND_YEN 1

/*
 A source states the fraction rule.
 */
#define ONSHI_BASIS_STATED 0

/*
 The fraction rule is inferred: no source states one.
 */
#define ONSHI_BASIS_INFERRED 1

/*
 The caller's own edition has the fraction rule.
 */
#define ONSHI_BASIS_CHOSEN 2

/*
 UTF-8.
 */
#define ONSHI_UTF8 0

/*
 UTF-16 in the byte order of the machine, as Windows, Java and .NET have it.
 */
#define ONSHI_UTF16 1

/*
 CP932, which Windows in Japan calls Shift_JIS or ANSI.
 */
#define ONSHI_CP932 2

/*
 A hospital.
 */
#define ONSHI_HOSPITAL 1

/*
 A clinic, medical or dental.
 */
#define ONSHI_CLINIC 2

/*
 A pharmacy.
 */
#define ONSHI_PHARMACY 3

/*
 The question has its answer.
 */
#define ONSHI_ANSWERED 0

/*
 The input is refused: the error says which field, why, and what is allowed.
 */
#define ONSHI_REFUSED 1

/*
 The call is wrong: an unknown question or option, a null pointer, a struct of another size.
 */
#define ONSHI_MISTAKE 2

/*
 The library is wrong. Please report it.
 */
#define ONSHI_FAULT 3

/*
 A text that the library made. It belongs to the caller, who gives it back to `onshi_text_free` as it is; a text that no call has
 filled must not be given back.
 */
typedef struct OnshiText {
  /*
   The text in the encoding that was asked for; NULL where there is none. A 0 (in UTF-16, one of two bytes)
   follows it, which `length` does not count.
   */
  void *bytes;
  /*
   How long the text is (bytes).
   */
  size_t length;
} OnshiText;

/*
 A project, as `onshi_assess` takes it. Days are numbers, 20210401 for 2021-04-01, and 0 where missing. A struct of zeros
 is a project of which all is missing.
 */
typedef struct OnshiProject {
  /*
   `sizeof(OnshiProject)`; another size is `ONSHI_MISTAKE`.
   */
  uint32_t size;
  /*
   `ONSHI_HOSPITAL`, `ONSHI_CLINIC` or `ONSHI_PHARMACY`.
   */
  int32_t facility;
  /*
   Prescriptions of the pharmacy's group in a month (count), 0 without a group. Read only where
   `has_group_prescriptions` is 1, as it must be for a pharmacy.
   */
  int64_t group_prescriptions_per_month;
  /*
   Amount paid for the eligible work (yen, 0 to 10^12).
   */
  int64_t cost;
  /*
   Face-recognition card readers (count).
   */
  int64_t readers;
  /*
   The day of the reader application; needed.
   */
  int32_t reader_applied_on;
  /*
   The day of the vendor contract.
   */
  int32_t vendor_contract_on;
  /*
   The start of operation.
   */
  int32_t operation_starts_on;
  /*
   1 where a subsidy was paid before, else 0.
   */
  int32_t subsidy_paid;
  /*
   1 where `group_prescriptions_per_month` is given, else 0.
   */
  int32_t has_group_prescriptions;
  /*
   Not read: it fills the struct up.
   */
  int32_t reserved;
} OnshiProject;

/*
 The answer of `onshi_assess`, by the newest edition. Where a project is refused, all but `size` and `code` is 0.
 */
typedef struct OnshiAnswer {
  /*
   `sizeof(OnshiAnswer)`, to be set before the call.
   */
  uint32_t size;
  /*
   0, or the number of the error: `onshi_code_name` names it.
   */
  int32_t code;
  /*
   One of `ONSHI_CATEGORY_...`.
   */
  int32_t category;
  /*
   One of `ONSHI_TRACK_...`.
   */
  int32_t track;
  /*
   Base project cost: the most of the cost that can count (yen).
   */
  int64_t base;
  /*
   Part of the cost that counts (yen).
   */
  int64_t counted;
  /*
   The subsidy (yen).
   */
  int64_t subsidy;
  /*
   Self-pay: the rest of the cost (yen).
   */
  int64_t self_pay;
  /*
   `counted` times the ratio, exactly (hundredths of a yen).
   */
  int64_t exact_hundredths;
  /*
   Amount cut off by the fraction rule: `exact_hundredths` less the subsidy (hundredths of a yen).
   */
  int64_t cut_hundredths;
  /*
   The numerator of the ratio.
   */
  int32_t ratio_numerator;
  /*
   The denominator of the ratio.
   */
  int32_t ratio_denominator;
  /*
   One of `ONSHI_FRACTION_...`.
   */
  int32_t fraction_rule;
  /*
   Basis of the fraction rule: one of `ONSHI_BASIS_...`.
   */
  int32_t basis;
  /*
   The name of the edition, such as `2022-08`: ASCII, never to be freed. NULL where the project is refused.
   */
  const char *edition;
} OnshiAnswer;

#ifdef __cplusplus
extern "C" {
#endif

/*
 Returns `ONSHI_ABI_VERSION` of the library, to be compared with that of the header.
 */
uint32_t ONSHI_CALL onshi_abi_version(void);

/*
 Returns the version of the library, such as `0.2.0`: ASCII, never to be freed.
 */
const char *ONSHI_CALL onshi_version(void);

/*
 Asks a question. Every text is in `encoding`: `ONSHI_UTF8`, `ONSHI_UTF16` or `ONSHI_CP932`.

 `question` is ASCII and ends with a 0; `json` is what is asked, in the wire's JSON; `options` is NULL, or an object
 of what the question may take:

     question        json             options
     assess          a project        edition, fraction_rule, explain
     compare         a project        edition, fraction_rule, explain
     options         a project        edition, fraction_rule, explain
     overview        a project        edition, fraction_rule
     errors          a project        edition, fraction_rule
     plan            milestones       -
     plan_ics        milestones       stamp (seconds since 1970, needed), language, id
     plan_paper      milestones       output, language
     check           a form           form (needed)
     check_typed     texts by path    form (needed)
     for_form        a message        language
     draft           a form           form (needed)
     paper           a form           form (needed), output, language
     fields          -                form (needed)
     edition         -                edition
     edition_check   an edition       -
     editions        -                -
     desk            -                at
     notices         -                -
     codes           -                -
     schema          -                name (needed)
     value           any JSON         pointer (needed), count

 The options: `edition` is a name, or an edition as an object; `fraction_rule` is "whole_yen" or "thousand_yen"; `explain` and
 `count` are true or false; `language` is "ja" or "en"; `at` is a time of Japan such as "2021-01-16T15:59"; `form` is
 "institution_code", "reader_application", "estimate_request", "usage_application", "receipt_breakdown", "completion_report" or
 "subsidy_application", of which `draft` takes the receipt breakdown and the subsidy application; `name` is that of a JSON
 Schema, and an unknown one is answered by the list; `pointer` is a JSON Pointer (RFC 6901) such as "/error/message/ja" or
 "/steps/0/due_on".

 `check_typed` takes a form as a person typed it, {"lines[0].eligible":"20万円"}, and answers as `check` does, with `sums`, `subsidy`
 and the `form` as it was read. `for_form` takes the `message` of an error or a finding, and answers it with labels in place of field
 names, for people who fill in a form.

 `paper` answers a form for mail or paper: the estimate request as a letter to the vendor, the subsidy application as its documents under a
 cover, any other form as a sheet; `output` is "text", or "html" for one page without scripts. `plan_paper` does so with a plan, as "html"
 unless "text" is asked for. `overview` answers what each row of the table pays of the project's cost, whatever the day and the readers.

 `value` reads JSON for programs that cannot: a text is answered without its quotes, null as nothing, a number as it was
 written; with `count`, how many members an array or an object has. Elsewhere `json` of more than 1 MiB is refused.

 Returns

     ONSHI_ANSWERED  the answer: JSON, but plain text for plan_ics, plan_paper, for_form, paper and value
     ONSHI_REFUSED   {"error":{...}}, also for a text that is not in the encoding
     ONSHI_MISTAKE   words for the programmer in Japanese and English, in UTF-8 where `encoding` is unknown; no words where
                     `answer` is NULL, not aligned, or overlaps what is asked
     ONSHI_FAULT     no text

 A character that CP932 does not have is escaped in JSON, by `\u` and four hexadecimal digits; in plain text it is the one that
 Windows writes for it, or a geta mark.

 `answer` is overwritten: free an older text before. It must be freed whatever is returned, unless it could not be written.

 Floating-point exceptions must be masked, as C and Windows have them.

 # Safety

 `question` must be NULL or end with a 0; `json` and `options` must be NULL or readable for their lengths (bytes);
 `answer` must be NULL or writable.
 */
int32_t ONSHI_CALL onshi_ask(const char *question,
                             const void *json,
                             size_t json_length,
                             const void *options,
                             size_t options_length,
                             int32_t encoding,
                             struct OnshiText *answer);

/*
 Frees a text that the library made, and clears it: a second call does nothing, and neither does NULL.

 # Safety

 `text` must be NULL, or a text as the library made it; a copy of a text that was freed must not be used.
 */
void ONSHI_CALL onshi_text_free(struct OnshiText *text);

/*
 Answers a project by the newest edition, several times faster than `onshi_ask`. The reasons, an edition of one's own
 and the words of an error are for `onshi_ask`.

 Returns `ONSHI_ANSWERED`; `ONSHI_REFUSED` with the number of the error in `answer->code`; `ONSHI_MISTAKE` for NULL, for
 another size, for memory that is not aligned and for two structs that overlap, with nothing written.

 # Safety

 `project` must be NULL or readable, `answer` NULL or writable.
 */
int32_t ONSHI_CALL onshi_assess(const struct OnshiProject *project,
                                struct OnshiAnswer *answer);

/*
 Returns the name of an error's number, such as `readers_out_of_range`: ASCII, never to be freed; NULL for 0 and for
 an unknown number. The numbers are those of this version alone; the names are stable.
 */
const char *ONSHI_CALL onshi_code_name(int32_t code);

/*
 Writes a project in the wire's JSON, for `onshi_ask`: to compare it, or to have the words of its error.

 Returns `ONSHI_ANSWERED`, whatever the project holds; `ONSHI_MISTAKE` for NULL, for another size, for memory that is not
 aligned and for an unknown encoding, with nothing written. `json` is as the answer of `onshi_ask`.

 # Safety

 `project` must be NULL or readable, `json` NULL or writable.
 */
int32_t ONSHI_CALL onshi_project_json(const struct OnshiProject *project,
                                      int32_t encoding,
                                      struct OnshiText *json);

/*
 Reads yen as people type them: `429,000円`, `42.9万円`, full-width digits; `△1,000` is less than 0.

 Returns `ONSHI_ANSWERED` with the yen; `ONSHI_REFUSED` for a text that is not a whole number of yen, or not in the
 encoding; `ONSHI_MISTAKE` for NULL with a length, for `yen` NULL or not aligned, for two places that overlap and
 for an unknown encoding. `yen` is written only where answered.

 # Safety

 `text` must be NULL or readable for `length` bytes, `yen` NULL or writable.
 */
int32_t ONSHI_CALL onshi_read_yen(const void *text,
                                  size_t length,
                                  int32_t encoding,
                                  int64_t *yen);

/*
 Reads a day as people type it: `2021/3/31`, `令和3年3月31日`, `R3.3.31`. The day is a number: 20210331.

 Returns as `onshi_read_yen` does; `ONSHI_REFUSED` for a text that is not a day.

 # Safety

 `text` must be NULL or readable for `length` bytes, `day` NULL or writable.
 */
int32_t ONSHI_CALL onshi_read_day(const void *text, size_t length, int32_t encoding, int32_t *day);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  /* ONSHI_H */
