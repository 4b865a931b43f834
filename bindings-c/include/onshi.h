/* How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility
 * verification, and why. The README beside this file has examples. Made from the sources; do not edit. */

#ifndef ONSHI_H
#define ONSHI_H

#include <stddef.h>
#include <stdint.h>

/* How the functions are called: on Windows with 32 bits as those of Windows itself, so that VB6, VBA and Delphi can, too. */
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
  int32_t readers;
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
   0: hospital, 1: large chain pharmacy, 2: clinic or pharmacy.
   */
  int32_t category;
  /*
   0: accelerated, 1: standard, 2: mandate.
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
} OnshiAnswer;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

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
     errors          a project        edition, fraction_rule
     plan            milestones       -
     plan_ics        milestones       stamp (seconds since 1970, needed), language, id
     check           a form           form (needed)
     draft           a form           form (needed)
     fields          -                form (needed)
     edition         -                edition
     edition_check   an edition       -
     editions        -                -
     desk            -                at
     notices         -                -
     codes           -                -
     schema          -                name (needed)
     value           any JSON         pointer (needed)

 `edition` is a name, or an edition as an object; `fraction_rule` is "whole_yen" or "thousand_yen"; `language` is "ja" or
 "en"; `at` is a time of Japan such as "2021-01-16T15:59". `form` is "institution_code", "reader_application", "estimate_request",
 "usage_application", "receipt_breakdown", "completion_report" or "subsidy_application"; `draft` takes the receipt breakdown and the
 subsidy application. `schema` returns a JSON Schema; with an unknown `name`, its words list the names. `value` reads JSON for programs that cannot: `pointer` is a JSON Pointer
 (RFC 6901) such as "/error/message/ja" or "/steps/0/day"; a text is answered without its quotes, null as nothing, and a pointer to
 nothing is `ONSHI_MISTAKE`. Elsewhere a JSON text of more than
 1 MiB is refused.

 Returns `ONSHI_ANSWERED` with the answer; `ONSHI_REFUSED` with `{"error":{...}}`, also for a text that is not in the encoding;
 `ONSHI_MISTAKE` with words for the programmer, in Japanese and English, in UTF-8 where `encoding` is unknown, and without words
 where `answer` is NULL, not aligned, or overlaps what is asked; `ONSHI_FAULT` without a text. The words, the calendar of `plan_ics` and the answer of `value` are plain text, everything else is JSON. A character that CP932 does not
 have is escaped in JSON, by `\u` and four hexadecimal digits, and is a geta mark in plain text.

 `answer` is overwritten: free an older text before. It must be freed whatever is returned, unless it could not be written.

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
#endif  // __cplusplus

#endif  /* ONSHI_H */
